/** Pairing of two who are on a channel: names, words to compare, and, once both have said yes, what lets the newcomer in. */
import { randomBytes, timingSafeEqual } from 'node:crypto';
import type { SpaceWidth } from '../../shared/model/id.ts';
import { plainLine } from '../../shared/plain-line.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import { decodeMessage, framesOfActs, mostActs } from '../../shared/wire/exchange.ts';
import type { Signed } from '../bundles/envelope.ts';
import { fromHex, sha256, toHex } from '../secret/derive.ts';
import type { Pipe } from '../sync/exchange.ts';
import { commitTo, liveCheckWords } from './check-words.ts';
import { decodePairing, encodePairing, type NoReason, type PairingProblem } from './messages.ts';

/** What pairing needs of a channel through an invitation's door. */
export interface PairingPipe extends Pipe {
  /** The other side's device key, hex, proven. */
  readonly device: string;
  readonly exporter: Uint8Array;
}

/** Who asks to be let in, as the inviter sees it. */
export interface JoinRequest {
  readonly name: string;
  readonly deviceName: string;
  /** Hex. */
  readonly device: string;
  readonly box: Uint8Array;
  readonly person: string;
  readonly words: readonly string[];
}

/** What the newcomer is about to join. */
export interface JoinOffer {
  readonly name: string;
  readonly deviceName: string;
  readonly title: string;
  readonly width: SpaceWidth;
  readonly role: 'steward' | 'member';
  /** Devices in it. */
  readonly devices: number;
  /** As a further device of the inviter's own. */
  readonly own: boolean;
  readonly words: readonly string[];
}

export interface Welcome {
  /** Whom the device belongs to from now on. */
  readonly person: string;
  readonly spaces: readonly { readonly space: string; readonly acts: readonly Signed[] }[];
}

/** Whether the words are the same on both screens; `declined`: the person went away from it without saying. */
export type Compared = boolean | 'declined';

export interface InviterDeps {
  readonly pipe: PairingPipe;
  readonly secret: Uint8Array;
  /** Hex. */
  readonly me: string;
  readonly offer: Omit<JoinOffer, 'words'>;
  /** Shows the request to the person here. */
  readonly confirm: (request: JoinRequest) => Promise<Compared>;
  /** Lets it in, durably; the invitation is spent before. */
  readonly admit: (request: JoinRequest) => Promise<Result<Welcome, { readonly type: string }>>;
}

export type PairingError = PairingProblem | { readonly type: 'NotAdmitted'; readonly why: string };

/** The inviter's side. `ok` means that the newcomer has all of it on its disk. */
export async function letIn(deps: InviterDeps): Promise<Result<JoinRequest, PairingError>> {
  const { pipe, secret, me, offer } = deps;
  const frames = pipe.frames[Symbol.asyncIterator]();
  const next = async () => (await frames.next()).value as Uint8Array | undefined;
  const join = decodePairing(await next(), 'join');
  if (!join.ok) return join;
  const inviterNonce = Uint8Array.from(randomBytes(16));
  await pipe.send(
    encodePairing('offer', {
      v: 1,
      n: offer.name,
      e: offer.deviceName,
      t: offer.title,
      w: offer.width,
      r: offer.role,
      m: offer.devices,
      o: offer.own ? 1 : 0,
      a: inviterNonce,
    }),
  );
  const reveal = decodePairing(await next(), 'reveal');
  if (!reveal.ok) return reveal;
  const committed = Buffer.from(join.value.c);
  if (!timingSafeEqual(committed, commitTo(reveal.value.a))) return err({ type: 'Unexpected', why: 'another nonce' });
  const request: JoinRequest = {
    name: plainLine(join.value.n),
    deviceName: plainLine(join.value.e),
    device: pipe.device,
    box: join.value.b,
    person: join.value.p,
    words: liveCheckWords({
      exporter: pipe.exporter,
      secret,
      newcomer: fromHex(pipe.device),
      box: join.value.b,
      inviter: fromHex(me),
      newcomerNonce: reveal.value.a,
      inviterNonce,
    }),
  };
  const yes = await bothSay(pipe, deps.confirm(request), next());
  if (!yes.ok) return yes;
  const welcome = await deps.admit(request);
  if (!welcome.ok) {
    await pipe.send(encodePairing('no', { y: 'failed' }));
    return err({ type: 'NotAdmitted', why: welcome.error.type });
  }
  await pipe.send(
    encodePairing('welcome', {
      p: welcome.value.person,
      s: welcome.value.spaces.map(({ space }) => fromHex(space)),
    }),
  );
  for (const { space, acts } of welcome.value.spaces)
    for (const frame of framesOfActs(fromHex(space), acts)) await pipe.send(frame);
  const joined = decodePairing(await next(), 'joined');
  return joined.ok ? ok(request) : joined;
}

