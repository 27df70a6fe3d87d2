/** The window's end of the bridge: calls with checked answers, events, rows, notes. */
import { err, ok, type Result } from '../result.ts';
import {
  type EventData,
  type EventName,
  events,
  type Input,
  type MethodName,
  methods,
  type Output,
  Problem,
} from './contract.ts';
import { decodeFrame, encodeFrame, type Frame } from './frame.ts';
import type { BytePort } from './port.ts';

export interface BridgeClient {
  readonly call: <M extends MethodName>(method: M, input: Input<M>) => Promise<Result<Output<M>, Problem>>;
  /** True while an answer of one of these is still to come. */
  readonly waitsFor: (methods: readonly MethodName[]) => boolean;
  /** Returns what stops the listening. */
  readonly on: <E extends EventName>(event: E, listener: (data: EventData<E>) => void) => () => void;
  /** `json`: a RowsMessage as UTF-8; whoever keeps rows reads it, away from the window's own thread. */
  readonly onRows: (listener: (json: Uint8Array) => void) => () => void;
  readonly onNote: (listener: (bytes: Uint8Array) => void) => () => void;
  readonly sendNote: (bytes: Uint8Array) => void;
  /** The engine is gone or was never there. Every open call answers `EngineGone`. */
  readonly onClose: (listener: () => void) => () => void;
  readonly close: () => void;
}

export function createBridgeClient(port: BytePort): BridgeClient {
  const open = new Map<number, { method: MethodName; settle: (answer: Result<unknown, Problem>) => void }>();
  const listeners = { event: new Map<string, Set<(data: never) => void>>(), rows: listenerSet(), note: listenerSet() };
  const closing = new Set<() => void>();
  let next = 1;
  let closed = false;

  const answer = (frame: Extract<Frame, { type: 'answer' }>) => {
    const call = open.get(frame.id);
    open.delete(frame.id);
    if (!call) return;
    if (!frame.ok) {
      const problem = Problem.safeParse(frame.value);
      call.settle(err(problem.success ? problem.data : { type: 'BadAnswer', method: call.method }));
      return;
    }
    const output = methods[call.method].output.safeParse(frame.value);
    call.settle(output.success ? ok(output.data) : err({ type: 'BadAnswer', method: call.method }));
  };

  port.onMessage((bytes) => {
    const frame = decodeFrame(bytes);
    if (!frame.ok) return;
    switch (frame.value.type) {
      case 'answer':
        answer(frame.value);
        return;
      case 'event': {
        const { name, data } = frame.value;
        if (!isEventName(name)) return;
        const checked = events[name].safeParse(data);
        if (checked.success) for (const listener of listeners.event.get(name) ?? []) listener(checked.data as never);
        return;
      }
      case 'rows':
        for (const listener of listeners.rows) listener(frame.value.json as never);
        return;
      case 'note':
        for (const listener of listeners.note) listener(frame.value.bytes as never);
        return;
      case 'call':
        return;
    }
  });
  port.onClose(() => {
    closed = true;
    for (const { settle } of open.values()) settle(err({ type: 'EngineGone' }));
    open.clear();
    for (const listener of closing) listener();
  });

  return {
    call: <M extends MethodName>(method: M, input: Input<M>) => {
      if (closed) return Promise.resolve(err<Problem>({ type: 'EngineGone' }));
      const id = next++;
      return new Promise<Result<Output<M>, Problem>>((resolve) => {
        open.set(id, { method, settle: (answered) => resolve(answered as Result<Output<M>, Problem>) });
        port.send(encodeFrame({ type: 'call', id, method, input }));
      });
    },
    waitsFor: (wanted) => [...open.values()].some(({ method }) => wanted.includes(method)),
    on: (event, listener) => {
      const set = listeners.event.get(event) ?? new Set();
      listeners.event.set(event, set.add(listener as (data: never) => void));
      return () => set.delete(listener as (data: never) => void);
    },
    onRows: (listener) => listen(listeners.rows, listener as (data: never) => void),
    onNote: (listener) => listen(listeners.note, listener as (data: never) => void),
    sendNote: (bytes) => {
      if (!closed) port.send(encodeFrame({ type: 'note', bytes }));
    },
    onClose: (listener) => {
      closing.add(listener);
      if (closed) listener();
      return () => closing.delete(listener);
    },
    close: port.close,
  };
}

function listenerSet(): Set<(data: never) => void> {
  return new Set();
}

function listen(set: Set<(data: never) => void>, listener: (data: never) => void): () => void {
  set.add(listener);
  return () => set.delete(listener);
}

function isEventName(name: string): name is EventName {
  return Object.hasOwn(events, name);
}
