import { statSync } from 'node:fs';
import { join } from 'node:path';
import type { Vault } from '../../engine/vault/api.ts';
import { newRecord } from '../../shared/edit/new-record.ts';
import { spaceOfWidth } from '../../shared/edit/plan.ts';
import { type Language, languages } from '../../shared/model/enumerations.ts';
import type { Graph } from '../../shared/query/fold.ts';
import type { ReportScope } from '../../shared/report/choice.ts';
import { receiptText } from '../../shared/report/receipt.ts';
import { meetingReport, type Report, reportFileName } from '../../shared/report/report.ts';
import { ok, type Result } from '../../shared/result.ts';
import { type Failure, wrongUse } from '../answer.ts';
import { isDay, today } from '../dates.ts';
import { failureOf } from '../errors.ts';
import { writeFileWhole } from '../files.ts';
import { chosen, findRow } from '../find.ts';
import { pathFromUser } from '../paths.ts';
import { type Command, withVault } from '../session.ts';

const audiences = ['private', 'coalition', 'public'] as const;

export const report: Command = async (session) => {
  const { given, output } = session;
  const audience = chosen('--audience', given.option('audience'), audiences);
  if (!audience.ok) return audience;
  const language = chosen('--language', given.option('language'), languages);
  if (!language.ok) return language;
  const format = chosen('--format', given.option('format') ?? 'md', ['md', 'html']);
  if (!format.ok) return format;
  const scopeText = given.option('scope');
  if (scopeText === undefined) return wrongUse('--scope is missing.');
  return withVault(session, async (vault) => {
    const graph = vault.graph();
    const scope = scopeFrom(graph, scopeText);
    if (!scope.ok) return scope;
    const include = idsFrom(graph, given.option('include') ?? '');
    if (!include.ok) return include;
    const choice = { scope: scope.value, audience: audience.value, language: language.value, include: include.value };
    const made = meetingReport({ parts: vault.parts(), spaces: vault.spaces, choice, today: today() });
    const content = format.value === 'html' ? made.html : made.markdown;
    const receipt = given.flag('receipt') ? receiptText(made, language.value) : undefined;
    const fileName = reportFileName(choice, today(), format.value);
    const place = given.option('out');
    const file = place !== undefined && isFolder(place) ? join(place, fileName) : place;
    const written = file === undefined ? undefined : writeFileWhole(file, content);
    if (written && !written.ok) return written;
    if (written) {
      const kept = await keepPublication(vault, { ...choice, scope: scopeText, format: format.value, fileName }, made);
      if (!kept.ok) return kept;
    }
    // The receipt is for the author alone: beside the report on a terminal, never inside the file.
    if (receipt !== undefined && !given.flag('json') && !written) output.say(receipt);
    if (made.suspects.length > 0) output.say(suspectsText(made));
    const value = {
      fileName,
      audience: audience.value,
      language: language.value,
      format: format.value,
      ...(written ? { file: written.value } : { content }),
      included: made.included,
      suspects: made.suspects,
      ...(receipt !== undefined && { receipt, withheld: made.withheld }),
    };
    const said = `Wrote the report for ${readersOf(audience.value)} to ${file}.`;
    return ok({ value, text: written ? [said, receipt ?? ''].join('\n').trimEnd() : content });
  });
};

/** What was told to whom is remembered, in the private space; it is no step of mine that undo would take back. */
async function keepPublication(
  vault: Vault,
  told: { scope: string; audience: string; language: Language; format: string; fileName: string },
  made: Report,
): Promise<Result<true, Failure>> {
  const context = vault.context();
  const fields = {
    scope: told.scope,
    audience: told.audience,
    lang: told.language,
    format: told.format,
    fileName: told.fileName,
    included: [...made.included],
    withheld: made.withheld.map(({ record, field, reason }) => ({ record, ...(field && { field }), reason })),
  };
  const record = newRecord({ kind: 'publication', space: spaceOfWidth(context, 'private').id, fields }, context);
  if (!record.ok) return failureOf(record.error);
  const step = await vault.perform({ kind: 'system', edits: [record.value] });
  return step.ok ? ok(true) : failureOf(step.error);
}

/** Free text can name what is held back everywhere else; only the person can tell. */
function suspectsText({ suspects }: Report): string {
  const words = [...new Set(suspects.map((suspect) => suspect.match))].join(', ');
  return `Before you send it: the text somebody wrote by hand names what is held back otherwise: ${words}.`;
}

function isFolder(name: string): boolean {
  return statSync(pathFromUser(name), { throwIfNoEntry: false })?.isDirectory() ?? false;
}

function scopeFrom(graph: Graph, text: string): Result<ReportScope, Failure> {
  const [type = '', value = ''] = text.split(':', 2);
  switch (type) {
    case 'all':
      return ok({ type });
    case 'day':
      return isDay(value) ? ok({ type, date: value }) : wrongUse(`"${value}" is no date like 2026-03-11.`);
    case 'trip':
    case 'encounter':
    case 'organisation': {
      const row = findRow(graph, value);
      if (!row.ok) return row;
      if (row.value.kind !== type)
        return failureOf({ type: 'WrongKind', id: value, kind: row.value.kind, wanted: type });
      return ok({ type, id: row.value.id });
    }
    default:
      return wrongUse(`--scope "${text}" is unknown; it can be all, day:DATE, trip:ID, encounter:ID, organisation:ID.`);
  }
}

function idsFrom(graph: Graph, text: string): Result<string[], Failure> {
  const ids: string[] = [];
  for (const word of text.split(',').filter(Boolean)) {
    const row = findRow(graph, word);
    if (!row.ok) return row;
    ids.push(row.value.id);
  }
  return ok(ids);
}

function readersOf(audience: (typeof audiences)[number]): string {
  return { private: 'me alone', coalition: 'the coalition', public: 'everyone' }[audience];
}
