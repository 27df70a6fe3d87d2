/**
 * The engine's end of the bridge to one window. Whatever a hostile window sends is refused without harm: a frame that is
 * none closes the port, a call that fits no schema is answered with what is wrong, and no more than `mostAtOnce` calls
 * wait at a time.
 */
import { err, type Result } from '../result.ts';
import {
  type EventData,
  type EventName,
  type Input,
  isMethodName,
  type MethodName,
  methods,
  type Output,
  type Problem,
} from './contract.ts';
import { decodeFrame, encodeFrame } from './frame.ts';
import { type BytePort, mostMessageBytes } from './port.ts';

export type Handler<M extends MethodName> = (input: Input<M>) => Promise<Result<Output<M>, Problem>>;
export type Handlers = { readonly [M in MethodName]: Handler<M> };

export interface BridgeServer {
  readonly send: <E extends EventName>(event: E, data: EventData<E>) => void;
  /** `json`: a RowsMessage. */
  readonly sendRows: (json: string) => void;
  readonly sendNote: (bytes: Uint8Array) => void;
  readonly close: () => void;
}

export interface ServerOptions {
  readonly handlers: Handlers;
  readonly onNote: (bytes: Uint8Array) => void;
  readonly onClose: () => void;
  /** A mistake of ours, thrown by a handler. The call is answered with `Bug`; nothing else stops. */
  readonly onBug: (thrown: unknown, method: string) => void;
}

const mostAtOnce = 256;

export function serveBridge(port: BytePort, options: ServerOptions): BridgeServer {
  let waiting = 0;
  let closed = false;
  const send = (bytes: Uint8Array) => {
    if (!closed) port.send(bytes);
  };
  const answer = (id: number, result: Result<unknown, Problem>) =>
    send(encodeFrame({ type: 'answer', id, ok: result.ok, value: result.ok ? result.value : result.error }));

  const call = async (method: string, input: unknown): Promise<Result<unknown, Problem>> => {
    if (!isMethodName(method)) return err({ type: 'UnknownMethod' });
    const checked = methods[method].input.safeParse(input);
    if (!checked.success) return err({ type: 'BadInput', method, issues: issuesOf(checked.error.issues) });
    if (waiting >= mostAtOnce) return err({ type: 'TooManyCalls', most: mostAtOnce });
    waiting++;
    try {
      // Messages that came early are handed over while this server is still being made: its owner must know it first.
      await Promise.resolve();
      return await (options.handlers[method] as (input: unknown) => Promise<Result<unknown, Problem>>)(checked.data);
    } catch (thrown) {
      options.onBug(thrown, method);
      return err({ type: 'Bug', method });
    } finally {
      waiting--;
    }
  };

  port.onMessage((bytes) => {
    if (closed) return;
    const frame = bytes.length <= mostMessageBytes ? decodeFrame(bytes) : undefined;
    if (frame?.ok && frame.value.type === 'note') options.onNote(frame.value.bytes);
    else if (frame?.ok && frame.value.type === 'call') {
      const { id, method, input } = frame.value;
      void call(method, input).then((result) => answer(id, result));
    } else port.close();
  });
  port.onClose(() => {
    if (closed) return;
    closed = true;
    options.onClose();
  });
  return {
    send: (name, data) => send(encodeFrame({ type: 'event', name, data })),
    sendRows: (json) => send(encodeFrame({ type: 'rows', json: new TextEncoder().encode(json) })),
    sendNote: (bytes) => send(encodeFrame({ type: 'note', bytes })),
    close: port.close,
  };
}

/** Where the input is wrong, never what it held. */
function issuesOf(issues: readonly { readonly path: readonly PropertyKey[]; readonly code?: string }[]): string[] {
  return issues.slice(0, 5).map((issue) => `${issue.path.map(String).join('.')}: ${issue.code ?? 'invalid'}`);
}
