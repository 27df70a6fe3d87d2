/**
 * The open vault's insides, shared by the modules beside this one. Nothing outside engine/vault sees it.
 */
import type { PlannedEdit, StepKind } from '../../shared/edit/plan.ts';
import type { SpaceInfo } from '../../shared/model/id.ts';
import type { Part } from '../../shared/model/part.ts';
import type { LiveGraph } from '../../shared/query/fold.ts';
import type { Result } from '../../shared/result.ts';
import type { VolumeDoc } from '../documents/volume.ts';
import type { ChangeError, Step } from './api.ts';
import type { Ledger, LedgerEntry } from './ledger.ts';
import type { Fill } from './placement.ts';

export interface VolumeState extends Fill {
  readonly id: string;
  readonly space: string;
  readonly parts: Map<string, Part>;
  /** Names the set of applied bundles the parts were read from: tells a stale reading from a fresh one. */
  generation: string;
}

export interface StepToCommit {
  readonly kind: StepKind;
  readonly of?: string;
  readonly edits: readonly PlannedEdit[];
  readonly continues?: string;
}

/** Made when its turn has come and everything committed before it is in the rows; undefined: there is nothing to do. */
export type StepOrMaker = StepToCommit | (() => StepToCommit | undefined | Promise<StepToCommit | undefined>);

export interface Core {
  readonly spaces: readonly SpaceInfo[];
  readonly volumes: ReadonlyMap<string, VolumeState>;
  readonly graph: LiveGraph;
  readonly ledger: Ledger;
  readonly volumeOf: (record: string) => VolumeState | undefined;
  readonly openVolume: (volume: string) => Promise<Result<VolumeDoc, ChangeError>>;
  readonly commit: (step: StepOrMaker) => Promise<Result<Step, ChangeError>>;
  /** The Automerge actor under which a writer edits a volume. */
  readonly actorOf: (writer: string, volume: string) => string;
}

export function isApplied(entry: LedgerEntry): boolean {
  return entry.status === 'applied';
}
