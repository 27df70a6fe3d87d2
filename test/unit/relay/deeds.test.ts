/** What somebody who means ill asks of one front, and what others of the same account are answered meanwhile. */
import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openLevelStore } from '../../../relay/level-store.ts';
import type { Limits } from '../../../relay/limits.ts';
import type { RelayStore } from '../../../relay/store.ts';
import { hashOfVoucher } from '../../../relay/vouchers.ts';
import { type FrontConnection, frontOver } from '../../kit/relay-front.ts';
import {
  enterOf,
  type Group,
  type Key,
  listOf,
  newGroup,
  newKey,
  putOf,
  signedList,
} from '../../kit/tiny-relay-client.ts';

let folder: string;
let store: RelayStore;
const now = () => 1.7e12;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'samband-deeds-'));
  store = await openLevelStore(folder);
});
afterAll(async () => {
  await store.close();
  await rm(folder, { recursive: true });
});

/** A front at which no time passes unless it is told, and a group that was opened there. */
async function scene(limits: Partial<Limits>, more: Partial<Group> = {}) {
  let at = 0;
  const connect = await frontOver(store, now, { limits, steady: () => at });
  const group = newGroup(more);
  const steward = group.writers.find((writer) => writer.steward)?.key ?? newKey();
  const text = randomBytes(9).toString('hex');
  await store.addVoucher({ hash: hashOfVoucher(text), quota: { bytes: 1e9, entriesPerDay: 1e6 }, until: now() + 1 });
  expect(await connect().ask('open', { c: text, ...listOf(group, steward) })).toMatchObject({ type: 'done' });
  const entered = async (of: Pick<Group, 'log' | 'reading'>, address?: string) => {
    const connection = connect(address);
    await connection.ask('enter', enterOf(of, connection.nonce));
    return connection;
  };
  return { connect, group, steward, entered, later: (milliseconds: number) => (at += milliseconds) };
}

test('who knows only a key that was replaced takes nothing of what the present members may ask', async () => {
  const { group, steward, entered, later } = await scene({ asks: { perSecond: 1, atOnce: 64 } });
  const next = { ...newGroup({ account: group.account, number: 2 }), writers: group.writers };
  const removed: FrontConnection[] = [];
  // Half of them came in while their key was the present one.
  for (let count = 0; count < 10; count++) removed.push(await entered(group, `exit ${count}`));
  const present = await entered(group, 'home');
  expect(await present.ask('list', listOf(next, steward))).toMatchObject({ type: 'done' });
  for (let count = 0; count < 10; count++) removed.push(await entered(group, `other exit ${count}`));
  await present.ask('enter', enterOf(next, present.nonce));
  const outcomes: string[] = [];
  for (const connection of removed)
    for (let count = 0; count < 10; count++) {
      const told = await connection.ask('since', { o: group.log, s: 0, m: 0, a: 0 });
      outcomes.push(told?.type === 'no' ? told.e : (told?.type ?? ''));
    }
  expect(outcomes.filter((outcome) => outcome === 'done')).toHaveLength(16);
  expect(outcomes.at(-1)).toBe('slow');
  for (let count = 0; count < 15; count++)
    expect(await present.ask('put', putOf(next.log, steward, randomBytes(9)))).toMatchObject({ type: 'done' });
  // Who has come as far as the present key reads what lies under the earlier one as it did.
  for (let count = 0; count < 15; count++)
    expect(await present.ask('since', { o: group.log, s: 0, m: 0, a: 0 })).toMatchObject({ type: 'done' });
  // And who has not gets on later.
  later(60_000);
  expect(await (removed[0] as FrontConnection).ask('since', { o: group.log, s: 0, m: 0, a: 0 })).toMatchObject({
    type: 'done',
  });
});

test('who may sign a list is looked at before its writers are read', async () => {
  const { connect, group, steward } = await scene({});
  const next = { ...newGroup({ account: group.account, number: 2 }), writers: group.writers };
  const { l } = listOf(next, steward) as { l: Uint8Array };
  const unreadable = (by: Key): Uint8Array => {
    const raw = Buffer.from(listOf(next, by)['l'] as Uint8Array);
    // The writers, at its end, are none.
    raw.fill(0xff, raw.length - 20);
    return raw;
  };
  const stranger = newKey();
  expect(await connect().ask('list', { l: unreadable(steward), g: randomBytes(64) })).toMatchObject({ e: 'signature' });
  expect(await connect().ask('list', { l: unreadable(stranger), g: randomBytes(64) })).toMatchObject({ e: 'steward' });
  const opening = { c: 'a voucher', l: unreadable(stranger), g: randomBytes(64) };
  expect(await connect().ask('open', opening)).toMatchObject({ e: 'signature' });
  // The same by somebody who may, and what has no beginning of a list.
  expect(await connect().ask('list', signedList(unreadable(steward), steward))).toMatchObject({ e: 'malformed' });
  for (const bytes of [l.subarray(0, 60), l.subarray(1), new Uint8Array(0)])
    expect(await connect().ask('list', signedList(bytes, steward))).toMatchObject({ e: 'malformed' });
  expect(await connect().ask('list', listOf(next, steward))).toMatchObject({ type: 'done' });
});

test('who is refused on and on without an end is told goodbye, and who is answered now and then is not', async () => {
  const { group, steward, entered } = await scene({});
  const endless = await entered(newGroup());
  const get = { o: group.log, i: randomBytes(32), f: 0, z: 1 };
  for (let count = 0; count < 1_000 && !endless.ended(); count++) await endless.ask('get', get);
  expect(endless.ended()).toBe('slow');
  expect(endless.told.length).toBeLessThan(400);
  const honest = await entered(group);
  for (let count = 0; count < 1_000; count++) {
    await honest.ask('get', { ...get, o: randomBytes(32) });
    if (count % 10 === 0)
      expect(await honest.ask('put', putOf(group.log, steward, randomBytes(9)))).toMatchObject({ type: 'done' });
  }
  expect(honest.ended()).toBeUndefined();
});

test('what is forged costs its own connection alone, and nothing is looked at beyond its rate', async () => {
  const { group, steward, entered } = await scene({ bytes: { perSecond: 1, atOnce: 400_000 } });
  const [forger, honest] = [await entered(group, 'exit'), await entered(group, 'home')];
  const forged = () => ({ ...putOf(group.log, steward, randomBytes(60_000)), g: randomBytes(64) });
  expect(await forger.ask('put', forged())).toMatchObject({ e: 'signature' });
  // A second one would have to be hashed and verified, too.
  expect(await forger.ask('put', forged())).toMatchObject({ e: 'slow' });
  expect(await honest.ask('put', putOf(group.log, steward, randomBytes(60_000)))).toMatchObject({ type: 'done' });
});
