/** Every command once in good and in bad use: exit codes, one JSON value on standard output, words on standard error. */
import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Desk, desk, listed, quickVault, type Ran, tourPost } from './command.ts';

const at = desk();
const unknownId = 'f'.repeat(32);
let kit: readonly string[] = [];

beforeAll(async () => {
  kit = await quickVault(at, at.vault, 'Aud');
  await at.value('add', at.vault, 'met fjell-union.example today');
});
afterAll(() => at.remove());

/** A failure: the exit code, one JSON value that names it, and a sentence for people. */
function expectFailure(ran: Ran, code: number, type?: string): void {
  expect([ran.code, ran.err]).toEqual([code, expect.stringMatching(/^samband: \S/m)]);
  expect(ran.json()).toMatchObject({ error: { type: type ?? expect.any(String), message: expect.any(String) } });
}

const bad = (args: readonly string[], options?: Parameters<Desk['run']>[1]) => at.run([...args, '--json'], options);

async function firstId(what: string): Promise<string> {
  return String((await listed(at, what))[0]?.['id']);
}

test('wrong use ends with 2 and says how it is used', async () => {
  for (const args of [
    [],
    ['frobnicate'],
    ['create'],
    ['list', at.vault],
    ['list', at.vault, 'unicorns'],
    ['list', at.vault, 'organisations', '--status', 'held'],
    ['list', at.vault, 'encounters', '--status', 'heldish'],
    ['list', at.vault, 'encounters', '--colour', 'red'],
    ['show', at.vault, '12'],
    ['import', at.vault, tourPost, '--format', 'xml'],
    ['import', at.vault, tourPost, '--reference-date', 'yesterday'],
    ['parse-post', 'too', 'much'],
    ['report', at.vault, '--scope', 'all', '--audience', 'friends', '--language', 'en'],
    ['report', at.vault, '--audience', 'public', '--language', 'en'],
    ['report', at.vault, '--scope', 'week', '--audience', 'public', '--language', 'en'],
    ['generate', at.vault, '--organisations', 'many'],
    ['note', at.vault, unknownId, ' '],
  ]) {
    const ran = await bad(args);
    expect([args.join(' '), ran.code]).toEqual([args.join(' '), 2]);
    expectFailure(ran, 2, 'WrongUse');
  }
  const none = await bad(['list', at.vault, 'organisations'], { environment: { SAMBAND_PASSPHRASE: undefined } });
  expectFailure(none, 2, 'WrongUse');
});

test('what is refused ends with 1 and says what is safe', async () => {
  const id = await firstId('organisations');
  const cases: readonly (readonly [string, readonly string[]])[] = [
    ['FolderNotEmpty', ['create', at.vault]],
    ['NoSuchRecord', ['show', at.vault, unknownId]],
    ['NoSuchRecord', ['archive', at.vault, unknownId]],
    ['NoSuchField', ['set', at.vault, id, 'colour', 'red']],
    ['BadValue', ['set', at.vault, id, 'kind', 'unicorn']],
    ['BadValue', ['status', at.vault, await firstId('encounters'), 'heldish']],
    ['WrongKind', ['status', at.vault, id, 'held']],
    ['NothingToDo', ['revive', at.vault, id]],
    ['NothingToRedo', ['redo', at.vault]],
    ['NoSuchSpace', ['add', at.vault, 'met elv.example today', '--space', 'moon']],
    ['NotUnderstood', ['add', at.vault, 'the weather is fine']],
    ['NotUnderstood', ['import', at.vault, at.file('prose.txt', 'It rained all day and the ferry was late.\n')]],
    ['FileUnreadable', ['import', at.vault, at.path('nowhere.txt')]],
    ['NotAnExport', ['import', at.vault, tourPost, '--format', 'json']],
    ['NotAVault', ['list', at.path('nothing-here'), 'organisations']],
    ['WrongKind', ['report', at.vault, '--scope', `trip:${id}`, '--audience', 'private', '--language', 'en']],
    ['NothingToDo', ['merge', at.vault, id, id]],
  ];
  mkdirSync(at.path('nothing-here'));
  for (const [type, args] of cases) {
    const ran = await bad(args);
    expect([args.slice(0, 1).concat(args.slice(2)).join(' '), Object(ran.json()).error?.type]).toEqual([
      args.slice(0, 1).concat(args.slice(2)).join(' '),
      type,
    ]);
    expectFailure(ran, 1, type);
  }
  const wrong = await bad(['list', at.vault, 'people'], { environment: { SAMBAND_PASSPHRASE: 'another one' } });
  expectFailure(wrong, 1, 'WrongPassphrase');
  expect(wrong.err).not.toContain('another one');
});

