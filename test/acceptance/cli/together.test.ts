import { mkdirSync, readFileSync } from 'node:fs';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Desk, desk, quickVault, serve } from './command.ts';

let at: Desk;
beforeEach(() => {
  at = desk();
});
afterEach(() => at.remove());

type Value = Record<string, unknown>;

const ida = () => at.path('ida');
const bo = () => at.path('bo');

async function idaWithOne(): Promise<void> {
  await quickVault(at, ida(), 'Ida Example');
  await at.value('add', ida(), 'met roedt.example today');
}

async function names(vault: string): Promise<string[]> {
  const rows = (await at.value('list', vault, 'organisations')) as Value[];
  return rows.map((row) => String(row['displayName'])).sort();
}

async function idOf(vault: string, name: string): Promise<string> {
  const rows = (await at.value('list', vault, 'organisations')) as Value[];
  return String(rows.find((row) => row['displayName'] === name)?.['id']);
}

/** Ida's vault, with Bo let in through a folder. */
async function pairedByFolder(): Promise<string> {
  const stick = at.path('stick');
  mkdirSync(stick);
  await idaWithOne();
  await at.value('invite', ida(), '--space', 'coalition', '--out', at.path('invitation'));
  await quickVault(at, bo(), 'Bo Example', { joining: true });
  await at.value('join', bo(), at.path('invitation'), '--name', 'Bo Example', '--folder', stick);
  await at.value('admit', ida(), '--folder', stick, '--yes');
  await at.value('sync', bo(), '--folder', stick);
  return stick;
}

test('with an invitation and an address a comrade is in, has all of it, and both know who has what', async () => {
  await idaWithOne();
  const invited = (await at.value('invite', ida(), '--space', 'coalition', '--out', at.path('invitation'))) as Value;
  expect(invited['words']).toHaveLength(12);
  expect(readFileSync(at.path('invitation'), 'utf8')).toContain((invited['words'] as string[]).join(' '));
  const serving = serve(at, ida(), '--listen', '127.0.0.1:0', '--accept-joins');
  const listening = await serving.event(({ event }) => event === 'listening');
  const address = `127.0.0.1:${listening['port']}`;

  const joined = (await at.value('join', bo(), at.path('invitation'), '--name', 'Bo', '--address', address)) as Value;
  expect(joined).toMatchObject({ joined: 'coalition', inviter: 'Ida Example', complete: true });
  const asked = await serving.event(({ event }) => event === 'joinAsked');
  expect(asked).toMatchObject({ name: 'Bo', words: joined['words'] });
  expect(joined['words']).toHaveLength(5);
  expect(await names(bo())).toEqual(['roedt.example']);

  await at.value('add', bo(), 'met sv.example yesterday');
  expect(await at.value('custody', bo())).toMatchObject({
    onlyHere: 1,
    devices: [{ name: 'Ida Example', hasAllMine: false }],
  });
  const synced = (await at.value('sync', bo(), '--address', address)) as Value;
  expect(synced).toMatchObject({ refused: 0, missing: 0, onlyHere: 0 });
  expect(synced['bundlesOut']).toBeGreaterThan(0);
  const again = (await at.value('sync', bo(), '--address', address)) as Value;
  expect(again).toMatchObject({ bundlesIn: 0, bundlesOut: 0 });

  const used = await at.run(['join', at.path('eve'), at.path('invitation'), '--name', 'Eve', '--address', address]);
  expect(used.code).toBe(1);
  expect(used.err).toContain('invitation is used');
  expect((await at.run(['list', at.path('eve'), 'organisations'])).code).toBe(1);

  expect(await serving.stop()).toBe(0);
  expect(await names(ida())).toEqual(['roedt.example', 'sv.example']);
  expect(await at.value('custody', ida())).toMatchObject({
    onlyHere: 0,
    devices: [{ name: 'Bo', hasAllMine: true, toSend: 0 }],
  });
  for (const vault of [ida(), bo()]) expect(await at.value('verify', vault)).toMatchObject({ sound: true });
});

test('a stick alone lets a comrade in, and carries what each writes to the other', async () => {
  const stick = await pairedByFolder();
  expect(await names(bo())).toEqual(['roedt.example']);
  await at.value('add', bo(), 'met sv.example yesterday');
  await at.value('sync', bo(), '--folder', stick);
  expect(await at.value('custody', bo())).toMatchObject({ onlyHere: 0, folders: [{ path: stick, toSend: 0 }] });
  await at.value('sync', ida(), '--folder', stick);
  expect(await names(ida())).toEqual(['roedt.example', 'sv.example']);
  const members = (await at.value('members', ida())) as Value[];
  expect(JSON.stringify(members)).toContain('Bo Example');
});

