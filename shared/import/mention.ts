/**
 * Reads who is mentioned in an item, a cell or the object of a clause:
 *
 *     mentions = mention { ("," | "and" | …) mention }
 *     mention  = kind-phrase? name? reference? "(" remark or reference ")"* remark?
 */
import type { OrganisationKind } from '../model/enumerations.ts';
import type { LegalForm, OrganisationDraft, PersonDraft } from './draft.ts';
import { type Flow, sourceOf } from './flow.ts';
import { fold, resembles, spellings } from './fold.ts';
import { alternatives, longestCue, vocabularies, vocabularyOf } from './lexicon.ts';
import { isCommonNoun, isPlainNoun } from './openers.ts';
import {
  hasReference,
  hasRole,
  isCapital,
  isMark,
  kindOf,
  type Piece,
  piecesOf,
  type ReadingOptions,
} from './piece.ts';
import { handleText, mainLabel, type Reference } from './reference.ts';
import type { Token } from './token.ts';
import { looksLikePerson, type NameOwner } from './who-is.ts';

export interface Mention {
  readonly organisation: OrganisationDraft | null;
  readonly person: PersonDraft | null;
  /** What stands about them in parentheses or behind. */
  readonly remarks: readonly (readonly Piece[])[];
  readonly place: string | null;
  readonly informal: boolean;
  readonly struck: boolean;
  readonly start: number;
  readonly end: number;
}

export interface MentionContext extends ReadingOptions {
  readonly flow: Flow;
  /** Stands in a list of organisations: a name alone is enough, and unknown words before it tell the kind. */
  readonly listed: boolean;
  /** … under a heading that says whom one met or is to meet: what stands there is hardly anything else. */
  readonly expected: boolean;
  readonly country: string | null;
  /** From a heading such as "Unions:". */
  readonly kind: OrganisationKind | null;
}

type Part =
  | { readonly type: 'piece'; readonly piece: Piece }
  | { readonly type: 'group'; readonly pieces: readonly Piece[]; readonly end: number };

const firstNames = new Set(vocabularies.flatMap((vocabulary) => alternatives(vocabulary.firstNames)));
const cooperativeKinds: ReadonlySet<OrganisationKind> = new Set([
  'worker_coop',
  'consumer_coop',
  'hosting_coop',
  'tech_coop',
  'housing_coop',
  'coop_other',
]);

/** Phrases in a name, and remarks on one mention: past these it is no item but noise, and reading it costs its square. */
const longestName = 12;
/** More words without a capital are a sentence. */
const mostLowerWords = 3;
const mostRemarks = 12;

export function readMentions(pieces: readonly Piece[], context: MentionContext): Mention[] {
  const mentions: Mention[] = [];
  let before: readonly Part[] = [];
  let inPlace = false;
  for (const segment of segmentsOf(pieces, context)) {
    // "in a room above a pub, the Old Alma": the comma explains the place.
    if (inPlace && !context.listed && isDescribed(segment.parts)) continue;
    inPlace = endsInPlace(segment.parts);
    const mention = readMention([...before, ...segment.parts], context);
    const previous = mentions.at(-1);
    if (mention) {
      mentions.push(mention);
      before = [];
    } else if (previous && segment.parts.length > 0) {
      mentions[mentions.length - 1] = extend(previous, segment.parts, context);
    } else if (context.listed && before.length < longestName && !segment.parts.every(isPlainPart))
      before = [...before, ...segment.parts];
    if (segment.last) break;
  }
  return mentions;
}

/** "Ung, Rødt": no first half of the name that follows. */
function isPlainPart(part: Part): boolean {
  const [token] = part.type === 'piece' ? part.piece.tokens : [];
  return token?.type === 'word' && isPlainNoun(token.fold);
}

/** Whether a segment ends in a place without a name: "in a room above a pub". */
function endsInPlace(parts: readonly Part[]): boolean {
  const at = parts.findLastIndex((part) => part.type === 'piece' && hasRole(part.piece, 'place'));
  const after = parts.slice(at + 1);
  return (
    at > 0 &&
    after.length > 0 &&
    after.every((part) => part.type === 'piece' && !isCapital(part.piece) && !isReference(part))
  );
}

function isDescribed([first]: readonly Part[]): boolean {
  return first?.type === 'piece' && (hasRole(first.piece, 'determiner') || hasRole(first.piece, 'place'));
}

