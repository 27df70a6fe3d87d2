/**
 * Where a copied vault forked, what this device wrote on the branch that lost is written again under a new writer; so is what
 * it wrote on top of somebody else's losing branch, since that hangs in the air without it. Nobody loses a word by a fork.
 */
import { Automerge } from '../../shared/crdt.ts';
import type { ObjectPlace } from '../../shared/edit/rescue.ts';
import type { Result } from '../../shared/result.ts';
import type { VolumeDoc } from '../documents/volume.ts';
import type { ChangeError, Step } from './api.ts';
import type { StepToCommit } from './core.ts';
import type { Ledger, LedgerEntry } from './ledger.ts';
import { lostEdits } from './lost-edits.ts';

export interface LostBranches {
  /**
   * `rebuilt`: volumes in which something was taken back. What has been written anew is not again; what a full disk refused
   * is tried again.
   */
  readonly writeAnew: (rebuilt: Iterable<string>) => Promise<void>;
  /** Only what a full disk refused: whenever something else is written or comes in, there may be room again. */
  readonly writeRefused: () => Promise<void>;
}

export interface LostBranchesDeps {
  readonly ledger: () => Ledger;
  readonly openVolume: (volume: string) => Promise<VolumeDoc>;
  readonly changesOf: (entry: LedgerEntry) => Promise<readonly Uint8Array[] | undefined>;
  readonly myWriter: (space: string) => string;
  readonly drawNewWriters: () => Promise<void>;
  readonly commit: (step: StepToCommit) => Promise<Result<Step, ChangeError>>;
}

export function createLostBranches(deps: LostBranchesDeps): LostBranches {
  /** Steps that changed nothing which does not stand so already: looked at once is enough. */
  const nothingLeftOf = new Set<string>();
  /** Volumes of what the disk refused. */
  const refusedIn = new Set<string>();

  const lostEntries = async (rebuilt: Iterable<string>): Promise<LedgerEntry[]> => {
    const { entries, ofVolume } = deps.ledger();
    const done = new Set(nothingLeftOf);
    for (const { mine, of } of entries) if (mine && of) done.add(of);
    const lost = entries.filter((entry) => entry.mine && entry.status === 'losing' && !done.has(entry.step));
    for (const volume of rebuilt) {
      const own = ofVolume(volume).filter(({ mine, status, step }) => mine && status === 'applied' && !done.has(step));
      if (own.length === 0) continue;
      const doc = await deps.openVolume(volume);
      lost.push(...own.filter((entry) => !Automerge.hasHeads(doc, [...entry.changes])));
    }
    return lost.sort((a, b) => entries.indexOf(a) - entries.indexOf(b));
  };

  const writeAnew = async (rebuilt: Iterable<string>): Promise<void> => {
    const lost = await lostEntries(new Set([...rebuilt, ...refusedIn]));
    refusedIn.clear();
    // Not at a second try: by then another writer is drawn.
    if (lost.some(({ space, writer }) => writer === deps.myWriter(space))) await deps.drawNewWriters();
    const rescuedPlaces = new Map<string, ObjectPlace>();
    for (const step of new Set(lost.map((entry) => entry.step))) {
      const ofStep = lost.filter((entry) => entry.step === step);
      const edits = await lostEdits({ ...deps, ledger: deps.ledger(), lost: ofStep, rescuedPlaces });
      if (edits.length === 0) {
        nothingLeftOf.add(step);
        continue;
      }
      const written = await deps.commit({ kind: 'system', of: step, edits });
      if (!written.ok && 'path' in written.error) for (const { volume } of ofStep) refusedIn.add(volume);
    }
  };

  return {
    writeAnew,
    writeRefused: async () => {
      if (refusedIn.size > 0) await writeAnew([]);
    },
  };
}
