/** The newcomer's side of an invitation: finding the inviter on a LAN, or leaving a request in a folder and reading its answer. */
import { randomBytes } from 'node:crypto';
import type { LanVerdict } from '../../shared/lan/verdict.ts';
import { plainLine } from '../../shared/plain-line.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import type { FolderError } from '../folder/carrier-files.ts';
import type { Mailbox } from '../folder/mailbox.ts';
import { hostAndPort, parseHostAndPort } from '../lan/address.ts';
import type { Channel } from '../lan/channel.ts';
import { type Attempt, diagnose } from '../lan/diagnosis.ts';
import { type DialError, dialChannel } from '../lan/dial.ts';
import { createDiscovery } from '../lan/discovery.ts';
import { toHex } from '../secret/derive.ts';
import { sodium } from '../secret/sodium.ts';
import type { DeviceKeys } from '../space/space-state.ts';
import { folderCheckWords } from './check-words.ts';
import { discoveryKeyOf, doorKeyOf, folderMilliseconds, type Invitation } from './invitation.ts';
import { deviceOf, type LetterOf, readLetter, signLetter } from './letters.ts';
import { type Compared, type JoinOffer, joinIn, type PairingError, type Welcome } from './live.ts';

export interface Newcomer {
  readonly keys: DeviceKeys;
  readonly name: string;
  readonly deviceName: string;
  readonly person: string;
}

export type FindError = { readonly type: 'NobodyThere' } | DialError;

/**
 * Dials the addresses of the invitation and whatever answers to its beacon, until one opens its door. `find`: whether to
 * listen for beacons at all.
 */
export async function findInviter(
  invitation: Invitation,
  { keys }: Pick<Newcomer, 'keys'>,
  how: {
    readonly find: boolean;
    readonly waitMilliseconds: number;
    readonly udpPort?: number;
    readonly signal?: AbortSignal;
    /** Each second: what the network looks like from here meanwhile. */
    readonly onLook?: (verdict: LanVerdict) => void;
  },
): Promise<Result<Channel, FindError>> {
  const door = { id: 'invitation', key: doorKeyOf(invitation.secret), kind: 'invite' as const };
  const tried = new Set<string>();
  const attempts = new Map<string, Attempt>();
  let last: FindError = { type: 'NobodyThere' };
  let opened: Channel | undefined;
  return new Promise((resolve) => {
    let underway = 0;
    let isOver = false;
    const finish = (result: Result<Channel, FindError>): void => {
      if (isOver) return;
      isOver = true;
      clearTimeout(timer);
      clearInterval(again);
      clearInterval(looking);
      how.signal?.removeEventListener('abort', cancel);
      void discovery?.stop();
      resolve(result);
    };
    const cancel = () => finish(err({ type: 'Cancelled' }));
    const note = (attempt: Attempt): void => {
      attempts.delete(attempt.address);
      attempts.set(attempt.address, attempt);
    };
    const look = (): void => {
      const facts = discovery?.facts();
      how.onLook?.(
        diagnose({
          // A newcomer only listens: nothing of its own can come back.
          discovery: facts && { ...facts, ownHeard: 1 },
          cannotListen: undefined,
          cannotHear: undefined,
          outwards: undefined,
          attempts: [...attempts.values()].reverse(),
          channels: 0,
        }),
      );
    };
    const dial = async (host: string, port: number, by: Attempt['how']): Promise<void> => {
      const name = `${host} ${port}`;
      if (isOver || tried.has(name)) return;
      tried.add(name);
      underway++;
      const address = hostAndPort(host, port);
      const before = attempts.get(address);
      note({ address, how: by, outcome: before && before.outcome !== 'connected' ? before.outcome : 'trying' });
      const dialled = await dialChannel({ host, port, doors: () => [door], sign: keys.sign, mayEnter: () => true });
      underway--;
      if (dialled.ok) {
        if (isOver || opened) return dialled.value.close();
        opened = dialled.value;
        return finish(dialled);
      }
      last = dialled.error;
      note({ address, how: by, outcome: dialled.error.type });
      if (!how.find && underway === 0) finish(err(last));
    };
    const timer = setTimeout(() => finish(err(last)), how.waitMilliseconds);
    // Whoever did not answer a moment ago may have opened the screen by now.
    const again = setInterval(() => {
      tried.clear();
      for (const address of invitation.addresses) dialTyped(address);
    }, 5_000);
    const looking = setInterval(look, 1_000);
    how.signal?.addEventListener('abort', cancel);
    const discovery = how.find
      ? createDiscovery({
          keys: () => [{ id: 'invitation', key: discoveryKeyOf(invitation.secret), announce: false }],
          tcpPort: 0,
          onFound: ({ host, port }) => void dial(host, port, 'heard'),
          clock: Date.now,
          instance: Uint8Array.from(randomBytes(16)),
          chance: Math.random,
          ...(how.udpPort !== undefined && { udpPort: how.udpPort }),
        })
      : undefined;
    const dialTyped = (address: string): void => {
      const place = parseHostAndPort(address);
      if (place) return void dial(place.host, place.port, 'typed');
      note({ address, how: 'typed', outcome: 'NotAnAddress' });
      if (!how.find) finish(err({ type: 'NotAnAddress' }));
    };
    if (invitation.addresses.length === 0 && !how.find) return finish(err(last));
    for (const address of invitation.addresses) dialTyped(address);
    void discovery?.start();
  });
}

