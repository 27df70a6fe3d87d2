/** One call over HTTP: messages in, what a connection would have said out; nothing is kept from one to the next. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { finished } from 'node:stream/promises';
import {
  encodeTold,
  mostCallBytes,
  mostCallMessages,
  mostRelayMessageBytes,
  type Refusal,
} from '../shared/wire/relay.ts';
import type { CallUnderway } from './calls.ts';
import { byeFor, type ConversationDeps, createConversation } from './conversation.ts';
import type { Metrics } from './metrics.ts';
import type { Underway } from './underway.ts';

export interface CallDeps extends ConversationDeps {
  readonly address: string;
  readonly call: CallUnderway;
  readonly underway: Underway;
  readonly metrics: Metrics;
}

/** From here on nothing is answered any more that may be long: a page of a log, which may come to 2 MiB with its marks, is the last. */
const muchAnswerBytes = 2 ** 20;
const answerReadWithin = 60_000;
const answerReadWithinWhenFull = 5_000;

export async function answerCall(request: IncomingMessage, response: ServerResponse, deps: CallDeps): Promise<void> {
  const { underway, call } = deps;
  const length = Number(request.headers['content-length'] ?? Number.NaN);
  if (!Number.isSafeInteger(length)) return refuseCall(response, 411, 'malformed');
  if (length > mostCallBytes) return refuseCall(response, 413, 'size');
  if (underway.isFull()) return refuseCall(response, 503, 'slow', 1_000);
  let [heard, said] = [0, 0];
  const hear = (bytes: number) => {
    heard += bytes;
    underway.heard(bytes);
    return !underway.isFull();
  };
  const say = (bytes: number) => {
    said += bytes;
    underway.said(bytes);
  };
  try {
    const body = await bodyOf(request, length, call, hear);
    if (body === 'too much') return refuseCall(response, 503, 'slow', 1_000);
    call.goesOn();
    const messages = body && messagesIn(body);
    if (!messages) return refuseCall(response, 400, 'malformed');
    deps.metrics.count('bytes_in_total', {}, length);
    // What is answered lies here until it is read.
    const told = await converse(messages, deps, say);
    const answer = Buffer.concat(told.flatMap((message) => [lengthOf(message), message]));
    deps.metrics.count('bytes_out_total', {}, answer.length);
    response.writeHead(200, headersFor(answer));
    response.end(answer);
    call.waitsForCaller(() => response.destroy());
    call.tells(answer.length);
    await isTaken(response, underway);
  } finally {
    underway.answered(heard);
    underway.read(said);
  }
}

/** Until then it lies here. Whoever does not read is not waited for; who is gone already is not, either. */
async function isTaken(response: ServerResponse, underway: Underway): Promise<void> {
  const last = setTimeout(() => response.destroy(), answerReadWithin);
  const whenFull = setInterval(() => underway.isFull() && response.destroy(), answerReadWithinWhenFull);
  await finished(response).catch(() => undefined);
  clearTimeout(last);
  clearInterval(whenFull);
}

export function refuseCall(response: ServerResponse, status: number, code: Refusal, wait = 0): void {
  const bye = encodeTold({ type: 'bye', e: code, w: wait });
  const answer = Buffer.concat([lengthOf(bye), bye]);
  // What was not read of the call is not read any more.
  response.writeHead(status, { ...headersFor(answer), connection: 'close' });
  response.end(answer);
}

/** For a single message as an answer, in the same form. */
export function headersFor(answer: Uint8Array) {
  return {
    'content-type': 'application/octet-stream',
    'content-length': answer.length,
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
  };
}

export function lengthOf(message: Uint8Array): Buffer {
  const four = Buffer.alloc(4);
  four.writeUInt32BE(message.length);
  return four;
}

/** `onSaid`: told of the bytes of each message that was said. */
async function converse(
  messages: readonly Uint8Array[],
  deps: CallDeps,
  onSaid: (bytes: number) => void,
): Promise<readonly Uint8Array[]> {
  const told: Uint8Array[] = [];
  let bytes = 0;
  let over = false;
  const say = (message: Uint8Array) => {
    if (over) return;
    bytes += message.length;
    onSaid(message.length);
    told.push(message);
  };
  const conversation = createConversation(deps, {
    send: say,
    hasRoom: () => bytes < muchAnswerBytes,
    room: () => Promise.resolve(),
    end: (code) => {
      say(byeFor(code));
      over = true;
    },
    entered: () => undefined,
    address: deps.address,
  });
  await Promise.all(messages.map((message) => (over ? undefined : conversation.hear(message))));
  conversation.ended();
  return told;
}

/** `hear`: counts what came, and says whether more may. */
function bodyOf(
  request: IncomingMessage,
  length: number,
  call: CallUnderway,
  hear: (bytes: number) => boolean,
): Promise<Buffer | 'too much' | undefined> {
  return new Promise((came) => {
    const chunks: Buffer[] = [];
    let read = 0;
    const stop = (why: 'too much' | undefined) => {
      request.removeAllListeners('data');
      request.pause();
      came(why);
    };
    call.waitsForCaller(() => stop('too much'));
    request.on('data', (chunk: Buffer) => {
      read += chunk.length;
      if (read > length) return stop(undefined);
      if (!hear(chunk.length) || !call.heard(chunk.length)) return stop('too much');
      chunks.push(chunk);
    });
    request.once('end', () => came(read === length ? Buffer.concat(chunks) : undefined));
    request.once('error', () => came(undefined));
    request.once('close', () => came(undefined));
  });
}

function messagesIn(body: Buffer): readonly Uint8Array[] | undefined {
  const messages: Uint8Array[] = [];
  let at = 0;
  while (at < body.length) {
    const length = at + 4 <= body.length ? body.readUInt32BE(at) : Number.POSITIVE_INFINITY;
    if (length > mostRelayMessageBytes || at + 4 + length > body.length || messages.length >= mostCallMessages)
      return undefined;
    messages.push(body.subarray(at + 4, at + 4 + length));
    at += 4 + length;
  }
  return messages.length > 0 ? messages : undefined;
}
