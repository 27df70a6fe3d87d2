/**
 * What a report tells its readers that they were not told before. A report is taken apart into statements, each about
 * one name where it can be; two reports then differ by the statements one has and the other has not. Only what stands
 * in the documents is looked at, so that nothing held back can come in through a comparison.
 */

import { z } from 'zod';
import { dayAfter } from '../day.ts';
import { type CompareWords, compareWords } from '../i18n/report/compare-words.ts';
import { reportWords } from '../i18n/report/index.ts';
import type { Language } from '../model/enumerations.ts';
import { dateText, sentenceDay } from './day-words.ts';
import {
  type Block,
  capitalised,
  fillText,
  type Inline,
  type Line,
  plainText,
  type ReportDocument,
} from './document.ts';

/** Kept with a publication, so that a later report can be held against it. */
export const Statement = z.object({
  /** The heading it stands under, or the line that opens its list. */
  section: z.string(),
  /** The organisation or person it is about. */
  name: z.string().optional(),
  /** What it is about where that has no name: the label of a fact. */
  label: z.string().optional(),
  says: z.string(),
  /** `says` with "today" and "yesterday" as the dates they were, where it has them. */
  dated: z.string().optional(),
});
export type Statement = z.infer<typeof Statement>;

/** A report told, or about to be. */
export interface Told {
  /** Who read it: `public`, or `coalition:SPACE` where one was chosen. Compared as it is. */
  readonly audience: string;
  /** `all`, or `trip:ID`. Compared as it is. */
  readonly scope: string;
  readonly language: Language;
  readonly statements: readonly Statement[];
}
export interface EarlierTold extends Told {
  readonly id: string;
  /** Milliseconds since 1970. */
  readonly at: number;
  /** The sender's day, YYYY-MM-DD. */
  readonly day: string;
}

export interface Comparison {
  readonly against: {
    readonly id: string;
    readonly day: string;
    readonly sameScope: boolean;
    /** Where it is false only names are compared. */
    readonly sameLanguage: boolean;
  };
  /** Names this audience has never been given before, in no report. */
  readonly firstNamed: readonly string[];
  readonly added: readonly Said[];
  readonly changed: readonly {
    readonly about: string;
    readonly before: readonly string[];
    readonly now: readonly string[];
  }[];
  readonly gone: readonly string[];
  readonly noLongerNamed: readonly string[];
}
export interface Said {
  readonly says: string;
  /** False where it was told to them earlier, though not in the last report. */
  readonly firstTold: boolean;
}

/** Undefined where this audience was told nothing yet. Lists are in the order of their letters, whatever came first. */
export function compareReports(now: Told, everything: readonly EarlierTold[]): Comparison | undefined {
  const earlier = everything.filter((each) => each.audience === now.audience);
  const last = closest(now, earlier);
  if (!last) return undefined;
  const sameLanguage = last.language === now.language;
  const named = new Set(earlier.flatMap((each) => namesIn(each.statements)));
  const told = new Set(
    earlier.filter((each) => each.language === now.language).flatMap((each) => each.statements.map(keyOf)),
  );
  const [before, after] = sameLanguage ? [last.statements, now.statements] : [[], []];
  const added = without(after, before);
  const gone = without(before, after);
  const changed = new Set(added.map(aboutOf).filter((about) => about && gone.some((each) => aboutOf(each) === about)));
  const unpaired = (statement: Statement) => !changed.has(aboutOf(statement));
  const about = (statements: readonly Statement[], wanted: string) =>
    statements.filter((each) => aboutOf(each) === wanted);
  const standing = new Set(namesIn(now.statements));
  return {
    against: { id: last.id, day: last.day, sameScope: last.scope === now.scope, sameLanguage },
    firstNamed: inOrder([...standing].filter((name) => !named.has(name))),
    added: saidOnce(
      added.filter(unpaired).map((each) => ({ says: shownNow(each), firstTold: !told.has(keyOf(each)) })),
    ),
    changed: inOrder([...changed].flatMap((each) => each ?? [])).map((each) => ({
      about: each,
      before: inOrder(about(gone, each).map(shownThen)),
      now: inOrder(about(added, each).map(shownNow)),
    })),
    gone: inOrder(gone.filter(unpaired).map(shownThen)),
    noLongerNamed: inOrder(namesIn(last.statements).filter((name) => !standing.has(name))),
  };
}

