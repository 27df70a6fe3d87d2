import type { Vault, VaultExport } from '../../engine/vault/api.ts';
import { parsePost } from '../../shared/import/parse-post.ts';
import { languages } from '../../shared/model/enumerations.ts';
import { ok, type Result } from '../../shared/result.ts';
import { type Failure, type Outcome, refused, wrongUse } from '../answer.ts';
import { isDay, today } from '../dates.ts';
import { failureOf } from '../errors.ts';
import { chosen, spaceFromOption } from '../find.ts';
import { importAnswer, takeIn } from '../import-answer.ts';
import { readInput } from '../input.ts';
import { type Command, changingVault, type Session } from '../session.ts';

export const importCommand: Command = async (session) => {
  const { given } = session;
  const format = chosen('--format', given.option('format') ?? 'post', ['post', 'json']);
  if (!format.ok) return format;
  const referenceDate = given.option('reference-date');
  if (referenceDate && !isDay(referenceDate)) return wrongUse(`"${referenceDate}" is no date like 2026-03-11.`);
  const language = given.option('language');
  if (language && !languages.some((each) => each === language) && language !== 'de')
    return wrongUse(`"${language}" is no language Samband reads; it can be: ${languages.join(', ')}, de.`);
  const text = await readInput(given.word(1));
  if (!text.ok) return text;
  if (format.value === 'post') return changingVault(session, (vault) => importPost(session, vault, text.value));
  const data = exportFrom(text.value);
  if (!data.ok) return data;
  return changingVault(session, (vault) => importExport(session, vault, data.value));
};

async function importPost({ given, output }: Session, vault: Vault, raw: string): Promise<Outcome> {
  const space = spaceFromOption(vault, given.option('space'));
  if (!space.ok) return space;
  const chosenLanguage = given.option('language');
  const language = chosenLanguage ? { language: chosenLanguage } : {};
  const before = vault
    .graph()
    .ofKind('import_batch')
    .findLast((row) => row.fields.raw === raw)?.fields.referenceDate;
  const said = given.option('reference-date') ?? parsePost(raw, language).post.date;
  // The same text pasted later still speaks of the same days.
  const referenceDate = said ?? before ?? today();
  if (!said) {
    const why = before ? 'as when this text came in before' : 'assumed; else use --reference-date';
    output.say(`"Today" in this text is read as ${referenceDate} (${why}).`);
  }
  const proposal = parsePost(raw, { referenceDate, ...language });
  if (proposal.orgs.length + proposal.people.length === 0)
    return refused('NotUnderstood', 'No meeting was understood in this text. Nothing was changed.');
  const taken = await takeIn(vault, proposal, {
    raw,
    format: 'post',
    referenceDate,
    dryRun: given.flag('dry-run'),
    guesses: given.flag('guesses'),
    ...(space.value && { space: space.value.id }),
  });
  return taken.ok ? ok(importAnswer(vault, taken.value)) : taken;
}

async function importExport({ given, output }: Session, vault: Vault, data: VaultExport): Promise<Outcome> {
  const records = data.spaces.reduce((sum, space) => sum + Object.keys(space.records).length, 0);
  if (given.flag('dry-run'))
    return ok({ value: { dryRun: true, records }, text: `This export holds ${records} records. Nothing was changed.` });
  const progress = output.progress('Importing records');
  const step = await vault.importAll(data, progress.at);
  progress.end();
  if (!step.ok && step.error.type === 'NothingToDo')
    return ok({ value: { step: null, records: 0 }, text: 'Nothing new: every record of it is here already.' });
  if (!step.ok) return failureOf(step.error);
  const count = step.value.records.length;
  return ok({
    value: { step: step.value.id, records: count },
    text: `Imported ${count} records. "undo" takes it back.`,
  });
}

/** Only the outer form is checked here; the vault checks every record as it checks what comes from elsewhere. */
function exportFrom(text: string): Result<VaultExport, Failure> {
  const wrong = () => refused('NotAnExport', 'This is no export of Samband. Nothing was changed.');
  try {
    const data: unknown = JSON.parse(text);
    return isVaultExport(data) ? ok(data) : wrong();
  } catch {
    return wrong();
  }
}

function isVaultExport(data: unknown): data is VaultExport {
  if (typeof data !== 'object' || data === null || !('spaces' in data)) return false;
  const { format, version, spaces } = Object(data);
  const isSpace = (space: unknown) =>
    typeof Object(space).name === 'string' &&
    typeof Object(space).width === 'string' &&
    isPlainObject(Object(space).records);
  return format === 'samband-export' && version === 1 && Array.isArray(spaces) && spaces.every(isSpace);
}

function isPlainObject(value: unknown): boolean {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
