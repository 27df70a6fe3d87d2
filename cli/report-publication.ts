/**
 * The record of a report that went out, in the private space: what was told, to whom, in which bytes, and what was held
 * back. Written once; no step that undo would take back.
 */
import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { Vault } from '../engine/vault/api.ts';
import { newRecord } from '../shared/edit/new-record.ts';
import { type PlannedEdit, spaceOfWidth } from '../shared/edit/plan.ts';
import { type Language, languages } from '../shared/model/enumerations.ts';
import { publicationContents } from '../shared/model/publication.ts';
import type { Graph } from '../shared/query/fold.ts';
import type { Row } from '../shared/query/row.ts';
import { audienceWord, type ReportChoice } from '../shared/report/choice.ts';
import { type EarlierTold, Statement, type Told } from '../shared/report/compare.ts';
import type { Report } from '../shared/report/report.ts';
import { ok, type Result } from '../shared/result.ts';
import type { Failure } from './answer.ts';
import { dayOf } from './dates.ts';
import { failureOf } from './errors.ts';
import { audienceSpaceOf } from './report-choice.ts';

type Content = (typeof publicationContents)[number];

/** Letters in one page: with four bytes each, still within what one change of a document may hold. */
const page = /.{1,60000}/gsu;
/** The most pages kept of each: enough for some 5,000 encounters. Beyond it each report would cost the vault megabytes. */
const mostPages: Readonly<Record<Content, number>> = { text: 10, receipt: 5, statements: 30 };

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
): Promise<Result<KeptPublication, Failure>> {
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
  };
  const record = newRecord({ kind: 'publication', space, fields }, context);
  if (!record.ok) return failureOf(record.error);
  const id = record.value.record;
  const contents: Readonly<Record<Content, string>> = {
    text: made.plain,
    receipt: sent.receipt,
    statements: JSON.stringify(sent.statements),
  };
  const whole = publicationContents.map((of) => ({ of, pages: contents[of].match(page) ?? [] }));
  const cut = whole.flatMap(({ of, pages }) => (pages.length > mostPages[of] ? [of] : []));
  const pages = whole.flatMap(({ of, pages: all }) => {
    // Half a text can be read; half a JSON cannot.
    const kept = of === 'statements' && cut.includes(of) ? [] : all.slice(0, mostPages[of]);
    return kept.map((content, number) => ({ of, number, content }));
  });
  // Each by itself, so that the vault may spread them over several changes: a report of everything names thousands.
  const edits: PlannedEdit['edit'][] = [
    ...made.included.map((each) => ({ op: 'set', record: id, key: `included.${each}`, value: true }) as const),
    ...made.withheld.map(({ record: held, field, reason }) => {
      const value = { record: held, ...(field && { field }), reason };
      return { op: 'put', record: id, key: `withheld.${context.newId()}`, value } as const;
    }),
    ...pages.map((value) => ({ op: 'put', record: id, key: `pages.${context.newId()}`, value }) as const),
  ];
  const planned = [record.value, ...edits.map((edit) => ({ space, edit }))];
  const step = await vault.perform({ kind: 'system', edits: planned });
  return step.ok ? ok({ id, cut }) : failureOf(step.error);
}

/** What a report about to be made would tell, as it is compared. */
export function toldBy(choice: ReportChoice, statements: readonly Statement[]): Told {
  const { language } = choice;
  return { audience: audienceKey(choice), scope: scopeKey(choice), language, statements };
}

/** Everything told so far that can be compared: also what was put away since, for it was told. */
export function toldBefore(graph: Graph): EarlierTold[] {
  return publicationsIn(graph).flatMap((row) => {
    const { audience, audienceSpace, scope, lang } = row.fields;
    const [language, statements] = [languageOf(lang), statementsKept(row)];
    if (!language || !statements) return [];
    const to = audienceSpace ? `${audience}:${audienceSpace}` : (audience ?? '');
    const [at, day] = [row.createdAt, dayOf(row.createdAt)];
    return [{ id: row.id, at, day, audience: to, scope: scope ?? '', language, statements }];
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

function statementsKept(row: Row<'publication'>): readonly Statement[] | undefined {
  try {
    const read = z.array(Statement).safeParse(JSON.parse(contentKept(row, 'statements')));
    return read.success ? read.data : undefined;
  } catch {
    // Too long to be kept, or kept by a version that did not: there is nothing to compare with.
    return undefined;
  }
}

function languageOf(text: string | undefined): Language | undefined {
  return languages.find((each) => each === text);
}

function audienceKey({ audience }: ReportChoice): string {
  const space = audienceSpaceOf({ audience });
  return space ? `${audienceWord(audience)}:${space}` : audienceWord(audience);
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
