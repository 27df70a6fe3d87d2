import type { Vault, VaultExport } from '../../engine/vault/api.ts';
import { readExport } from '../../engine/vault/read-export.ts';
import { parsePost } from '../../shared/import/parse-post.ts';
import { languages } from '../../shared/model/enumerations.ts';
import { whoIs } from '../../shared/query/who-is.ts';
import { ok } from '../../shared/result.ts';
import { type Outcome, refused, wrongUse } from '../answer.ts';
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
  const data = readExport(text.value);
  if (!data) return refused('NotAnExport', 'This is no export of Samband. Nothing was changed.');
  return changingVault(session, (vault) => importExport(session, vault, data));
};

async function importPost({ given, output }: Session, vault: Vault, raw: string): Promise<Outcome> {
  const space = spaceFromOption(vault, given.option('space'));
  if (!space.ok) return space;
  const chosenLanguage = given.option('language');
  const reading = {
    whoIs: whoIs(vault.graph(), { line: false }),
    ...(chosenLanguage && { language: chosenLanguage }),
  };
  const before = vault
    .graph()
    .ofKind('import_batch')
    .findLast((row) => row.fields.raw === raw)?.fields.referenceDate;
  const said = given.option('reference-date') ?? parsePost(raw, reading).post.date;
  // The same text pasted later still speaks of the same days.
  const referenceDate = said ?? before ?? today();
  if (!said) {
    const why = before ? 'as when this text came in before' : 'assumed; else use --reference-date';
    output.say(`"Today" in this text is read as ${referenceDate} (${why}).`);
  }
  const proposal = parsePost(raw, { referenceDate, ...reading });
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
