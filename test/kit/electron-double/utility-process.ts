/** utilityProcess: a forked Node process that finds `process.parentPort` there; see utility-child.ts. */
import { fork } from 'node:child_process';
import { EventEmitter } from 'node:events';
import { fileURLToPath } from 'node:url';
import { app } from './app.ts';
import { type PortDouble, type PortMessage, portsAway } from './ports.ts';

export type FromUtility = PortMessage | { readonly type: 'parent'; readonly data: unknown };
export type ToUtility =
  | PortMessage
  | { readonly type: 'parent'; readonly data: unknown; readonly ports: readonly number[] };

export const utilityProcess = {
  fork(entry: string, words: readonly string[] = []) {
    if (!app.isReady()) throw new Error('utilityProcess.fork before ready');
    const child = fork(fileURLToPath(new URL('./utility-child.js', import.meta.url)), [entry, ...words], {
      execArgv: [],
      serialization: 'advanced',
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    });
    const send = (message: ToUtility) => {
      if (child.connected) child.send(message);
    };
    // Whoever is killed cannot be told any more; `exit` follows.
    child.on('error', () => {});
    const ports = portsAway(send);
    const utility = Object.assign(new EventEmitter(), {
      pid: child.pid,
      kill: () => child.kill(),
      postMessage: (data: unknown, transfer: readonly PortDouble[] = []) =>
        send({ type: 'parent', data, ports: transfer.map(ports.handOver) }),
    });
    child.on('message', (message: FromUtility) => {
      if (message.type === 'parent') utility.emit('message', message.data);
      else ports.take(message);
    });
    child.once('spawn', () => utility.emit('spawn'));
    child.once('exit', (code) => {
      ports.closeAll();
      utility.emit('exit', code ?? 1);
    });
    app.onCleanUp(() => child.kill('SIGKILL'));
    utilityPids.push(child.pid ?? 0);
    return utility;
  },
};

/** Of every utility process so far, for tests that kill one. */
export const utilityPids: number[] = [];
