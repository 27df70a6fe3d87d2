/**
 * The devices this one is connected with, whichever way: an exchange with each, and what is to be told of it. Of two
 * channels with one device, as when both dialled at once, the one dialled by the device with the lower key stays: both
 * sides choose the same.
 */
import type { Channel } from '../lan/channel.ts';
import type { Received } from '../vault/engine-api.ts';
import { type Exchange, type ExchangeEnd, type ExchangeSummary, startExchange } from './exchange.ts';
import type { Replica } from './replica.ts';

/** `lan`: found or dialled on a network. */
export type Way = 'lan';

export interface PeerNow {
  /** Hex. */
  readonly device: string;
  readonly address: string;
  readonly way: Way;
  /** Milliseconds since 1970. */
  readonly since: number;
  /** Both have all that the other had when they met. */
  readonly done: boolean;
  /** Of the spaces both share: whether both hold the same at this moment. */
  readonly level: ReadonlyMap<string, boolean>;
  readonly progress?: { readonly done: number; readonly of: number };
}

export type PeerEvent =
  | { readonly type: 'peerConnected'; readonly device: string; readonly address: string; readonly way: Way }
  /** `vanished`: without a word. `stranger`: one of the two does not count the other as a member. */
  | {
      readonly type: 'peerGone';
      readonly device: string;
      readonly why: 'closed' | 'vanished' | 'protocol' | 'stranger' | 'failed';
      readonly summary: ExchangeSummary;
    }
  | {
      readonly type: 'progress';
      readonly device: string;
      readonly space: string;
      readonly done: number;
      readonly of: number;
    }
  | { readonly type: 'received'; readonly device: string; readonly received: Received }
  | { readonly type: 'level'; readonly device: string; readonly space: string; readonly level: boolean }
  /** Both have all that the other had when they met. */
  | { readonly type: 'synced'; readonly device: string; readonly summary: ExchangeSummary };

export interface Peers {
  readonly take: (channel: Channel, way: Way) => void;
  readonly now: () => readonly PeerNow[];
  readonly isConnected: (device: string) => boolean;
  /** Ends every exchange and waits until what came is on the disk. */
  readonly close: () => Promise<void>;
}

export interface PeersDeps {
  readonly replica: Replica;
  readonly onEvent: (event: PeerEvent) => void;
  readonly later: (run: () => void) => () => void;
}

interface Connected {
  readonly channel: Channel;
  readonly exchange: Exchange;
  now: PeerNow;
}

export function createPeers({ replica, onEvent, later }: PeersDeps): Peers {
  const connected = new Map<string, Connected>();

  /** True where the one that is there already was dialled by the lower device. */
  const staysWith = (there: Channel, device: string): boolean => {
    return (there.role === 'i') === replica.device < device;
  };

  const take = (channel: Channel, way: Way): void => {
    const { device, address } = channel;
    const there = connected.get(device);
    if (there && there.channel.role !== channel.role && staysWith(there.channel, device)) {
      channel.close();
      return;
    }
    const entry: Connected = {
      channel,
      exchange: startExchange({
        replica,
        peer: device,
        pipe: channel,
        later,
        onEvent: (event) => {
          if (connected.get(device) !== entry) return;
          switch (event.type) {
            case 'progress':
              entry.now = { ...entry.now, progress: { done: event.done, of: event.of } };
              return onEvent({ ...event, device });
            case 'level':
              entry.now = { ...entry.now, level: new Map(entry.now.level).set(event.space, event.level) };
              return onEvent({ ...event, device });
            case 'done': {
              const { progress: _over, ...now } = entry.now;
              entry.now = { ...now, done: true };
              return onEvent({ type: 'synced', device, summary: entry.exchange.summary() });
            }
            case 'received':
              return onEvent({ type: 'received', device, received: event.received });
            case 'notShared':
              return;
          }
        },
      }),
      now: { device, address, way, since: replica.clock(), done: false, level: new Map() },
    };
    connected.set(device, entry);
    there?.exchange.close();
    if (!there) onEvent({ type: 'peerConnected', device, address, way });
    void Promise.all([entry.exchange.ended, channel.ended]).then(([how, end]) => {
      if (connected.get(device) !== entry) return;
      connected.delete(device);
      onEvent({ type: 'peerGone', device, why: whyGone(how, end), summary: entry.exchange.summary() });
    });
  };

  return {
    take,
    now: () => [...connected.values()].map(({ now }) => now),
    isConnected: (device) => connected.has(device),
    close: async () => {
      const all = [...connected.values()];
      for (const { exchange } of all) exchange.close();
      await Promise.all(all.map(({ exchange }) => exchange.ended));
    },
  };
}

function whyGone(how: ExchangeEnd, end: Awaited<Channel['ended']>): Extract<PeerEvent, { type: 'peerGone' }>['why'] {
  if (how.type !== 'closed') return how.type;
  return end;
}
