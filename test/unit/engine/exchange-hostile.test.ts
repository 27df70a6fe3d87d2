import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readyAutomerge } from '../../../engine/documents/automerge-wasm.ts';
import { replicaOf } from '../../../engine/sync/engine-replica.ts';
import { type Exchange, type ExchangeEvent, startExchange } from '../../../engine/sync/exchange.ts';
import {
  decodeMessage,
  type ExchangeMessage,
  encodeMessage,
  envelopesOfBatch,
  mostPartBytes,
  partsOfBatch,
} from '../../../shared/wire/exchange.ts';
import { admit, type Comrade, createComrade, editSomething, found } from '../../kit/comrades.ts';
import { rowsAsText } from '../../kit/domain.ts';
import { createPipes } from '../../kit/pipes.ts';
import { createRandom } from '../../kit/random.ts';

await readyAutomerge();

interface Scene {
  readonly ada: Comrade;
  readonly exchange: Exchange;
  readonly events: ExchangeEvent[];
  readonly say: (message: ExchangeMessage | Uint8Array) => Promise<boolean>;
  /** What Ada has said so far, once she has nothing more to say. */
  readonly heard: () => Promise<ExchangeMessage[]>;
  readonly space: string;
}

/** Ada speaks with Eve, who is a member and says whatever she likes. */
async function withEve(isMember = true): Promise<Scene> {
  const random = createRandom(11);
  const ada = await createComrade({ name: 'Ada', random });
  const space = await found(ada);
  for (let turn = 0; turn < 6; turn++) await editSomething(ada, space, random);
  const eve = await createComrade({ name: 'Eve', random });
  if (isMember) await admit(ada, eve, space);
  const pipes = createPipes();
  const events: ExchangeEvent[] = [];
  const exchange = startExchange({
    replica: replicaOf(ada.engine, ada.device, () => 0),
    peer: Buffer.from(eve.device.sign.publicKey).toString('hex'),
    pipe: pipes.ends[0],
    onEvent: (event) => events.push(event),
    later: () => () => {},
  });
  return {
    ...{ ada, exchange, events, space },
    say: (message) => pipes.ends[1].send(message instanceof Uint8Array ? message : encodeMessage(message)),
    heard: async () => {
      for (let still = 0, last = -1; still < 12; last = pipes.sent.length) {
        await new Promise((resolve) => setImmediate(resolve));
        still = pipes.sent.length === last ? still + 1 : 0;
      }
      return pipes.sent.flatMap(({ from, frame }) => {
        const message = decodeMessage(frame);
        return from === 0 && message.ok ? [message.value] : [];
      });
    },
  };
}

test('what is no message ends the exchange, and nothing of the vault has changed', async () => {
  for (const frame of [
    Uint8Array.of(99),
    new Uint8Array(0),
    Uint8Array.of(1, 255, 255),
    Uint8Array.of(4, 7, 1),
    encodeMessage({ type: 'part', last: true, bytes: Uint8Array.of(0, 0, 1) }),
  ]) {
    const { ada, exchange, say } = await withEve();
    const before = rowsAsText(ada.engine.graph);
    await say(frame);
    expect(await exchange.ended).toMatchObject({ type: 'protocol' });
    expect(rowsAsText(ada.engine.graph)).toBe(before);
  }
});

test('a batch without end is not kept for ever', async () => {
  const { exchange, say } = await withEve();
  const piece: ExchangeMessage = { type: 'part', last: false, bytes: new Uint8Array(mostPartBytes) };
  for (let sent = 0; sent < 8; sent++) await say(piece);
  expect(await exchange.ended).toEqual({ type: 'protocol', why: 'batch too large' });
});

test('acts without end are not kept for ever', async () => {
  const { exchange, say, space } = await withEve();
  const act: [Uint8Array, Uint8Array] = [new Uint8Array(1_000_000), new Uint8Array(64)];
  const acts: ExchangeMessage = { type: 'acts', s: Buffer.from(space, 'hex'), a: [act], l: 0 };
  for (let sent = 0; sent < 70; sent++) if (!(await say(acts))) break;
  expect(await exchange.ended).toEqual({ type: 'protocol', why: 'too many acts' });
});

test('who is no member is told of no space, gets nothing by asking, and asks for nothing twice at once', async () => {
  const { say, heard, space } = await withEve(false);
  const s = Buffer.from(space, 'hex');
  await say({ type: 'pull', s, r: 1, w: {} });
  const said = await heard();
  expect(said).toEqual([
    { type: 'hello', v: 1, k: [] },
    { type: 'none', s: Uint8Array.from(s) },
  ]);
});

test('somebody who asks for everything a hundred times at once is answered a few times', async () => {
  const { say, heard, space } = await withEve();
  const s = Buffer.from(space, 'hex');
  for (let round = 1; round <= 100; round++) void say({ type: 'pull', s, r: round, x: [], w: {} });
  const said = await heard();
  const answers = said.filter(({ type }) => type === 'sent');
  expect(answers.length).toBeLessThan(50);
  expect(answers.at(-1)).toMatchObject({ r: 100 });
});

test('a space that its acts do not let both into is not taken, and what is shared goes on', async () => {
  const { ada, exchange, say, heard } = await withEve();
  const spaces = ada.engine.spaces().length;
  const s = Uint8Array.from(randomBytes(32));
  await say({
    type: 'hello',
    v: 1,
    k: [[s, Uint8Array.from(randomBytes(32)), new Uint8Array(16), new Uint8Array(16)]],
  });
  await heard();
  const act: [Uint8Array, Uint8Array] = [Uint8Array.from(randomBytes(80)), new Uint8Array(64)];
  await say({ type: 'acts', s, a: [act], l: 1 });
  const said = await heard();
  expect(said.some(({ type }) => type === 'done')).toBe(true);
  expect(ada.engine.spaces()).toHaveLength(spaces);
  exchange.close();
  expect(await exchange.ended).toEqual({ type: 'closed' });
});

test('frames of any bytes are read or refused, never thrown on', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 400 }), fc.integer({ min: 0, max: 12 }), (bytes, type) => {
      decodeMessage(bytes);
      decodeMessage(Uint8Array.of(type, ...bytes));
      envelopesOfBatch(bytes);
    }),
  );
});

test('envelopes come out of their parts as they went in, however they are cut', () => {
  fc.assert(
    fc.property(fc.array(fc.uint8Array({ maxLength: 300 }), { minLength: 1, maxLength: 30 }), (envelopes) => {
      const pieces = partsOfBatch(envelopes).flatMap((frame) => {
        const message = decodeMessage(frame);
        return message.ok && message.value.type === 'part' ? [message.value.bytes] : [];
      });
      expect(envelopesOfBatch(Buffer.concat(pieces))).toEqual(envelopes.map((each) => Buffer.from(each)));
    }),
  );
});
