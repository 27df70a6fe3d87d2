/** What a post says besides meetings: what its author promised, and what those it speaks of lean on. */
import type { MeetingDraft } from './draft.ts';
import { type Flow, sourceOf } from './flow.ts';
import { type PromiseDraft, readPromise } from './line/promise.ts';
import { type LineContext, type Party, statementsOf } from './line/statement.ts';
import { readTools, type ToolDraft } from './line/tool.ts';
import { mayTell } from './line/words.ts';
import type { Line } from './lines.ts';
import type { MentionContext } from './mention.ts';
import { hasRole, type Piece, piecesOf } from './piece.ts';
import { tokenise } from './token.ts';

export interface Further {
  readonly promises: readonly PromiseDraft[];
  readonly tools: readonly ToolDraft[];
  /** Typed as such, not found in a text. */
  readonly certain: boolean;
}

/** A longer statement is a story. */
const longest = 40;
/** Cutting a line costs the square of its length. */
const longestLine = 2_000;

/**
 * Read where the author says it of themselves, or of somebody the text has met before: a promise of somebody else's, and
 * tools of organisations that are only named here, are left where they stand.
 */
export function furtherIn(
  flow: Flow,
  lines: readonly Line[],
  meetings: readonly MeetingDraft[],
  context: MentionContext & { readonly referenceDay: number | undefined },
): Further {
  const promises: PromiseDraft[] = [];
  const tools: ToolDraft[] = [];
  for (const { start, end } of lines) {
    if (end - start > longestLine || !mayTell(flow.text.slice(start, end), context.language)) continue;
    const tokens = tokenise(flow, start, end);
    for (const { type, tokens: said } of statementsOf(tokens, context.language)) {
      const [first] = said;
      if (type === 'encounter' || !first || said.length > longest || said.at(-1)?.text === '?') continue;
      const pieces = piecesOf(said, context);
      // Denied, somebody else's, or a meeting after all.
      if (pieces.some((piece) => hasRole(piece, 'negation', 'says', 'held', 'planning'))) continue;
      const at = sourceOf(flow, first.start, said.at(-1)?.end ?? first.end).start;
      const last = lastBefore(meetings, at);
      const line: LineContext = { ...context, terse: true, last };
      if (type === 'promise') {
        const promise = readPromise(said, line);
        if (promise?.by === null && promise.text.length >= leastText && isOfAuthor(pieces)) promises.push(promise);
      } else tools.push(...readTools(said, line).filter((tool) => tool.certain && tool.party === last));
    }
  }
  return { promises, tools, certain: false };
}

const leastText = 4;

function lastBefore(meetings: readonly MeetingDraft[], at: number): Party | undefined {
  const [organisation] = meetings.findLast(({ source }) => source.start <= at)?.organisations ?? [];
  return organisation && { organisation };
}

/** The author says "I", or leaves themselves out: the verb comes before any name. */
function isOfAuthor(pieces: readonly Piece[]): boolean {
  const verb = pieces.findIndex((piece) => hasRole(piece, 'further'));
  const before = pieces.slice(0, Math.max(0, verb));
  return before.some((piece) => hasRole(piece, 'first')) || before.every(({ cues }) => cues.length > 0);
}