test('two who ask with one invitation are both shown and both turned away', async () => {
  const stick = at.path('stick');
  mkdirSync(stick);
  await idaWithOne();
  await at.value('invite', ida(), '--space', 'coalition', '--out', at.path('invitation'));
  const words: unknown[] = [];
  for (const name of ['bo', 'eve']) {
    await quickVault(at, at.path(name), name, { joining: true });
    const asked = (await at.value(
      'join',
      at.path(name),
      at.path('invitation'),
      '--name',
      name,
      '--folder',
      stick,
    )) as Value;
    words.push(asked['words']);
  }
  expect(words[0]).toHaveLength(7);
  expect(words[0]).not.toEqual(words[1]);
  const refused = await at.run(['admit', ida(), '--folder', stick, '--yes', '--json']);
  expect(refused.code).toBe(1);
  expect(refused.json()).toMatchObject({ error: { type: 'SeveralRequests' } });
  expect(refused.err).toContain('bo (');
  expect(refused.err).toContain('eve (');
  for (const name of ['bo', 'eve']) {
    await at.value('sync', at.path(name), '--folder', stick);
    expect(await names(at.path(name))).toEqual([]);
  }
});

test('words that are no invitation are told apart, and nothing is made', async () => {
  const ran = async (words: string) =>
    at.run(['join', bo(), '-', '--name', 'Bo', '--address', '127.0.0.1:9', '--json'], { input: words });
  expect((await ran('twelve words are needed')).json()).toMatchObject({ error: { type: 'NotAnInvitation' } });
  expect((await ran(`${'abandon '.repeat(11)}oslo`)).json()).toMatchObject({ error: { type: 'UnknownWord' } });
  expect((await ran('abandon '.repeat(12))).json()).toMatchObject({ error: { type: 'WordsDoNotFit' } });
  const nobody = await ran(`${'abandon '.repeat(11)}about`);
  expect(nobody.json()).toMatchObject({ error: { type: 'Refused' } });
  expect((await at.run(['list', bo(), 'organisations'])).err).toContain('holds no vault');
});

test('what two wrote at once is listed on both sides, and settled on one is settled on both', async () => {
  const stick = await pairedByFolder();
  const id = await idOf(ida(), 'roedt.example');
  await at.value('set', ida(), id, 'place', 'Oslo');
  await at.value('set', bo(), id, 'place', 'Bergen');
  for (const vault of [ida(), bo(), ida()]) await at.value('sync', vault, '--folder', stick);
  const both = await Promise.all([ida(), bo()].map(async (vault) => (await at.value('conflicts', vault)) as Value[]));
  expect(both[0]).toHaveLength(1);
  expect(both[0]?.[0]).toMatchObject({ field: 'place', row: id });
  const values = (both[0]?.[0]?.['values'] ?? []) as Value[];
  expect(values.map(({ value }) => value).sort()).toEqual(['Bergen', 'Oslo']);
  const conflict = String(both[1]?.[0]?.['id']);
  const wrong = await at.run(['settle', bo(), conflict, '--take', 'Tromsø']);
  expect(wrong.err).toContain('Bergen');
  expect(wrong.code).toBe(1);
  await at.value('settle', bo(), conflict, '--take', 'Oslo');
  expect(await at.value('conflicts', bo())).toEqual([]);
  for (const vault of [bo(), ida()]) await at.value('sync', vault, '--folder', stick);
  expect(await at.value('conflicts', ida())).toEqual([]);
  expect(await at.value('show', ida(), id)).toMatchObject({ place: 'Oslo' });
});

test('a device that was removed gets nothing new, at an address or from a stick', async () => {
  const stick = await pairedByFolder();
  const before = await at.value('remove', ida(), 'Bo Example');
  expect(JSON.stringify(before)).toContain('roedt.example');
  await at.value('add', ida(), 'met sv.example today');
  await at.value('sync', ida(), '--folder', stick);
  const serving = serve(at, ida(), '--listen', '127.0.0.1:0');
  const { port } = await serving.event(({ event }) => event === 'listening');
  await at.value('sync', bo(), '--folder', stick);
  const refused = await at.run(['sync', bo(), '--address', `127.0.0.1:${port}`, '--json']);
  expect(refused.code).toBe(1);
  expect(await serving.event(({ event }) => event === 'refused')).toMatchObject({ why: 'NotAMember' });
  await serving.stop();
  expect(await names(bo())).toEqual(['roedt.example']);
  expect(await names(ida())).toEqual(['roedt.example', 'sv.example']);
});
