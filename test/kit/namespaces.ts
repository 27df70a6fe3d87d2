/**
 * Computers on one network: each a network namespace on a bridge, real Node processes in them. As root, or as anybody
 * where the kernel permits user namespaces. Nothing outlives the test: a namespace is held by a process that ends when
 * its standard input does, even if this process is killed, and with the last process in it a namespace is gone.
 */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { test } from 'vitest';
import { packageRoot } from './package-root.ts';

export interface Room {
  /** A computer on the bridge, 192.168.77.`number` and fe80::`number`. */
  readonly computer: (number: number) => Promise<Computer>;
  /** In the namespace of the bridge, which sees all that passes; its ports are called `port1`, `port2` … */
  readonly atBridge: (command: string, ...words: readonly string[]) => void;
  /** Everything that passes a link of the bridge's namespace, until the answer is called: a capture file of Ethernet frames. */
  readonly record: (link: string) => Promise<() => Promise<Buffer>>;
  /** Rules for what passes between computers, in nft's words: `ip protocol udp drop`. */
  readonly filter: (...rules: readonly string[]) => void;
}

export interface Computer {
  readonly number: number;
  readonly address: string;
  readonly run: (command: string, ...words: readonly string[]) => void;
  /** A VPN that owns the default route: `tun0` here with this address, `vpn1` … at the bridge's namespace, going nowhere else. */
  readonly joinVpn: (address: string) => void;
  /** A compiled script of test/kit with one JSON argument, which prints JSON lines and takes them. */
  readonly start: (script: string, options: unknown) => Speaking;
  /** The real command with this environment, whose lines are JSON. */
  readonly samband: (environment: NodeJS.ProcessEnv, ...words: readonly string[]) => Speaking;
}

export type Line = Readonly<Record<string, unknown>> & { readonly event: string };

export interface Speaking {
  readonly pid: number;
  readonly lines: readonly Line[];
  readonly say: (command: Readonly<Record<string, unknown>>) => void;
  /** The first line like this that was not handed out yet; waits for it, at most so long. */
  readonly next: (event: string, like?: Readonly<Record<string, unknown>>, milliseconds?: number) => Promise<Line>;
  readonly signal: (signal: 'SIGSTOP' | 'SIGCONT' | 'SIGKILL') => void;
  readonly end: () => Promise<void>;
}

const mustRun = Boolean(process.env['SAMBAND_NEED_NAMESPACES']);

/** A test in a room of its own. Where namespaces or a tool are missing it says NOT RUN, and fails only where they were demanded. */
export function roomTest(
  name: string,
  { needs = [] }: { readonly needs?: readonly string[] },
  run: (room: Room) => Promise<void>,
): void {
  test(name, { timeout: 90_000 }, async () => {
    const missing = needs.find((tool) => spawnSync(tool, ['--version']).error);
    const why = howToEnter() ? missing && `there is no ${missing} here` : 'network namespaces are not permitted here';
    if (why === undefined) return withRoom(run);
    if (mustRun) throw new Error(`${why}, and SAMBAND_NEED_NAMESPACES demands this test`);
    process.stdout.write(`NOT RUN: ${name} (${why})\n`);
  });
}

interface Way {
  readonly unshare: readonly string[];
  readonly nsenter: readonly string[];
}

let way: Way | undefined | 'unknown' = 'unknown';

function howToEnter(): Way | undefined {
  if (way !== 'unknown') return way;
  const ways: readonly Way[] = [
    { unshare: ['-n'], nsenter: ['-n'] },
    { unshare: ['-rn'], nsenter: ['-U', '--preserve-credentials', '-n'] },
  ];
  const attempt = 'ip link add br0 type bridge && ip link add a0 type veth peer name a1';
  way = ways.find(({ unshare }) => spawnSync('unshare', [...unshare, 'sh', '-c', attempt]).status === 0);
  return way;
}

/** tcpdump wants to change its user, which nobody's own namespace permits; a few lines of Python record as well there. */
export function recordingTool(): 'tcpdump' | 'python3' {
  return howToEnter()?.nsenter.includes('-U') ? 'python3' : 'tcpdump';
}

function recorder(link: string): readonly string[] {
  if (recordingTool() === 'python3') return ['python3', '-c', pythonRecorder, link];
  return ['tcpdump', '-i', link, '-U', '--immediate-mode', '-s', '0', '-Z', 'root', '-w', '-'];
}

const pythonRecorder = `
import signal, socket, struct, sys
signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
ear = socket.socket(socket.AF_PACKET, socket.SOCK_RAW, socket.htons(3))
ear.bind((sys.argv[1], 0))
out = sys.stdout.buffer
out.write(struct.pack('<IHHiIII', 0xa1b2c3d4, 2, 4, 0, 0, 65535, 1))
print('listening', file=sys.stderr, flush=True)
while True:
    frame = ear.recv(65535)
    out.write(struct.pack('<IIII', 0, 0, len(frame), len(frame)) + frame)
    out.flush()
`;

