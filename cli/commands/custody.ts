import type { Vault } from '../../engine/vault/api.ts';
import { deviceRow } from '../../shared/query/device-row.ts';
import { ok } from '../../shared/result.ts';
import { iso } from '../iso.ts';
import { optional } from '../servers.ts';
import { type Command, withVault } from '../session.ts';

/** Who has what, from what is known here. */
export const custody: Command = (session) =>
  withVault(session, async (vault) => {
    const status = await vault.sync.status();
    const { onlyHere, onlyHereSince, onlyMine, devices } = status.custody;
    const names = namesOf(vault);
    const value = {
      onlyHere,
      ...(onlyHereSince !== undefined && { onlyHereSince: iso(onlyHereSince) }),
      onlyMine,
      devices: devices.map((each) => {
        const seen = status.seen[each.device];
        return {
          device: each.device,
          ...names(each.device),
          hasAllMine: each.hasAllMine,
          ...(each.hasMineUpTo !== undefined && { hasMineUpTo: iso(each.hasMineUpTo) }),
          ...(each.saidAt !== undefined && { saidAt: iso(each.saidAt) }),
          toSend: each.toSend,
          toFetch: each.toFetch,
          ...(seen && { lastSeen: iso(seen.at), way: seen.way }),
        };
      }),
      folders: status.folders.map(({ path, at, toSend, watched }) => ({
        path,
        watched,
        ...(at !== undefined && { at: iso(at) }),
        toSend,
      })),
      servers: status.servers.map(({ url, space, at, toSend, state, trouble }) => ({
        url,
        ...optional('space', vault.spaces.find(({ id }) => id === space)?.name),
        ...(at !== undefined && { at: iso(at) }),
        toSend,
        state,
        ...(trouble && { trouble: trouble.type }),
      })),
    };
    const lines = [
      onlyHere === 0
        ? 'Every edit of yours in shared spaces is known to lie somewhere else too.'
        : `${onlyHere} of your edits in shared spaces lie only here, as far as is known.`,
      ...(onlyMine > 0
        ? [`${onlyMine} edits lie in spaces that only this device is in: they are in its backups alone.`]
        : []),
      ...value.devices.map(deviceLine),
      ...value.folders.map(
        ({ path, at, toSend }) => `${path}: ${at ? `read back ${at}` : 'never read back'}, ${toSend} to save`,
      ),
      ...value.servers.map(
        ({ url, space, at, toSend }) =>
          `${url}${space === undefined ? '' : ` (${space})`}: ${at ? `in step ${at}` : 'never in step'}, ${toSend} to send`,
      ),
    ];
    return ok({ value, text: lines.join('\n') });
  });

function deviceLine(device: {
  readonly name?: string;
  readonly deviceName?: string;
  readonly device: string;
  readonly hasAllMine: boolean;
  readonly hasMineUpTo?: string;
  readonly toSend: number;
  readonly toFetch: number;
}): string {
  const who = device.name ? `${device.name} (${device.deviceName})` : device.device.slice(0, 8);
  const has = device.hasAllMine
    ? 'has everything of yours'
    : device.hasMineUpTo
      ? `has everything of yours up to ${device.hasMineUpTo}`
      : 'is not known to have anything of yours';
  return `${who}: ${has}; ${device.toSend} to send, ${device.toFetch} to fetch`;
}

function namesOf(vault: Vault): (device: string) => { readonly name?: string; readonly deviceName?: string } {
  return (device) => {
    const fields = deviceRow(vault.graph(), device)?.fields;
    return {
      ...(fields?.personName && { name: fields.personName }),
      ...(fields?.deviceName && { deviceName: fields.deviceName }),
    };
  };
}