export interface NewcomerDeps {
  readonly pipe: PairingPipe;
  readonly secret: Uint8Array;
  readonly me: {
    readonly device: string;
    readonly box: Uint8Array;
    readonly name: string;
    readonly deviceName: string;
    readonly person: string;
  };
  readonly confirm: (offer: JoinOffer) => Promise<Compared>;
  /** Makes it durable. */
  readonly enter: (welcome: Welcome, inviter: string) => Promise<Result<true, { readonly type: string }>>;
}

/** The newcomer's side. `ok` means that it belongs to the spaces now. */
export async function joinIn(deps: NewcomerDeps): Promise<Result<JoinOffer, PairingError>> {
  const { pipe, secret, me } = deps;
  const frames = pipe.frames[Symbol.asyncIterator]();
  const next = async () => (await frames.next()).value as Uint8Array | undefined;
  const nonce = Uint8Array.from(randomBytes(16));
  await pipe.send(
    encodePairing('join', { v: 1, n: me.name, e: me.deviceName, p: me.person, b: me.box, c: commitTo(nonce) }),
  );
  const offered = decodePairing(await next(), 'offer');
  if (!offered.ok) return offered;
  await pipe.send(encodePairing('reveal', { a: nonce }));
  const { n, e, t, w, r, m, o, a } = offered.value;
  const words = liveCheckWords({
    exporter: pipe.exporter,
    secret,
    newcomer: fromHex(me.device),
    box: me.box,
    inviter: fromHex(pipe.device),
    newcomerNonce: nonce,
    inviterNonce: a,
  });
  const offer: JoinOffer = {
    ...{ name: plainLine(n), deviceName: plainLine(e), title: plainLine(t) },
    width: w,
    role: r,
    devices: m,
    own: o === 1,
    words,
  };
  const yes = await bothSay(pipe, deps.confirm(offer), next());
  if (!yes.ok) return yes;
  const welcome = decodePairing(await next(), 'welcome');
  if (!welcome.ok) return welcome;
  const spaces: { space: string; acts: Signed[] }[] = [];
  for (const space of welcome.value.s.map(toHex)) {
    const acts = await readActs(space, next);
    if (!acts.ok) return acts;
    spaces.push({ space, acts: acts.value });
  }
  const entered = await deps.enter({ person: welcome.value.p, spaces }, pipe.device);
  if (!entered.ok) {
    await pipe.send(encodePairing('no', { y: 'failed' }));
    return err({ type: 'NotAdmitted', why: entered.error.type });
  }
  await pipe.send(encodePairing('joined', {}));
  return ok(offer);
}

/** Waits for both yeses. A no from there, or an end, does not wait for the person here, who might compare words in vain. */
async function bothSay(
  pipe: Pipe,
  here: Promise<Compared>,
  there: Promise<Uint8Array | undefined>,
): Promise<Result<unknown, PairingProblem | PairingError>> {
  const said = here.then((compared): Result<Compared, PairingProblem> => ok(compared));
  const answered = there.then((frame) => {
    const yes = decodePairing(frame, 'yes');
    return yes.ok ? said : yes;
  });
  const compared = await Promise.race<Result<Compared, PairingProblem>>([said, answered]);
  if (!compared.ok) return compared;
  if (compared.value !== true) return refuse(pipe, compared.value || 'differ');
  await pipe.send(encodePairing('yes', {}));
  return decodePairing(await there, 'yes');
}

async function refuse(pipe: Pipe, why: NoReason): Promise<Result<never, PairingError>> {
  await pipe.send(encodePairing('no', { y: why }));
  return err({ type: 'Refused', why });
}

/** To whoever comes second, or late: why it is not let in. */
export async function turnAway(pipe: Pipe, why: NoReason): Promise<void> {
  await refuse(pipe, why);
  pipe.close();
}

async function readActs(
  space: string,
  next: () => Promise<Uint8Array | undefined>,
): Promise<Result<Signed[], PairingProblem>> {
  const acts: Signed[] = [];
  while (acts.length < mostActs) {
    const frame = await next();
    if (!frame) return err({ type: 'Ended' });
    const message = decodeMessage(frame);
    if (!message.ok || message.value.type !== 'acts' || toHex(message.value.s) !== space)
      return err({ type: 'Unexpected', why: 'acts' });
    for (const [body, signature] of message.value.a) acts.push({ id: toHex(sha256(body)), body, signature });
    if (message.value.l === 1) return ok(acts);
  }
  return err({ type: 'Unexpected', why: 'too many acts' });
}