/** Adds what follows a mention to it: its kind ("prosa.dk, the IT workers' union") or a remark. */
function extend(mention: Mention, parts: readonly Part[], context: MentionContext): Mention {
  const pieces = parts.flatMap((part) => (part.type === 'piece' ? [part.piece] : part.pieces));
  const kind = mention.organisation && !mention.organisation.kind ? readKind(pieces, context, false) : undefined;
  if (mention.organisation && kind?.kind) {
    const member = mention.organisation.member || pieces.some((piece) => hasRole(piece, 'possessive', 'membership'));
    const groups = parts.flatMap((part) => (part.type === 'group' ? [part.pieces] : []));
    const remarks = [...mention.remarks, ...groups].slice(0, mostRemarks);
    return { ...mention, organisation: { ...mention.organisation, ...kind, member }, remarks };
  }
  return (context.listed || context.terse) && mention.remarks.length < mostRemarks
    ? { ...mention, remarks: [...mention.remarks, pieces] }
    : mention;
}

interface Segment {
  readonly parts: readonly Part[];
  /** What follows is a subject, not someone met. */
  readonly last: boolean;
}

function segmentsOf(pieces: readonly Piece[], context: MentionContext): Segment[] {
  const parts = namesForAddresses(groupParentheses(pieces));
  const segments: { parts: Part[]; joint: Part | undefined }[] = [{ parts: [], joint: undefined }];
  let last = false;
  const remarkFrom = context.listed ? remarkIn(parts) : parts.length;
  for (const [at, part] of parts.entries()) {
    const current = segments.at(-1)!;
    const piece = part.type === 'piece' ? part.piece : undefined;
    if (at >= remarkFrom) {
      current.parts.push(part);
      continue;
    }
    if (piece && !context.listed && hasRole(piece, 'topic')) {
      last = true;
      break;
    }
    if (piece && hasRole(piece, 'joint') && !hasReference([piece])) {
      // "A together with B"
      if (
        current.parts.length <= longestName * 4 &&
        current.parts.some((each) => isReference(each) || (each.type === 'piece' && isCapital(each.piece)))
      )
        segments.push({ parts: [], joint: undefined });
    } else if (isMark(piece, ',', ';', '+', '&', '/', '·', '|') || hasRole(piece, 'and'))
      segments.push({ parts: [], joint: part });
    else if (piece && hasReference([piece]) && current.parts.some(isReference) && !completes(current.parts, piece)) {
      segments.push({ parts: [part], joint: undefined });
    } else current.parts.push(part);
  }
  const whole: { parts: Part[] }[] = [];
  for (const { parts: own, joint } of segments) {
    const previous = whole.at(-1);
    const joins = joint?.type === 'piece' && (hasRole(joint.piece, 'and') || isMark(joint.piece, '&'));
    if (previous && joins && isOneName(previous.parts, joint, own, context, whole.length > 1))
      previous.parts.push(joint, ...own);
    else if (previous && joint && introduces(previous.parts, joint, own)) previous.parts.push(...own);
    else whole.push({ parts: [...own] });
  }
  return whole.map((segment, index) => ({ parts: segment.parts, last: last && index === whole.length - 1 }));
}

/** "Harbour House – a good talk, they run it on Bigmail": where the name ends, if nobody else's address follows. */
function remarkIn(parts: readonly Part[]): number {
  const dash = parts.findIndex((part, at) => {
    const [before, after] = [parts[at - 1], parts[at + 1]];
    if (part.type !== 'piece' || !isMark(part.piece, '-') || !before || !after) return false;
    const end = before.type === 'piece' ? before.piece.end : before.end;
    return end < part.piece.start && (after.type === 'group' || after.piece.start > part.piece.end);
  });
  if (dash < 0) return parts.length;
  const [name, remark] = [parts.slice(0, dash), parts.slice(dash)];
  const named = name.some(
    (part) => isReference(part) || (part.type === 'piece' && isCapital(part.piece) && kindOf(part.piece) === undefined),
  );
  return named && referencesOf(remark).length === 0 ? dash : parts.length;
}

/** "my union, Tekna", "Øyfolket, oyfolket.no": what stands before the comma tells the kind or the name of what follows. */
function introduces(left: readonly Part[], joint: Part, right: readonly Part[]): boolean {
  const [first] = right;
  if (
    left.length > longestName ||
    joint.type !== 'piece' ||
    !isMark(joint.piece, ',') ||
    !first ||
    referencesOf(left).length > 0
  )
    return false;
  const words = left.flatMap((part) => (part.type === 'piece' && !isMark(part.piece) ? [part.piece] : []));
  const spoken = words.filter((piece) => !hasRole(piece, 'determiner', 'possessive'));
  const kinds = spoken.length > 0 && spoken.length <= 3 && left.length === words.length;
  if (kinds && spoken.every((piece) => kindOf(piece) !== undefined && !isCapital(piece))) return true;
  const named = words.slice(words.findIndex(isCapital));
  const [reference] = referencesOf([first]);
  if (!isReference(first) || !reference || right.length > 1 || named.length === 0 || named.length > 4) return false;
  const label = spellings(labelOf(reference));
  const name = spellings(named.map((piece) => textOfPiece(piece)).join(''));
  return name.some(
    (ours) => ours.length >= 4 && label.some((theirs) => theirs.startsWith(ours) || ours.startsWith(theirs)),
  );
}

