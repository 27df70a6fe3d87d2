import { understoodLines } from '../../shared/i18n/understood.ts';
import { type LanguageCode, vocabularies } from '../../shared/import/lexicon.ts';
import { parseLine } from '../../shared/import/parse-line.ts';
import { knownNames } from '../../shared/query/known-names.ts';
import { whoIs } from '../../shared/query/who-is.ts';
import { ok } from '../../shared/result.ts';
import { refused } from '../answer.ts';
import { today } from '../dates.ts';
import { spaceFromOption } from '../find.ts';
import { importAnswer, takeIn } from '../import-answer.ts';
import { type Command, changingVault } from '../session.ts';

/** Says in words what it made of the line. */
export const add: Command = (session) =>
  changingVault(session, async (vault) => {
    const { given } = session;
    const space = spaceFromOption(vault, given.option('space'));
    if (!space.ok) return space;
    const line = given.word(1);
    const [referenceDate, language] = [today(), given.option('language')];
    const graph = vault.graph();
    const proposal = parseLine(line, {
      referenceDate,
      known: knownNames(graph),
      whoIs: whoIs(graph, { line: true }),
      ...(language && { language }),
    });
    const said = understoodLines(proposal, languageOf(language));
    if (said.length === 0)
      return refused(
        'NotUnderstood',
        `Nothing was understood in "${line}", and nothing was changed. Say who and when, for instance: "met roedt.no today", "meeting with tekna.no tomorrow 14:00", "promised Tekna the price by Friday", "Tekna uses Teams until 2027-03".`,
      );
    const taken = await takeIn(vault, proposal, {
      raw: line,
      format: 'line',
      referenceDate,
      guesses: true,
      dryRun: given.flag('dry-run'),
      ...(space.value && { space: space.value.id }),
    });
    if (!taken.ok) return taken;
    return ok(importAnswer(vault, taken.value, said));
  });

/** The language one chose, else the command line's own. */
function languageOf(chosen: string | undefined): LanguageCode {
  return vocabularies.find(({ language }) => language === chosen)?.language ?? 'en';
}
