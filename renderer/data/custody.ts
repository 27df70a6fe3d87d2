/** Who has what of mine, as a screen may say it: never more than has been heard. */
import type { CarrierServer, DeviceCustody, SyncState } from '../../shared/bridge/contract/sync.ts';

export type Held =
  | { readonly type: 'all' }
  | { readonly type: 'upTo'; readonly at: number }
  | { readonly type: 'nothing' }
  /** It was never heard from. */
  | { readonly type: 'unknown' }
  /** There is nothing of mine that it could have. */
  | { readonly type: 'none' };

export function heldBy({ saidAt, hasAllMine, hasMineUpTo }: DeviceCustody): Held {
  if (hasAllMine) return hasMineUpTo === undefined ? { type: 'none' } : { type: 'all' };
  if (saidAt === undefined) return { type: 'unknown' };
  return hasMineUpTo === undefined ? { type: 'nothing' } : { type: 'upTo', at: hasMineUpTo };
}

/** Nobody but this device is in any of its spaces. */
export function isAlone({ custody }: SyncState): boolean {
  return custody.devices.length === 0;
}

/** Something of mine lies in a space that others are in too. */
export function hasShared({ custody: { onlyHere, devices } }: SyncState): boolean {
  return onlyHere > 0 || devices.some(({ hasMineUpTo, hasAllMine }) => hasMineUpTo !== undefined || !hasAllMine);
}

/** By whose it is; one's own by its own name. */
export function nameOfDevice({ own, personName, deviceName }: DeviceCustody): string {
  return own ? deviceName : personName || deviceName;
}

/** The last part of its path: what a person calls a stick. */
export function nameOfFolder(path: string): string {
  return path.split(/[\\/]/).filter(Boolean).at(-1) ?? path;
}

/** What a person calls a server: where it is, without what all addresses have. An onion's name is a key, which nobody reads. */
export function nameOfServer({ kind, url }: Pick<CarrierServer, 'kind' | 'url'>): string {
  if (!URL.canParse(url)) return url;
  const { hostname, host, pathname } = new URL(url);
  const port = host.slice(hostname.length);
  const short = hostname.replace(/^(.{8}).+(\.onion)$/, '$1…$2');
  return kind === 'webdav' ? `${short}${port}` : `${short}${port}${pathname.replace(/\/+$/, '')}`;
}

/** What carries without being anybody's device, as a line may name it: the one that was in step last. */
export function lastCarrier({
  folders,
  servers,
}: SyncState): { readonly name: string; readonly at: number } | undefined {
  return [
    ...folders.map(({ path, at }) => ({ name: nameOfFolder(path), at })),
    ...servers.map((server) => ({ name: nameOfServer(server), at: server.at })),
  ]
    .flatMap(({ name, at }) => (at === undefined ? [] : [{ name, at }]))
    .sort((a, b) => b.at - a.at)[0];
}
