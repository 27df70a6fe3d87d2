/** The engine as Electron's utility process: each window by a port of its own. */
import type { MessagePortMain, ParentPort } from 'electron';
import type { ToEngine } from '../engine/process/engine-message.ts';
import { runEngine } from '../engine/process/run-engine.ts';
import { type BytePort, createInbox, mostMessageBytes } from '../shared/bridge/port.ts';

/**
 * A message with a port is a window that has come, and says nothing else. Over the port go that window's bytes, past main:
 * whole Uint8Array messages; the text `close` from the window, the text `closed` from the engine, at the end.
 */
export function runEngineChild(parent: ParentPort): void {
  const engine = runEngine((message) => parent.postMessage(message));
  parent.on('message', ({ data, ports: [port] }) => {
    const message: ToEngine = data;
    if (port) engine.connect(bytePortOf(port));
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
    else end();
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
