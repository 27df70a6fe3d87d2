/** The author's own collective: named in the post's title, then said to be something ("X is a network of …"). */
import type { OrganisationDraft } from './draft.ts';
import { type Flow, sourceOf } from './flow.ts';
import { hasRole, kindOf, type Piece } from './piece.ts';

/** How far behind "is" the kind stands. */
const reach = 8;

export function readCollective(
  sentence: readonly Piece[],
  titles: ReadonlySet<string>,
  flow: Flow,
): OrganisationDraft | undefined {
  const is = sentence.findIndex((piece) => hasRole(piece, 'copula'));
  const name = flow.text.slice(sentence[0]?.start, sentence[is - 1]?.end);
  if (is < 1 || !titles.has(name)) return undefined;
  const after = sentence.slice(is + 1, is + 1 + reach);
  const at = after.findIndex((piece) => kindOf(piece) !== undefined);
  const kind = after[at] && kindOf(after[at]);
  if (!kind) return undefined;
  const first = after.findIndex((piece) => !hasRole(piece, 'determiner'));
  return {
    name,
    references: [],
    kind,
    kindText: flow.text.slice(after[first]?.start, after[at]?.end),
    legalForm: null,
    member: true,
    collective: true,
    country: null,
    confidence: 'medium',
    source: sourceOf(flow, sentence[0]?.start ?? 0, sentence[is - 1]?.end ?? 0),
  };
}
