/** With others: who is in which space, meeting on a network, folders that carry, invitations, and who has what. */
import { z } from 'zod';
import type { LanVerdict } from '../../lan/verdict.ts';
import { Done, method, Nothing } from './method.ts';

const time = z.number();
const count = z.number().int();
const SpaceInfo = z.object({ id: z.string(), name: z.string(), width: z.enum(['private', 'circle', 'coalition']) });
const role = z.enum(['steward', 'member']);
const words = z.array(z.string());
/** Device keys are hex, 64 digits. */
const deviceKey = z.string().regex(/^[0-9a-f]{64}$/);
const folder = z.string().min(1).max(4_096);

/** Checked for its shape only: it comes from the engine's own diagnosis. */
const Verdict: z.ZodType<LanVerdict> = z.custom<LanVerdict>(
  (value) => typeof value === 'object' && value !== null && 'type' in value && 'next' in value,
);

const Invitation = z.object({
  id: z.string(),
  space: SpaceInfo,
  role,
  /** For another device of one's own. */
  own: z.boolean(),
  words,
  /** For a QR code: holds this device's key and addresses too. */
  link: z.string(),
  /** What a file of it holds. */
  file: z.string(),
  liveUntil: time,
  folderUntil: time,
});
export type Invitation = z.infer<typeof Invitation>;

/** Somebody who wants to be let in and waits for a yes or no. */
const JoinRequest = z.object({
  id: z.string(),
  invitation: z.string(),
  space: SpaceInfo,
  own: z.boolean(),
  name: z.string(),
  deviceName: z.string(),
  device: z.string(),
  words,
  /** host:port, or the folder it came through. */
  from: z.string(),
});
export type JoinRequest = z.infer<typeof JoinRequest>;

/** What this device is about to be let into, once both sides say that the words are the same. */
const JoinOffer = z.object({
  name: z.string(),
  deviceName: z.string(),
  title: z.string(),
  width: z.enum(['private', 'circle', 'coalition']),
  role,
  devices: count,
  own: z.boolean(),
  words,
});
export type JoinOffer = z.infer<typeof JoinOffer>;

const Progress = z.object({ done: count, of: count });

const DeviceCustody = z.object({
  device: z.string(),
  /** As its owner calls it, and whose it is; the first digits of its key where nothing is known. */
  deviceName: z.string(),
  personName: z.string(),
  /** One of this vault's own person. */
  own: z.boolean(),
  /** When it last said what it has; absent: never. */
  saidAt: time.optional(),
  hasAllMine: z.boolean(),
  hasMineUpTo: time.optional(),
  toSend: count,
  toFetch: count,
  lastSeen: time.optional(),
  /** Connected now. */
  connected: z
    .object({
      address: z.string(),
      since: time,
      /** Both have all that the other had when they met, and hold the same at this moment. */
      level: z.boolean(),
      progress: Progress.optional(),
    })
    .optional(),
});
export type DeviceCustody = z.infer<typeof DeviceCustody>;

const CarrierFolder = z.object({
  path: z.string(),
  watched: z.boolean(),
  state: z.enum(['idle', 'working', 'gone', 'failed']),
  error: z.string().optional(),
  at: time.optional(),
  toSend: count,
});
export type CarrierFolder = z.infer<typeof CarrierFolder>;

const serverKind = z.enum(['relay', 'webdav', 'automerge']);
export type ServerKind = z.infer<typeof serverKind>;
/** `socks5h://HOST:PORT`; checked by the engine. */
const proxy = z.string().max(300);

/** A server that carries for the group: a relay for one space, a WebDAV folder for all that others share. */
const CarrierServer = z.object({
  id: z.string(),
  kind: serverKind,
  /** Without voucher and password: what comrades may be given. */
  url: z.string(),
  /** The one space it carries. */
  space: SpaceInfo.optional(),
  /** Kept in step while the vault is open. */
  on: z.boolean(),
  proxy: proxy.optional(),
  /** What is written here is sent at most that often. */
  gatherMinutes: z.number().optional(),
  state: z.enum(['idle', 'working', 'gone', 'failed']),
  error: z.string().optional(),
  /** When it was last in step, and how many bundles of this vault it lacked then. */
  at: time.optional(),
  toSend: count,
  /** It was found to have lost what lay there, or to show an earlier day, or to hold damaged packs. `mended`: what this vault holds was written anew. */
  trouble: z.object({ type: z.enum(['lost', 'setBack', 'damaged']), at: time, mended: z.boolean() }).optional(),
  /** Since when a pass is underway that takes long. */
  slow: time.optional(),
  /** Bytes that count for the space there, and how many may. */
  usage: z.tuple([count, count]).optional(),
});
export type CarrierServer = z.infer<typeof CarrierServer>;

const ServerOutcome = z.object({
  /** In use from now on; absent where it refused and was not added. */
  id: z.string().optional(),
  space: SpaceInfo.optional(),
  in: count,
  out: count,
  error: z.string().optional(),
});
export type ServerOutcome = z.infer<typeof ServerOutcome>;

