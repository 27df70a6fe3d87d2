/**
 * One note while windows have it open: an Automerge document `{ text }` of its own that windows write in, kept in
 * lock-step with the note's text in its volume. Windows cannot write in the volume itself, whose every change is this
 * device's.
 *
 * `agreed` is where both stand equal: a text, and the heads at which the session document says it.
 * - What windows type after it is, as exact splices, one commit: when typing pauses, at the latest after `mostWait`.
 * - What becomes of the volume's text otherwise (undo, another device) is written into the session document *at those
 *   heads*, as if beside what is being typed; Automerge merges the two, and cursors stay.
 *
 * Commits stand in one queue and are planned when their turn comes, so a splice always meets the text it was made for.
 */
import { type DocHandle, decodeHeads, type Patch, type UrlHeads } from '@automerge/automerge-repo/slim';
import { Automerge } from '../../shared/crdt.ts';
import { differenceOf, rewordText } from '../../shared/edit/edit.ts';
import type { Plan } from '../../shared/edit/plan.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import { oneAtATime } from '../one-at-a-time.ts';
import type { ChangeError, Vault } from '../vault/api.ts';
import { mostLetters } from './sync-guard.ts';

export interface SessionText {
  text: string;
}

export interface NoteSession {
  readonly handle: DocHandle<SessionText>;
  /** Answers when everything received so far is on the disk. */
  readonly save: () => Promise<Result<true, ChangeError>>;
  /** The vault's rows have changed; perhaps this note's. */
  readonly follow: () => void;
  readonly isSaved: () => boolean;
  readonly savedHeads: () => UrlHeads;
  readonly stop: () => void;
}

export interface NoteSessionDeps {
  readonly id: string;
  readonly vault: Vault;
  readonly handle: DocHandle<SessionText>;
  readonly clock: () => number;
  /** `heads`: what the session document holds that is on the disk. */
  readonly onSaved: (heads: UrlHeads) => void;
  readonly onProblem: (problem: ChangeError) => void;
  /** A new step to undo was begun. */
  readonly onStep: () => void;
  /** The session document no longer is a text of bearable length: no window of ours did that. */
  readonly onBroken: () => void;
}

/** Milliseconds after the last change from a window, and after the first: the window's Repo waits up to 100 before. */
const pause = 250;
const mostWait = 850;
/** Between tries while the disk is full. */
const retryAfter = [1_000, 2_000, 4_000, 8_000];
/** Typing goes on with the step it began with where it pauses no longer, and is no older. */
const sameStep = { pause: 2 * 60_000, age: 5 * 60_000 };

interface Agreed {
  readonly text: string;
  readonly heads: UrlHeads;
}

