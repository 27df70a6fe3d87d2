/** What was told to whom: reports written to files are remembered, searched, and compared with the next. */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { desk, listed, passphrase, quickVault } from './command.ts';

const at = desk();
const root = resolve(fileURLToPath(import.meta.url), '../../../..');

beforeAll(async () => {
  await quickVault(at, at.vault, 'Aud');
  await at.value('add', at.vault, 'met fjell-union.example today');
  await at.value('add', at.vault, 'want to meet elvelaget.example');
});
afterAll(() => at.remove());

const forAll = ['--scope', 'all', '--language', 'en'];

async function report(audience: string, ...more: readonly string[]): Promise<Record<string, unknown>> {
  return Object(await at.value('report', at.vault, ...forAll, '--audience', audience, ...more));
}

async function publications(...more: readonly string[]): Promise<Record<string, unknown>[]> {
  const value = await at.value('publications', at.vault, ...more);
  if (!Array.isArray(value)) throw new Error('no list');
  return value;
}

describe('plain text', () => {
  test('goes to standard output, without marks of any markup', async () => {
    const ran = await at.run(['report', at.vault, ...forAll, '--audience', 'coalition', '--format', 'txt']);
    expect([ran.code, ran.err]).toEqual([0, '']);
    expect(ran.out).toMatch(/COALITION\n=+\n/);
    expect(ran.out).not.toMatch(/\*\*|\\|\|/);
    expect(await publications()).toEqual([]);
  });

  test('what is written by hand stands in it', async () => {
    const summary = at.file('summary.txt', 'First paragraph.\n\nSecond one.\n');
    const { content, fileName } = await report(
      ...(['public', '--format', 'txt', '--title', 'On the road', '--summary-file', summary] as const),
      ...['--contact', 'aud@post.example', '--hashtags', 'coops,#fedihelp'],
    );
    expect(content).toMatch(
      /^On the road\n\nFirst paragraph\.\n\nSecond one\.\n[\s\S]*aud@post\.example[\s\S]*#coops #fedihelp\n$/,
    );
    expect(fileName).toMatch(/_PUBLIC_en\.txt$/);
    const { content: signed } = await report('coalition', '--author', 'Aud Berg', '--summary', 'Here it is.');
    expect(signed).toMatch(/Aud Berg[\s\S]*Here it is\./);
  });
});

describe('told to others', () => {
  const file = at.path('first.html');
  test('a report written to a file is remembered with its bytes, and no undo takes that back', async () => {
    const made = await report('coalition', '--format', 'html', '--out', file, '--receipt');
    expect(made).toMatchObject({ file, comparison: null, publication: expect.any(String) });
    const [kept, ...others] = await publications();
    expect(others).toEqual([]);
    expect(kept).toMatchObject({ audience: 'coalition', scope: 'all', language: 'en', format: 'html' });
    expect(kept).toMatchObject({ id: made['publication'], fileName: 'first.html', included: 4, leftOut: 0 });
    expect(kept?.['sha256']).toBe(createHash('sha256').update(readFileSync(file)).digest('hex'));
    expect(await at.value('undo', at.vault)).toMatchObject({ records: expect.any(Array) });
    expect(await publications()).toHaveLength(1);
    await at.value('redo', at.vault);
  });

  test('it is shown as it was told, with its receipt, and found by what it says', async () => {
    const [kept] = await publications();
    const shown = Object(await at.value('publications', at.vault, 'show', String(kept?.['id']).slice(0, 8)));
    expect(shown.text).toContain('fjell-union.example');
    expect(shown.receipt).toContain('first.html');
    expect(shown.includedIds).toHaveLength(4);
    const ran = await at.run(['publications', at.vault, 'show', String(kept?.['id'])]);
    expect([ran.code, ran.out]).toEqual([0, expect.stringMatching(/Told .* to coalition, about everything\./)]);
    expect(await publications('--find', 'ELVELAGET')).toMatchObject([{ found: [expect.stringMatching(/elvelaget/)] }]);
    expect(await publications('--find', 'skogen')).toEqual([]);
    const people = await at.run(['publications', at.vault, '--find', 'elvelaget']);
    expect(people.out).toMatch(/TO +ABOUT[\s\S]*coalition +everything[\s\S]*elvelaget[\s\S]*1 publication/);
  });

  test('the next report says what it tells them for the first time', async () => {
    await at.value('add', at.vault, 'met skog-lag.example today');
    const target = (await listed(at, 'encounters', '--status', 'wanted'))[0];
    await at.value('status', at.vault, String(target?.['id']), 'planned');
    const ran = await at.run(['report', at.vault, ...forAll, '--audience', 'coalition', '--compare']);
    expect(ran.code).toBe(0);
    expect(ran.out).not.toMatch(/first time|no longer/i);
    expect(ran.err).toMatch(/named to them for the first time:\n- skog-lag\.example\n/);
    expect(ran.err).toMatch(/Changed:\n- elvelaget\.example\n/);
    const { comparison } = await report('coalition', '--compare');
    expect(comparison).toMatchObject({ firstNamed: ['skog-lag.example'], changed: [{ about: 'elvelaget.example' }] });
    const first = await at.run(['report', at.vault, ...forAll, '--audience', 'public', '--compare']);
    expect(first.err).toMatch(/no earlier report to these readers/);
  });

  test('with a file it says so in two lines at most', async () => {
    const args = ['report', at.vault, ...forAll, '--audience', 'coalition', '--out'];
    const ran = await at.run([...args, at.path('second.md')]);
    expect(ran.code).toBe(0);
    expect(ran.err.trim().split('\n')).toEqual([
      expect.stringMatching(/^Since their report of .* new: \d, changed: \d/),
      'Named to them for the first time: skog-lag.example.',
    ]);
    const again = await at.run([...args, at.path('third.md')]);
    expect(again.err.trim().split('\n')).toEqual([expect.stringMatching(/new: 0, changed: 0, no longer said: 0/)]);
    expect((await publications()).map((each) => each['fileName'])).toEqual(['third.md', 'second.md', 'first.html']);
  });
});

