import { randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import { signBody, signingKeysFromSeed } from '../../../engine/bundles/envelope.ts';
import { newSecret } from '../../../engine/pairing/invitation.ts';
import {
  type Compared,
  type JoinOffer,
  type JoinRequest,
  joinIn,
  letIn,
  type PairingPipe,
  turnAway,
  type Welcome,
} from '../../../engine/pairing/live.ts';
import { toHex } from '../../../engine/secret/derive.ts';
import { err, ok, type Result } from '../../../shared/result.ts';
import { createPipes, type PipePair } from '../../kit/pipes.ts';

const ida = toHex(randomBytes(32));
const bo = toHex(randomBytes(32));
const secret = newSecret();
const space = toHex(randomBytes(32));
const signed = signBody(new Uint8Array(300_000).fill(5), signingKeysFromSeed(randomBytes(32)));
const welcome: Welcome = { person: 'f0'.repeat(16), spaces: [{ space, acts: [signed, signed, signed] }] };

function ends(exporter = Uint8Array.from(randomBytes(32)), [newcomer, inviter] = [bo, ida]) {
  const pipes = createPipes();
  const side = (index: 0 | 1, device: string): PairingPipe => ({ ...pipes.ends[index], device, exporter });
  return { pipes, atIda: side(0, newcomer), atBo: side(1, inviter) };
}

function idaLets(
  pipe: PairingPipe,
  confirm: (request: JoinRequest) => Promise<Compared>,
  admitted: JoinRequest[] = [],
  admit: () => Promise<Result<Welcome, { readonly type: string }>> = async () => ok(welcome),
) {
  return letIn({
    pipe,
    secret,
    me: ida,
    offer: {
      name: 'Ida Example',
      deviceName: 'ida’s laptop',
      title: 'Fjord coalition',
      width: 'coalition',
      role: 'member',
      devices: 3,
      own: false,
    },
    confirm,
    admit: (request) => {
      admitted.push(request);
      return admit();
    },
  });
}

function boJoins(pipe: PairingPipe, confirm: (offer: JoinOffer) => Promise<Compared>, entered: Welcome[] = []) {
  return joinIn({
    pipe,
    secret,
    me: { device: bo, box: new Uint8Array(32).fill(3), name: 'Bo Example', deviceName: 'old laptop', person: 'b0' },
    confirm,
    enter: async (given) => {
      entered.push(given);
      return ok(true);
    },
  });
}

test('both see who the other is and the same five words, and once both said yes the newcomer is in', async () => {
  const { atIda, atBo } = ends();
  const seen: (JoinRequest | JoinOffer)[] = [];
  const admitted: JoinRequest[] = [];
  const entered: Welcome[] = [];
  const say = async (it: JoinRequest | JoinOffer) => {
    seen.push(it);
    return true;
  };
  const [inviter, newcomer] = await Promise.all([idaLets(atIda, say, admitted), boJoins(atBo, say, entered)]);
  expect(inviter.ok && newcomer.ok).toBe(true);
  expect(seen.map(({ name }) => name).sort()).toEqual(['Bo Example', 'Ida Example']);
  expect(seen[0]?.words).toEqual(seen[1]?.words);
  expect(seen[0]?.words).toHaveLength(5);
  expect(admitted).toMatchObject([{ device: bo, person: 'b0' }]);
  expect(entered).toEqual([welcome]);
});

test.each(['the inviter', 'the newcomer'])('where %s says that the words differ, nobody is let in', async (who) => {
  const { atIda, atBo } = ends();
  const admitted: JoinRequest[] = [];
  const entered: Welcome[] = [];
  const both = await Promise.all([
    idaLets(atIda, async () => who !== 'the inviter', admitted),
    boJoins(atBo, async () => who !== 'the newcomer', entered),
  ]);
  for (const each of both) expect(each).toMatchObject({ ok: false, error: { type: 'Refused', why: 'differ' } });
  expect([admitted, entered]).toEqual([[], []]);
});

test.each(['the inviter', 'the newcomer'])('where %s goes away, nobody is told that the words differ', async (who) => {
  const { atIda, atBo } = ends();
  const went = async (here: string): Promise<Compared> => (here === who ? 'declined' : true);
  const both = await Promise.all([
    idaLets(atIda, () => went('the inviter')),
    boJoins(atBo, () => went('the newcomer')),
  ]);
  for (const each of both) expect(each).toMatchObject({ ok: false, error: { type: 'Refused', why: 'declined' } });
});

test.each(['the inviter', 'the newcomer'])('where %s says no, the other is not kept comparing words', async (who) => {
  const { atIda, atBo } = ends();
  const answer = (here: string): Promise<Compared> => (here === who ? Promise.resolve(false) : new Promise(() => {}));
  const both = await Promise.all([
    idaLets(atIda, () => answer('the inviter')),
    boJoins(atBo, () => answer('the newcomer')),
  ]);
  for (const each of both) expect(each).toMatchObject({ ok: false, error: { type: 'Refused', why: 'differ' } });
});

test('somebody in the middle who knows the invitation shows each of the two other words', async () => {
  const eve = toHex(randomBytes(32));
  const left = ends(undefined, [eve, ida]);
  const right = ends(undefined, [bo, eve]);
  const words: (readonly string[])[] = [];
  const look = async (it: JoinRequest | JoinOffer) => {
    words.push(it.words);
    return false;
  };
  // Eve passes every frame on between a session with each.
  const pass = async (from: PipePair['ends'][0], to: PipePair['ends'][0]) => {
    for await (const frame of from.frames) await to.send(frame);
  };
  void pass(left.pipes.ends[1], right.pipes.ends[0]);
  void pass(right.pipes.ends[0], left.pipes.ends[1]);
  await Promise.all([idaLets(left.atIda, look), boJoins(right.atBo, look)]);
  expect(words).toHaveLength(2);
  expect(words[0]).not.toEqual(words[1]);
});

test('a nonce other than the one committed to ends it before any word is shown', async () => {
  const { pipes, atIda } = ends();
  let asked = false;
  const inviting = idaLets(atIda, async () => {
    asked = true;
    return true;
  });
  const bent: PairingPipe = {
    ...pipes.ends[1],
    device: ida,
    exporter: atIda.exporter,
    send: (frame) => {
      const sent = Uint8Array.from(frame);
      if (sent[0] === 34) sent[sent.length - 1] = (sent.at(-1) ?? 0) ^ 1;
      return pipes.ends[1].send(sent);
    },
  };
  const joining = boJoins(bent, async () => true);
  expect(await inviting).toMatchObject({ ok: false, error: { type: 'Unexpected' } });
  pipes.cut();
  expect((await joining).ok).toBe(false);
  expect(asked).toBe(false);
});

test('garbage, silence cut off, and an inviter who cannot let in are told apart', async () => {
  const garbage = ends();
  const inviting = idaLets(garbage.atIda, async () => true);
  await garbage.pipes.ends[1].send(Uint8Array.from(randomBytes(40)));
  expect(await inviting).toMatchObject({ error: { type: 'Unexpected' } });

  const cut = ends();
  const joining = boJoins(cut.atBo, async () => true);
  cut.pipes.cut();
  expect(await joining).toMatchObject({ error: { type: 'Ended' } });

  const full = ends();
  const both = await Promise.all([
    idaLets(
      full.atIda,
      async () => true,
      [],
      async () => err({ type: 'DiskFull' }),
    ),
    boJoins(full.atBo, async () => true),
  ]);
  expect(both[0]).toMatchObject({ error: { type: 'NotAdmitted', why: 'DiskFull' } });
  expect(both[1]).toMatchObject({ error: { type: 'Refused', why: 'failed' } });
});

test('who comes second is told so', async () => {
  const { atIda, atBo } = ends();
  const joining = boJoins(atBo, async () => true);
  await turnAway(atIda, 'busy');
  expect(await joining).toMatchObject({ ok: false, error: { type: 'Refused', why: 'busy' } });
});
