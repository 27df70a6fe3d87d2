/**
 * A real WebDAV server of a test's own: Debian's Apache with mod_dav, on loopback, with a name and a password, one process
 * without children. It ends with the test, even if that is killed: a shell waits for the end of its standard input.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chmod, chown, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createConnection, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { apacheModules, apachePath } from './apache-path.ts';

export interface WebdavServer {
  /** Of the folder, with the `/` at its end. */
  readonly url: string;
  readonly port: number;
  readonly username: string;
  readonly password: string;
  /** Where the folder lies on this disk. */
  readonly folder: string;
  /** As a power cut would: nothing is finished. Resolves when it is gone. */
  readonly kill: () => Promise<void>;
  /** After `kill`, at the same address. */
  readonly start: () => Promise<void>;
  /** Requests so far, a line each: the method, the status, the path. */
  readonly requests: () => Promise<string[]>;
}

export interface ServerChoice {
  /** More lines of Apache's configuration, for the folder. */
  readonly directives?: readonly string[];
  /** Made ready before the server starts: mounting something on the folder, say. Returns how to undo it. */
  readonly prepare?: (folder: string) => () => void;
}

const username = 'ada@coop.example';
const password = 'blå kaffe: 7 %';

export async function withWebdavServer(
  choice: ServerChoice,
  run: (server: WebdavServer) => Promise<void>,
): Promise<void> {
  const server = await startWebdavServer(choice);
  try {
    await run(server);
  } finally {
    await server.end();
  }
}

/** `end`: ends it and removes all of it. */
export async function startWebdavServer(
  choice: ServerChoice = {},
): Promise<WebdavServer & { readonly end: () => Promise<void> }> {
  const base = await mkdtemp(join(tmpdir(), 'samband-webdav-'));
  const folder = join(base, 'www', 'remote.php', 'dav', 'Samband møte');
  let child: ChildProcess | undefined;
  let undo = () => {};
  const kill = async () => {
    const ended = child && new Promise((done) => child?.once('close', done));
    child?.stdin?.end();
    await ended;
    child = undefined;
  };
  const end = async () => {
    await kill();
    undo();
    await rm(base, { recursive: true, force: true });
  };
  try {
    await mkdir(folder, { recursive: true });
    await mkdir(join(base, 'locks'));
    undo = choice.prepare?.(folder) ?? undo;
    if (process.getuid?.() === 0) {
      // Apache leaves root behind.
      await chmod(base, 0o711);
      for (const each of [folder, join(base, 'locks')]) await chown(each, nobody, nogroup);
    }
    const hash = createHash('sha1').update(password).digest('base64');
    await writeFile(join(base, 'passwords'), `${username}:{SHA}${hash}\n`);
    const port = await freePort();
    await writeFile(join(base, 'apache.conf'), configuration(base, port, choice.directives ?? []));
    const start = async () => {
      child = startApache(base);
      await listening(port, child, base);
    };
    const requests = async () => (await readFile(join(base, 'requests'), 'utf8')).split('\n').filter(Boolean);
    await start();
    const url = `http://127.0.0.1:${port}/remote.php/dav/Samband%20m%C3%B8te/`;
    return { url, port, username, password, folder, kill, start, requests, end };
  } catch (thrown) {
    await end();
    throw thrown;
  }
}

/** Debian's www-data. */
const nobody = 33;
const nogroup = 33;

function configuration(base: string, port: number, directives: readonly string[]): string {
  const modules = [
    'mpm_event',
    'authn_core',
    'authn_file',
    'authz_core',
    'authz_user',
    'auth_basic',
    'dir',
    'dav',
    'dav_fs',
  ];
  return [
    ...modules.map((name) => `LoadModule ${name}_module ${apacheModules}/mod_${name}.so`),
    `ServerRoot "${base}"`,
    `DefaultRuntimeDir "${base}"`,
    'ServerName localhost',
    `Listen 127.0.0.1:${port}`,
    `PidFile "${base}/pid"`,
    `ErrorLog "${base}/errors"`,
    'LogFormat "%m %>s %U" short',
    `CustomLog "${base}/requests" short`,
    `DocumentRoot "${base}/www"`,
    `DavLockDB "${base}/locks/lock"`,
    ...(process.getuid?.() === 0 ? [`User #${nobody}`, `Group #${nogroup}`] : []),
    '<Directory "/">',
    'Require all denied',
    '</Directory>',
    `<Directory "${base}/www/remote.php/dav">`,
    'Dav On',
    'AuthType Basic',
    'AuthName "Samband"',
    'AuthBasicProvider file',
    `AuthUserFile "${base}/passwords"`,
    'Require valid-user',
    ...directives,
    '</Directory>',
    '',
  ].join('\n');
}

function startApache(base: string): ChildProcess {
  const script = '"$@" & apache=$!; cat > /dev/null; kill -9 $apache; wait $apache';
  return spawn('sh', ['-c', script, 'sh', apachePath, '-X', '-f', join(base, 'apache.conf')], {
    stdio: ['pipe', 'ignore', 'ignore'],
  });
}

async function listening(port: number, child: ChildProcess, base: string): Promise<void> {
  const until = Date.now() + 20_000;
  while (!(await isOpen(port))) {
    if (child.exitCode !== null || Date.now() > until)
      throw new Error(`Apache does not start: ${await readFile(join(base, 'errors'), 'utf8').catch(String)}`);
    await new Promise((done) => setTimeout(done, 20));
  }
}

function isOpen(port: number): Promise<boolean> {
  return new Promise((done) => {
    const socket = createConnection({ host: '127.0.0.1', port });
    const tell = (open: boolean) => {
      socket.destroy();
      done(open);
    };
    socket.once('connect', () => tell(true));
    socket.once('error', () => tell(false));
  });
}

function freePort(): Promise<number> {
  return new Promise((done, failed) => {
    const server = createServer();
    server.once('error', failed);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => (typeof address === 'object' && address ? done(address.port) : failed(new Error('no port'))));
    });
  });
}