describe('a named space', () => {
  test('is found by its name or its id, and is an audience of its own', async () => {
    const made = await report('coalition:Coalition', '--out', at.path('named.txt'), '--format', 'txt');
    const space = Object(made['audienceSpace']);
    expect(made).toMatchObject({ audience: 'coalition', comparison: null });
    expect(space.name).toBe('coalition');
    const { comparison } = await report(`coalition:${space.id.slice(0, 8)}`, '--compare');
    expect(comparison).toMatchObject({ firstNamed: [], added: [], changed: [], gone: [] });
    expect((await publications())[0]).toMatchObject({ audienceSpace: space, fileName: 'named.txt' });
  });

  test('that is not there is refused, by name', async () => {
    const failed = async (audience: string) => {
      const ran = await at.run(['report', at.vault, ...forAll, '--audience', audience, '--json']);
      return [ran.code, Object(ran.json()).error?.type];
    };
    expect(await failed('coalition:moon')).toEqual([1, 'NoSuchSpace']);
    expect(await failed('circle:moon')).toEqual([1, 'NoSuchSpace']);
    expect(await failed('circle:')).toEqual([2, 'WrongUse']);
    expect(await failed('public:coalition')).toEqual([2, 'WrongUse']);
  });
});

test('wrong use ends with 2', async () => {
  const all = ['report', at.vault, ...forAll, '--audience', 'public'];
  for (const args of [
    [...all, '--format', 'pdf'],
    [...all, '--summary', 'a', '--summary-file', at.path('summary.txt')],
    [...all, '--hashtags', 'two words'],
    [...all, '--checked-on', 'yesterday'],
    ['publications', at.vault, 'burn', 'abcdef'],
    ['publications', at.vault, 'show'],
    ['publications', at.vault, '--find', ' '],
    ['publications', at.vault, 'show', 'abcdef', '--find', 'x'],
  ]) {
    const ran = await at.run([...args, '--json']);
    expect([args.slice(2).join(' '), ran.code, Object(ran.json()).error?.type]).toEqual([
      args.slice(2).join(' '),
      2,
      'WrongUse',
    ]);
  }
  const [organisation] = await listed(at, 'organisations');
  const ran = await at.run(['publications', at.vault, 'show', String(organisation?.['id']), '--json']);
  expect([ran.code, Object(ran.json()).error?.type]).toEqual([1, 'WrongKind']);
});

describe('a public report in a file', () => {
  const before = 'Everyone will be able to read this.';

  test('is written by a script without asking', async () => {
    const ran = await at.run(['report', at.vault, ...forAll, '--audience', 'public', '--out', at.path('script.md')]);
    expect([ran.code, existsSync(at.path('script.md'))]).toEqual([0, true]);
    expect(ran.err).not.toContain(before);
  });

  // `script` gives the command a terminal; it is part of util-linux.
  test.skipIf(!existsSync('/usr/bin/script'))('is written at a terminal once its audience is typed', () => {
    const typed = (input: string, name: string, ...more: string[]) => {
      const main = join(root, 'dist/cli/main.js');
      const args = [main, 'report', at.vault, ...forAll, '--audience', 'public', '--out', at.path(name), ...more];
      const command = [process.execPath, ...args].map((word) => `'${word}'`).join(' ');
      const env = { PATH: process.env['PATH'], HOME: at.folder, SAMBAND_PASSPHRASE: passphrase };
      const ran = spawnSync('/usr/bin/script', ['-qec', command, '/dev/null'], { input, env, encoding: 'utf8' });
      return { code: ran.status, out: ran.stdout, written: existsSync(at.path(name)) };
    };
    const refused = typed('yes\n', 'refused.md');
    expect([refused.code, refused.written]).toEqual([2, false]);
    expect(refused.out).toContain(before);
    expect(refused.out).toMatch(/fjell-union\.example[\s\S]*Type PUBLIC[\s\S]*--yes-public/);
    expect(typed('PUBLIC\n', 'typed.md')).toMatchObject({ code: 0, written: true });
    expect(typed('', 'flag.md', '--yes-public')).toMatchObject({ code: 0, written: true });
  });
});

test('what was told goes along into an export and back, in a vault that is sound', async () => {
  expect(await at.value('verify', at.vault)).toMatchObject({ sound: true });
  const file = at.path('all.json');
  await at.value('export', at.vault, '--out', file);
  const other = desk();
  try {
    await quickVault(other, other.vault, 'Aud');
    await other.value('import', other.vault, file, '--format', 'json');
    expect(await other.value('publications', other.vault)).toHaveLength((await publications()).length);
  } finally {
    other.remove();
  }
});