async function withRoom(run: (room: Room) => Promise<void>): Promise<void> {
  const enter = howToEnter();
  if (!enter) throw new Error('asked for a room where there is none');
  const holders: ChildProcess[] = [];
  const speaking: Speaking[] = [];
  const others: ChildProcess[] = [];
  const hold = async (command: string, words: readonly string[]): Promise<number> => {
    const holder = spawn(command, [...words, 'sh', '-c', 'echo ready; exec cat'], {
      stdio: ['pipe', 'pipe', 'inherit'],
    });
    holders.push(holder);
    await new Promise((resolve, reject) => {
      holder.stdout?.once('data', resolve);
      holder.once('exit', () => reject(new Error('the namespace could not be held')));
    });
    return holder.pid ?? 0;
  };
  const inside = (pid: number, words: readonly string[]) => ['-t', String(pid), ...enter.nsenter, '--', ...words];
  const runIn = (pid: number, words: readonly string[]) => {
    const done = spawnSync('nsenter', inside(pid, words), { encoding: 'utf8' });
    if (done.status !== 0) throw new Error(`${words.join(' ')}: ${done.stderr}`);
  };
  try {
    const bridge = await hold('unshare', enter.unshare);
    const atBridge = (...words: readonly string[]) => runIn(bridge, words);
    atBridge('sh', '-c', 'ip link set lo up; ip link add br0 type bridge mcast_snooping 0; ip link set br0 up');
    atBridge('ip', 'addr', 'add', '192.168.77.1/24', 'dev', 'br0');
    await run({
      atBridge,
      record: async (link) => {
        const child = spawn('nsenter', inside(bridge, recorder(link)), { stdio: ['ignore', 'pipe', 'pipe'] });
        others.push(child);
        const pieces: Buffer[] = [];
        child.stdout.on('data', (piece: Buffer) => pieces.push(piece));
        const ended = new Promise((resolve) => child.once('close', resolve));
        await new Promise<void>((resolve, reject) => {
          child.stderr.once('data', () => resolve());
          child.once('exit', () => reject(new Error(`${link} cannot be recorded`)));
        });
        return async () => {
          child.kill('SIGTERM');
          await ended;
          return Buffer.concat(pieces);
        };
      },
      filter: (...rules) => {
        atBridge('nft', 'add table bridge room; add chain bridge room pass { type filter hook forward priority 0; }');
        for (const rule of rules) atBridge('nft', `add rule bridge room pass ${rule}`);
      },
      computer: async (number) => {
        const pid = await hold('nsenter', inside(bridge, ['unshare', '-n']));
        const port = `port${number}`;
        atBridge('ip', 'link', 'add', port, 'type', 'veth', 'peer', 'name', 'lan0', 'netns', String(pid));
        atBridge('ip', 'link', 'set', port, 'master', 'br0', 'up');
        const address = `192.168.77.${number}`;
        const steps = [
          'ip link set lo up',
          // An address of the kernel's own making would be tried for doubles for a second or two first.
          'ip link set lan0 addrgenmode none',
          `ip addr add ${address}/24 broadcast + dev lan0`,
          'ip link set lan0 up',
          `ip addr add fe80::${number}/64 dev lan0 nodad`,
        ];
        runIn(pid, ['sh', '-ec', steps.join('\n')]);
        const speakingAs = (words: readonly string[], env = process.env) => {
          const child = spawn('nsenter', inside(pid, words), { stdio: ['pipe', 'pipe', 'inherit'], env });
          const one = speakingWith(child);
          speaking.push(one);
          return one;
        };
        return {
          number,
          address,
          run: (...words) => runIn(pid, words),
          joinVpn: (vpnAddress) => {
            const [vpn, holder] = [`vpn${number}`, String(pid)];
            atBridge('ip', 'link', 'add', vpn, 'type', 'veth', 'peer', 'name', 'tun0', 'netns', holder);
            atBridge('ip', 'link', 'set', vpn, 'up');
            const up = 'ip link set tun0 up; ip route add default dev tun0';
            runIn(pid, ['sh', '-ec', `ip addr add ${vpnAddress}/32 dev tun0; ${up}`]);
          },
          start: (script, options) =>
            speakingAs([process.execPath, join(packageRoot, 'dist/test/kit', script), JSON.stringify(options)]),
          samband: (environment, ...words) =>
            speakingAs([process.execPath, join(packageRoot, 'dist/cli/main.js'), ...words], environment),
        };
      },
    });
  } finally {
    await Promise.all(speaking.map((each) => each.end()));
    for (const child of [...others, ...holders]) child.kill('SIGKILL');
  }
}

export function speakingWith(child: ChildProcess): Speaking {
  const lines: Line[] = [];
  const handedOut = new Set<Line>();
  const waiting = new Set<() => void>();
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  if (child.stdout)
    createInterface({ input: child.stdout }).on('line', (text) => {
      lines.push(JSON.parse(text));
      for (const look of [...waiting]) look();
    });
  child.stdin?.on('error', () => {});
  return {
    pid: child.pid ?? 0,
    lines,
    say: (command) => child.stdin?.write(`${JSON.stringify(command)}\n`),
    signal: (signal) => child.kill(signal),
    end: async () => {
      child.kill('SIGKILL');
      await ended;
    },
    next: (event, like = {}, milliseconds = 20_000) =>
      new Promise((resolve, reject) => {
        const look = () => {
          const line = lines.find((each) => !handedOut.has(each) && each.event === event && isLike(each, like));
          if (!line) return;
          handedOut.add(line);
          clearTimeout(timer);
          waiting.delete(look);
          resolve(line);
        };
        const timer = setTimeout(() => {
          waiting.delete(look);
          const said = lines.slice(-20).map((line) => JSON.stringify(line));
          reject(new Error(`no ${event} ${JSON.stringify(like)} in ${milliseconds} ms; it said:\n${said.join('\n')}`));
        }, milliseconds);
        waiting.add(look);
        look();
      }),
  };
}

function isLike(line: Line, like: Readonly<Record<string, unknown>>): boolean {
  return Object.entries(like).every(([name, value]) => line[name] === value);
}
