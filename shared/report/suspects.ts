/**
 * Looks through free text for what the audience is not told elsewhere: a person's name in a hand-written summary, the
 * place of a stay in an ask. The report is not changed by it; the sender is shown each find and settles it.
 */
import { readableHost } from '../model/readable-host.ts';
import { personName } from '../query/display-name.ts';
import { organisationHeld } from './gates.ts';
import { openRow, type Reading } from './reading.ts';
import { idsOf, live } from './rows.ts';

export interface Suspect {
  /** As it stands in the text. */
  readonly match: string;
  /** The record it may speak of. */
  readonly record: string;
}

export function suspectsIn(texts: readonly string[], reading: Reading, included: ReadonlySet<string>): Suspect[] {
  if (reading.audience === 'private') return [];
  const searched = texts.join('\n').normalize('NFC');
  const lower = searched.toLowerCase();
  const found = new Map<string, Suspect>();
  for (const { word, record, cased } of closeWords(reading, included)) {
    const sought = word.normalize('NFC');
    const at = cased ? wordAt(searched, sought) : wordAt(lower, sought.toLowerCase());
    if (at === undefined) continue;
    const match = searched.slice(at, at + sought.length);
    found.set(match.toLowerCase(), { match, record });
  }
  for (const { match, digits } of numbersIn(searched)) {
    const owner = numbers(reading, included).find((each) => sameNumber(each.digits, digits));
    if (owner) found.set(match.toLowerCase(), { match, record: owner.record });
  }
  return [...found.values()];
}

/** Telephone numbers are written in many ways: "+47 912 34 567" is "91234567". */
function numbersIn(text: string): { readonly match: string; readonly digits: string }[] {
  const found = text.match(/\+?\d(?:[\d().\u00a0 /-]*\d)?/g) ?? [];
  return found
    .map((match) => ({ match, digits: match.replace(/\D/g, '') }))
    .filter(({ digits }) => digits.length >= fewestDigits);
}

const fewestDigits = 6;

function numbers(
  { full }: Reading,
  included: ReadonlySet<string>,
): { readonly digits: string; readonly record: string }[] {
  return live(full.ofKind('person')).flatMap((row) => {
    if (idsOf(row).some((id) => included.has(id))) return [];
    const said = row.fields.contacts.map(({ value }) => value.trim()).filter((value) => /^[\d\s().+/-]+$/.test(value));
    return said.map((value) => ({ digits: value.replace(/\D/g, ''), record: row.id }));
  });
}

/** With or without its country's code and the zeros before it. */
function sameNumber(one: string, other: string): boolean {
  const [short, long] = [one, other].map((each) => each.replace(/^0+/, '')).sort((a, b) => a.length - b.length);
  return short !== undefined && long !== undefined && short.length >= fewestDigits && long.endsWith(short);
}

interface CloseWord {
  readonly word: string;
  readonly record: string;
  /** A first name alone is too often a word as well: "per", "may". */
  readonly cased: boolean;
}

/**
 * How one speaks of one's own membership. Where the sender has one, it is told by these words beside any name, and "a
 * union" says enough. In every language, since a text may be in another than the report.
 */
const ownTies = [
  ...['my union', 'my trade union', 'my party', 'my congregation', 'my church'],
  ...['min fagforening', 'fagforeningen min', 'fagforeninga mi', 'mitt forbund', 'forbundet mitt', 'partiet mitt'],
  ...['mi fagforeining', 'fagforeininga mi', 'mitt parti', 'min menighet', 'kyrkjelyden min'],
  ...['mitt fack', 'mitt fackförbund', 'min fackförening', 'min församling'],
];

function* closeWords(reading: Reading, included: ReadonlySet<string>): Generator<CloseWord> {
  const { full } = reading;
  const said = (record: string, words: readonly (string | undefined)[], cased = false): CloseWord[] =>
    words.flatMap((word) => (word && word.trim().length >= 3 ? [{ word: word.trim(), record, cased }] : []));
  for (const row of live(full.ofKind('person'))) {
    if (idsOf(row).some((id) => included.has(id))) continue;
    const { name, pseudonym, handles, contacts } = row.fields;
    const first = personName(row.fields).split(/\s+/)[0];
    const ways = [...handles.map(({ user }) => user), ...contacts.map(({ value }) => value)];
    yield* said(row.id, [name, pseudonym, ...ways]);
    yield* said(row.id, [first], true);
  }
  for (const row of live(full.ofKind('organisation'))) {
    if (row.fields.myTie) yield* said(row.id, ownTies);
    const open = openRow(reading, row);
    if (open && !organisationHeld(reading, open)) continue;
    const { name, urls, handles, altNames } = row.fields;
    yield* said(row.id, [
      name,
      ...urls.flatMap(({ host }) => [readableHost(host), host]),
      ...handles.map(({ user }) => user),
      ...altNames.map((each) => each.text),
    ]);
  }
  for (const row of live(full.ofKind('stay'))) yield* said(row.id, [row.fields.place]);
  for (const row of reading.known) yield* said(row.id, [row.fields.place]);
}

/** Where `word` stands by itself, not inside another. */
function wordAt(searched: string, word: string): number | undefined {
  for (let at = searched.indexOf(word); at >= 0; at = searched.indexOf(word, at + 1)) {
    const [before, after] = [searched.slice(0, at), searched.slice(at + word.length)];
    if (!/[\p{L}\p{N}]$/u.test(before.slice(-2)) && !/^[\p{L}\p{N}]/u.test(after.slice(0, 2))) return at;
  }
  return undefined;
}
