import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { prepareProfile } from '../../../cli/host/browser-profile.ts';
import { keepStartFile } from '../../../cli/host/start-file.ts';

function folder(): string {
  const path = mkdtempSync(join(tmpdir(), 'samband-profile-'));
  onTestFinished(() => rmSync(path, { recursive: true, force: true }));
  return path;
}

test.each(['chromium', 'firefox'] as const)(
  '%s gets a private window and a profile of its own, and no token',
  (kind) => {
    const session = folder();
    const startFile = keepStartFile(session, () => `http://127.0.0.1:1/enter#token=${'A'.repeat(43)}`);
    onTestFinished(startFile.remove);
    const browser = { kind, name: kind, path: `/usr/bin/${kind}` };
    const launch = prepareProfile({
      browser,
      folder: session,
      startPage: startFile.address,
      language: 'system',
    });
    const line = [launch.command, ...launch.words, ...Object.values(launch.environment)].join(' ');
    expect(line).not.toContain('token');
    expect(line).not.toContain('A'.repeat(43));
    expect(line).toContain(startFile.address);
    expect(line).toMatch(kind === 'firefox' ? /--private-window/ : /--incognito/);
    expect(line).toContain(join(session, 'profile'));
    for (const name of ['TMPDIR', 'XDG_CACHE_HOME', 'XDG_DATA_HOME'])
      expect(launch.environment[name]?.startsWith(session)).toBe(true);
    const preferences = join(session, 'profile', kind === 'firefox' ? 'user.js' : 'Default/Preferences');
    expect(statSync(preferences).mode & 0o777).toBe(0o600);
    expect(readFileSync(preferences, 'utf8')).toMatch(
      kind === 'firefox' ? /useDownloadDir", false/ : /"prompt_for_download":true/,
    );
  },
);

test("the start file is its owner's alone, and gone when it is done with", () => {
  const startFile = keepStartFile(folder(), () => 'http://127.0.0.1:1/enter#token=x');
  expect(statSync(startFile.path).mode & 0o777).toBe(0o600);
  expect(readFileSync(startFile.path, 'utf8')).toContain('location.replace("http://127.0.0.1:1/enter#token=x")');
  startFile.remove();
  expect(() => statSync(startFile.path)).toThrow();
});

test('Chromium speaks the language of the screens; where that is the computer’s, its own', () => {
  const launched = (language: 'system' | 'nn' | 'sv') =>
    prepareProfile({
      browser: { kind: 'chromium', name: 'chromium', path: '/usr/bin/chromium' },
      folder: folder(),
      startPage: 'file:///start.html',
      language,
    });
  expect(launched('sv')).toMatchObject({ environment: { LANGUAGE: 'sv' } });
  expect(launched('nn').words).toContain('--lang=nb');
  const own = launched('system');
  expect([...own.words, ...Object.keys(own.environment)].join(' ')).not.toMatch(/--lang|LANGUAGE/);
});
