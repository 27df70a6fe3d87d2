/**
 * One conversation with a relay over a WebSocket, as shared/wire/relay.ts describes it: asks with their answers, and what the
 * relay tells by itself. A relay is a stranger: what it says is bounded, checked for its form, and waited for only so long.
 */
import type { Agent } from 'node:http';
import WebSocket from 'ws';
import { err, ok, type Result } from '../../shared/result.ts';
import {
  decodeTold,
  encodeAsk,
  mostRelayMessageBytes,
  type Refusal,
  type RelayAsk,
  type RelayTold,
  relaySubprotocol,
} from '../../shared/wire/relay.ts';
import { type WhyUnreachable, whyUnreachable } from '../unreachable.ts';

export type RelayError =
  /** Cannot be reached, or does not answer. */
  | { readonly type: 'Unreachable' | WhyUnreachable }
  /** Answers, but not as a relay of this version does. */
  | { readonly type: 'NotARelay' }
  | { readonly type: 'Refused'; readonly code: Refusal };

type Unnumbered<Ask> = Ask extends unknown ? Omit<Ask, 'q'> : never;
export type Asking = Unnumbered<RelayAsk>;
export type Done = Extract<RelayTold, { readonly type: 'done' }>;
/** What is told without an answer's number. */
export type Told = Extract<RelayTold, { readonly type: 'entry' | 'gone' | 'listed' }>;

export interface RelayConnection {
  readonly hello: Extract<RelayTold, { readonly type: 'hello' }>;
  /** Waits and asks again where the relay says that this is too much at once. */
  readonly ask: (message: Asking) => Promise<Result<Done, RelayError>>;
  readonly isOpen: () => boolean;
  readonly close: () => void;
}

export interface ConnectOptions {
  /** Everything goes through it, names too; nothing is looked up or dialled beside it. */
  readonly agent?: Agent;
  readonly onTold: (told: Told) => void;
  readonly onClose: () => void;
  /** Milliseconds without a word before the relay is given up. */
  readonly patience?: number;
  /** Ends it, also while it is being made. */
  readonly signal?: AbortSignal;
}

const usualPatience = 20_000;
/**
 * An ask is answered within so many times the patience, whatever else the relay says meanwhile: a quarter of an hour, in which
 * what may be underway at once, 2 MiB, comes at 2.4 kB a second.
 */
const mostPatience = 45;
/** At 2.4 kB a second it comes within seven seconds. */
const pieceBytes = 16 * 1024;
/** A relay cuts who is silent for two minutes; so does many a box on the way, earlier. */
const pingsEvery = 45_000;
/** How often an ask is said again because the relay asked to wait, and how long it may make this laptop wait. */
const mostTries = 4;
const longestWait = 10_000;