export const SyncState = z.object({
  meet: z.object({
    on: z.boolean(),
    /** Switched on with the vault, each time. */
    always: z.boolean(),
    port: z.number().optional(),
    addresses: z.array(z.string()),
    verdict: Verdict,
    /** On only as long as an invitation is: it goes off again by itself. */
    forInvitation: z.boolean(),
  }),
  custody: z.object({
    /** Steps of mine in shared spaces that are known to lie nowhere else, and since when. */
    onlyHere: count,
    onlyHereSince: time.optional(),
    /** Steps of mine in spaces that only this device is in. */
    onlyMine: count,
    devices: z.array(DeviceCustody),
  }),
  folders: z.array(CarrierFolder),
  servers: z.array(CarrierServer),
  invitations: z.array(Invitation),
  waiting: z.array(JoinRequest),
  /** A joining of this device that is underway. `verdict`: what the network looks like while nobody has answered. */
  joinNow: z
    .discriminatedUnion('step', [
      z.object({ step: z.literal('looking'), verdict: Verdict.optional() }),
      /** Until `answerOffer`. */
      z.object({ step: z.literal('offered'), offer: JoinOffer }),
      /** Said yes here; the other side has not yet. */
      z.object({ step: z.literal('waiting'), offer: JoinOffer }),
    ])
    .optional(),
  /** Requests of mine that lie in folders and wait for an answer. */
  joining: z.array(
    z.object({
      folder: z.string(),
      at: time,
      /** For the inviter to compare; there once it is known who invites. */
      words: words.optional(),
    }),
  ),
});
export type SyncState = z.infer<typeof SyncState>;

/** Worth a word where it happens: not a state that stands. */
export const SyncNews = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('synced'),
    device: z.string(),
    personName: z.string(),
    in: count,
    out: count,
    refused: count,
  }),
  z.object({ type: z.literal('gone'), device: z.string(), personName: z.string(), why: z.string() }),
  /** Somebody else came with an invitation that is in use, or used up. */
  z.object({ type: z.literal('joinSecond'), from: z.string() }),
  z.object({ type: z.literal('joined'), name: z.string(), device: z.string(), space: SpaceInfo }),
  z.object({ type: z.literal('joinFailed'), why: z.string() }),
  z.object({ type: z.literal('joinedByFolder'), space: SpaceInfo }),
  z.object({ type: z.literal('folderSynced'), path: z.string(), in: count, out: count }),
  z.object({ type: z.literal('serverSynced'), url: z.string(), in: count, out: count }),
]);
export type SyncNews = z.infer<typeof SyncNews>;

const DeviceTold = z.object({
  device: z.string(),
  name: z.string(),
  person: z.string(),
  personName: z.string(),
});

const SpaceMembers = z.object({
  space: SpaceInfo,
  /** My own; absent where this device is out. */
  role: role.optional(),
  persons: z.array(
    z.object({
      person: z.string(),
      name: z.string(),
      role,
      isMe: z.boolean(),
      devices: z.array(
        DeviceTold.extend({
          since: time,
          admittedBy: DeviceTold,
          removed: z.object({ at: time, by: DeviceTold }).optional(),
          isMe: z.boolean(),
        }),
      ),
    }),
  ),
});
export type SpaceMembers = z.infer<typeof SpaceMembers>;

/** What a device was able to read; nothing of it can be untold. */
const Exposure = z.object({
  device: z.string(),
  spaces: z.array(
    z.object({
      space: SpaceInfo,
      epochs: count,
      /** By kind of record, how many. */
      kinds: z.record(z.string(), z.number()),
      rows: z.array(z.string()),
      /** Still in, let in by it. */
      letIn: z.array(DeviceTold),
    }),
  ),
  warn: z.object({
    people: z.array(
      z.object({
        id: z.string(),
        name: z.string(),
        contacts: z.array(z.object({ type: z.string(), value: z.string() })),
      }),
    ),
    organisations: z.array(z.object({ id: z.string(), name: z.string() })),
  }),
});
export type Exposure = z.infer<typeof Exposure>;

const Removal = z.object({
  removed: z.array(
    z.object({ space: SpaceInfo, devices: z.array(DeviceTold), rotated: z.boolean(), letIn: z.array(DeviceTold) }),
  ),
  /** Spaces it could not be put out of, and why. */
  refused: z.array(z.object({ space: SpaceInfo, error: z.string() })),
});