function textOfPiece({ tokens }: Piece): string {
  return tokens.map((token) => token.text).join('');
}

function groupParentheses(pieces: readonly Piece[]): Part[] {
  const parts: Part[] = [];
  let open: Piece[] | undefined;
  for (const piece of pieces) {
    if (isMark(piece, '(', '[')) open ??= [];
    else if (isMark(piece, ')', ']')) {
      if (open) parts.push({ type: 'group', pieces: open, end: piece.end });
      open = undefined;
    } else if (open) open.push(piece);
    else parts.push({ type: 'piece', piece });
  }
  if (open) parts.push({ type: 'group', pieces: open, end: open.at(-1)?.end ?? 0 });
  return parts;
}

const isReference = (part: Part): boolean => part.type === 'piece' && hasReference([part.piece]);
const referencesIn = (pieces: readonly Piece[]): Reference[] =>
  pieces.flatMap(({ tokens }) => (tokens[0]?.type === 'reference' ? [tokens[0].reference] : []));
const referencesOf = (parts: readonly Part[]): Reference[] =>
  parts.flatMap((part) => referencesIn(part.type === 'piece' ? [part.piece] : part.pieces));

/** "sv.no @sv": an address and a handle side by side that say the same name. */
function completes(parts: readonly Part[], piece: Piece): boolean {
  const [ours] = referencesOf(parts);
  const [theirs] = referencesIn([piece]);
  const last = parts.at(-1);
  const adjacent = last !== undefined && (isReference(last) || (last.type === 'piece' && isMark(last.piece, '-')));
  return (
    adjacent &&
    ours !== undefined &&
    theirs !== undefined &&
    ours.type !== theirs.type &&
    resembles(labelOf(ours), labelOf(theirs))
  );
}

/** Whether "and" stands inside one name, as in Handel og Kontor (handelogkontor.no). */
function isOneName(
  left: readonly Part[],
  joint: Part,
  right: readonly Part[],
  context: MentionContext,
  enumerated: boolean,
): boolean {
  const { listed, flow } = context;
  const [first] = left;
  const sides = [left, right].map((parts) =>
    parts
      .flatMap((part) => (part.type === 'piece' && isCapital(part.piece) ? [textOfPiece(part.piece)] : []))
      .join(' '),
  );
  if (sides.some((name) => name !== '' && context.whoIs?.(name) === 'person')) return false;
  const end = right.findIndex((part) => part.type === 'group' || isMark(part.piece) || isReference(part));
  const named = end < 0 ? right : right.slice(0, end);
  const last = named.findLast((part) => part.type === 'piece' && part.piece.tokens[0]?.type === 'word');
  const before = left.at(-1);
  // "Kvarn- och Bagarförbundet"
  if (before?.type === 'piece' && isMark(before.piece, '-') && isHyphen(left.at(-2), before.piece)) return true;
  if (left.length > longestName || referencesOf(left).length > 0 || first?.type !== 'piece' || last?.type !== 'piece')
    return false;
  const references = referencesOf(right);
  const words = [...left, joint, ...named].flatMap((part) =>
    part.type === 'piece' && !isReference(part) ? [part.piece] : [],
  );
  const name = words.findIndex(isCapital);
  if (name < 0) return false;
  // "Brot & Rüben (brotundrueben.de)": a sign between two names makes them one.
  if (joint.type === 'piece' && isMark(joint.piece, '&'))
    return isCapital(last.piece) || last.piece.tokens[0]?.type === 'number';
  const text = flow.text.slice(words[name]?.start, words.at(-1)?.end);
  const apart = [...left, ...named].flatMap((part) =>
    part.type === 'piece' && (isCapital(part.piece) || part.piece.tokens[0]?.type === 'number')
      ? [textOfPiece(part.piece)]
      : [],
  );
  // "Bakgård og bod (bakgardbod.no)": without the "and".
  const both = [...left, ...named].flatMap((part) => (part.type === 'piece' && !isReference(part) ? [part.piece] : []));
  const joined = both.slice(both.findIndex(isCapital)).map(textOfPiece).join('');
  if (references.length > 0)
    return references.some((reference) =>
      [text, apart.join(''), joined].some((each) => saysMoreThan(each, labelOf(reference))),
    );
  return listed && !enumerated && end < 0 && isCapital(last.piece);
}

