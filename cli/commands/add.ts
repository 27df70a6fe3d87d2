import { parseLine } from '../../shared/import/parse-line.ts';
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
    const proposal = parseLine(line, { referenceDate, ...(language && { language }) });
    if (proposal.meetings.length === 0)
      return refused(
        'NotUnderstood',
        `No encounter was understood in "${line}". Nothing was changed. Say who and when, for instance: "met roedt.no today", "meeting with tekna.no tomorrow 14:00".`,
      );
    const taken = await takeIn(vault, proposal, {
      raw: line,
      format: 'line',
      referenceDate,
      guesses: true,
      dryRun: given.flag('dry-run'),
      ...(space.value && { space: space.value.id }),
    });
    return taken.ok ? ok(importAnswer(vault, taken.value)) : taken;
  });
