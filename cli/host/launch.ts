/** A browser of our own: started apart from any other, watched, and ended with everything it started. */
import { spawn } from 'node:child_process';
import type { Launch } from './browser-profile.ts';
import { withoutCoreDump } from './no-core-dump.ts';

export interface RunningBrowser {
  /** Resolves when it is gone, whoever ended it. */
  readonly gone: Promise<void>;
  readonly end: () => Promise<void>;
}

const politeMilliseconds = 3_000;

export function launchBrowser({ command, words, environment }: Launch): RunningBrowser {
  const start = withoutCoreDump(command);
  const child = spawn(start.command, [...start.before, ...words], {
    // A group of its own: Control-C in the terminal must reach the host first, so that the vault locks before the windows go.
    detached: process.platform !== 'win32',
    // What browsers write to their terminal is about themselves; none of it is for the person.
    stdio: 'ignore',
    env: { ...process.env, ...environment },
  });
  const gone = new Promise<void>((resolve) => {
    child.once('exit', () => resolve());
    child.once('error', () => resolve());
  });
  const signal = (name: 'SIGTERM' | 'SIGKILL') => {
    if (child.pid === undefined) return;
    try {
      process.kill(process.platform === 'win32' ? child.pid : -child.pid, name);
    } catch {
      // The whole group is gone already.
    }
  };
  return {
    gone,
    end: async () => {
      signal('SIGTERM');
      const impatient = setTimeout(() => signal('SIGKILL'), politeMilliseconds);
      await gone;
      clearTimeout(impatient);
      // Children that outlived it would go on writing into the profile.
      signal('SIGKILL');
    },
  };
}