/** "Rag and Bone Records (ragandbone.net)", "Merle from Bread and Ballots (breadandballots.org)" */
function saysMoreThan(text: string, label: string): boolean {
  const labels = spellings(label);
  return spellings(text).some((ours) =>
    labels.some(
      (theirs) => ours === theirs || (theirs.length >= leastSaid && (ours.startsWith(theirs) || ours.endsWith(theirs))),
    ),
  );
}

/** Letters of an address that are hardly there by chance. */
const leastSaid = 6;

function labelOf(reference: Reference): string {
  return reference.type === 'site' ? mainLabel(reference.domain) : reference.user;
}

function readMention(parts: readonly Part[], context: MentionContext): Mention | undefined {
  const { flow } = context;
  const anchor = parts.findIndex(isReference);
  const groups = parts.flatMap((part) => (part.type === 'group' ? [part.pieces] : []));
  const references = referencesOf(parts);
  const leadEnd = parts.findIndex(
    (part, index) =>
      index === anchor ||
      part.type === 'group' ||
      (anchor < 0 && isMark(part.piece, '-', ':') && index > 0 && !isHyphen(parts[index - 1], part.piece)),
  );
  const lead = (leadEnd < 0 ? parts : parts.slice(0, leadEnd)).flatMap((part) =>
    part.type === 'piece' ? [part.piece] : [],
  );
  const tail =
    leadEnd < 0
      ? []
      : parts.slice(leadEnd).flatMap((part) => (part.type === 'piece' && !isReference(part) ? [part.piece] : []));

  const informal = lead.some((piece) => hasRole(piece, 'folks'));
  const folks = lead.findLastIndex((piece) => hasRole(piece, 'folks'));
  const words = lead.slice(folks + 1).filter((piece) => !isMark(piece) || isMark(piece, "'", '.'));
  const label = anchor < 0 ? null : usableLabel(parts[anchor]!, context);
  const place = readPlace([...(references.length === 0 ? words : []), ...tail], context);
  const named = readName(
    place && references.length === 0 ? words.slice(0, words.indexOf(place.from)) : words,
    label,
    references,
    context,
  );
  const name = label ?? named.name;
  if (references.length === 0 && name === null) return undefined;

  const first = lead[folks + 1] ?? firstPiece(parts);
  const last = parts.at(-1);
  const start = first?.start ?? 0;
  const end = Math.max((last?.type === 'piece' ? last.piece.end : last?.end) ?? start, start);
  const source = sourceOf(flow, start, end);
  const remarks = [
    ...groups.map((pieces) => pieces.filter((piece) => !hasReference([piece]))),
    [...named.rest, ...tail.slice(0, place ? tail.indexOf(place.from) : undefined)],
  ];
  const common = {
    remarks: remarks.filter((remark) => remark.some((piece) => !isMark(piece))),
    place: place?.text ?? null,
    informal,
    start,
    end,
  };
  const core = [...lead, ...parts.filter(isReference).flatMap((part) => (part.type === 'piece' ? [part.piece] : []))];
  const struck = core.length > 0 && core.every((piece) => piece.tokens.every((token) => token.struck));

  const aside = groups.find(
    (pieces) =>
      pieces.length > 0 && pieces.length <= 3 && pieces.some((piece) => kindOf(piece)) && !hasReference(pieces),
  );
  const before = readKind(named.kindWords, context, context.listed);
  // "Åkertunet (bondeorganisasjon)"
  const kind = before.kind === null && aside ? readKind(aside, context, false) : before;
  const affiliated = readAffiliated(words, references, name, source, context);
  if (affiliated) return { ...common, ...affiliated, struck };
  const owner = ownerOf(name, references, context);
  const guessed = owner === undefined && kind.kind === null && name !== null && mayBePerson(name, references, context);
  const isPerson =
    owner === 'person' || guessed || (owner === undefined && kind.kind === null && name !== null && isFirstName(name));
  if (isPerson && !references.some((reference) => name !== null && resembles(name, labelOf(reference)))) {
    const organisation = references.some(({ type }) => type === 'site') ? organisationOf(null, kind) : null;
    const handle = references.find((reference) => reference.type === 'handle');
    return {
      ...common,
      struck,
      organisation,
      person: {
        name,
        handle: handle ? handleText(handle) : null,
        role: 'contact',
        organisation,
        confidence: guessed && !isFirstName(name ?? '') ? 'low' : 'medium',
        source,
      },
    };
  }
  return { ...common, struck, organisation: organisationOf(name, kind), person: null };

  function organisationOf(ownName: string | null, own: Kind): OrganisationDraft {
    const certain = references.some((reference) => reference.type === 'site' || reference.host !== null);
    return {
      name: ownName,
      references,
      ...own,
      kind: own.kind ?? context.kind,
      member:
        lead.some((piece) => hasRole(piece, 'possessive', 'membership')) &&
        (own.kindText !== null || lead.some((piece) => hasRole(piece, 'membership'))),
      collective: false,
      country: context.country,
      confidence: certain ? 'high' : references.length > 0 || (context.listed && !named.doubtful) ? 'medium' : 'low',
      source,
    };
  }

  /** "Kari from sv.no": a person, and where they belong. */
  function readAffiliated(
    all: readonly Piece[],
    refs: readonly Reference[],
    orgName: string | null,
    where: typeof source,
    { flow: text }: MentionContext,
  ) {
    const from = all.findIndex((piece, index) => index > 0 && leadsFrom(piece, context));
    const who = all.slice(0, from).filter((piece) => !hasRole(piece, 'determiner'));
    if (from < 0 || who.length < 1 || who.length > 3 || !who.every(isCapital)) return undefined;
    const personName = text.text.slice(who[0]?.start, who.at(-1)?.end);
    const after = all.slice(from + 1);
    const owner = ownerOf(personName, [], context);
    if (owner === 'organisation') return undefined;
    const guessed = owner === undefined && !isFirstName(personName);
    // "Merle fra Nordlund patientforening": who stands before an organisation is nobody else's part.
    const placed = context.terse && after.some((piece) => kindOf(piece) !== undefined);
    if (refs.length === 0 && guessed && !placed && !mayBePerson(personName, [], context)) return undefined;
    const rest = readName(after, label, refs, context);
    const organisationName = refs.length === 0 ? rest.name : (label ?? (orgName === personName ? null : rest.name));
    const organisation =
      refs.length === 0 && organisationName === null
        ? null
        : organisationOf(organisationName, readKind(rest.kindWords, context, false));
    const person: PersonDraft = {
      name: personName,
      handle: null,
      role: 'contact',
      organisation,
      confidence: refs.length === 0 && guessed ? 'low' : 'medium',
      source: where,
    };
    return { organisation, person };
  }
}