/** The newest of those most alike: on the same thing before in the same language. */
function closest(now: Told, earlier: readonly EarlierTold[]): EarlierTold | undefined {
  const likeness = (each: EarlierTold) => (each.scope === now.scope ? 2 : 0) + (each.language === now.language ? 1 : 0);
  return [...earlier].sort((a, b) => likeness(b) - likeness(a) || b.at - a.at || (a.id < b.id ? -1 : 1))[0];
}

function without(statements: readonly Statement[], others: readonly Statement[]): Statement[] {
  const keys = new Set(others.map(keyOf));
  return statements.filter((each) => !keys.has(keyOf(each)));
}

function keyOf({ section, name, says, dated }: Statement): string {
  return JSON.stringify([section, name ?? '', dated ?? says]);
}

function aboutOf({ name, label }: Statement): string | undefined {
  return name ?? label;
}

function namesIn(statements: readonly Statement[]): string[] {
  return [...new Set(statements.flatMap(({ name }) => name ?? []))];
}

function shownNow({ section, says }: Statement): string {
  return section === '' ? says : `${section.replace(/:$/, '')}: ${says}`;
}

/** Read again later: "yesterday" was another day. */
function shownThen(statement: Statement): string {
  return shownNow({ ...statement, says: statement.dated ?? statement.says });
}

function saidOnce(said: readonly Said[]): Said[] {
  const bySaying = new Map(said.map((each) => [each.says, each]));
  return inOrder([...bySaying.keys()]).flatMap((says) => bySaying.get(says) ?? []);
}

/** By code units: the same on every device, whatever its language. */
function inOrder(words: readonly string[]): string[] {
  return [...new Set(words)].sort();
}

/** Everything a document says, in its order. `today`: the day it was made on. */
export function statementsOf(document: ReportDocument, today: string): Statement[] {
  const words = compareWords[document.language];
  const found = [...ofLine(document.title, { section: '', label: words.title }), ...ofBlocks(document.blocks)];
  const once = new Map(
    found.map((each) => {
      const dated = datedText(each.says, document.language, today);
      const statement = dated === each.says ? each : { ...each, dated };
      return [keyOf(statement), statement];
    }),
  );
  return [...once.values()];
}

function ofBlocks(blocks: readonly Block[]): Statement[] {
  let [chapter, section] = ['', ''];
  return blocks.flatMap((block, index): Statement[] => {
    const under = section;
    if (block.type === 'heading') {
      const title = plainText(block.line);
      chapter = block.level === 2 ? title : chapter;
      section = block.level === 2 || chapter === '' ? title : `${chapter}, ${title}`;
      return ofLine(block.line, { section: '' }).filter((each) => each.name !== undefined);
    }
    const opens =
      blocks[index + 1]?.type === 'list' && block.type === 'paragraph' && /:\s*$/.test(plainText(block.line));
    if (opens) {
      section = plainText(block.line);
      return ofLine(block.line, { section: '' }).filter((each) => each.name !== undefined);
    }
    // What follows an opened list stands under the chapter again.
    if (block.type === 'list' && section.endsWith(':')) section = chapter;
    return ofBlock(block, under);
  });
}

function ofBlock(block: Exclude<Block, { type: 'heading' }>, section: string): Statement[] {
  switch (block.type) {
    case 'paragraph':
      return ofLine(block.line, { section });
    case 'prose':
    case 'quote':
      return block.text.split('\n').flatMap((each) => ofLine([{ type: 'text', text: each }], { section }));
    case 'list':
      return block.items.flatMap(({ line, details }) => [
        ...ofLine(line, { section }),
        ...(details ?? []).flatMap((detail) => ofWhole([line, detail], ' – ', section)),
      ]);
    case 'facts':
      return block.rows.flatMap(({ label, value }) =>
        ofLine([{ type: 'strong', text: label }, { type: 'text', text: ': ' }, ...value], { section, label }),
      );
    case 'table':
      return block.rows.flatMap((row) => {
        const cells = row.flatMap((cell, column): Line[] => {
          if (['', '–'].includes(plainText(cell))) return [];
          const head = block.head[column] ?? '';
          return [head === '' ? cell : [{ type: 'text', text: `${head}: ` }, ...cell]];
        });
        return ofWhole(cells, ' · ', section);
      });
  }
}

