/** What comes from outside as text: links, words of a command line, addresses, names of files. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Wish, wishOf } from '../../../electron/arguments.ts';
import { commandOfLink } from '../../../electron/deep-link.ts';
import { fileName } from '../../../electron/file-name.ts';
import { placesFor } from '../../../electron/places.ts';
import { printedAnswer } from '../../../electron/printed-answer.ts';
import { servedFile } from '../../../electron/served-path.ts';
import { systemLanguage } from '../../../shared/i18n/chosen-language.ts';

const id = '0123456789abcdef0123456789abcdef';

describe('a link', () => {
  test('shows one record', () => {
    expect(commandOfLink(`samband:open/encounter/${id}`)).toBe(`open:/encounter/${id}`);
    expect(commandOfLink(`samband://open/person/${id}/`)).toBe(`open:/person/${id}`);
  });

  test.each([
    `samband:open/settings/${id}`,
    `samband:open/encounter/${id}0`,
    `samband:open/encounter/../${id}`,
    `samband:open/encounter/${id}?x=1`,
    `samband:open/encounter/${id}#x`,
    `samband:lock`,
    `samband:open/encounter/${id}\n`,
    `xsamband:open/encounter/${id}`,
    'samband:',
    'https://samband/open',
  ])('and nothing else: %j', (link) => expect(commandOfLink(link)).toBeUndefined());
});

test('a start is understood: folder, link, backup, switches left aside', () => {
  expect(wishOf([], '/here')).toEqual({});
  expect(wishOf(['--no-sandbox', 'my vault'], '/here')).toEqual({ folder: '/here/my vault' });
  expect(wishOf(['/a/of-may.samband-backup'], '/here')).toEqual({ backup: '/a/of-may.samband-backup' });
  expect(wishOf([`samband:open/trip/${id}`], '/here')).toEqual({ command: `open:/trip/${id}` });
  expect(wishOf(['samband:lock'], '/here')).toEqual({});
});

test('help and version are answered in the terminal, and nothing else is', () => {
  expect(printedAnswer(['--help'], '1.2.3')).toContain('samband [FOLDER');
  expect(printedAnswer(['/a/vault', '-h'], '1.2.3')).toContain('--version');
  expect(printedAnswer(['--version'], '1.2.3')).toBe('Samband 1.2.3\n');
  expect(printedAnswer(['/a/help'], '1.2.3')).toBeUndefined();
});

test('what a second start hands over is read like everything from outside', () => {
  expect(Wish.safeParse({ command: 'lock' }).success).toBe(false);
  expect(Wish.safeParse({ command: `open:/encounter/${id}` }).success).toBe(true);
});

test('the folder: as named, else as SAMBAND_FOLDER says, else where the browser host has it too', () => {
  const environment = { XDG_DATA_HOME: '/data', SAMBAND_FOLDER: '/other/vault' };
  expect(placesFor('/named/vault', environment)).toMatchObject({ folder: '/named/vault', userData: '/data/samband' });
  expect(placesFor(undefined, environment).settingsFile).toBe('/other/vault.settings.json');
  expect(placesFor(undefined, { XDG_DATA_HOME: '/data' }).folder).toBe('/data/samband/vault');
});

describe('an address of the window', () => {
  test('is a file below the built window, with its type', () => {
    expect(servedFile('app://samband/')?.path).toBe('index.html');
    expect(servedFile('app://samband/assets/index-a_B.js?x#y')).toEqual({
      path: 'assets/index-a_B.js',
      type: 'text/javascript; charset=utf-8',
    });
  });

  test.each([
    'app://samband/../package.json',
    'app://samband/assets/../../package.json',
    'app://samband/%2e%2e/package.json',
    'app://samband/..%2fpackage.json',
    'app://samband/assets\\..\\..\\package.json',
    'app://samband//etc/passwd.txt',
    'app://samband/.git/config.txt',
    'app://samband/index.html%00.js',
    'app://samband/main.exe',
    'app://samband.evil/index.html',
    'https://samband/index.html',
  ])('and none outside: %s', (address) => expect(servedFile(address)).toBeUndefined());

  test('whatever is asked, no segment leads upwards', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('..', '.', '/', '\\', '%2e', 'a', '.js', '%2f', '?', '#')), (pieces) => {
        const path = servedFile(`app://samband/${pieces.join('')}`)?.path ?? '';
        expect(path.split(/[\\/]/)).not.toContain('..');
        expect(path.startsWith('/')).toBe(false);
      }),
    );
  });
});

describe('a proposed name', () => {
  test.each([
    ['Report.pdf', undefined, 'Report.pdf'],
    ['../../.bashrc', undefined, 'bashrc'],
    ['C:\\Windows\\a.txt', undefined, 'a.txt'],
    ['report.exe', '.pdf', 'report.exe.pdf'],
    ['møte\u202efdp.exe', '.pdf', 'møtefdp.exe.pdf'],
    ['con', '.pdf', 'samband-con.pdf'],
    ['...', '.pdf', 'samband-.pdf'],
  ])('%j becomes a name', (proposed, ending, name) => expect(fileName(proposed, ending)).toBe(name));

  test('is never a path, never hidden, never too long', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), (proposed) => {
        const name = fileName(proposed, '.pdf');
        expect(name).not.toMatch(/[\\/]|^\./);
        expect([...name].length).toBeLessThanOrEqual(124);
      }),
    );
  });
});

test('the computer’s language, where it is one of ours', () => {
  expect(systemLanguage(['no-NO', 'en'])).toBe('nb');
  expect(systemLanguage(['de-DE', 'sv-FI'])).toBe('sv');
  expect(systemLanguage(['de'])).toBe('en');
});