/** Notes mix languages: "met Merle fra Nordlund forening". */
function leadsFrom(piece: Piece, { terse }: MentionContext): boolean {
  const [token] = piece.tokens;
  const plain = terse && token?.type === 'word' && /^(?:from|fra|frå|från)$/.test(token.fold);
  return plain || hasRole(piece, 'from');
}

/** With words in the place of addresses that are names. */
function namesForAddresses(parts: readonly Part[]): Part[] {
  return parts.map((part, index): Part => {
    if (part.type !== 'piece' || !isDottedName(parts, index)) return part;
    const { start, end, tokens } = part.piece;
    const text = tokens[0]?.text ?? '';
    const token = {
      type: 'word',
      text,
      fold: fold(text),
      capital: true,
      start,
      end,
      struck: tokens[0]?.struck ?? false,
    } as const;
    return { type: 'piece', piece: { tokens: [token], start, end, cues: [] } };
  });
}

/** "tat.ag (tatag.de)": an address in parentheses behind what looks like one makes that a name. */
function isDottedName(parts: readonly Part[], index: number): boolean {
  const [part, next] = [parts[index], parts[index + 1]];
  const token = part?.type === 'piece' ? part.piece.tokens[0] : undefined;
  if (token?.type !== 'reference' || token.reference.type !== 'site' || token.label !== null || next?.type !== 'group')
    return false;
  const [behind] = next.pieces.length === 1 ? referencesIn(next.pieces) : [];
  const bare = !/^https?:|^www\.|\//i.test(token.text);
  return bare && behind?.type === 'site' && behind.host !== token.reference.host && token.text.length <= 12;
}

/** "Stahlkreis-Jugend": no space before it. */
function isHyphen(before: Part | undefined, piece: Piece): boolean {
  return isMark(piece, '-') && before?.type === 'piece' && before.piece.end === piece.start;
}

const firstPiece = (parts: readonly Part[]): Piece | undefined =>
  parts.flatMap((part) => (part.type === 'piece' ? [part.piece] : part.pieces))[0];

/** Who is known by the name, or where there is none by a handle. */
function ownerOf(
  name: string | null,
  references: readonly Reference[],
  { whoIs }: MentionContext,
): NameOwner | undefined {
  if (!whoIs) return undefined;
  if (name !== null) return whoIs(name);
  const handles = references.flatMap((reference) => (reference.type === 'handle' ? [handleText(reference)] : []));
  return handles.length === references.length ? handles.flatMap((handle) => whoIs(handle) ?? [])[0] : undefined;
}

/** In a typed line, in which there is nobody to be asked before it is saved. */
function mayBePerson(name: string, references: readonly Reference[], { terse }: MentionContext): boolean {
  if (!terse || references.length > 0 || !looksLikePerson(name)) return false;
  const words: Token[] = name.split(/\s+/).map((text, at) => ({
    type: 'word',
    text,
    fold: fold(text),
    capital: true,
    start: at,
    end: at + 1,
    struck: false,
  }));
  return vocabularies.every(({ language: each }) =>
    piecesOf(words, { language: each, terse: false }).every((piece) => kindOf(piece) === undefined),
  );
}

