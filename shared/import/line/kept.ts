/** What of a line nothing was read from: kept as a note, so that no word somebody typed is lost. */
import type { MeetingDraft } from '../draft.ts';
import type { Flow } from '../flow.ts';
import { fold } from '../fold.ts';
import { hasRole, isMark, type Piece, type ReadingOptions } from '../piece.ts';
import { handleText } from '../reference.ts';
import { senseOf, verbRoles } from '../sense.ts';

/** Carry no meaning alone, in any of the languages. */
const empty = new Set(
  (
    'a an the on at in with to of by for from and we i me us had have has was were will am is are be then there their our my ' +
    'den det de en et ei eit ett på i hos med til fra frå av for og vi jeg eg meg oss hadde har hatt var er skal vil så der dei ' +
    'till från av och jag mig oss hade ska vill att å som ' +
    'der die das ein eine einen mit bei zu von im am um und wir ich uns hatte haben habe war ist'
  ).split(' '),
);

export function keptText(
  pieces: readonly Piece[],
  meetings: readonly MeetingDraft[],
  flow: Flow,
  options: ReadingOptions,
): string | null {
  const said = saidIn(meetings);
  const { used } = senseOf(pieces, options);
  const weight = pieces.map((piece): 'kept' | 'weak' | 'read' => {
    const [token] = piece.tokens;
    if (token === undefined || token.type === 'mark' || token.type === 'hashtag') return 'weak';
    const words = piece.tokens.flatMap((each) => wordsOf(each.text));
    if (words.length > 0 && words.every((word) => said.has(word))) return 'read';
    if (used.has(piece) || hasRole(piece, ...verbRoles)) return 'read';
    if (token.type !== 'word') return 'kept';
    if (piece.cues.some(({ type }) => type === 'status')) return 'read';
    const isEmpty = piece.tokens.every((each) => each.type === 'word' && empty.has(each.fold));
    return isEmpty || piece.cues.some(({ type }) => type === 'word') ? 'weak' : 'kept';
  });
  const runs: string[] = [];
  for (let at = 0; at < pieces.length; at++) {
    if (weight[at] !== 'kept') continue;
    let first = at;
    while (first > 0 && weight[first - 1] === 'weak' && !isMark(pieces[first - 1])) first--;
    let last = at;
    for (let next = at + 1; next < pieces.length && weight[next] !== 'read'; next++)
      if (weight[next] === 'kept') last = next;
    runs.push(flow.text.slice(pieces[first]?.start, pieces[last]?.end).trim());
    at = last;
  }
  return runs.length > 0 ? runs.join('; ') : null;
}

function saidIn(meetings: readonly MeetingDraft[]): ReadonlySet<string> {
  const organisations = meetings.flatMap((meeting) => [
    ...meeting.organisations,
    ...meeting.people.flatMap(({ organisation }) => organisation ?? []),
  ]);
  const texts = [
    ...organisations.flatMap(({ name, kindText, references }) => [
      name,
      kindText,
      ...references.map((reference) =>
        reference.type === 'site' ? `${reference.host} ${reference.url}` : handleText(reference),
      ),
    ]),
    ...meetings.flatMap(({ people, place, note }) => [
      ...people.flatMap(({ name, handle }) => [name, handle]),
      place,
      note,
    ]),
  ];
  return new Set(texts.flatMap((text) => wordsOf(text ?? '')));
}

function wordsOf(text: string): string[] {
  return fold(text).match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
}
