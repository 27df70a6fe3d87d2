/** What the engine needs and what it offers; engine.ts is the engine. */
import type { LiveGraph } from '../../shared/query/fold.ts';
import type { Result } from '../../shared/result.ts';
import type { Have } from '../bundles/have.ts';
import type { Vector } from '../bundles/vector.ts';
import type { DiskError, Files } from '../disk/files.ts';
import type { Index } from '../disk/index-port.ts';
import type { Segments } from '../disk/segments.ts';
import type { VolumeDoc } from '../documents/volume.ts';
import type { Act } from '../space/acts.ts';
import type { DeviceKeys, SpaceState } from '../space/space-state.ts';
import type { HeldReceipt } from '../sync/replica.ts';
import type { ChangeError, Finding, Step } from './api.ts';
import type { StepOrMaker, VolumeState } from './core.ts';
import type { KeptGlance } from './glance.ts';
import type { Ledger, Place } from './ledger.ts';

export interface EngineDeps {
  readonly files: Files;
  readonly index: Index;
  /** 16 bytes. */
  readonly vaultId: Uint8Array;
  readonly segmentKey: Uint8Array;
  readonly device: DeviceKeys;
  /** Epoch keys this device holds, by epoch; the engine adds what acts hand to it. */
  readonly keyring: ReadonlyMap<string, Uint8Array>;
  /** Makes keys durable before anything is sealed under them. */
  readonly saveKeys: (
    keys: ReadonlyMap<string, Uint8Array>,
  ) => Promise<Result<true, DiskError | { readonly type: 'Locked' }>>;
  /** Salt of my writer in a space. */
  readonly saltOf: (space: string) => string;
  /** Asks for new writers before anything more is written: this copy may not be the only one. */
  readonly drawNewWriters: (why: 'log_shorter' | 'forked') => Promise<void>;
  readonly clock: () => number;
  /** 128 fresh bits, hex. */
  readonly newId: () => string;
  /** Applies changes to a copy of a document somewhere that may fail; see trial.ts. */
  readonly trial: Trial;
  /** Durable before received changes are applied and gone after: what stands there at an opening brought us down. */
  readonly markApplying: (ids: readonly string[]) => Promise<void>;
  /** Remembers bundles that failed their trial, so that they are not applied when the index is made anew. */
  readonly quarantine: (ids: readonly string[]) => Promise<void>;
  /** Ids that brought this vault down before, or failed their trial. */
  readonly quarantined: ReadonlySet<string>;
  readonly segmentBytes?: number;
  /** Called before the rows are read, with what `keepGlance` kept. */
  readonly onGlance?: (kept: KeptGlance) => void;
}

/** True where the changes apply within limits of time and memory. */
export type Trial = (document: Uint8Array, changes: readonly Uint8Array[]) => Promise<boolean>;

export interface Received {
  readonly applied: number;
  readonly held: number;
  readonly duplicates: number;
  readonly acts: number;
  /** Receipts that are newer than what was here. */
  readonly receipts: readonly { readonly space: string; readonly device: string; readonly stamp: number }[];
  /** Ids of the acts and bundles that are new here. */
  readonly taken: readonly string[];
  readonly refused: readonly { readonly id?: string; readonly why: string }[];
}

export interface Engine {
  readonly spaces: () => readonly SpaceState[];
  readonly graph: LiveGraph;
  readonly ledger: Ledger;
  readonly volumes: ReadonlyMap<string, VolumeState>;
  readonly findings: Finding[];
  readonly openVolume: (volume: string) => Promise<VolumeDoc>;
  readonly commit: (step: StepOrMaker) => Promise<Result<Step, ChangeError>>;
  readonly addActs: (
    acts: readonly Act[],
    epochKeys?: ReadonlyMap<string, Uint8Array>,
  ) => Promise<Result<true, ChangeError>>;
  readonly receive: (envelopes: readonly Uint8Array[]) => Promise<Result<Received, ChangeError>>;
  /** Puts back envelopes of this vault's own log, from a backup; then says again what still hangs in the air. */
  readonly repair: (envelopes: readonly Uint8Array[]) => Promise<Result<Received, ChangeError>>;
  readonly volumeOf: (record: string) => VolumeState | undefined;
  readonly keyForEpoch: (epoch: string) => Uint8Array | undefined;
  readonly envelopeAt: (place: Place) => Promise<Uint8Array | undefined>;
  /** Places of every envelope of a space, acts first: what a carrier would hold. */
  readonly placesOf: (space: string) => readonly Place[];
  readonly vectorOf: (space: string) => Vector;
  /** Ids of acts and bundles of a space in the order they came; only ever added to, so that a place in it is a cursor. */
  readonly idsOf: (space: string) => readonly string[];
  /** An act or bundle that lies here and, as far as is known, can be read back. */
  readonly isHere: (id: string) => boolean;
  readonly envelopeOf: (id: string) => Promise<Uint8Array | undefined>;
  readonly haveOf: (space: string) => Have;
  /** The latest of every device that is known, this one's own made anew where something has come since. */
  readonly receiptsOf: (space: string) => readonly HeldReceipt[];
  /** Called with a space in which acts, bundles or receipts have come in or been written. Returns how to stop. */
  readonly onChange: (listener: (space: string) => void) => () => void;
  readonly segments: Segments;
  /** True where one writer wrote all of a volume: nothing in it can be in conflict. */
  readonly isAlone: (volume: string) => boolean;
  /** Keeps what the first screen needs for the next opening; see glance.ts. */
  readonly keepGlance: (glance: unknown) => Promise<void>;
  readonly isOpen: () => boolean;
  readonly close: () => Promise<void>;
}
