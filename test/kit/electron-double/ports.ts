/** MessagePortMain: two ends, either of which may be handed to another process. */
import { EventEmitter } from 'node:events';

/** Where a handed-over end really is. */
export interface FarSide {
  readonly message: (data: unknown) => void;
  readonly close: () => void;
}

export class PortDouble extends EventEmitter {
  #peer: PortDouble | undefined;
  #early: unknown[] = [];
  #deliver: ((data: unknown) => void) | undefined;
  #tellClosed = () => {
    this.emit('close');
  };
  #isClosed = false;

  join(peer: PortDouble): void {
    this.#peer = peer;
  }

  postMessage(data: unknown): void {
    this.#peer?.receive(structuredClone(data));
  }

  start(): void {
    this.#listen((data) => this.emit('message', { data, ports: [] }));
  }

  close(): void {
    if (this.#isClosed) return;
    this.#isClosed = true;
    this.#peer?.close();
    // Never inside the call, as across processes.
    queueMicrotask(this.#tellClosed);
  }

  handOver({ message, close }: FarSide): void {
    this.#tellClosed = close;
    this.#listen(message);
  }

  receive(data: unknown): void {
    if (this.#isClosed) return;
    if (this.#deliver) this.#deliver(data);
    else this.#early.push(data);
  }

  #listen(deliver: (data: unknown) => void): void {
    this.#deliver = deliver;
    for (const data of this.#early.splice(0)) deliver(data);
  }
}

export class MessageChannelMain {
  readonly port1 = new PortDouble();
  readonly port2 = new PortDouble();
  constructor() {
    this.port1.join(this.port2);
    this.port2.join(this.port1);
  }
}

/** Ends that live in one other process, each under a number. */
export function portsAway(send: (message: PortMessage) => void) {
  const away = new Map<number, PortDouble>();
  let next = 1;
  return {
    handOver: (port: PortDouble): number => {
      const id = next++;
      away.set(id, port);
      port.handOver({
        message: (data) => send({ type: 'port', id, data }),
        close: () => {
          if (away.delete(id)) send({ type: 'port-closed', id });
        },
      });
      return id;
    },
    take: (message: PortMessage): void => {
      const port = away.get(message.id);
      if (message.type === 'port') port?.postMessage(message.data);
      else if (away.delete(message.id)) port?.close();
    },
    closeAll: (): void => {
      for (const port of [...away.values()]) port.close();
      away.clear();
    },
  };
}

export type PortMessage =
  | { readonly type: 'port'; readonly id: number; readonly data: unknown }
  | { readonly type: 'port-closed'; readonly id: number };