export const syncMethods = {
  syncState: method(Nothing, SyncState),
  /** Opens the door and looks for comrades on this network, or closes both. `always`: also at each unlocking. */
  meet: method(z.object({ on: z.boolean(), always: z.boolean().optional() }), Done),
  dial: method(z.object({ address: z.string().max(300) }), Done),

  /** Opens the door too, as long as the invitation is live, where it is closed. */
  invite: method(z.object({ space: z.string(), role: role.optional() }), Invitation),
  cancelInvitation: method(z.object({ id: z.string() }), Done),
  /** Whether the words of somebody who waits are the same on both screens. No: the invitation is void. */
  answerJoin: method(z.object({ id: z.string(), yes: z.boolean() }), Done),

  /** Checks words, a link or a file's text without doing anything. */
  readInvitation: method(z.object({ invitation: z.string().max(4_000) }), z.object({ addresses: z.array(z.string()) })),
  /** Finds the inviter on this network or at an address; resolves when this device is in, or was not let in. */
  joinLive: method(
    z.object({ invitation: z.string().max(4_000), address: z.string().max(300).optional() }),
    z.object({ title: z.string(), inviter: z.string() }),
  ),
  answerOffer: method(z.object({ yes: z.boolean() }), Done),
  cancelJoin: method(Nothing, Done),
  /** Leaves a request in a folder. Words are there once it is known who invites. */
  joinByFolder: method(
    z.object({ invitation: z.string().max(4_000), folder }),
    z.object({ words: words.optional(), inviter: z.string().optional(), title: z.string().optional() }),
  ),
  requestsIn: method(z.object({ folder }), z.array(JoinRequest.extend({ rivals: count }))),
  /** Lets one in whose words were compared, and writes its answer and what it needs into the folder. */
  admitByFolder: method(z.object({ folder, id: z.string() }), Done),

  /** Sticks that are put in now. */
  places: method(Nothing, z.array(z.object({ path: z.string(), name: z.string() }))),
  /** `trust`: takes an answer whose inviter was not known before; its words have been compared. */
  syncFolder: method(
    z.object({ folder, what: z.enum(['save', 'read', 'both']), trust: z.boolean().optional() }),
    z.object({
      in: count,
      out: count,
      refused: count,
      /** Files of it that are damaged or not ours, by reason. */
      skipped: z.array(z.object({ name: z.string(), why: z.string() })),
      joined: z.array(SpaceInfo),
      unchecked: words.optional(),
    }),
  ),
  watchFolder: method(z.object({ folder, watched: z.boolean() }), Done),
  forgetFolder: method(z.object({ folder }), Done),

  /**
   * Names a server to this vault, syncs with it and keeps in step. A relay's link may hold a voucher, which is for one space;
   * without, the relay is asked for every space that others share. One that cannot be reached is added all the same.
   */
  addServer: method(
    z.object({
      kind: serverKind,
      address: z.string().trim().min(1).max(1_000),
      space: z.string().optional(),
      proxy: proxy.optional(),
    }),
    z.array(ServerOutcome),
  ),
  syncServer: method(z.object({ id: z.string() }), ServerOutcome),
  /** An empty proxy: none. */
  changeServer: method(
    z.object({
      id: z.string(),
      on: z.boolean().optional(),
      proxy: proxy.optional(),
      gatherMinutes: z.number().min(0).max(1_440).optional(),
      voucher: z.string().trim().min(1).max(128).optional(),
      username: z.string().min(1).max(200).optional(),
      password: z.string().min(1).max(200).optional(),
    }),
    Done,
  ),
  /** Forgets it here. What lies there stays there. */
  /** `erase`: what lies there too, for everybody. */
  forgetServer: method(z.object({ id: z.string(), erase: z.boolean().optional() }), Done),

  members: method(Nothing, z.array(SpaceMembers)),
  createCircle: method(z.object({ title: z.string().trim().min(1).max(300) }), SpaceInfo),
  /** Lets somebody who is in another space of mine into this one, with all present devices. */
  addToSpace: method(z.object({ space: z.string(), person: z.string() }), Done),
  setRole: method(z.object({ space: z.string(), person: z.string(), role }), Done),
  exposure: method(z.object({ device: deviceKey }), Exposure),
  /** Puts devices out of every space shared with them, or of one, and gives new keys to those who stay. */
  removeDevices: method(z.object({ devices: z.array(deviceKey).min(1), space: z.string().optional() }), Removal),
  leaveSpace: method(z.object({ space: z.string() }), Done),
  /** Where things go that nobody chose a layer for. */
  makeUsual: method(z.object({ space: z.string() }), Done),
  /** Copies what a coalition of one's own holds into another, as one step. */
  bringAlong: method(z.object({ from: z.string(), to: z.string() }), z.object({ records: count })),

  /** What others changed since it was last looked at, the newest first. */
  whatChanged: method(
    Nothing,
    z.object({
      rows: z.array(z.object({ row: z.string(), by: z.array(z.string()), at: time, isNew: z.boolean() })),
      more: count,
      cursor: count,
    }),
  ),
  /** All up to this cursor was looked at. */
  lookedAt: method(z.object({ cursor: count }), Done),
  custodyOfRow: method(z.object({ id: z.string() }), z.object({ mine: count, onlyHere: count })),
};