test('parse-post reads standard input, opens nothing, and says so as JSON', async () => {
  const ran = await at.run(['parse-post', '--reference-date', '2026-03-11'], {
    input: readFileSync(tourPost, 'utf8'),
    environment: { SAMBAND_PASSPHRASE: undefined },
  });
  expect(ran.code).toBe(0);
  expect(ran.json()).toMatchObject({ orgs: expect.any(Array), meetings: expect.any(Array) });
  expect(Object(ran.json()).orgs.length).toBe(31);
});

test('one line is logged and said back; a dry run writes nothing', async () => {
  const before = (await listed(at, 'encounters')).length;
  const dry = await at.run(['add', at.vault, 'met skog-lag.example today', '--dry-run']);
  expect([dry.code, dry.out]).toEqual([0, expect.stringContaining('Would make')]);
  expect((await listed(at, 'encounters')).length).toBe(before);
  const said = await at.run(['add', at.vault, 'met skog-lag.example today, notes to follow']);
  expect([said.code, said.out]).toEqual([0, expect.stringMatching(/skog-lag\.example +met +today/)]);
  expect((await listed(at, 'encounters')).length).toBe(before + 1);
  await at.value('add', at.vault, 'met hemmelig.example today', '--space', 'private');
  const hidden = (await listed(at, 'organisations')).find((row) => row['domain'] === 'hemmelig.example');
  expect(hidden?.['space']).toBe('private');
});

test('a post from standard input is dry-run, then taken in', async () => {
  const input = 'Today I met with these orgs:\n- tenants union elvebredd.example\n';
  const options = { input };
  const dry = await at.run(['import', at.vault, '-', '--dry-run', '--json'], options);
  expect(dry.json()).toMatchObject({ dryRun: true, step: null, created: { organisation: 1, encounter: 1 } });
  const taken = await at.run(['import', at.vault, '-', '--json'], options);
  expect(taken.json()).toMatchObject({ dryRun: false, created: { organisation: 1, encounter: 1 } });
  expect(taken.err).toContain('assumed');
});

test('fields are set, shown with their history, and shown as they were', async () => {
  const id = await firstId('organisations');
  const before = new Date().toISOString();
  await at.value('set', at.vault, id.slice(0, 12), 'name', 'Fjell og fjære');
  await at.value('set', at.vault, id, 'kind', 'trade_union');
  await at.value('set', at.vault, id, 'myTie', 'member', '--space', 'private');
  const shown = await at.value('show', at.vault, id.slice(0, 12), '--history');
  expect(shown).toMatchObject({
    id,
    name: 'Fjell og fjære',
    kind: 'trade_union',
    space: 'coalition',
    from: { myTie: 'private' },
  });
  const changes = Object(shown).history.flatMap((entry: { changes: { key: string; to: unknown }[] }) => entry.changes);
  expect(changes).toContainEqual(expect.objectContaining({ key: 'name', to: 'Fjell og fjære' }));
  const then = await at.value('show', at.vault, id, '--at', before);
  expect(Object(then).fields.name).toBe(undefined);
  expectFailure(await bad(['show', at.vault, id, '--at', '1999-01-01T00:00:00Z']), 1, 'NotThereYet');
  const people = await at.run(['show', at.vault, id]);
  expect(people.out).toContain('Fjell og fjære (organisation)');
  await at.value('undo', at.vault);
  expect(Object(await at.value('show', at.vault, id)).myTie).toBe(undefined);
});

