import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { paperOf } from '../../../electron/paper.ts';
import { besides, openingFor, readWindowState, writeWindowState } from '../../../electron/window-state.ts';

const laptop = { x: 0, y: 0, width: 1_440, height: 900 };
const stored = { x: 200, y: 100, width: 1_000, height: 700, isMaximised: false };

function scratch(): string {
  const folder = mkdtempSync(join(tmpdir(), 'samband-window-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  return join(folder, 'window.json');
}

test('a window opens where it was', () => {
  const file = scratch();
  writeWindowState(file, stored);
  expect(openingFor(readWindowState(file), [laptop])).toEqual(stored);
});

test.each([
  ['nothing', ''],
  ['half of it', '{"x": 1'],
  ['another thing', '[]'],
  ['too small a window', JSON.stringify({ ...stored, width: 3 })],
  ['no number', JSON.stringify({ ...stored, x: 'a' })],
])('a file that holds %s counts as none', (_what, text) => {
  const file = scratch();
  writeFileSync(file, text);
  expect(readWindowState(file)).toBeUndefined();
});

test('a screen that was unplugged leaves no window where nobody sees it', () => {
  const opening = openingFor({ ...stored, x: 3_000 }, [laptop]);
  expect([opening.x, opening.width]).toEqual([undefined, 1_000]);
  expect(openingFor({ ...stored, y: -500 }, [laptop]).y).toBeUndefined();
});

test('no window is larger than its screen', () => {
  expect(openingFor({ ...stored, width: 5_000, height: 5_000 }, [laptop])).toMatchObject({ width: 1_440, height: 900 });
});

test('a second window lies beside the first', () => {
  expect(besides(stored, 1)).toMatchObject({ x: 228, y: 128 });
});

test('before its page is there, a window has the paper of its theme', () => {
  const tokens = readFileSync(new URL('../../../renderer/design/tokens.css', import.meta.url), 'utf8');
  const paperIn = (rule: string) => /--paper: (#[0-9a-f]{6});/.exec(tokens.slice(tokens.indexOf(rule)))?.[1];
  expect(paperOf(false)).toBe(paperIn(':root {'));
  expect(paperOf(true)).toBe(paperIn(':root[data-theme="dark"]'));
  expect(paperOf(true)).toBe(paperIn('prefers-color-scheme: dark'));
});
