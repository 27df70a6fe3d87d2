/** A call over HTTP whose caller is gone before it is answered. */
import { createServer } from 'node:http';
import { connect } from 'node:net';
import { expect, test } from 'vitest';
import { answerCall } from '../../../relay/call.ts';
import { type CallUnderway, createCalls } from '../../../relay/calls.ts';
import type { Deeds } from '../../../relay/deeds.ts';
import { createMetrics } from '../../../relay/metrics.ts';
import { createUnderway } from '../../../relay/underway.ts';
import { listen } from '../../kit/between.ts';
import { messageOf } from '../../kit/tiny-relay-client.ts';

const noLimits = createCalls({
  ...{ mostOfOneAddress: 1_000, bytes: 1e9, bodyBytesOfOneAddress: 1e9 },
  steady: () => 0,
});

test('whoever hangs up while it is answered leaves nothing that counts as underway', async () => {
  const underway = createUnderway(1_000_000);
  let gone = () => {};
  const isGone = new Promise<void>((go) => {
    gone = go;
  });
  let started = () => {};
  const isStarted = new Promise<void>((go) => {
    started = go;
  });
  const enter = async () => {
    started();
    await isGone;
    return { type: 'no', code: 'unknown' } as const;
  };
  const deps = {
    deeds: { enter } as unknown as Deeds,
    onAnswer: () => {},
    onTrouble: () => {},
    ...{ address: 'somebody', underway, metrics: createMetrics(), call: noLimits.begin('somebody') as CallUnderway },
  };
  const answered = new Promise<void>((done, failed) => {
    const server = createServer((request, response) => {
      response.once('close', gone);
      answerCall(request, response, deps)
        .then(done, failed)
        .finally(() => server.close());
    });
    void listen(server).then((port) => {
      const zeros = new Uint8Array(32);
      const ask = messageOf('enter', { q: 1, o: zeros, n: zeros, p: new Uint8Array(64), w: 0 });
      const length = Buffer.alloc(4);
      length.writeUInt32BE(ask.length);
      const socket = connect(port, '127.0.0.1');
      socket.write(`POST / HTTP/1.1\r\nhost: x\r\ncontent-length: ${4 + ask.length}\r\n\r\n`);
      socket.write(Buffer.concat([length, ask]));
      void isStarted.then(() => socket.destroy());
    });
  });
  await answered;
  expect(underway.inBytes()).toBe(0);
});
