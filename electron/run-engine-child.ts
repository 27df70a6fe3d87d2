/** The engine as Electron's utility process: each window by a port of its own. */
import type { MessagePortMain, ParentPort } from 'electron';
import type { ToEngine } from '../engine/process/engine-message.ts';
import { runEngine } from '../engine/process/run-engine.ts';
import { type BytePort, createInbox, mostMessageBytes } from '../shared/bridge/port.ts';

/** A message with a port is a window that has come: it says of which page. */
export interface ToPage {
  /** Of main's numbers for what shows pages. A reload keeps it. */
  readonly page: number;
}

/** A page has one port, or for a moment two. One that asks for ever more is broken or hostile; its oldest go. */
const mostPorts = 4;

/**
 * Over a port go that window's bytes, past main:
 * whole Uint8Array messages; the text `close` from the window, the text `closed` from the engine, at the end.
 */
export function runEngineChild(parent: ParentPort): void {
  const engine = runEngine((message) => parent.postMessage(message));
  const portsOf = new Map<number, BytePort[]>();
  const connect = (page: number, port: BytePort) => {
    const open = [...(portsOf.get(page) ?? []), port];
    portsOf.set(page, open);
    port.onClose(() => {
      const rest = (portsOf.get(page) ?? []).filter((each) => each !== port);
      if (rest.length > 0) portsOf.set(page, rest);
      else portsOf.delete(page);
    });
    engine.connect(port);
    if (open.length > mostPorts) open[0]?.close();
  };
  parent.on('message', ({ data, ports: [port] }) => {
    const message: ToEngine | ToPage = data;
    if ('page' in message) port && connect(message.page, bytePortOf(port));
    else engine.take(message);
  });
}

function bytePortOf(port: MessagePortMain): BytePort {
  const { receive, closed, listen } = createInbox();
  const end = () => {
    closed();
    port.close();
  };
  port.on('message', ({ data }) => {
    if (data instanceof Uint8Array && data.byteLength <= mostMessageBytes) receive(data);
    else {
      port.postMessage('closed');
      end();
    }
  });
  port.on('close', closed);
  port.start();
  return {
    ...listen,
    send: (bytes) => port.postMessage(bytes),
    close: () => {
      port.postMessage('closed');
      end();
    },
  };
}
