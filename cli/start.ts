#!/usr/bin/env node
/** `npm start`: the app in Electron where its runtime is there, else in an installed browser; and says which. */
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { electronRuntime } from './electron-runtime.ts';
import { withoutCoreDump } from './host/no-core-dump.ts';
import { packageFolder } from './host/package-folder.ts';
import { createOutput } from './output.ts';

const { root } = packageFolder();
const { say } = createOutput({ json: false });
const given = process.argv.slice(2);
const runtime = electronRuntime({ platform: process.platform, environment: process.env, root, exists: existsSync });
const built = existsSync(join(root, 'dist/electron/main.js'));
if (runtime && built) {
  say('Samband opens in Electron.');
  // Its processes hold what is read and written: none leaves it in a core dump.
  const { command, before } = withoutCoreDump(runtime);
  await run(command, [...before, root, ...given]);
} else {
  say("Samband opens in an installed browser, since Electron's runtime is not here.");
  await run(process.execPath, [join(root, 'dist/cli/main.js'), 'open', ...given]);
}

/** Control-C goes to the child too, which locks first; this process waits for it. */
function run(command: string, words: readonly string[]): Promise<void> {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
    process.on(signal, () => {
      // A terminal sends its signals to everybody; anybody else, only to the process they know.
      if (!process.stdin.isTTY) child.kill(signal);
    });
  const child = spawn(command, [...words], { stdio: 'inherit' });
  return new Promise((resolve) => {
    child.once('error', () => {
      say(`${command} could not be run.`);
      process.exitCode = 1;
      resolve();
    });
    child.once('exit', (code) => {
      process.exitCode = code ?? 1;
      resolve();
    });
  });
}
