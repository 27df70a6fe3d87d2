/** A server for the spaces it is meant for: one place for each that it carries one at a time. */
import { err, ok, type Result } from '../../shared/result.ts';
import type { ServerAddress } from './server-place.ts';
import type { AddOptions, AddServerError, ServerSynced, Servers } from './servers.ts';

export interface ServerOutcome {
  readonly id?: string;
  /** The one space of this place; absent where it carries all. */
  readonly space?: string;
  /** Absent where it could not be reached or refused. */
  readonly synced?: ServerSynced;
  readonly error?: AddServerError | { readonly type: 'NoSuchServer' };
}

export type ServerChoiceError = { readonly type: 'WhichSpace' } | { readonly type: 'NothingShared' };

/**
 * Syncs once with a server, naming it to this vault where it was not. Without a space it is asked for every space that others
 * share; those it does not know are passed over, as long as it knows one. `shared`: ids of the spaces that others share.
 */
export async function syncWithServer(
  servers: Pick<Servers, 'places' | 'add' | 'sync' | 'change'>,
  shared: readonly string[],
  address: ServerAddress,
  { space, proxy, gather, on = false }: AddOptions,
): Promise<Result<readonly ServerOutcome[], ServerChoiceError>> {
  const known = servers.places().filter(({ kind, url }) => kind === address.kind && url === address.url);
  const candidates = space === undefined ? shared : [space];
  if (candidates.length === 0) return err({ type: 'NothingShared' });
  const isKnown = (id: string) => known.some((place) => place.space === id);
  const fresh = candidates.filter((id) => !isKnown(id));
  if (address.voucher !== undefined && space === undefined && fresh.length > 1) return err({ type: 'WhichSpace' });
  const isOne = address.kind === 'webdav';
  const wanted = isOne
    ? [undefined]
    : address.voucher !== undefined && space === undefined && fresh.length === 1
      ? fresh
      : candidates;
  const used: ServerOutcome[] = [];
  for (const each of wanted) {
    const place = known.find((one) => one.space === each);
    const change = {
      ...(proxy !== undefined && proxy !== place?.proxy && { proxy }),
      ...(address.voucher !== undefined && address.voucher !== place?.voucher && { voucher: address.voucher }),
      ...(address.username !== undefined && address.username !== place?.username && { username: address.username }),
      ...(address.password !== undefined && address.password !== place?.password && { password: address.password }),
      ...(gather !== undefined && gather !== place?.gather && { gather }),
      ...(on && place?.on === false && { on }),
    };
    // A proxy is only ever given here, never taken away.
    if (place && Object.keys(change).length > 0) await servers.change(place.id, change);
    const where = each === undefined ? {} : { space: each };
    if (place) {
      const synced = await servers.sync(place.id);
      used.push({ id: place.id, ...where, ...(synced.ok ? { synced: synced.value } : { error: synced.error }) });
      continue;
    }
    const added = await servers.add(address, {
      ...where,
      on,
      ...(proxy !== undefined && { proxy }),
      ...(gather !== undefined && { gather }),
    });
    if (!added.ok) used.push({ ...where, error: added.error });
    else {
      const { id, synced, error = { type: 'CarrierGone' } } = added.value;
      used.push({ id, ...where, ...(synced ? { synced } : { error }) });
    }
  }
  const passedOver = (one: ServerOutcome) => one.id === undefined && one.error?.type === 'NotKnownThere';
  const told = used.filter((one) => !passedOver(one));
  return ok(told.length > 0 ? told : used.slice(0, 1));
}
