/**
 * What a window has written and the engine has not yet said to be on the disk. It outlives the session document it was
 * written in: after a crash or a lock the next one gets what is missing, once.
 */
import { Automerge } from '../crdt.ts';
import { differenceOf, rewordText } from '../edit/edit.ts';

/** The note as this window saw it: what was last known to be on the disk, then each change, as small as it was. */
export interface Trail {
  /** `heads`: names the state of the session document. */
  readonly further: (heads: string, text: string) => void;
  /** The engine says that this state is on the disk: what was before it no longer matters. */
  readonly saved: (heads: string) => void;
  /**
   * What the note shall say where it now stands as `standing`. Usually that is a point of the trail, and what came after
   * it is put on; else somebody else wrote too, and both are merged from the point nearest to it.
   */
  readonly onto: (standing: string) => string;
}

interface Step {
  readonly heads: string;
  readonly at: number;
  readonly gone: number;
  readonly come: string;
}

export function createTrail(heads: string, text: string): Trail {
  let first = text;
  let last = text;
  let steps: Step[] = [];

  /** Every text there was, the oldest first. */
  function* texts(): Generator<string> {
    let now = first;
    yield now;
    for (const step of steps) {
      now = after(now, step);
      yield now;
    }
  }

  let firstHeads = heads;
  return {
    further: (nextHeads, next) => {
      steps.push({ heads: nextHeads, ...differenceOf(last, next) });
      last = next;
    },
    saved: (savedHeads) => {
      if (savedHeads === firstHeads) return;
      const reached = steps.findLastIndex((step) => step.heads === savedHeads);
      if (reached < 0) return;
      first = steps.slice(0, reached + 1).reduce(after, first);
      firstHeads = savedHeads;
      steps = steps.slice(reached + 1);
    },
    onto: (standing) => {
      if (steps.length === 0 || last === standing) return standing;
      let base = first;
      let nearest = Number.POSITIVE_INFINITY;
      for (const point of texts()) {
        if (point === standing) return last;
        const far = distance(point, standing);
        if (far <= nearest) [base, nearest] = [point, far];
      }
      return merged(base, standing, last);
    },
  };
}

function after(text: string, { at, gone, come }: Step): string {
  return text.slice(0, at) + come + text.slice(at + gone);
}

function distance(one: string, other: string): number {
  const { gone, come } = differenceOf(one, other);
  return gone + come.length;
}

function merged(base: string, one: string, other: string): string {
  const start = Automerge.from<{ text: string }>({ text: base });
  const reworded = (text: string) =>
    Automerge.change(Automerge.clone(start), (draft) =>
      rewordText(draft as unknown as Record<string, unknown>, ['text'], text),
    );
  return Automerge.merge(reworded(one), reworded(other)).text;
}