test('a status is added to the log, with its reason', async () => {
  await at.value('add', at.vault, 'want to meet vintervik.example');
  const target = (await listed(at, 'encounters', '--status', 'wanted'))[0];
  const id = String(target?.['id']);
  expect(await at.value('status', at.vault, id, 'asked')).toMatchObject({ row: { status: 'asked' } });
  const declined = await at.value('status', at.vault, id, 'declined', '--reason', 'no time before summer');
  expect(declined).toMatchObject({ row: { status: 'declined', reason: 'no time before summer' } });
  await at.value('status', at.vault, id, 'postponed');
  expect(await at.value('show', at.vault, id)).toMatchObject({ status: 'half_planned', flag: 'postponed' });
});

test('archiving puts away, reviving brings back, undo and redo do the same', async () => {
  const id = await firstId('encounters');
  await at.value('archive', at.vault, id);
  expect((await listed(at, 'encounters')).some((row) => row['id'] === id)).toBe(false);
  expect((await listed(at, 'encounters', '--archived')).map((row) => row['id'])).toContain(id);
  await at.value('revive', at.vault, id);
  expect((await listed(at, 'encounters')).some((row) => row['id'] === id)).toBe(true);
  await at.value('undo', at.vault);
  expect((await listed(at, 'encounters')).some((row) => row['id'] === id)).toBe(false);
  await at.value('redo', at.vault);
  expect((await listed(at, 'encounters')).some((row) => row['id'] === id)).toBe(true);
});

test('notes are private unless a space is named', async () => {
  const id = await firstId('encounters');
  await at.value('note', at.vault, id, 'Write to them on Friday.');
  const wide = await at.run(['note', at.vault, id, '-', '--space', 'coalition', '--json'], {
    input: 'They will host us.\n',
  });
  expect(wide.code).toBe(0);
  const notes = await listed(at, 'notes');
  const spaceOf = (text: string) => notes.find((row) => row['text'] === text)?.['space'];
  expect([spaceOf('They will host us.'), spaceOf('Write to them on Friday.')]).toEqual(['coalition', 'private']);
  // What follows the encounter in a typed line is a note too.
  expect(spaceOf('notes to follow')).toBe('private');
});

test('two that are one become one row and can be taken apart again', async () => {
  const before = await listed(at, 'organisations');
  const [one, other] = before.filter((row) => row['space'] === 'coalition').map((row) => String(row['id']));
  await at.value('merge', at.vault, one ?? '', other ?? '');
  expect((await listed(at, 'organisations')).length).toBe(before.length - 1);
  await at.value('undo', at.vault);
  expect((await listed(at, 'organisations')).length).toBe(before.length);
  await at.value('separate', at.vault, one ?? '', other ?? '');
  expect((await listed(at, 'relations')).map((row) => row['relation'])).toContain('not_same_as');
});

test('what a sealed backup holds comes back in another folder, under the same passphrase', async () => {
  const file = at.path('samband.backup');
  expect(await at.value('backup', at.vault, file)).toMatchObject({ file, bytes: statSync(file).size });
  const restored = at.path('restored');
  await at.value('restore', file, restored);
  const [here, there] = [await listed(at, 'organisations'), await at.value('list', restored, 'organisations')];
  expect(there).toEqual(here);
  await at.value('add', restored, 'met tillegg.example today');
  expect(await at.value('verify', restored)).toMatchObject({ sound: true });
  expectFailure(await bad(['restore', file, restored]), 1, 'FolderNotEmpty');
  const cut = at.path('cut.backup');
  writeFileSync(cut, readFileSync(file).subarray(0, 1000));
  const refused = await bad(['restore', cut, at.path('cut')]);
  expect(refused.code).toBe(1);
});