export function isFirstName(name: string): boolean {
  const words = name.split(' ');
  return words.length <= 2 && firstNames.has(fold(words[0] ?? ''));
}

/** The label of a link, where it names what the link leads to. */
function usableLabel(part: Part, { language }: MentionContext): string | null {
  const token = part.type === 'piece' ? part.piece.tokens[0] : undefined;
  if (token?.type !== 'reference' || token.label === null) return null;
  const label = token.label.replace(/\s+/g, ' ').trim();
  const words = label.split(' ');
  const generic = alternatives(vocabularyOf(language).words.label).includes(fold(label));
  const plain = isPlainNoun(fold(label)) && !resembles(label, labelOf(token.reference));
  return generic || plain || words.length > 8 || (words.length > 1 && !/\p{Lu}/u.test(label)) ? null : label;
}

interface Name {
  readonly name: string | null;
  readonly kindWords: readonly Piece[];
  readonly rest: readonly Piece[];
  /** Put together over lower-case words. */
  readonly doubtful: boolean;
}

/** Parts the words before a reference (or all words, where there is none) into kind and name. */
function readName(
  words: readonly Piece[],
  label: string | null,
  references: readonly Reference[],
  context: MentionContext,
): Name {
  const { flow } = context;
  const none: Name = { name: null, kindWords: words, rest: [], doubtful: false };
  if (label !== null || words.length === 0) return none;
  const textOf = (some: readonly Piece[]) => flow.text.slice(some[0]?.start, some.at(-1)?.end).replace(/\s+/g, ' ');
  const matches = (some: readonly Piece[]) =>
    some.length > 0 && references.some((reference) => resembles(textOf(some), labelOf(reference)));

  const opening = nameStart();
  if (opening >= 0 && references.length > 0 && isConfirmed(opening))
    return { ...none, name: textOf(words.slice(opening)), kindWords: words.slice(0, opening) };
  // "hackeriet (hackeriet.no)": the address confirms even a name in lower case.
  for (
    let from = references.length > 0 ? Math.max(0, words.length - longestName) : words.length;
    from < words.length;
    from++
  ) {
    if (!matches(words.slice(from))) continue;
    let start = from;
    // "Ingrid Lauvås (lauvaas.org)": the address tells a part of the name.
    while (
      start > 0 &&
      isNameStart(words[start - 1]!) &&
      isCapital(words[from]) &&
      kindOf(words[start - 1]!) === undefined
    )
      start--;
    return { ...none, name: textOf(words.slice(start)), kindWords: words.slice(0, start) };
  }
  const from = opening;
  if (from < 0) return none;
  const early = words
    .slice(0, from)
    .every((piece) => hasRole(piece, 'determiner', 'possessive', 'membership') || kindOf(piece) !== undefined);
  if (!context.listed && !early && references.length === 0) return none;
  let to = from + 1;
  let doubtful = false;
  while (to < words.length) {
    const piece = words[to]!;
    if (isCapital(piece) || piece.tokens[0]?.type === 'number') to++;
    else if (hasRole(piece, 'glue', 'and') && words[to + 1] && !hasRole(words[to + 1], 'place', 'topic')) {
      doubtful ||= !isCapital(words[to + 1]);
      to += 2;
    } else if (context.terse && isParticle(piece) && isCapital(words[to + 1])) to += 2;
    else break;
  }
  if (from === 0 && isPlainName(to))
    return {
      name: textOf(words),
      kindWords: words.slice(to).filter((piece) => kindOf(piece) !== undefined),
      rest: [],
      doubtful: !context.expected,
    };
  const rest = words.slice(to);
  const suffix = rest.length === 1 && kindOf(rest[0]!) !== undefined;
  // Words between a name and its address: the name was none, unless it stands in a list.
  if (references.length > 0 && rest.length > 0 && !context.listed && !suffix) return none;
  // "Fix bug in the calendar": a sentence that begins with a capital, not a name.
  if (references.length === 0 && context.listed && rest[0]?.tokens[0]?.type === 'word' && rest[0].cues.length === 0)
    return none;
  const single = to - from === 1;
  const alone = single && references.length === 0 && !context.listed;
  const [only] = words[from]!.tokens;
  const bare = single && only?.type === 'word' && words[from]!.tokens.length === 1;
  if (bare && isPlainNoun(only.fold) && context.whoIs?.(only.text) !== 'organisation') return none;
  // "Fagforbundet", "The union": it may be called that, or be a word whose capital begins the line.
  doubtful ||= single && references.length === 0 && isKindWord(words[from]!);
  if (alone && only?.type === 'word' && isCommonNoun(only.fold, context.language)) return none;
  // With an article it is a noun, and no name: "mit dem Zug".
  const before = words[from - 1];
  const article =
    before !== undefined &&
    hasRole(before, 'determiner') &&
    !isPreposition(before) &&
    before.end + 1 === words[from]!.start;
  if (alone && article && vocabularyOf(context.language).capitalNouns && !isOddName(textOf(words.slice(from, to))))
    return none;
  // "Vassfjord kommune": a kind behind a name is a part of it.
  if (
    rest[0] &&
    kindOf(rest[0]) !== undefined &&
    !isCapital(rest[0]) &&
    to > from &&
    !words.slice(0, from).some((piece) => kindOf(piece))
  )
    return {
      name: textOf(words.slice(from, to + 1)),
      kindWords: [...words.slice(0, from), rest[0]],
      rest: rest.slice(1),
      doubtful,
    };
  return { name: textOf(words.slice(from, to)), kindWords: words.slice(0, from), rest, doubtful };

  /** Where the name begins, behind a kind that stands in front of it. */
  function nameStart(): number {
    const first = words.findIndex((piece) => isNameStart(piece));
    const piece = words[first];
    if (!piece) return -1;
    const kindWord =
      kindOf(piece) !== undefined && !piece.tokens.slice(1).some((token) => token.type === 'word' && token.capital);
    return kindWord && readsAsKind(first) ? words.findIndex((each, at) => at > first && isNameStart(each)) : first;
  }

  /** "Rett til byen (retttilbyen.no)": lower-case words too, where the address behind them says a part of the name. */
  function isConfirmed(first: number): boolean {
    const named = words.slice(first);
    const lower = named.slice(1).filter((piece) => !isCapital(piece));
    const parts = named.flatMap(({ tokens }) => tokens.flatMap((token) => (token.type === 'word' ? [token.fold] : [])));
    return (
      vocabularyOf(context.language).oneCapital === true &&
      lower.length > 0 &&
      lower.length <= mostLowerWords + 1 &&
      !isFirstName(parts[0] ?? '') &&
      named.every(({ tokens: [token] }) => token?.type === 'word') &&
      lower.every(({ cues }) => cues.every(belongsInName)) &&
      references.some((reference) => parts.some((part) => sharesStem(part, labelOf(reference))))
    );
  }

  /** "Rørosfolkets hus": all of an item, in a language whose names have one capital. */
  function isPlainName(lowerFrom: number): boolean {
    const [capital, lower] = [words.slice(0, lowerFrom), words.slice(lowerFrom)];
    return (
      context.listed &&
      references.length === 0 &&
      vocabularyOf(context.language).oneCapital === true &&
      lower.length > 0 &&
      lower.length <= mostLowerWords &&
      lower.every(({ tokens: [token], cues }) => token?.type === 'word' && cues.every(({ type }) => type === 'kind')) &&
      !capital.some(({ tokens: [token] }) => token?.type === 'word' && isCommonNoun(token.fold, context.language))
    );
  }

  function isNameStart(piece: Piece): boolean {
    if (!isCapital(piece) && !isDotted(piece)) return false;
    if (piece.cues.some(({ type }) => type === 'time')) return false;
    return !hasRole(piece, 'determiner', 'first', 'second', 'membership', 'possessive', 'negation');
  }

  /** Whether a capitalised kind word in front is the kind, not the start of the name. */
  function readsAsKind(at: number): boolean {
    const rest = words.slice(at + 1);
    const name = rest.findIndex(isNameStart);
    const phrase = words[at]!.tokens.filter((token) => token.type === 'word');
    // "Radio Z"
    if (name >= 0 && textOf(rest.slice(name)).length <= 2) return false;
    if (name < 0) return (references.length > 0 && !isLabelled()) || phrase.some((token) => !token.capital);
    if (vocabularyOf(context.language).capitalNouns !== undefined || matches(rest.slice(name))) return true;
    return (
      phrase.length > 1 ||
      (context.language === 'en' && at === 0 && references.length > 0) ||
      /^\p{Lu}+$/u.test(phrase[0]?.text ?? '')
    );
  }

  function isLabelled(): boolean {
    return words.length === 1 && references.some((reference) => resembles(textOf(words), labelOf(reference)));
  }
}

