/**
 * Invitations of this vault, and who comes with one: through the door of a LAN, or by letters in a folder. Kept sealed on
 * this laptop alone. One invitation lets in one device; a second that comes with it is turned away and told of.
 */

import { randomBytes } from 'node:crypto';
import { jsonList } from '../../shared/json-list.ts';
import type { SpaceInfo } from '../../shared/model/id.ts';
import { plainLine } from '../../shared/plain-line.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import type { FolderError } from '../folder/carrier-files.ts';
import type { Mailbox } from '../folder/mailbox.ts';
import type { Channel } from '../lan/channel.ts';
import type { Door } from '../lan/door.ts';
import type { DiscoveryKey } from '../lan/hear.ts';
import { fromHex, toHex } from '../secret/derive.ts';
import { sealToDevice } from '../space/acts.ts';
import type { DeviceKeys, SpaceState } from '../space/space-state.ts';
import type { SealedStore } from '../vault/sealed-store.ts';
import { folderCheckWords } from './check-words.ts';
import {
  discoveryKeyOf,
  doorKeyOf,
  fileOf,
  folderMilliseconds,
  isInLiveTime,
  isLive,
  isOpenByFolder,
  linkOf,
  liveMilliseconds,
  newSecret,
  type OpenInvitation,
  secretBytes,
  wordsOf,
} from './invitation.ts';
import { deviceOf, type LetterBody, type LetterOf, readLetter, signLetter } from './letters.ts';
import { type Compared, type JoinRequest, letIn, type PairingError, turnAway, type Welcome } from './live.ts';

/** An invitation as its maker is shown it. Words, link and file are secret: whoever sees them may come first. */
export interface ShownInvitation {
  readonly id: string;
  readonly space: SpaceInfo;
  readonly role: 'steward' | 'member';
  readonly own: boolean;
  readonly words: readonly string[];
  /** With this device's key and the addresses it is listening at, for a QR code. */
  readonly link: string;
  readonly file: string;
  /** Milliseconds since 1970. */
  readonly liveUntil: number;
  readonly folderUntil: number;
}

/** Somebody who waits for a yes or no. */
export interface WaitingRequest {
  /** Of the request, for `answer`. */
  readonly id: string;
  readonly invitation: string;
  readonly space: SpaceInfo;
  readonly own: boolean;
  readonly name: string;
  readonly deviceName: string;
  readonly device: string;
  readonly words: readonly string[];
  /** host:port, or the folder it came through. */
  readonly from: string;
}

export type DeskEvent =
  | { readonly type: 'joinAsked'; readonly request: WaitingRequest }
  /** Another device came with an invitation that somebody else is using or has used. */
  | { readonly type: 'joinSecond'; readonly invitation: string; readonly from: string }
  | { readonly type: 'joined'; readonly name: string; readonly device: string; readonly space: SpaceInfo }
  | { readonly type: 'joinFailed'; readonly invitation: string; readonly why: string };

export type InviteError =
  | { readonly type: 'NoSuchSpace'; readonly name: string; readonly known: readonly string[] }
  | { readonly type: 'NotASteward' }
  | { readonly type: 'NotKept' };

export interface Desk {
  readonly invite: (space: SpaceInfo, role?: 'steward' | 'member') => Promise<Result<ShownInvitation, InviteError>>;
  readonly invitations: () => readonly ShownInvitation[];
  readonly cancel: (invitation: string) => Promise<void>;
  readonly waiting: () => readonly WaitingRequest[];
  /** An invitation can still be used live, or somebody is being let in by one. */
  readonly isAwaited: () => boolean;
  /** Says of a request that the words are the same, or are not: then its invitation is void. */
  readonly answer: (request: string, yes: boolean) => void;
  readonly doors: () => readonly Door[];
  readonly beacons: () => readonly DiscoveryKey[];
  readonly take: (channel: Channel) => void;
  /** Looks for letters with any open invitation; leaves an offer where there is none. */
  readonly look: (
    folder: string,
    mailboxOf: (secret: Uint8Array) => Mailbox,
  ) => Promise<Result<readonly FolderRequest[], FolderError>>;
}

/** A request that lies in a folder, with what letting it in takes. */
export interface FolderRequest extends WaitingRequest {
  /** Others ask with the same invitation: at most one of them was invited. */
  readonly rivals: number;
  /** Lets it in and leaves the answer. What the folder lacks of the space has to be saved after it. */
  readonly admit: () => Promise<Result<true, { readonly type: string }>>;
}

