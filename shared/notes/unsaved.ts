/**
 * What a window has written and the engine has not yet said to be on the disk. It outlives the session document it was
 * written in: after a crash or a lock the next one gets what is missing, once. Every window that has the note open sees
 * what all of them write, and each puts back only what it wrote itself: else all of it would come as often as there are windows.
 */
import { Automerge } from '../crdt.ts';
import { differenceOf, rewordText } from '../edit/edit.ts';

/** The note as this window saw it: what was last known to be on the disk, then each change, as small as it was. */
export interface Trail {
  /** `heads`: names the state of the session document. */
  readonly further: (heads: string, text: string, mine: boolean) => void;
  /** The engine says that this state is on the disk: what was before it no longer matters. */
  readonly saved: (heads: string) => void;
  /**
   * What the note shall say where it now stands as `standing`. Usually that is a point of the trail, and what this window
   * wrote after it is put on; else somebody else wrote too, and both are merged from the point nearest to it.
   */
  readonly onto: (standing: string) => string;
}

interface Step {
  readonly heads: string;
  /** Written in this window. */
  readonly mine: boolean;
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
    further: (nextHeads, next, mine) => {
      steps.push({ heads: nextHeads, mine, ...differenceOf(last, next) });
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
      if (!steps.some(({ mine }) => mine)) return standing;
      let base = { text: first, at: 0 };
      let nearest = Number.POSITIVE_INFINITY;
      let at = 0;
      for (const text of texts()) {
        const far = text === standing ? 0 : distance(text, standing);
        if (far <= nearest) [base, nearest] = [{ text, at }, far];
        at++;
      }
      const wanted = withOwn(base.text, steps.slice(base.at));
      return nearest === 0 ? wanted : merged(base.text, standing, wanted);
    },
  };
}

function after(text: string, { at, gone, come }: Step): string {
  return text.slice(0, at) + come + text.slice(at + gone);
}

/** `text` with those of the steps that are this window's own; where they stand is told by the letters of all of them. */
function withOwn(text: string, steps: readonly Step[]): string {
  if (steps.every(({ mine }) => mine)) return steps.reduce(after, text);
  let pieces: Piece[] = [{ text, from: 'before', gone: undefined }];
  for (const { at, gone, come, mine } of steps) {
    const kept: Piece[] = [];
    let place = 0;
    let put = false;
    const putHere = () => {
      if (!put && come !== '') kept.push({ text: come, from: mine ? 'mine' : 'theirs', gone: undefined });
      put = true;
    };
    for (const piece of pieces) {
      if (piece.gone !== undefined) {
        kept.push(piece);
        continue;
      }
      const end = place + piece.text.length;
      // Cut where the change begins and where it ends; either may lie in a piece, between two, or beyond all.
      const [cut, uncut] = [clamp(at - place, piece.text.length), clamp(at + gone - place, piece.text.length)];
      if (cut > 0) kept.push({ ...piece, text: piece.text.slice(0, cut) });
      if (at < end) putHere();
      if (uncut > cut) kept.push({ ...piece, text: piece.text.slice(cut, uncut), gone: mine ? 'mine' : 'theirs' });
      if (uncut < piece.text.length) kept.push({ ...piece, text: piece.text.slice(uncut) });
      place = end;
    }
    putHere();
    pieces = kept;
  }
  return pieces.map((piece) => (piece.from !== 'theirs' && piece.gone !== 'mine' ? piece.text : '')).join('');
}

interface Piece {
  readonly text: string;
  readonly from: 'before' | 'mine' | 'theirs';
  /** Who took it out. */
  readonly gone: 'mine' | 'theirs' | undefined;
}

function clamp(place: number, length: number): number {
  return Math.max(0, Math.min(length, place));
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
