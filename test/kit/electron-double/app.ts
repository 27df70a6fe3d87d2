/** The app object: ready, paths, quitting in Electron's order, and one instance per folder. */
import { EventEmitter } from 'node:events';
import { mkdirSync, readdirSync, readFileSync, rmSync, watch, writeFileSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';

const paths = new Map<string, string>([
  ['home', homedir()],
  ['temp', tmpdir()],
  ['downloads', join(homedir(), 'Downloads')],
  ['userData', join(homedir(), '.config/double')],
]);

class AppDouble extends EventEmitter {
  readonly isPackaged = false;
  #isReady = false;
  #ready: Promise<void> | undefined;
  #cleanUps: (() => unknown)[] = [];
  #closeWindows = async () => {};
  isSandboxed = false;
  /** For the Chromium behind the windows, as for Electron's own. */
  readonly switches: string[] = [];

  enableSandbox(): void {
    if (this.#isReady) throw new Error('app.enableSandbox() after ready');
    this.isSandboxed = true;
  }

  whenReady(): Promise<void> {
    this.#ready ??= startWith.run().then(() => {
      this.#isReady = true;
      this.emit('ready');
    });
    return this.#ready;
  }

  readonly commandLine = {
    appendSwitch: (name: string, value = '') => {
      if (this.#isReady) throw new Error('appendSwitch after ready');
      this.switches.push(value === '' ? `--${name}` : `--${name}=${value}`);
    },
  };

  isReady(): boolean {
    return this.#isReady;
  }

  getVersion(): string {
    return '0.0.0-double';
  }

  getPreferredSystemLanguages(): string[] {
    return ['en-GB'];
  }

  getPath(name: string): string {
    const path = paths.get(name);
    if (path === undefined) throw new Error(`no path ${name}`);
    return path;
  }

  setPath(name: string, path: string): void {
    mkdirSync(path, { recursive: true });
    paths.set(name, path);
  }

  /** Sync, as Electron's: a file says who runs, others lay down what they ask for. */
  requestSingleInstanceLock(data: unknown = {}): boolean {
    const folder = join(this.getPath('userData'), 'double-instance');
    mkdirSync(folder, { recursive: true });
    const running = Number(textOf(join(folder, 'running')));
    if (running > 0 && isAlive(running)) {
      const asked = { words: process.argv, here: process.cwd(), data };
      writeFileSync(join(folder, `asked-${process.pid}.json`), JSON.stringify(asked));
      return false;
    }
    writeFileSync(join(folder, 'running'), String(process.pid));
    const watching = watch(folder, () => {
      for (const name of readdirSync(folder).filter((each) => each.startsWith('asked-'))) {
        const text = textOf(join(folder, name));
        if (!text.endsWith('}')) continue;
        rmSync(join(folder, name));
        const asked: { words: string[]; here: string; data: unknown } = JSON.parse(text);
        this.emit('second-instance', {}, asked.words, asked.here, asked.data);
      }
    });
    this.onCleanUp(() => watching.close());
    return true;
  }

  onCleanUp(run: () => unknown): void {
    this.#cleanUps.push(run);
  }

  onCloseWindows(run: () => Promise<void>): void {
    this.#closeWindows = run;
  }

  quit(): void {
    let isPrevented = false;
    this.emit('before-quit', {
      preventDefault: () => {
        isPrevented = true;
      },
    });
    if (isPrevented) return;
    void this.#closeWindows().then(() => {
      this.emit('will-quit', { preventDefault: () => {} });
      this.exit(0);
    });
  }

  /** Asks nobody. */
  exit(code = 0): void {
    void (async () => {
      for (const run of this.#cleanUps.splice(0)) await run();
      process.exit(code);
    })();
  }
}

/** What has to be up before the app is ready; set by electron.ts, which knows the browser. */
export const startWith = { run: async (): Promise<void> => {} };
export const app = new AppDouble();

function textOf(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
