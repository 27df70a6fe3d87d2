/** Taking a proposal in, and saying what became of it. */
import type { Vault } from '../engine/vault/api.ts';
import type { ImportOptions, ImportSummary } from '../shared/edit/import-draft.ts';
import { planImport } from '../shared/edit/import-proposal.ts';
import type { Proposal } from '../shared/import/proposal.ts';
import { readableUrl } from '../shared/model/readable-host.ts';
import type { Graph } from '../shared/query/fold.ts';
import { isRowOf } from '../shared/query/row.ts';
import { ok, type Result } from '../shared/result.ts';
import type { Answer, Failure } from './answer.ts';
import { today } from './dates.ts';
import { failureOf } from './errors.ts';
import { type ReadableRow, readable } from './readable.ts';
import { table } from './table.ts';
import { countsOf, kindCounts, statusText, whenText } from './words.ts';

export interface Taken {
  readonly proposal: Proposal;
  readonly summary: ImportSummary;
  /** Undefined where nothing was written: a dry run, or nothing new. */
  readonly step: string | undefined;
  readonly dryRun: boolean;
}

export async function takeIn(
  vault: Vault,
  proposal: Proposal,
  options: ImportOptions & { readonly dryRun: boolean },
): Promise<Result<Taken, Failure>> {
  const planned = planImport(vault.graph(), proposal, options, vault.context());
  if (!planned.ok) return failureOf(planned.error);
  const { plan, summary } = planned.value;
  const { dryRun } = options;
  if (dryRun || plan.edits.length === 0) return ok({ proposal, summary, step: undefined, dryRun });
  const performed = await vault.perform(plan);
  return performed.ok ? ok({ proposal, summary, step: performed.value.id, dryRun }) : failureOf(performed.error);
}

/** `understood`: what was read out of a typed line, in words. */
export function importAnswer(
  vault: Vault,
  { proposal, summary, step, dryRun }: Taken,
  understood: readonly string[] = [],
): Answer {
  const graph = vault.graph();
  const { created, changed, unchanged, skipped, questions } = summary;
  const value = {
    dryRun,
    ...(understood.length > 0 && { understood }),
    step: step ?? null,
    created: countsOf(created),
    changed: changed.map(({ id, kind, fields }) => ({ id, type: kind, fields })),
    unchanged: countsOf(unchanged),
    skipped: skipped.map(({ kind, text }) => ({ type: kind, text })),
    questions: questions.map(({ type, about, text }) => ({ type, about: about.map(nameIn(proposal)), text })),
    warnings: proposal.warnings,
    ignored: proposal.ignored.map(({ text, reason }) => ({ text, reason })),
  };
  const would = dryRun ? 'Would make' : 'Made';
  const lines = [
    ...(understood.length > 0 ? ['Understood:', ...understood.map((each) => `  ${each}`)] : []),
    created.length > 0 ? `${would}: ${kindCounts(created)}.` : 'Nothing new.',
    changed.length > 0 ? `${dryRun ? 'Would add to' : 'Added to'}: ${kindCounts(changed)}.` : '',
    unchanged.length > 0 ? `Known already: ${kindCounts(unchanged)}.` : '',
    skipped.length > 0
      ? `Left out as mere guesses (--guesses takes them too): ${skipped.map((each) => each.text).join(' · ')}`
      : '',
    ...(dryRun
      ? []
      : encounterLines(
          graph,
          [...created, ...changed].map((row) => row.id),
        )),
    ...questionLines(proposal),
    step ? 'One "undo" takes all of it back.' : '',
  ];
  return { value, text: lines.filter((line) => line !== '').join('\n') };
}

/** The encounters of a step as a table: what was understood. */
export function encounterLines(graph: Graph, ids: readonly string[]): string[] {
  const rows = ids.flatMap((id) => {
    const row = graph.rowOf(id);
    return row && isRowOf(row, 'encounter') ? [readable(graph, row)] : [];
  });
  if (rows.length === 0) return [];
  return ['', table(['ID', 'WITH', 'STATUS', 'WHEN', 'COUNTRY'], rows.map(encounterCells)), ''];
}

export function encounterCells(row: ReadableRow): string[] {
  return [
    row.id.slice(0, 8),
    row.name ?? '',
    statusText(String(row['status']), textOr(row['mode'])),
    whenText(textOr(row['when']), today()),
    textOr(row['country']) ?? '',
  ];
}

/** One sentence for all that share it, where a question is asked of one organisation at a time. */
function questionLines(proposal: Proposal): string[] {
  const sentences = new Map<string, string[]>();
  for (const { text, about } of proposal.questions) {
    const shared = text !== 'is_part_of' && text !== 'is_same_as';
    const names = about.map(nameIn(proposal, text === 'which_instance'));
    const key = shared ? text : `${text} ${about.join(' ')}`;
    sentences.set(key, [...(sentences.get(key) ?? []), ...names]);
  }
  if (sentences.size === 0) return [];
  return [
    'Open questions:',
    ...[...sentences].map(([key, names]) => `  ${questionText(key.split(' ')[0] ?? '', names)}`),
  ];
}

function questionText(text: string, names: readonly string[]): string {
  const [one = '', other = ''] = names;
  switch (text) {
    case 'is_part_of':
      return `Is ${one} part of ${other}?`;
    case 'is_same_as':
      return `Are ${one} and ${other} the same?`;
    case 'which_instance':
      return `On which instance: ${names.join(', ')}?`;
    case 'which_day':
      return `On which day: ${names.join(', ')}?`;
    default:
      return `What is the status of ${names.join(', ')}?`;
  }
}

/** What the proposal calls the entry with a key; `byHandle` where the handle itself is what is asked about. */
function nameIn({ orgs, people }: Proposal, byHandle = false): (key: string) => string {
  return (key) => {
    const org = orgs.find((each) => each.key === key);
    const { name, handle } = org ?? people.find((each) => each.key === key) ?? { name: null, handle: null };
    const called = name ?? org?.domain ?? (org?.url && readableUrl(org.url)) ?? handle ?? key;
    return byHandle ? (handle ?? called) : called;
  };
}

function textOr(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}
