import { ok } from '../../shared/result.ts';
import { type Command, withVault } from '../session.ts';
import { reportText } from '../verify-text.ts';

export const verify: Command = (session) =>
  withVault(session, async (vault) => {
    const progress = session.output.progress('Checking');
    const report = await vault.verify(progress.at);
    progress.end();
    return ok({ value: report, text: reportText(report), exit: report.sound ? 0 : 1 });
  });
