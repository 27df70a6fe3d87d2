/** Devices with keys and doors that listen and dial on this computer, and take everything down again. */
import { randomBytes } from 'node:crypto';
import { type SigningKeys, signingKeysFromSeed } from '../../engine/bundles/envelope.ts';
import type { Channel } from '../../engine/lan/channel.ts';
import { type DialError, dialChannel } from '../../engine/lan/dial.ts';
import type { Door } from '../../engine/lan/door.ts';
import { type Listening, type ListenOptions, listenForChannels, type Refusal } from '../../engine/lan/listen.ts';
import { toHex } from '../../engine/secret/derive.ts';
import type { Result } from '../../shared/result.ts';

export interface LanDevice {
  readonly id: string;
  readonly sign: SigningKeys;
}

export interface Listener {
  readonly listening: Listening;
  readonly channels: Channel[];
  readonly refused: Refusal[];
  /** The next one that comes in, or has come and was not asked for yet. */
  readonly nextChannel: () => Promise<Channel>;
  readonly nextRefusal: () => Promise<Refusal>;
}

export interface LanScene {
  readonly listen: (
    who: LanDevice,
    how: Pick<ListenOptions, 'doors' | 'mayEnter'> & Partial<ListenOptions>,
  ) => Promise<Listener>;
  readonly dial: (
    who: LanDevice,
    port: number,
    how: Pick<ListenOptions, 'doors' | 'mayEnter'> & Partial<Parameters<typeof dialChannel>[0]>,
  ) => Promise<Result<Channel, DialError>>;
}

export function lanDevice(): LanDevice {
  const sign = signingKeysFromSeed(randomBytes(32));
  return { id: toHex(sign.publicKey), sign };
}

export function memberDoor(id = 'ours'): Door {
  return { id, key: new Uint8Array(randomBytes(32)), kind: 'member' };
}

export async function withLan(run: (scene: LanScene) => Promise<void>): Promise<void> {
  const listeners: Listening[] = [];
  const dialled: Channel[] = [];
  try {
    await run({
      listen: async ({ sign }, how) => {
        const channels = queue<Channel>();
        const refused = queue<Refusal>();
        const { put } = channels;
        const listening = await listenForChannels({
          host: '127.0.0.1',
          sign,
          onChannel: put,
          onRefused: refused.put,
          ...how,
        });
        if (!listening.ok) throw new Error(listening.error.type);
        listeners.push(listening.value);
        return {
          listening: listening.value,
          channels: channels.all,
          refused: refused.all,
          nextChannel: channels.next,
          nextRefusal: refused.next,
        };
      },
      dial: async ({ sign }, port, how) => {
        const channel = await dialChannel({ host: '127.0.0.1', port, sign, ...how });
        if (channel.ok) dialled.push(channel.value);
        return channel;
      },
    });
  } finally {
    for (const channel of dialled) channel.close();
    await Promise.all(listeners.map((each) => each.close()));
  }
}

function queue<T>() {
  const all: T[] = [];
  let asked = 0;
  let wake = () => {};
  return {
    all,
    put: (thing: T) => {
      all.push(thing);
      wake();
    },
    next: async (): Promise<T> => {
      const index = asked++;
      for (;;) {
        const thing = all[index];
        if (thing !== undefined) return thing;
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      }
    },
  };
}

export function textFrame(text: string): Uint8Array {
  return new Uint8Array(Buffer.from(text));
}

export async function nextText(channel: Channel): Promise<string | undefined> {
  const next = await channel.frames[Symbol.asyncIterator]().next();
  return next.done ? undefined : Buffer.from(next.value).toString();
}