export function joinLive(
  channel: Channel,
  invitation: Invitation,
  newcomer: Newcomer,
  then: {
    readonly confirm: (offer: JoinOffer) => Promise<Compared>;
    readonly enter: (welcome: Welcome, inviter: string) => Promise<Result<true, { readonly type: string }>>;
  },
): Promise<Result<JoinOffer, PairingError>> {
  return joinIn({
    pipe: channel,
    secret: invitation.secret,
    me: {
      device: toHex(newcomer.keys.sign.publicKey),
      box: newcomer.keys.box.publicKey,
      name: newcomer.name,
      deviceName: newcomer.deviceName,
      person: newcomer.person,
    },
    ...then,
  });
}

/** A request that was left in a folder and waits for its answer. */
export interface PendingJoin {
  readonly secret: string;
  readonly folder: string;
  readonly name: string;
  /** Hex of the inviter's device key, where the invitation itself told it. */
  readonly inviter?: string;
  /** The key of an offer that lay in the folder: it may be anybody's who knows the secret. */
  readonly offered?: string;
  readonly at: number;
}

export function isPending({ at }: PendingJoin, now: number): boolean {
  return now < at + folderMilliseconds;
}

export interface LeftRequest {
  /** Seven words; absent where nobody has told yet who invites: they come with the inviter's offer. */
  readonly words?: readonly string[];
  readonly offer?: Pick<JoinOffer, 'name' | 'title' | 'width' | 'own'>;
  readonly inviter?: string;
}

/** Leaves the request unless it lies there already. */
export async function leaveRequest(
  invitation: Invitation,
  newcomer: Newcomer,
  mailbox: Mailbox,
  now: number,
): Promise<Result<LeftRequest, FolderError>> {
  const letters = await mailbox.list();
  if (!letters.ok) return letters;
  const read = letters.value.flatMap(({ bytes }) => readLetter(bytes) ?? []);
  const me = toHex(newcomer.keys.sign.publicKey);
  const { keys, name, deviceName, person } = newcomer;
  if (!read.some((letter) => letter.y === 'request' && deviceOf(letter) === me)) {
    const letter: LetterOf<'request'> = {
      v: 1,
      y: 'request',
      d: keys.sign.publicKey,
      n: name,
      e: deviceName,
      p: person,
      b: keys.box.publicKey,
      at: now,
    };
    const left = await mailbox.put(signLetter(letter, keys.sign));
    if (!left.ok) {
      if (left.error.type === 'TooLarge') throw new Error('a request of our own that does not fit a letter');
      return err(left.error);
    }
  }
  const offers = read.flatMap((letter) => (letter.y === 'offer' ? [letter] : []));
  const offer = offers.find((each) => !invitation.inviter || deviceOf(each) === invitation.inviter);
  // Two offers: somebody else knows the secret. Only the invitation itself could tell which is meant.
  const isClear = invitation.inviter !== undefined || offers.length === 1;
  const inviter = invitation.inviter ?? (isClear && offer ? deviceOf(offer) : undefined);
  return ok({
    ...(inviter && { inviter, words: wordsWith(invitation.secret, keys, inviter) }),
    ...(isClear &&
      offer && { offer: { name: plainLine(offer.n), title: plainLine(offer.t), width: offer.w, own: offer.o === 1 } }),
  });
}

export interface Answer {
  readonly inviter: string;
  readonly person: string;
  /** Epoch keys by space, opened. */
  readonly keys: ReadonlyMap<string, ReadonlyMap<string, Uint8Array>>;
  readonly words: readonly string[];
}

/** The answer to this device, once all its letters are there. */
export async function readAnswer(
  secret: Uint8Array,
  inviter: string | undefined,
  keys: DeviceKeys,
  mailbox: Mailbox,
): Promise<Result<Answer | undefined, FolderError>> {
  const letters = await mailbox.list();
  if (!letters.ok) return letters;
  const me = toHex(keys.sign.publicKey);
  const answers = letters.value
    .flatMap(({ bytes }) => readLetter(bytes) ?? [])
    .flatMap((letter) => (letter.y === 'answer' && toHex(letter.to) === me ? [letter] : []))
    .filter((letter) => inviter === undefined || deviceOf(letter) === inviter);
  const first = answers[0];
  const same = answers.filter((letter) => first && deviceOf(letter) === deviceOf(first));
  if (!first || new Set(same.map(({ i }) => i)).size < first.c) return ok(undefined);
  const opened = new Map<string, Map<string, Uint8Array>>();
  for (const { k } of same)
    for (const [space, epochs] of Object.entries(k))
      for (const [epoch, sealed] of Object.entries(epochs)) {
        const key = openSealed(sealed, keys);
        if (key) opened.set(space, (opened.get(space) ?? new Map()).set(epoch, key));
      }
  return ok({
    inviter: deviceOf(first),
    person: first.p,
    keys: opened,
    words: wordsWith(secret, keys, deviceOf(first)),
  });
}

/** Seven words for the inviter to compare. */
export function wordsWith(secret: Uint8Array, keys: DeviceKeys, inviter: string): string[] {
  return folderCheckWords({
    secret,
    newcomer: keys.sign.publicKey,
    box: keys.box.publicKey,
    inviter: Buffer.from(inviter, 'hex'),
  });
}

function openSealed(sealed: Uint8Array, { box }: DeviceKeys): Uint8Array | undefined {
  try {
    const key = sodium().crypto_box_seal_open(sealed, box.publicKey, box.privateKey);
    return key.length === 32 ? key : undefined;
  } catch {
    return undefined;
  }
}