/** A kind as the vocabulary has it, no compound of it. */
const isKindWord = (piece: Piece): boolean =>
  kindOf(piece) !== undefined && longestCue(piece.tokens, 0, 'en')?.length === piece.tokens.length;

const isPreposition = ({ tokens }: Piece): boolean =>
  tokens[0]?.type === 'word' && /^(?:mit|zu|with|to|med|til|till)$/.test(tokens[0].fold);

/** Cues that a word of a name may happen to have: "Rett til byen", "Leger uten grenser". */
const belongsInName = (cue: Piece['cues'][number]): boolean =>
  cue.type === 'kind' ||
  (cue.type === 'word' &&
    ['place', 'glue', 'and', 'determiner', 'topic', 'from', 'joint', 'atHome'].includes(cue.role));

const stem = 4;

function sharesStem(word: string, label: string): boolean {
  return spellings(word).some((ours) =>
    spellings(label).some((theirs) => {
      const begins = ours.slice(0, Math.max(stem, ours.length - 3));
      return (
        ours.length >= stem &&
        theirs.length >= stem &&
        (theirs.startsWith(ours.slice(0, stem)) || theirs.includes(begins) || ours.startsWith(theirs))
      );
    }),
  );
}

/** "Merle van Aurtveit" */
const isParticle = ({ tokens }: Piece): boolean =>
  tokens[0]?.type === 'word' && /^(?:van|von|af|de|la|ter|ten)$/.test(tokens[0].fold);

