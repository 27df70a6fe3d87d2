import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openLevelStore } from '../../../relay/level-store.ts';
import type { RelayStore } from '../../../relay/store.ts';
import { hashOfVoucher } from '../../../relay/vouchers.ts';
import { frontOver } from '../../kit/relay-front.ts';
import { closeOf, enterOf, listOf, newGroup, newKey, putOf } from '../../kit/tiny-relay-client.ts';

// Two fronts over one store, each with its own memory of lists: what one of them knows of old never decides.
let folder: string;
let store: RelayStore;
let now = 1.7e12;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'samband-fronts-'));
  store = await openLevelStore(folder);
});
afterAll(async () => {
  await store.close();
  await rm(folder, { recursive: true });
});

const front = () => frontOver(store, () => now);

async function newVoucher(text: string): Promise<string> {
  const quota = { bytes: 1e6, entriesPerDay: 5 };
  await store.addVoucher({ hash: hashOfVoucher(text), quota, until: now + 1_000 });
  return text;
}

test('who was let in or shut out at one front is in or out at the other at once', async () => {
  const [here, there] = [await front(), await front()];
  const [one, two] = [here(), there()];
  const [steward, early, late] = [newKey(), newKey(), newKey()];
  const group = newGroup({ writers: [{ key: steward, steward: true }, { key: early }] });
  expect(await one.ask('open', { c: await newVoucher('a'), ...listOf(group, steward) })).toMatchObject({
    type: 'done',
  });
  for (const connection of [one, two]) await connection.ask('enter', enterOf(group, connection.nonce));
  expect(await two.ask('put', putOf(group.log, early, randomBytes(5)))).toMatchObject({ type: 'done' });
  const next = { ...group, number: 2, writers: [{ key: steward, steward: true }, { key: late }] };
  expect(await one.ask('list', listOf(next, steward))).toMatchObject({ type: 'done' });
  expect(await two.ask('put', putOf(group.log, late, randomBytes(5)))).toMatchObject({ type: 'done' });
  const again = { ...group, number: 3, writers: [{ key: steward, steward: true }, { key: early }] };
  expect(await one.ask('list', listOf(again, steward))).toMatchObject({ type: 'done' });
  expect(await two.ask('put', putOf(group.log, late, randomBytes(5)))).toMatchObject({ e: 'writer' });
  expect(await two.ask('put', putOf(group.log, early, randomBytes(5)))).toMatchObject({ type: 'done' });
  // A steward that was one in an earlier list is none where a newer one is.
  const coup = newGroup({ account: group.account, number: 4, writers: [{ key: late, steward: true }] });
  expect(await two.ask('list', listOf(coup, late))).toMatchObject({ e: 'steward' });
});

test('a steward made at one front is one at the other at once', async () => {
  const [here, there] = [await front(), await front()];
  const [one, two] = [here(), there()];
  const [first, second] = [newKey(), newKey()];
  const group = newGroup({ writers: [{ key: first, steward: true }] });
  await one.ask('open', { c: await newVoucher('d'), ...listOf(group, first) });
  await two.ask('enter', enterOf(group, two.nonce));
  // So that this front remembers the list of now.
  expect(await two.ask('put', putOf(group.log, first, randomBytes(5)))).toMatchObject({ type: 'done' });
  const both = { ...group, number: 2, writers: [...group.writers, { key: second, steward: true }] };
  expect(await one.ask('list', listOf(both, first))).toMatchObject({ type: 'done' });
  expect(await two.ask('list', listOf({ ...both, number: 3 }, second))).toMatchObject({ type: 'done' });
});