test('a passphrase is changed, and set anew with the recovery kit', async () => {
  const environment = { SAMBAND_NEW_PASSPHRASE: 'second words of water' };
  const changed = await at.run(['passphrase', at.vault, '--json'], { environment });
  expect([changed.code, changed.err]).toEqual([0, '']);
  expectFailure(await bad(['list', at.vault, 'people']), 1, 'WrongPassphrase');
  const back = at.file('new-passphrase', 'five rivers below the a\u030And\n');
  const kitFile = at.file('kit', kit.join(' '));
  const wrong = at.file('wrong-kit', [...kit].reverse().join(' '));
  const recover = ['recover', at.vault, '--new-passphrase-file', back];
  expectFailure(await bad([...recover, '--kit-file', wrong]), 1, 'WrongRecoveryKit');
  expect(await at.value(...recover, '--kit-file', kitFile)).toMatchObject({ recovered: true });
  // Written with a letter and a ring apart, typed as one: the same passphrase.
  expect((await listed(at, 'organisations')).length).toBeGreaterThan(0);
});

test('a recovery kit goes to a file that only its owner reads, and opens the vault', async () => {
  const file = at.path('kit.txt');
  const folder = at.path('second');
  const made = await at.value('create', folder, '--kit-file', file);
  expect(Object(made).recoveryKit).toBe(undefined);
  expect(statSync(file).mode & 0o777).toBe(0o600);
  const environment = { SAMBAND_NEW_PASSPHRASE: 'taken from the printed kit' };
  const recovered = await at.run(['recover', folder, '--kit-file', file], { environment });
  expect([recovered.code, recovered.err]).toEqual([0, '']);
  const again = await bad(['create', at.path('third'), '--kit-file', file]);
  expectFailure(again, 1, 'FileUnwritable');
});

test('made-up data is the same for the same seed', async () => {
  const [one, two] = [desk(), desk()];
  try {
    for (const each of [one, two]) {
      await quickVault(each, each.vault, 'Aud');
      await each.value('generate', each.vault, '--organisations', '30', '--seed', 'spring');
    }
    const names = async (each: Desk) => (await listed(each, 'organisations')).map((row) => row['name']).sort();
    expect(await names(one)).toEqual(await names(two));
    expect((await listed(one, 'encounters')).length).toBe(30);
    expect(await one.value('verify', one.vault)).toMatchObject({ sound: true });
  } finally {
    one.remove();
    two.remove();
  }
});

test('long work can be interrupted: what was saved is whole', async () => {
  const other = desk();
  try {
    await quickVault(other, other.vault, 'Aud');
    const log = join(other.vault, 'log');
    const written = () => readdirSync(log).reduce((sum, name) => sum + statSync(join(log, name)).size, 0);
    const before = written();
    const stopped = await other.run(['generate', other.vault, '--organisations', '20000', '--json'], {
      interruptWhen: () => written() > before + 100_000,
    });
    expect(stopped.code).toBe(1);
    expect(stopped.json()).toMatchObject({ error: { type: 'Interrupted' } });
    expect(await other.value('verify', other.vault)).toMatchObject({ sound: true });
    expect((await listed(other, 'organisations')).length).toBeGreaterThan(0);
  } finally {
    other.remove();
  }
});

test('help shows every command, and one in detail', async () => {
  const all = await at.run(['help']);
  expect([all.code, all.out]).toEqual([0, expect.stringContaining('parse-post')]);
  const commands = await at.value('help');
  for (const { id } of Object(commands)) expect((await at.run(['help', id])).out).toContain(`samband ${id}`);
  expect((await at.run(['list', '--help'])).out).toContain('organisations|people');
  expectFailure(await bad(['help', 'frobnicate']), 2, 'WrongUse');
});

test('a path is meant from where the person stands, also when npm changes the folder', async () => {
  const manifest = new URL('../../../package.json', import.meta.url).pathname;
  const ran = await at.run(['list', 'vault', 'organisations', '--json'], {
    cwd: manifest.replace(/\/package\.json$/, ''),
    environment: { INIT_CWD: at.folder, npm_package_json: manifest },
  });
  expect([ran.code, Array.isArray(ran.json())]).toEqual([0, true]);
});
