/** Where vault, settings and the app's own few files lie: the vault in the same place as for the browser host. */
import { homedir } from 'node:os';
import { dirname, resolve } from 'node:path';
import { defaultVaultPlaces, type VaultPlaces, vaultPlaces } from '../engine/bridge/places.ts';

export interface AppPlaces extends VaultPlaces {
  /** Size of the window, the mark that the app is running, and Chromium's own; always on this computer. */
  readonly userData: string;
}

/** `named`: on the command line. Else `SAMBAND_FOLDER`, else the usual place, which is `vault` in the app's own folder. */
export function placesFor(named: string | undefined, environment = process.env): AppPlaces {
  const usual = defaultVaultPlaces({ platform: process.platform, environment, home: homedir() });
  const folder = named ?? (environment['SAMBAND_FOLDER'] ? resolve(environment['SAMBAND_FOLDER']) : undefined);
  const chosen = folder === undefined ? usual : vaultPlaces(folder, process.platform);
  return { ...chosen, userData: dirname(usual.folder) };
}