test('an account that was closed and opened again has the members of its new list alone', async () => {
  const [here, there] = [await front(), await front()];
  const [one, two] = [here(), there()];
  const group = newGroup();
  const steward = group.writers[0]?.key ?? newKey();
  await one.ask('open', { c: await newVoucher('e'), ...listOf(group, steward) });
  for (const connection of [one, two]) {
    await connection.ask('enter', enterOf(group, connection.nonce));
    expect(await connection.ask('put', putOf(group.log, steward, randomBytes(5)))).toMatchObject({ type: 'done' });
  }
  expect(await one.ask('close', closeOf(group.account, 1, steward))).toMatchObject({ type: 'done' });
  while (await store.trim({ supersededBefore: 0, removedBefore: 0, idleBefore: 0, vouchersBefore: 0 }));
  const other = newKey();
  const again = { ...group, writers: [{ key: other, steward: true }] };
  expect(await one.ask('open', { c: await newVoucher('f'), ...listOf(again, other) })).toMatchObject({ type: 'done' });
  for (const connection of [here(), there()]) {
    expect(await connection.ask('enter', enterOf(group, connection.nonce))).toMatchObject({ type: 'done' });
    expect(await connection.ask('put', putOf(group.log, steward, randomBytes(5)))).toMatchObject({ e: 'writer' });
    expect(await connection.ask('put', putOf(group.log, other, randomBytes(5)))).toMatchObject({ type: 'done' });
  }
});

test('a day ends by the clock of the relay, and a clock that leaps back gives nobody less', async () => {
  const connection = (await front())();
  const group = newGroup();
  const steward = group.writers[0]?.key ?? newKey();
  await connection.ask('open', { c: await newVoucher('b'), ...listOf(group, steward) });
  await connection.ask('enter', enterOf(group, connection.nonce));
  const put = () => connection.ask('put', putOf(group.log, steward, randomBytes(5)));
  for (let count = 0; count < 5; count++) expect(await put()).toMatchObject({ type: 'done' });
  const refused = await put();
  expect(refused).toMatchObject({ e: 'entries' });
  now += refused?.type === 'no' ? refused.w : 0;
  expect(await put()).toMatchObject({ type: 'done' });
  now -= 10 * 86_400_000;
  expect(await put()).toMatchObject({ type: 'done' });
  now += 10 * 86_400_000;
});

test('whoever stays connected, or only puts, keeps the account from looking idle; whoever left does not', async () => {
  const here = await front();
  const day = 86_400_000;
  const isKept = async (account: Uint8Array) => {
    const idleBefore = now - 2 * day;
    while (await store.trim({ supersededBefore: 0, removedBefore: 0, idleBefore, vouchersBefore: 0 }));
    return (await store.account(account)) !== undefined;
  };
  const opened = async (voucher: string) => {
    const connection = here();
    const group = newGroup();
    const steward = group.writers[0]?.key ?? newKey();
    await connection.ask('open', { c: await newVoucher(voucher), ...listOf(group, steward) });
    await connection.ask('enter', enterOf(group, connection.nonce));
    return { connection, group, steward };
  };
  const [one, two] = [await opened('g'), await opened('h')];
  now += 3 * day;
  expect(await one.connection.ask('put', putOf(one.group.log, one.steward, randomBytes(5)))).toMatchObject({
    type: 'done',
  });
  await here.look();
  expect([await isKept(one.group.account), await isKept(two.group.account)]).toEqual([true, true]);
  for (const { connection } of [one, two]) connection.end();
  now += 3 * day;
  await here.look();
  expect([await isKept(one.group.account), await isKept(two.group.account)]).toEqual([false, false]);
});

test('a reading key that is no key lets nobody in, and harms nothing', async () => {
  const group = newGroup();
  const steward = group.writers[0]?.key ?? newKey();
  const connection = (await front())();
  await connection.ask('open', { c: await newVoucher('c'), ...listOf(group, steward) });
  const bad = { ...group, reading: { raw: Buffer.alloc(32, 255), secret: steward.secret }, number: 2 };
  expect(await connection.ask('list', listOf(bad, steward))).toMatchObject({ type: 'done' });
  expect(await connection.ask('enter', enterOf(bad, connection.nonce))).toMatchObject({ e: 'unknown' });
});
