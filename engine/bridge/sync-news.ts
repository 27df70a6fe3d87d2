import type { SyncNews } from '../../shared/bridge/contract/sync.ts';
import { deviceRow } from '../../shared/query/device-row.ts';
import type { SyncEvent } from '../sync/service.ts';
import type { Vault } from '../vault/api.ts';

/** What a window says a word about when it happens; undefined for what only changes how things stand. */
export function newsOf(event: SyncEvent, vault: Vault): SyncNews | undefined {
  const personName = (device: string) => deviceRow(vault.graph(), device)?.fields.personName ?? '';
  switch (event.type) {
    case 'synced': {
      const { bundlesIn, bundlesOut, refused } = event.summary;
      const { device } = event;
      return { type: 'synced', device, personName: personName(device), in: bundlesIn, out: bundlesOut, refused };
    }
    case 'peerGone':
      return { type: 'gone', device: event.device, personName: personName(event.device), why: event.why };
    case 'joinSecond':
      return { type: 'joinSecond', from: event.from };
    case 'joined':
      return { type: 'joined', name: event.name, device: event.device, space: { ...event.space } };
    case 'joinFailed':
      return { type: 'joinFailed', why: event.why };
    case 'joinedByFolder':
      return { type: 'joinedByFolder', space: { ...event.space } };
    case 'folder': {
      if (event.event.type !== 'synced') return undefined;
      const { read, saved } = event.event;
      if (read.received + (saved?.envelopes ?? 0) === 0) return undefined;
      return { type: 'folderSynced', path: event.path, in: read.received, out: saved?.envelopes ?? 0 };
    }
    case 'server': {
      if (event.event.type !== 'synced') return undefined;
      const { read, saved } = event.event;
      if (read.received + (saved?.envelopes ?? 0) === 0) return undefined;
      return { type: 'serverSynced', url: event.url, in: read.received, out: saved?.envelopes ?? 0 };
    }
    default:
      return undefined;
  }
}
