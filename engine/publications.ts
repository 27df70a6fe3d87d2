/**
 * The record of a report that went out, in the private space: what was told, to whom, in which bytes, and what was held
 * back. Written once; no step that undo would take back.
 */
import { createHash } from 'node:crypto';
import { z } from 'zod';
import { localDay } from '../shared/day.ts';
import { newRecord } from '../shared/edit/new-record.ts';
import { type PlannedEdit, spaceOfWidth } from '../shared/edit/plan.ts';
import { languages } from '../shared/model/enumerations.ts';
import { publicationContents } from '../shared/model/publication.ts';
import type { Graph } from '../shared/query/fold.ts';
import type { Row } from '../shared/query/row.ts';
import { audienceSpaceOf, audienceWord, type ReportChoice } from '../shared/report/choice.ts';
import { type EarlierTold, Statement, type Told } from '../shared/report/compare.ts';
import type { Report } from '../shared/report/report.ts';
import { ok, type Result } from '../shared/result.ts';
import type { ChangeError, Vault } from './vault/api.ts';

type Content = (typeof publicationContents)[number];

/** Letters in one page: with four bytes each, still within what one change of a document may hold. */
const page = /.{1,60000}/gsu;
/** The most pages kept of each: enough for some 5,000 encounters. Beyond it each report would cost the vault megabytes. */
const mostPages: Readonly<Record<Content, number>> = {
  text: 10,
  receipt: 10,
  included: 20,
  withheld: 20,
  statements: 30,
};
/** Half a text can be read; half a JSON cannot. */
const isText = (of: Content) => of === 'text' || of === 'receipt';

export interface Sent {
  readonly choice: ReportChoice;
  readonly format: string;
  readonly fileName: string;
  /** What was written, as UTF-8. */
  readonly content: string;
  readonly receipt: string;
  readonly statements: readonly Statement[];
}

export interface KeptPublication {
  readonly id: string;
  /** What was too long to be kept whole. Without `statements` no later report can be compared with this one. */
  readonly cut: readonly Content[];
}

export async function keepPublication(
  vault: Vault,
  sent: Sent,
  made: Report,
): Promise<Result<KeptPublication, ChangeError>> {
  const { choice, format, fileName, content } = sent;
  const context = vault.context();
  const space = spaceOfWidth(context, 'private').id;
  const audienceSpace = audienceSpaceOf(choice);
  const fields = {
    title: [...made.title].slice(0, 150).join(''),
    scope: scopeKey(choice),
    audience: audienceWord(choice.audience),
    ...(audienceSpace && { audienceSpace }),
    lang: choice.language,
    format,
    fileName,
    snapshotHash: createHash('sha256').update(content, 'utf8').digest('hex'),
    includedCount: made.included.length,
    withheldCount: made.withheld.length,
  };
  const record = newRecord({ kind: 'publication', space, fields }, context);
  if (!record.ok) return record;
  const id = record.value.record;
  const held = made.withheld.map(({ record: each, field, reason }) => ({
    record: each,
    ...(field && { field }),
    reason,
  }));
  const contents: Readonly<Record<Content, string>> = {
    text: made.plain,
    receipt: sent.receipt,
    included: JSON.stringify(made.included),
    withheld: JSON.stringify(held),
    statements: JSON.stringify(sent.statements),
  };
  const whole = publicationContents.map((of) => ({ of, pages: contents[of].match(page) ?? [] }));
  const cut = whole.flatMap(({ of, pages }) => (pages.length > mostPages[of] ? [of] : []));
  const kept = whole.flatMap(({ of, pages }) => {
    const some = cut.includes(of) && !isText(of) ? [] : pages.slice(0, mostPages[of]);
    return some.map((each, number) => ({ of, number, content: each }));
  });
  // Each by itself, so that the vault may spread them over several changes.
  const pages: PlannedEdit[] = kept.map((value) => ({
    space,
    edit: { op: 'put', record: id, key: `pages.${context.newId()}`, value },
  }));
  const step = await vault.perform({ kind: 'system', edits: [record.value, ...pages] });
  return step.ok ? ok({ id, cut }) : step;
}

/** What a report about to be made would tell, as it is compared. */
export function toldBy(choice: ReportChoice, statements: readonly Statement[]): Told {
  const { language } = choice;
  return { audience: audienceKey(choice), scope: scopeKey(choice), language, statements };
}

/** What the same readers were told so far and can be compared: also what was put away since, for it was told. */
export function toldBefore(graph: Graph, choice: ReportChoice): EarlierTold[] {
  const audience = audienceKey(choice);
  return publicationsIn(graph).flatMap((row) => {
    const { fields, id, createdAt } = row;
    if (readersKey(fields.audience ?? '', fields.audienceSpace) !== audience) return [];
    const language = languages.find((each) => each === fields.lang);
    const statements = listKept(row, 'statements', Statement);
    if (!language || !statements) return [];
    return [{ id, at: createdAt, day: localDay(createdAt), audience, scope: fields.scope ?? '', language, statements }];
  });
}

/** The newest first. */
export function publicationsIn(graph: Graph): Row<'publication'>[] {
  return [...graph.ofKind('publication')].sort((a, b) => b.createdAt - a.createdAt || (a.id < b.id ? -1 : 1));
}

export function contentKept({ fields }: Row<'publication'>, of: Content): string {
  const pages = fields.pages.filter((page) => page.of === of).sort((a, b) => a.number - b.number);
  return pages.map((page) => page.content).join('');
}

/** Undefined where it was too long to be kept. */
export function listKept<T>(
  row: Row<'publication'>,
  of: Exclude<Content, 'text' | 'receipt'>,
  each: z.ZodType<T>,
): readonly T[] | undefined {
  try {
    const read = z.array(each).safeParse(JSON.parse(contentKept(row, of)));
    return read.success ? read.data : undefined;
  } catch {
    return undefined;
  }
}

function audienceKey(choice: ReportChoice): string {
  return readersKey(audienceWord(choice.audience), audienceSpaceOf(choice));
}

function readersKey(audience: string, space: string | undefined): string {
  return space ? `${audience}:${space}` : audience;
}

function scopeKey({ scope }: ReportChoice): string {
  switch (scope.type) {
    case 'all':
      return 'all';
    case 'day':
      return `day:${scope.date}`;
    default:
      return `${scope.type}:${scope.id}`;
  }
}
