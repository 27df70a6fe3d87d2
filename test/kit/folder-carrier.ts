/** A folder of packs, for tests that only say which files. */
import type { CarrierFiles } from '../../engine/folder/carrier-files.ts';
import { createFilePackStore } from '../../engine/folder/file-pack-store.ts';
import { createPackCarrier, type PackCarrier, type PackCarrierDeps } from '../../engine/packs/pack-carrier.ts';

export function createFolderCarrier({
  files,
  ...deps
}: Omit<PackCarrierDeps, 'store'> & { readonly files: CarrierFiles }): PackCarrier {
  return createPackCarrier({ ...deps, store: createFilePackStore(files, deps.replica.device) });
}