export function createNoteSession(deps: NoteSessionDeps): NoteSession {
  const { id, vault, handle, clock } = deps;
  const inTurn = oneAtATime();
  let agreed: Agreed = { text: standingText() ?? '', heads: handle.heads() };
  let inFlight: Agreed | undefined;
  let step: { readonly id: string; readonly began: number; at: number } | undefined;
  let timer: NodeJS.Timeout | undefined;
  let unsavedSince: number | undefined;
  let failures = 0;
  let stopped = false;

  function standingText(): string | undefined {
    const part = vault.graph().part(id);
    return part?.kind === 'note' ? String(part.fields['text'] ?? '') : undefined;
  }

  const isSaved = () => sameHeads(agreed.heads, handle.heads());

  const schedule = (wait: number) => {
    clearTimeout(timer);
    timer = setTimeout(() => void save(), wait);
    timer.unref();
  };

  const changed = () => {
    if (stopped) return;
    const { text } = handle.doc();
    if (typeof text !== 'string' || text.length > 2 * mostLetters) {
      deps.onBroken();
      return;
    }
    if (isSaved()) {
      unsavedSince = undefined;
      return;
    }
    const now = clock();
    unsavedSince ??= now;
    schedule(Math.max(0, Math.min(pause, unsavedSince + mostWait - now)));
  };

  /** What windows wrote since both agreed. The session document must still be what `changed` let pass. */
  const planned = (): Plan | undefined => {
    const doc = handle.doc();
    const heads = handle.heads();
    const splices = splicesOf(Automerge.diff(doc, decodeHeads(agreed.heads), decodeHeads(heads)));
    const isExact = splices.length <= mostSplices && spliced(agreed.text, splices) === doc.text;
    if (isExact) inFlight = { text: doc.text, heads };
    else inFlight = isInStep() ? { text: doc.text, heads } : bothKept(doc.text);
    const edits = isExact ? splices : [differenceOf(agreed.text, inFlight.text)];
    const space = vault.graph().part(id)?.space ?? '';
    const planned = edits.flatMap(inPieces).map((splice) => {
      return { space, edit: { op: 'splice' as const, record: id, key: 'text', ...splice } };
    });
    if (planned.length === 0) return undefined;
    return { kind: 'edit', edits: planned, ...(goesOn() && step && { continues: step.id }) };
  };

  const isInStep = () => Automerge.view(handle.doc(), decodeHeads(agreed.heads)).text === agreed.text;

  /** Lock-step was lost, which must not be: whatever either side says is said by both. */
  const bothKept = (session: string): Agreed => {
    const { at, gone } = differenceOf(agreed.text, session);
    const ownWords = agreed.text.slice(at, at + gone);
    const text = session.slice(0, at) + ownWords + session.slice(at);
    handle.change((draft) => rewordText(draft as unknown as Record<string, unknown>, ['text'], text));
    return { text, heads: handle.heads() };
  };

  const goesOn = () =>
    step !== undefined &&
    vault.lastStep() === step.id &&
    clock() - step.at < sameStep.pause &&
    clock() - step.began < sameStep.age;

  const save = () => inTurn(saveNow);

  const saveNow = async (): Promise<Result<true, ChangeError>> => {
    clearTimeout(timer);
    if (stopped || isSaved()) return ok(true);
    if (handle.doc().text.length > mostLetters)
      return failed({ type: 'TooLarge', what: 'letters', most: mostLetters }, false);
    unsavedSince = undefined;
    const before = step?.id;
    const done = await vault.perform(planned);
    const reached = inFlight;
    inFlight = undefined;
    if (!done.ok && done.error.type !== 'NothingToDo') return failed(done.error, true);
    failures = 0;
    if (reached) agreed = reached;
    if (done.ok && done.value.id === before && step) step.at = clock();
    else if (done.ok) {
      step = { id: done.value.id, began: clock(), at: clock() };
      deps.onStep();
    }
    follow();
    deps.onSaved(agreed.heads);
    changed();
    return ok(true);
  };

  /** Everything typed stays in the session document, and is tried again. */
  const failed = (problem: ChangeError, again: boolean): Result<true, ChangeError> => {
    deps.onProblem(problem);
    if (again && !stopped) schedule(retryAfter[Math.min(failures++, retryAfter.length - 1)] ?? 0);
    return err(problem);
  };

  const follow = () => {
    // While a commit of ours is under way nothing else is written, and a long one shows the text half done.
    if (stopped || inFlight) return;
    const text = standingText();
    if (text === undefined) {
      deps.onBroken();
      return;
    }
    if (text === agreed.text) return;
    step = undefined;
    const heads = handle.changeAt(agreed.heads, (draft) =>
      rewordText(draft as unknown as Record<string, unknown>, ['text'], text),
    );
    agreed = { text, heads: heads ?? agreed.heads };
    if (isSaved()) deps.onSaved(agreed.heads);
  };

  handle.on('change', changed);
  return {
    handle,
    save,
    follow,
    isSaved,
    savedHeads: () => agreed.heads,
    stop: () => {
      stopped = true;
      clearTimeout(timer);
      handle.off('change', changed);
    },
  };
}

interface Splice {
  readonly at: number;
  readonly gone: number;
  readonly come: string;
}

/** More are one stretch replaced: nobody types so, and each copies the text. */
const mostSplices = 300;

/** In their order: each place counts what those before it did. */
function splicesOf(patches: readonly Patch[]): Splice[] {
  return patches.flatMap((patch): Splice[] => {
    const [field, at] = patch.path;
    if (field !== 'text' || typeof at !== 'number' || patch.path.length !== 2) return [];
    if (patch.action === 'splice') return [{ at, gone: 0, come: patch.value }];
    if (patch.action === 'del') return [{ at, gone: patch.length ?? 1, come: '' }];
    return [];
  });
}

function spliced(text: string, splices: readonly Splice[]): string {
  return splices.reduce((now, { at, gone, come }) => now.slice(0, at) + come + now.slice(at + gone), text);
}

/** Letters in one edit: more would not fit one change. */
const pieceLetters = 40_000;

/** From the back, so that no place moves and no letter of two units is cut: what goes, then what comes. */
function inPieces({ at, gone, come }: Splice): Splice[] {
  if (gone + come.length <= pieceLetters) return gone + come.length === 0 ? [] : [{ at, gone, come }];
  const pieces: Splice[] = [];
  for (let end = gone; end > 0; end -= pieceLetters) {
    const from = Math.max(0, end - pieceLetters);
    pieces.push({ at: at + from, gone: end - from, come: '' });
  }
  for (let from = 0; from < come.length; ) {
    const cut = from + pieceLetters;
    const end = isLowHalf(come.charCodeAt(cut)) ? cut + 1 : cut;
    pieces.push({ at: at + from, gone: 0, come: come.slice(from, end) });
    from = end;
  }
  return pieces;
}

const isLowHalf = (unit: number) => unit >= 0xdc00 && unit < 0xe000;

function sameHeads(one: UrlHeads, other: UrlHeads): boolean {
  return one.length === other.length && one.every((head) => other.includes(head));
}
