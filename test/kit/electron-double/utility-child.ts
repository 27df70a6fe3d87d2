/** Inside the forked process: what Electron puts there, then the script itself. */
import { EventEmitter } from 'node:events';
import { pathToFileURL } from 'node:url';
import { MessageChannelMain, type PortDouble } from './ports.ts';
import type { FromUtility, ToUtility } from './utility-process.ts';

const send = (message: FromUtility) => void process.send?.(message);
/** Numbers are drawn by the parent, so that its ends are kept under its numbers here. */
const here = new Map<number, PortDouble>();
const parentPort = Object.assign(new EventEmitter(), {
  postMessage: (data: unknown) => send({ type: 'parent', data }),
});
Object.defineProperty(process, 'parentPort', { value: parentPort });

/** What comes before the script listens waits for it. */
const early: unknown[] = [];
parentPort.on('newListener', (name) => {
  const waiting = name === 'message' ? early.splice(0) : [];
  queueMicrotask(() => {
    for (const event of waiting) parentPort.emit('message', event);
  });
});

process.on('message', (message: ToUtility) => {
  if (message.type === 'parent') {
    const event = { data: message.data, ports: message.ports.map(arrive) };
    if (parentPort.listenerCount('message') > 0) parentPort.emit('message', event);
    else early.push(event);
  }
  if (message.type === 'port') here.get(message.id)?.postMessage(message.data);
  if (message.type === 'port-closed') here.get(message.id)?.close();
});
process.on('disconnect', () => process.exit(0));

function arrive(id: number): PortDouble {
  const { port1: forTheScript, port2: wire } = new MessageChannelMain();
  here.set(id, wire);
  wire.handOver({
    message: (data) => send({ type: 'port', id, data }),
    close: () => {
      if (here.delete(id)) send({ type: 'port-closed', id });
    },
  });
  return forTheScript;
}

const [entry = ''] = process.argv.slice(2);
await import(pathToFileURL(entry).href);