const isDotted = (piece: Piece): boolean =>
  piece.tokens[0]?.type === 'word' && /\p{L}\.\p{L}/u.test(piece.tokens[0].text) && piece.cues.length === 0;
const isOddName = (text: string): boolean => /^\p{Lu}+$|\p{Ll}\p{Lu}|\./u.test(text);

interface Kind {
  readonly kind: OrganisationKind | null;
  readonly kindText: string | null;
  readonly legalForm: LegalForm | null;
}

/** `open`: words not known as a kind are kept as written. */
function readKind(words: readonly Piece[], context: MentionContext, open: boolean): Kind {
  const { flow } = context;
  const from = words.findIndex(
    (piece) => piece.tokens[0]?.type === 'word' && !hasRole(piece, 'determiner', 'possessive', 'membership', 'folks'),
  );
  const none: Kind = { kind: null, kindText: null, legalForm: null };
  if (from < 0) return none;
  const phrase = words.slice(from).filter((piece) => !hasRole(piece, 'membership'));
  const linked = phrase.findIndex((piece, index) => kindOf(piece) !== undefined && hasRole(phrase[index + 1], 'glue'));
  const head = linked >= 0 ? linked : phrase.findLastIndex((piece) => kindOf(piece) !== undefined);
  const known = phrase[head];
  if (!known) {
    const plain = phrase.filter((piece) => !hasRole(piece, 'possessive', 'determiner'));
    const usable =
      open &&
      plain.length > 0 &&
      plain.length <= 4 &&
      plain.every((piece) => piece.tokens[0]?.type === 'word' && !hasRole(piece, 'topic', 'place'));
    return usable ? { ...none, kind: 'other', kindText: textBetween(plain[0], plain.at(-1)) } : none;
  }
  const kinds = phrase.flatMap((piece) => kindOf(piece) ?? []);
  const kind = kindOf(known) ?? null;
  const last = linked >= 0 ? phrase.at(-1) : known;
  const begin =
    open || linked >= 0
      ? phrase[0]
      : phrase.find((_, index) => phrase.slice(index, head + 1).every((between) => kindOf(between) !== undefined));
  return { kind, kindText: textBetween(begin, last), legalForm: legalFormOf(kind, kinds) };

  function textBetween(first: Piece | undefined, final: Piece | undefined): string {
    return flow.text.slice(first?.start, final?.end).replace(/\s+/g, ' ');
  }
}

function legalFormOf(kind: OrganisationKind | null, kinds: readonly OrganisationKind[]): LegalForm | null {
  if (kinds.some((each) => cooperativeKinds.has(each))) return 'cooperative';
  return kind === 'foundation' ? 'foundation' : null;
}

const isTime = (piece: Piece | undefined): boolean => piece?.cues.some(({ type }) => type === 'time') ?? false;

/** "at Stortinget": a place word and what is capitalised behind it. */
export function readPlace(
  pieces: readonly Piece[],
  { flow }: { readonly flow: Flow },
): { from: Piece; to: Piece; text: string } | undefined {
  for (const [index, piece] of pieces.entries()) {
    if (!hasRole(piece, 'place') || !isCapital(pieces[index + 1]) || isTime(pieces[index + 1])) continue;
    let to = index + 1;
    while (isCapital(pieces[to + 1]) && !hasRole(pieces[to + 1], 'first')) to++;
    // "in Nordby housing co-op": no place.
    const kind = pieces[to + 1];
    if (kind && kindOf(kind) !== undefined && !isCapital(kind)) continue;
    const last = pieces[to]!;
    return { from: piece, to: last, text: flow.text.slice(pieces[index + 1]?.start, last.end) };
  }
  return undefined;
}
