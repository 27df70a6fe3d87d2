/** Honest people at a relay under test: a group that writes and reads while something else goes on. */
import { randomBytes } from 'node:crypto';
import { expect } from 'vitest';
import type { RelayProcess } from './relay-process.ts';
import { connect, type Group, type Key, listOf, newGroup, type TinyClient } from './tiny-relay-client.ts';

export interface OpenedGroup {
  readonly group: Group;
  readonly steward: Key;
  /** Entered, from an address of its own. */
  connect(): Promise<TinyClient>;
  /** Blobs whose putting was acknowledged. */
  readonly acknowledged: Map<string, number>;
  put(client: TinyClient, blob?: Uint8Array): Promise<boolean>;
  /** All acknowledged blobs are there, whole and under their numbers. */
  expectAllThere(client: TinyClient): Promise<void>;
}

export async function openGroup(
  relay: RelayProcess,
  voucher: readonly string[] = [],
  more: Partial<Group> = {},
): Promise<OpenedGroup> {
  const group = newGroup(more);
  const steward = group.writers.find((writer) => writer.steward)?.key;
  if (!steward) throw new Error('no steward');
  const opening = await connect(relay.url);
  const done = await opening.ask('open', { c: await relay.voucher(...voucher), ...listOf(group, steward) });
  if (done.type !== 'done') throw new Error(JSON.stringify(done));
  await opening.close();
  const acknowledged = new Map<string, number>();
  const nameOf = (blob: Uint8Array) => Buffer.from(blob).toString('latin1');
  return {
    group,
    steward,
    acknowledged,
    connect: async () => {
      const client = await connect(relay.url, { localAddress: '127.0.0.250' });
      const entered = await client.enter(group);
      if (entered.type !== 'done') throw new Error(JSON.stringify(entered));
      return client;
    },
    put: async (client, blob = randomBytes(300)) => {
      const told = await client.put(group.log, steward, blob);
      if (told.type === 'done') acknowledged.set(nameOf(blob), Number(told['s']));
      return told.type === 'done';
    },
    expectAllThere: async (client) => {
      const there = new Map(
        (await client.since(group.log)).flatMap(({ b, s }) => (b ? [[nameOf(b as Uint8Array), Number(s)]] : [])),
      );
      const missing = [...acknowledged].filter(([blob, number]) => there.get(blob) !== number);
      expect(missing.length).toBe(0);
    },
  };
}

/** Writes and reads without a pause until it is told to stop; what was refused or lost fails. */
export function keepWorking(opened: OpenedGroup, client: TinyClient): { stop(): Promise<number> } {
  let going = true;
  let times = 0;
  const working = (async () => {
    while (going) {
      if (!(await opened.put(client))) throw new Error('an honest put was refused');
      const last = opened.acknowledged.size;
      const told = await client.ask('since', { o: opened.group.log, s: last - 1, m: 1_000, a: 1 });
      // Others of the group may have put something that they have not heard of yet.
      if (told.type !== 'done' || Number(told['n']) < last)
        throw new Error(`an honest question was answered ${JSON.stringify(told)}`);
      client.told.length = 0;
      times++;
      await new Promise((go) => setTimeout(go, 20));
    }
  })();
  working.catch(() => undefined);
  return {
    stop: async () => {
      going = false;
      await working;
      return times;
    },
  };
}