/** Who is let in, and how it calls itself: the others know its name before it has written anything. */
export type NamedNewcomer = Pick<JoinRequest, 'device' | 'box' | 'person' | 'name' | 'deviceName'>;

export interface DeskDeps {
  readonly store: SealedStore;
  readonly keys: DeviceKeys;
  readonly clock: () => number;
  readonly me: () => { readonly name: string; readonly deviceName: string; readonly person: string };
  readonly spaces: () => readonly SpaceInfo[];
  readonly stateOf: (space: string) => SpaceState | undefined;
  /** host:port of this device as others would type them, while it listens. */
  readonly addresses: () => readonly string[];
  readonly admit: (
    invitation: OpenInvitation,
    newcomer: NamedNewcomer,
  ) => Promise<Result<readonly string[], { readonly type: string }>>;
  /** A channel with somebody who has just been let in. */
  readonly onLetIn: (channel: Channel) => void;
  readonly onEvent: (event: DeskEvent) => void;
}

const stored = 'invitations';
/** So many sealed keys fit a letter of 64 KiB. */
const epochsInALetter = 250;

export async function openDesk(deps: DeskDeps): Promise<Desk> {
  const { store, keys, clock, onEvent } = deps;
  const device = toHex(keys.sign.publicKey);
  let invitations: readonly OpenInvitation[] = jsonList(await store.read(stored));
  const busy = new Set<string>();
  const waiting = new Map<string, { request: WaitingRequest; answer: (compared: Compared) => void }>();

  const keep = async (next: readonly OpenInvitation[]): Promise<boolean> => {
    invitations = next.filter((each) => clock() < each.madeAt + folderMilliseconds);
    return (await store.keep(stored, JSON.stringify(invitations))).ok;
  };
  const spaceInfo = (id: string): SpaceInfo =>
    deps.spaces().find((each) => each.id === id) ?? { id, name: id.slice(0, 6), width: 'coalition' };

  const shown = (invitation: OpenInvitation): ShownInvitation => {
    const secret = secretBytes(invitation);
    const whole = { secret, inviter: device, addresses: deps.addresses() };
    return {
      id: invitation.id,
      space: spaceInfo(invitation.space),
      role: invitation.role,
      own: invitation.own,
      words: wordsOf(secret),
      link: linkOf(whole),
      file: fileOf(whole),
      liveUntil: invitation.madeAt + liveMilliseconds,
      folderUntil: invitation.madeAt + folderMilliseconds,
    };
  };

  const cancel = async (id: string): Promise<void> => {
    await keep(invitations.filter((each) => each.id !== id));
    for (const { request, answer } of waiting.values()) if (request.invitation === id) answer('declined');
  };

  /** Spends the invitation, durably, before anybody is let in by it. */
  const spend = async (
    invitation: OpenInvitation,
    newcomer: NamedNewcomer,
  ): Promise<Result<readonly string[], { readonly type: string }>> => {
    const standing = invitations.find(({ id }) => id === invitation.id);
    // The same device once more: the connection broke, or the stick was full, between its being let in and its hearing of it.
    if (!standing || (standing.used && standing.used.device !== newcomer.device)) return err({ type: 'AlreadyUsed' });
    const used = { device: newcomer.device, name: newcomer.name, at: clock() };
    if (!(await keep(invitations.map((each) => (each.id === invitation.id ? { ...each, used } : each)))))
      return err({ type: 'NotKept' });
    return deps.admit(invitation, newcomer);
  };

  const welcomeTo = (spaces: readonly string[], person: string): Welcome => ({
    person,
    spaces: spaces.map((space) => ({
      space,
      acts: [...(deps.stateOf(space)?.acts.values() ?? [])].map(({ signed }) => signed),
    })),
  });

  const ask = (request: WaitingRequest, ended: Promise<unknown>): Promise<Compared> =>
    new Promise((resolve) => {
      const answer = (compared: Compared) => {
        waiting.delete(request.id);
        resolve(compared);
      };
      waiting.set(request.id, { request, answer });
      onEvent({ type: 'joinAsked', request });
      // Why it ended, letting in hears itself; nobody is asked about it any more.
      void ended.then(() => waiting.delete(request.id));
    });

  const take = async (channel: Channel): Promise<void> => {
    const invitation = invitations.find(({ id }) => id === channel.door.id);
    if (!invitation || !isInLiveTime(invitation, clock())) return turnAway(channel, 'expired');
    if (invitation.used && invitation.used.device !== channel.device) {
      onEvent({ type: 'joinSecond', invitation: invitation.id, from: channel.address });
      return turnAway(channel, 'expired');
    }
    if (busy.has(invitation.id)) {
      onEvent({ type: 'joinSecond', invitation: invitation.id, from: channel.address });
      return turnAway(channel, 'busy');
    }
    busy.add(invitation.id);
    const space = spaceInfo(invitation.space);
    const me = deps.me();
    const expiry = setTimeout(() => void turnAway(channel, 'expired'), invitation.madeAt + liveMilliseconds - clock());
    const done = await letIn({
      pipe: channel,
      secret: secretBytes(invitation),
      me: device,
      offer: {
        name: me.name,
        deviceName: me.deviceName,
        title: space.name,
        width: space.width,
        role: invitation.role,
        devices: membersIn(deps.stateOf(invitation.space)),
        own: invitation.own,
      },
      confirm: (request) => {
        const { name, deviceName, words } = request;
        const id = toHex(randomBytes(8));
        return ask(
          {
            id,
            invitation: invitation.id,
            space,
            own: invitation.own,
            name,
            deviceName,
            device: request.device,
            words,
            from: channel.address,
          },
          channel.ended,
        );
      },
      admit: async (request) => {
        const admitted = await spend(invitation, request);
        return admitted.ok
          ? ok(welcomeTo(admitted.value, invitation.own ? deps.me().person : request.person))
          : admitted;
      },
    }).finally(() => {
      clearTimeout(expiry);
      busy.delete(invitation.id);
    });
    if (done.ok) {
      onEvent({ type: 'joined', name: done.value.name, device: done.value.device, space });
      deps.onLetIn(channel);
      return;
    }
    channel.close();
    const why = whyOf(done.error);
    // Words that differ mean that somebody else has seen it.
    if (why === 'differ') await cancel(invitation.id);
    onEvent({ type: 'joinFailed', invitation: invitation.id, why });
  };

  return {
    invite: async (space, role = 'member') => {
      const state = deps.stateOf(space.id);
      const self = state?.membership.members.get(device);
      if (!state || !self || self.removedBy.length > 0)
        return err({ type: 'NoSuchSpace', name: space.name, known: deps.spaces().map(({ name }) => name) });
      const own = space.width === 'private';
      if (!own && self.role !== 'steward') return err({ type: 'NotASteward' });
      const invitation: OpenInvitation = {
        id: toHex(randomBytes(8)),
        secret: toHex(newSecret()),
        space: space.id,
        role: own ? self.role : role,
        own,
        madeAt: clock(),
      };
      return (await keep([...invitations, invitation])) ? ok(shown(invitation)) : err({ type: 'NotKept' });
    },
    invitations: () => invitations.filter((each) => isOpenByFolder(each, clock())).map(shown),
    cancel,
    waiting: () => [...waiting.values()].map(({ request }) => request),
    isAwaited: () => busy.size > 0 || invitations.some((each) => isLive(each, clock())),
    answer: (id, yes) => waiting.get(id)?.answer(yes),
    doors: () =>
      invitations
        .filter((each) => isInLiveTime(each, clock()))
        .map((each) => ({ id: each.id, key: doorKeyOf(secretBytes(each)), kind: 'invite' })),
    beacons: () =>
      invitations
        .filter((each) => isLive(each, clock()))
        .map((each) => ({ id: each.id, key: discoveryKeyOf(secretBytes(each)), announce: true })),
    take: (channel) => {
      // Whatever a stranger makes go wrong in here ends with its connection.
      take(channel).catch(() => channel.close());
    },
    look: async (folder, mailboxOf) => {
      const found: FolderRequest[] = [];
      for (const invitation of invitations.filter(({ madeAt }) => clock() < madeAt + folderMilliseconds)) {
        const mailbox = mailboxOf(secretBytes(invitation));
        const letters = await mailbox.list();
        if (!letters.ok) return letters;
        const read = letters.value.flatMap(({ bytes }) => readLetter(bytes) ?? []);
        const space = spaceInfo(invitation.space);
        if (!invitation.used && !read.some((letter) => letter.y === 'offer' && deviceOf(letter) === device)) {
          const left = await mailbox.put(signLetter(offerLetter(invitation, space), keys.sign));
          if (!left.ok && left.error.type !== 'TooLarge') return left as Result<never, FolderError>;
        }
        const requests = new Map(
          read.flatMap((letter) => (letter.y === 'request' ? [[deviceOf(letter), letter] as const] : [])),
        );
        for (const request of requests.values()) {
          // Once it is used, only the one who used it is left, and only while its answer does not lie there whole.
          if (invitation.used && (invitation.used.device !== deviceOf(request) || isAnswered(read, request))) continue;
          found.push({
            ...asked(invitation, space, request, folder),
            rivals: invitation.used ? 0 : requests.size - 1,
            admit: () => admitByLetter(invitation, request, mailbox),
          });
        }
      }
      return ok(found);
    },
  };

  function offerLetter(invitation: OpenInvitation, space: SpaceInfo): LetterOf<'offer'> {
    const me = deps.me();
    return {
      v: 1,
      y: 'offer',
      d: keys.sign.publicKey,
      n: me.name,
      e: me.deviceName,
      t: space.name,
      w: space.width,
      r: invitation.role,
      m: membersIn(deps.stateOf(invitation.space)),
      o: invitation.own ? 1 : 0,
    };
  }

  function asked(
    invitation: OpenInvitation,
    space: SpaceInfo,
    request: LetterOf<'request'>,
    folder: string,
  ): WaitingRequest {
    const words = folderCheckWords({
      secret: secretBytes(invitation),
      newcomer: request.d,
      box: request.b,
      inviter: keys.sign.publicKey,
    });
    return {
      id: `${invitation.id} ${deviceOf(request)}`,
      invitation: invitation.id,
      space,
      own: invitation.own,
      name: plainLine(request.n),
      deviceName: plainLine(request.e),
      device: deviceOf(request),
      words,
      from: folder,
    };
  }

  function isAnswered(letters: readonly LetterBody[], request: LetterOf<'request'>): boolean {
    const mine = letters.flatMap((letter) =>
      letter.y === 'answer' && deviceOf(letter) === device && toHex(letter.to) === deviceOf(request) ? [letter] : [],
    );
    return mine[0] !== undefined && new Set(mine.map(({ i }) => i)).size >= mine[0].c;
  }

  async function admitByLetter(
    invitation: OpenInvitation,
    request: LetterOf<'request'>,
    mailbox: Mailbox,
  ): Promise<Result<true, { readonly type: string }>> {
    const newcomer = {
      device: deviceOf(request),
      box: request.b,
      person: request.p,
      name: plainLine(request.n),
      deviceName: plainLine(request.e),
    };
    const admitted = await spend(invitation, newcomer);
    if (!admitted.ok) return admitted;
    const handed = admitted.value.flatMap((space) =>
      [...(deps.stateOf(space)?.epochKeys ?? [])].map(([epoch, key]) => ({ space, epoch, key })),
    );
    const c = Math.max(1, Math.ceil(handed.length / epochsInALetter));
    for (let i = 0; i < c; i++) {
      const k: Record<string, Record<string, Uint8Array>> = {};
      for (const { space, epoch, key } of handed.slice(i * epochsInALetter, (i + 1) * epochsInALetter)) {
        k[space] ??= {};
        k[space][epoch] = sealToDevice(key, request.b);
      }
      const p = invitation.own ? deps.me().person : request.p;
      const answer: LetterOf<'answer'> = {
        v: 1,
        y: 'answer',
        d: keys.sign.publicKey,
        to: fromHex(newcomer.device),
        p,
        k,
        i,
        c,
      };
      const left = await mailbox.put(signLetter(answer, keys.sign));
      if (!left.ok) return left;
    }
    onEvent({ type: 'joined', name: request.n, device: newcomer.device, space: spaceInfo(invitation.space) });
    return ok(true);
  }
}

function membersIn(state: SpaceState | undefined): number {
  return [...(state?.membership.members.values() ?? [])].filter(({ removedBy }) => removedBy.length === 0).length;
}

export function whyOf(error: PairingError): string {
  if (error.type === 'Refused' || error.type === 'NotAdmitted') return error.why;
  return error.type === 'Ended' ? 'ended' : 'unexpected';
}