export function connectToRelay(
  origin: string,
  { agent, onTold, onClose, patience = usualPatience, signal }: ConnectOptions,
): Promise<Result<RelayConnection, RelayError>> {
  return new Promise((resolve) => {
    const socket = new WebSocket(`${origin}/v1/connect`, relaySubprotocol, {
      ...(agent && { agent }),
      // Even where the environment says that certificates need not be right.
      rejectUnauthorized: true,
      perMessageDeflate: false,
      maxPayload: mostRelayMessageBytes,
      handshakeTimeout: patience,
      followRedirects: false,
      // Says nothing of the device; `ws` adds no agent of its own.
      headers: {},
    });
    const waiting = new Map<number, (answer: Result<Done, RelayError | Slow>) => void>();
    let opened = false;
    let ended: RelayError | undefined;
    let numbers = 0;
    let bytesHeard = () => 0;
    let silence = setTimeout(() => end({ type: 'Unreachable' }), patience);
    let heardByPing = -1;
    /** A line that died without a word answers no ping either. */
    const pings = setInterval(() => {
      if (socket.readyState !== WebSocket.OPEN) return;
      if (bytesHeard() === heardByPing) return end({ type: 'Unreachable' });
      heardByPing = bytesHeard();
      socket.ping();
    }, pingsEvery);

    const end = (error: RelayError): void => {
      if (ended) return;
      ended = error;
      clearTimeout(silence);
      clearInterval(pings);
      signal?.removeEventListener('abort', abort);
      socket.terminate();
      for (const answer of waiting.values()) answer(err(error));
      waiting.clear();
      if (opened) onClose();
      else resolve(err(error));
    };

    const abort = () => end({ type: 'Unreachable' });
    signal?.addEventListener('abort', abort);
    if (signal?.aborted) queueMicrotask(abort);

    /** A message of which more comes, or goes, is a slow line and not a silent relay. */
    const giveUp = (unsent: number, heard: number) => () => {
      if (socket.bufferedAmount < unsent || bytesHeard() > heard) patient();
      else end({ type: 'Unreachable' });
    };

    const patient = (): void => {
      clearTimeout(silence);
      if (waiting.size > 0) silence = setTimeout(giveUp(socket.bufferedAmount, bytesHeard()), patience);
    };

    /** What the system takes at once may be underway for minutes; with a ping behind each piece the relay tells that it arrives. */
    const say = (bytes: Uint8Array): void => {
      for (let from = 0; from < bytes.length; from += pieceBytes) {
        const fin = from + pieceBytes >= bytes.length;
        socket.send(bytes.subarray(from, from + pieceBytes), { binary: true, fin });
        if (!fin) socket.ping();
      }
    };

    const askOnce = (message: Asking): Promise<Result<Done, RelayError | Slow>> => {
      if (ended) return Promise.resolve(err(ended));
      const q = ++numbers;
      return new Promise((answered) => {
        const deadline = setTimeout(() => end({ type: 'Unreachable' }), patience * mostPatience);
        waiting.set(q, (answer) => {
          clearTimeout(deadline);
          answered(answer);
        });
        if (waiting.size === 1) patient();
        say(encodeAsk({ ...message, q } as RelayAsk));
      });
    };

    const ask = async (message: Asking): Promise<Result<Done, RelayError>> => {
      for (let tries = 1; ; tries++) {
        const answer = await askOnce(message);
        if (answer.ok) return answer;
        if (answer.error.type !== 'Slow') return err(answer.error);
        if (tries === mostTries || answer.error.wait > longestWait) return err({ type: 'Refused', code: 'slow' });
        await pause(answer.error.wait);
      }
    };

    const greet = (hello: RelayConnection['hello']): void => {
      opened = true;
      clearTimeout(silence);
      if (hello.v.includes(1))
        resolve(ok({ hello, ask, isOpen: () => !ended, close: () => end({ type: 'Unreachable' }) }));
      else {
        resolve(err({ type: 'Refused', code: 'version' }));
        end({ type: 'NotARelay' });
      }
    };

    const hearAnswer = (told: Extract<RelayTold, { readonly type: 'done' | 'no' }>): void => {
      const answer = waiting.get(told.q);
      waiting.delete(told.q);
      // An answer that nobody asked for: nothing else it says can be told from a mistake either.
      if (!answer) end({ type: 'NotARelay' });
      else if (told.type === 'done') answer(ok(told));
      else answer(err(told.e === 'slow' ? { type: 'Slow', wait: told.w } : { type: 'Refused', code: told.e }));
    };

    const hear = (told: RelayTold): void => {
      if (told.type === 'bye') end({ type: 'Refused', code: told.e });
      else if (opened === (told.type === 'hello')) end({ type: 'NotARelay' });
      else if (told.type === 'hello') greet(told);
      else if (told.type === 'done' || told.type === 'no') hearAnswer(told);
      else onTold(told);
    };

    socket.on('message', (data, isBinary) => {
      const told = isBinary ? decodeTold(new Uint8Array(data as Buffer)) : undefined;
      if (told?.ok) hear(told.value);
      else end({ type: 'NotARelay' });
      // Afterwards: with the last answer there is nothing to wait for any more.
      if (!ended) patient();
    });
    socket.on('upgrade', ({ socket: line }) => {
      bytesHeard = () => line.bytesRead;
    });
    socket.on('unexpected-response', (_request, response) => {
      response.destroy();
      end(response.statusCode && response.statusCode >= 500 ? { type: 'Unreachable' } : { type: 'NotARelay' });
    });
    socket.on('error', (error) => end({ type: (!opened && whyNot(error)) || 'Unreachable' }));
    socket.on('close', () => end({ type: 'Unreachable' }));
  });
}

interface Slow {
  readonly type: 'Slow';
  readonly wait: number;
}

/** A server of another kind takes the connection, and not what is to be spoken over it. */
function whyNot(error: Error): WhyUnreachable | 'NotARelay' | undefined {
  return /subprotocol/.test(error.message) ? 'NotARelay' : whyUnreachable(error);
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((done) => setTimeout(done, milliseconds));
}