/** What makes sense only as a whole, said of everybody it names. */
function ofWhole(lines: readonly Line[], between: string, section: string): Statement[] {
  const says = lines.map(plainText).join(between);
  const names = [...new Set(lines.flat().flatMap((each) => (each.type === 'name' ? [each.text] : [])))];
  const [first] = lines;
  if (names.length > 0) return names.map((name) => ({ section, name, says }));
  return says.trim() === '' ? [] : [{ section, label: plainText(first ?? []), says }];
}

/** Its sentences and the members of its lists, with the word in bold that opens them all: "Norway: A · B". */
function ofLine(line: Line, about: { readonly section: string; readonly label?: string }): Statement[] {
  const [first, second, ...rest] = line;
  const opened = first?.type === 'strong' && second?.type === 'text' && second.text.startsWith(':');
  const opening: Line = opened ? [first, { type: 'text', text: ': ' }] : [];
  const content: Line = opened ? [{ type: 'text', text: second.text.replace(/^:\s*/, '') }, ...rest] : line;
  return pieces(content).flatMap((piece) => ofPiece([...opening, ...piece], about));
}

function pieces(line: Line): Line[] {
  const found: Inline[][] = [[]];
  const begin = () => found.push([]);
  for (const [index, each] of line.entries()) {
    if (each.type === 'hashtag') {
      begin();
      found.at(-1)?.push(each);
      begin();
      continue;
    }
    if (each.type !== 'text') {
      found.at(-1)?.push(each);
      continue;
    }
    // A full stop ends a sentence before a capital or before a name; "10. mars" goes on.
    const atEnd = index < line.length - 1 ? '|$' : '';
    const parts = each.text.split(new RegExp(` · |(?<=[.!?])\\s+(?=\\p{Lu}${atEnd})`, 'u'));
    for (const [place, text] of parts.entries()) {
      if (place > 0) begin();
      if (text !== '') found.at(-1)?.push({ type: 'text', text });
    }
  }
  return found.filter((piece) => plainText(piece).trim() !== '');
}

/**
 * One statement for each name. Others named beside it are left out, so that "I met A and B" does not change for A when
 * C joins them; those in brackets say something of it and stay.
 */
function ofPiece(piece: Line, { section, label }: { readonly section: string; readonly label?: string }): Statement[] {
  const inBrackets = bracketed(piece);
  const names = piece.flatMap((each, index) => (each.type === 'name' ? [{ text: each.text, index }] : []));
  if (names.length === 0) return [{ section, ...(label !== undefined && { label }), says: plainText(piece).trim() }];
  return names.map(({ text: name, index }) => {
    if (inBrackets.has(index)) return { section, name, says: plainText(piece).trim() };
    const said = groups(piece, inBrackets).map((group) => {
      if (group.type === 'words') return group.text;
      return group.members.includes(index) ? name : '…';
    });
    return { section, name, says: said.join('').trim().replace(/…\.$/, '…') };
  });
}

type Group =
  | { readonly type: 'words'; readonly text: string }
  /** Names with nothing but "," and "and" between them. */
  | { readonly type: 'names'; readonly members: readonly number[] };

function groups(piece: Line, inBrackets: ReadonlySet<number>): Group[] {
  const found: Group[] = [];
  const isListed = (index: number) => piece[index]?.type === 'name' && !inBrackets.has(index);
  for (const [index, each] of piece.entries()) {
    const joins =
      isListed(index - 1) && isListed(index + 1) && /^\s*(,|;|,?\s*\p{L}{2,3}|&)\s*$/u.test(plainText([each]));
    if (joins) continue;
    const last = found.at(-1);
    if (!isListed(index)) found.push({ type: 'words', text: plainText([each]) });
    else if (last?.type === 'names') found.splice(-1, 1, { type: 'names', members: [...last.members, index] });
    else found.push({ type: 'names', members: [index] });
  }
  return found;
}

