/**
 * A real PostgreSQL of a test's own: Debian's programs on a new cluster in a temporary folder, reached by a Unix socket there alone,
 * so nothing listens on the network and no running cluster is touched. It ends with the test, even if that is killed: a shell
 * waits for the end of its standard input. What it acknowledged is synced as on any server, unless a test asks otherwise.
 */
import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { chmod, chown, mkdir, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { Client } from 'pg';
import { postgresPath } from './postgres-path.ts';

export interface PostgresServer {
  /** A new, empty database of an ordinary user; its URL. */
  database(): Promise<string>;
  /** One whose tables lie on a disk of so many megabytes; its log lies elsewhere. Undefined where no tmpfs may be mounted. */
  smallDatabase(
    megabytes: number,
  ): Promise<{ readonly url: string; grow(megabytes: number): Promise<void>; end(): Promise<void> } | undefined>;
  /** SQL as the superuser, in one of those databases. */
  admin(url: string, text: string, values?: readonly unknown[]): Promise<readonly Record<string, unknown>[]>;
  /** `immediate`: as a power cut, with a recovery at the next start; `fast`: as an operator stops it. */
  stop(how: 'fast' | 'immediate'): Promise<void>;
  start(): Promise<void>;
  /** As if a standby had taken over: recovered, and on a timeline of its own. */
  promoted(): Promise<void>;
  /** While it is stopped: copies all it has on the disk; puts such a copy in its place. */
  copy(): Promise<void>;
  putCopyBack(): Promise<void>;
  /** For files of a test's own. */
  readonly folder: string;
  readonly run: (program: string, words: readonly string[]) => Promise<void>;
  end(): Promise<void>;
}

/** Of a cluster that lives for one test, nobody needs what is durable unless the test ends the server hard. */
export interface PostgresChoice {
  readonly settings?: Readonly<Record<string, string>>;
}

export async function startPostgres({ settings = {} }: PostgresChoice = {}): Promise<PostgresServer> {
  const programs = postgresPath();
  if (!programs) throw new Error('there is no PostgreSQL here; Debian: apt-get install postgresql');
  const base = await mkdtemp(join(tmpdir(), 'samband-pg-'));
  const cluster = join(base, 'cluster');
  const [sockets, output] = [join(base, 's'), join(base, 'log')];
  // It refuses to run as root.
  const as = process.getuid?.() === 0 ? { uid: nobody, gid: nogroup } : {};
  await mkdir(sockets);
  if (as.uid !== undefined) for (const each of [base, sockets]) await chown(each, as.uid, as.gid);
  await chmod(base, 0o711);
  const run = async (program: string, words: readonly string[]) => {
    await promisify(execFile)(join(programs, program), words, { ...as, cwd: base });
  };
  // The new cluster itself need not be synced: nothing is in it yet.
  await run('initdb', ['-D', cluster, '-U', 'postgres', '--auth=trust', '--no-sync', '--locale=C', '-E', 'UTF8', '-k']);

  let child: ChildProcess | undefined;
  const urlOf = (user: string, name: string) => `postgres://${user}@/${name}?host=${encodeURIComponent(sockets)}`;
  const admin = async (url: string, text: string, values: readonly unknown[] = []) => {
    const client = new Client({ connectionString: urlOf('postgres', nameIn(url)) });
    await client.connect();
    try {
      return (await client.query(text, [...values])).rows as readonly Record<string, unknown>[];
    } finally {
      await client.end();
    }
  };
  const start = async () => {
    const words = Object.entries({
      listen_addresses: '',
      unix_socket_directories: sockets,
      max_connections: '60',
      shared_buffers: '64MB',
      recovery_init_sync_method: 'syncfs',
      ...settings,
    }).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
    const script = [
      'log=$1; shift; exec 3<&0',
      '"$@" > "$log" 2>&1 3<&- & server=$!',
      '(cat <&3 > /dev/null; kill -QUIT $server) & watch=$!',
      'wait $server; kill $watch',
    ].join('\n');
    ('log=$1; shift; "$@" > "$log" 2>&1 & server=$!; (cat > /dev/null; kill -QUIT $server) & wait $server');
    child = spawn('sh', ['-c', script, 'sh', output, join(programs, 'postgres'), '-D', cluster, ...words], {
      stdio: ['pipe', 'ignore', 'ignore'],
      cwd: base,
      ...as,
    });
    await answering(child);
  };
  const answering = async (server: ChildProcess) => {
    for (const until = Date.now() + 30_000; ; ) {
      const answers = await admin(urlOf('postgres', 'postgres'), 'select 1').then(
        () => true,
        () => false,
      );
      if (answers) return;
      if (server.exitCode !== null || Date.now() > until)
        throw new Error(`PostgreSQL does not start: ${await readFile(output, 'utf8').catch(String)}`);
      await new Promise((go) => setTimeout(go, 20));
    }
  };
  const stop = async (how: 'fast' | 'immediate') => {
    const server = child;
    if (!server || server.exitCode !== null) return;
    const ended = new Promise((go) => server.once('exit', go));
    const [pid] = (await readFile(join(cluster, 'postmaster.pid'), 'utf8')).split('\n');
    process.kill(Number(pid), how === 'fast' ? 'SIGINT' : 'SIGQUIT');
    await ended;
    server.stdin?.end();
    child = undefined;
  };

  await start();
  const any = urlOf('postgres', 'postgres');
  await admin(any, 'create role samband login');
  let databases = 0;
  return {
    folder: base,
    copy: async () => {
      await promisify(execFile)('cp', ['-a', cluster, `${cluster}.copy`]);
    },
    putCopyBack: async () => {
      await rm(cluster, { recursive: true });
      await rename(`${cluster}.copy`, cluster);
    },
    run,
    admin,
    start,
    stop,
    promoted: async () => {
      await stop('immediate');
      await writeFile(join(cluster, 'standby.signal'), '');
      await start();
      await run('pg_ctl', ['promote', '-D', cluster]);
    },
    database: async () => {
      const name = `samband_${++databases}`;
      await admin(any, `create database ${name} owner samband`);
      return urlOf('samband', name);
    },
    smallDatabase: async (megabytes) => {
      const place = join(base, 'small');
      await mkdir(place);
      const mount = (options: string) => promisify(execFile)('mount', ['-t', 'tmpfs', '-o', options, 'tmpfs', place]);
      const mounted = await mount(`size=${megabytes}m,uid=${nobody},gid=${nogroup},mode=700`).catch(() => undefined);
      if (!mounted) return undefined;
      await admin(any, `create tablespace small location '${place}'`);
      const name = `samband_${++databases}`;
      await admin(any, `create database ${name} owner samband tablespace small`);
      return {
        url: urlOf('samband', name),
        grow: async (more) => {
          await mount(`remount,size=${more}m`);
        },
        end: async () => {
          await admin(any, `drop database ${name} with (force)`);
          await admin(any, 'drop tablespace small');
          await promisify(execFile)('umount', ['-l', place]);
        },
      };
    },
    end: async () => {
      await stop('immediate');
      await rm(base, { recursive: true, force: true });
    },
  };
}

function nameIn(url: string): string {
  return /\/([a-z0-9_]+)\?/.exec(url)?.[1] ?? 'postgres';
}

const nobody = 65_534;
const nogroup = 65_534;
