import type { CarrierEvent } from '../engine/packs/watch-carrier.ts';
import type { SyncEvent } from '../engine/sync/service.ts';
import type { Vault } from '../engine/vault/api.ts';
import { deviceRow } from '../shared/query/device-row.ts';

/**
 * An event as `serve` prints it, one JSON object a line: `event` names it. Devices by key and, where known, name. Undefined
 * for what nobody waits for.
 */
export function syncEventLine(event: SyncEvent, vault: Vault): Record<string, unknown> | undefined {
  const space = (id: string) => vault.spaces.find((each) => each.id === id)?.name ?? id.slice(0, 8);
  const who = (device: string) => {
    const row = deviceRow(vault.graph(), device);
    return { device, ...(row && { name: row.fields.personName, deviceName: row.fields.deviceName }) };
  };
  switch (event.type) {
    case 'listening':
      return { event: 'listening', port: event.port, addresses: event.addresses };
    case 'refused':
      return { event: 'refused', address: event.address, why: event.why };
    case 'peerConnected':
      return { event: 'connected', ...who(event.device), address: event.address, way: event.way };
    case 'peerGone':
      return {
        event: 'gone',
        ...who(event.device),
        why: event.why,
        ...event.summary,
        apart: event.summary.apart.map(space),
      };
    case 'progress':
      return { event: 'progress', ...who(event.device), space: space(event.space), done: event.done, of: event.of };
    case 'received': {
      const { applied, held, refused, acts } = event.received;
      if (applied + held + refused.length + acts === 0) return undefined;
      return { event: 'received', ...who(event.device), applied, held, acts, refused };
    }
    case 'level':
      return { event: 'level', ...who(event.device), space: space(event.space), level: event.level };
    case 'synced':
      return { event: 'synced', ...who(event.device), ...event.summary, apart: event.summary.apart.map(space) };
    case 'joinAsked': {
      const { name, deviceName, device, words, from } = event.request;
      return { event: 'joinAsked', name, deviceName, device, words, from, space: event.request.space.name };
    }
    case 'joinSecond':
      return { event: 'joinSecond', from: event.from, why: 'somebody else is using or has used this invitation' };
    case 'joined':
      return { event: 'joined', name: event.name, device: event.device, space: event.space.name };
    case 'joinFailed':
      return { event: 'joinFailed', why: event.why };
    case 'joinedByFolder':
      return { event: 'joinedByFolder', space: event.space.name };
    case 'folder':
      return carrierLine('folder', { path: event.path }, event.event);
    case 'server':
      return event.event.type === 'slow'
        ? { event: 'serverSlow', url: event.url }
        : carrierLine('server', { url: event.url }, event.event);
  }
}

function carrierLine(
  what: 'folder' | 'server',
  where: Readonly<Record<string, string>>,
  event: CarrierEvent,
): Record<string, unknown> | undefined {
  switch (event.type) {
    case 'synced': {
      const { read, saved } = event;
      if (read.received + (saved?.envelopes ?? 0) + read.refused.length === 0) return undefined;
      const counts = { in: read.received, out: saved?.envelopes ?? 0, refused: read.refused.length };
      return { event: `${what}Synced`, ...where, ...counts };
    }
    case 'gone':
    case 'failed':
      return { event: `${what}${event.type === 'gone' ? 'Gone' : 'Failed'}`, ...where, why: event.error.type };
    case 'back':
      return { event: `${what}Back`, ...where };
    case 'progress':
      return undefined;
  }
}