/** Places of what stands inside round brackets of our own. */
function bracketed(piece: Line): ReadonlySet<number> {
  const inside = new Set<number>();
  let depth = 0;
  for (const [index, each] of piece.entries()) {
    if (each.type === 'text') for (const letter of each.text) depth += letter === '(' ? 1 : letter === ')' ? -1 : 0;
    else if (depth > 0) inside.add(index);
  }
  return inside;
}

/** What was "today" is "yesterday" tomorrow and says the same; both become the date they will be called by later. */
function datedText(says: string, language: Language, today: string): string {
  const { calendar } = reportWords[language];
  const dayOf = new Map([
    [calendar.today, today],
    [calendar.yesterday, dayAfter(today, -1)],
  ]);
  const near = new RegExp(`(?<![\\p{L}\\p{N}])(${[...dayOf.keys()].join('|')})(?![\\p{L}\\p{N}])`, 'giu');
  return says.replace(near, (word) => {
    const day = dayOf.get(word.toLowerCase()) ?? today;
    // Seen from no day of that year, so that it is neither of the two words again.
    const date = sentenceDay(calendar, { from: day, to: day }, `${day.slice(0, 4)}-00-00`);
    return word === word.toLowerCase() ? date : capitalised(date);
  });
}

/** For the sender. `comparison` undefined: these readers were told nothing before. */
export function comparisonText(comparison: Comparison | undefined, language: Language, today: string): string {
  const words = compareWords[language];
  if (!comparison) return `${words.nothingEarlier}\n`;
  const { added, changed, gone, firstNamed, noLongerNamed } = comparison;
  const said = (firstTold: boolean) => added.filter((each) => each.firstTold === firstTold).map(({ says }) => says);
  const listed = (title: string, items: readonly string[]) =>
    items.length > 0 ? [[title, ...items.map((each) => `- ${each}`)].join('\n')] : [];
  const differences = [
    ...listed(words.firstNamed, firstNamed),
    ...listed(words.firstSaid, said(true)),
    ...listed(words.saidAgain, said(false)),
    ...listed(
      words.changed,
      changed.map(({ about, before, now }) =>
        [about, ...sides(words.before, before), ...sides(words.now, now)].join('\n  '),
      ),
    ),
    ...listed(words.gone, gone),
    ...(comparison.against.sameLanguage ? [] : listed(words.noLongerNamed, noLongerNamed)),
  ];
  return `${[introText(comparison, words, language, today), ...(differences.length > 0 ? differences : [words.nothingDiffers])].join('\n\n')}\n`;
}

/** In two lines at most. */
export function comparisonBrief(comparison: Comparison, language: Language, today: string): string {
  const words = compareWords[language];
  const { against, added, changed, gone, firstNamed, noLongerNamed } = comparison;
  const numbers = against.sameLanguage ? [added, changed, gone] : [firstNamed, [], noLongerNamed];
  const [come = '', other = '', left = ''] = numbers.map((each) => String(each.length));
  const date = dateText(reportWords[language].calendar, against.day, today);
  const first = fillText(words.brief, { date, added: come, changed: other, gone: left });
  if (firstNamed.length === 0) return first;
  const few = firstNamed.slice(0, 5).join(', ');
  const more = firstNamed.length - 5;
  const names = more > 0 ? fillText(words.andMore, { names: few, n: String(more) }) : few;
  return `${first}\n${fillText(words.briefNamed, { names })}`;
}

function sides(word: string, said: readonly string[]): string[] {
  return said.map((each) => `${word}: ${each}`);
}

function introText({ against }: Comparison, words: CompareWords, language: Language, today: string): string {
  const date = dateText(reportWords[language].calendar, against.day, today);
  return [
    fillText(words.intro, { date }),
    ...(against.sameScope ? [] : [words.otherScope]),
    ...(against.sameLanguage ? [] : [words.otherLanguage]),
  ].join(' ');
}
