import { ok } from '../../shared/result.ts';
import { failureOf } from '../errors.ts';
import { writeFileWhole } from '../files.ts';
import { type Command, withVault } from '../session.ts';

/** Without `--out` the export itself is the answer. */
export const exportCommand: Command = (session) =>
  withVault(session, async (vault) => {
    const { given, output } = session;
    const progress = output.progress('Exporting records');
    const data = await vault.exportAll(progress.at);
    progress.end();
    if (!data.ok) return failureOf(data.error);
    const file = given.option('out');
    const text = JSON.stringify(data.value, null, 2);
    if (file === undefined) return ok({ value: data.value, text });
    const written = writeFileWhole(file, text);
    if (!written.ok) return written;
    const records = data.value.spaces.reduce((sum, space) => sum + Object.keys(space.records).length, 0);
    output.say('This file is not sealed: whoever gets it can read everything in it.');
    return ok({ value: { file: written.value, records }, text: `Exported ${records} records to ${file}.` });
  });
