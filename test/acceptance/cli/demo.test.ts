import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const dist = resolve(fileURLToPath(import.meta.url), '../../../../dist');

test('the demo goes through the main job and leaves nothing behind', () => {
  const folder = mkdtempSync(join(tmpdir(), 'samband-demo-test-'));
  try {
    const env = { PATH: process.env['PATH'], HOME: folder, TMPDIR: folder, XDG_STATE_HOME: folder };
    const { status, stdout, stderr } = spawnSync(process.execPath, [join(dist, 'cli/demo.js')], {
      env,
      encoding: 'utf8',
    });
    expect([status, stderr]).toEqual([0, '']);
    for (const audience of ['PRIVATE', 'COALITION', 'PUBLIC']) expect(stdout).toContain(`_${audience}_en.md`);
    expect(stdout).toContain('All of it is sound.');
    const openReport = stdout.slice(stdout.indexOf('_PUBLIC_en.md'), stdout.lastIndexOf('What it holds back'));
    expect(openReport).toContain('fellesliste.example');
    expect(openReport).not.toMatch(/ravnhild|vaktsomhet/);
    expect(readdirSync(folder)).toEqual([]);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});

test('parse-post loads neither the vault nor Automerge', () => {
  const loaded = staticImportsOf(join(dist, 'cli/commands/parse-post.js'));
  expect([...loaded].filter((name) => /automerge|\/engine\//.test(name))).toEqual([]);
});

/** Everything a module loads before it runs. */
function staticImportsOf(file: string, seen = new Set<string>()): Set<string> {
  if (seen.has(file)) return seen;
  seen.add(file);
  for (const [, name = ''] of readFileSync(file, 'utf8').matchAll(/^(?:import|export)\b[^;]*?from '([^']+)'/gm)) {
    if (name.startsWith('.')) staticImportsOf(resolve(dirname(file), name), seen);
    else seen.add(name);
  }
  return seen;
}
