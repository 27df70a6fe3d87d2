import { ok, type Result } from '../../shared/result.ts';
import type { Failure } from '../answer.ts';
import { refused } from '../answer.ts';
import { keptFile } from '../files.ts';
import { findSpace } from '../find.ts';
import { iso } from '../iso.ts';
import { pathFromUser } from '../paths.ts';
import { type Command, withVault } from '../session.ts';
import { syncFailure } from '../sync-errors.ts';

export const invite: Command = (session) =>
  withVault(session, async (vault) => {
    const { given } = session;
    const space = findSpace(vault, given.option('space') ?? 'coalition');
    if (!space.ok) return space;
    const role = given.flag('steward') ? 'steward' : 'member';
    const out = given.option('out');
    const kept = out === undefined ? undefined : openFile(out);
    if (kept && !kept.ok) return kept;
    const made = await vault.sync.desk.invite(space.value, role);
    if (!made.ok) {
      kept?.value.discard();
      return syncFailure(made.error);
    }
    const { id, words, link, file, liveUntil, folderUntil, own } = made.value;
    kept?.value.write(file);
    const who = own ? 'another device of your own, into all your spaces' : `one device, into ${space.value.name}`;
    return ok({
      value: {
        id,
        space: space.value.name,
        role,
        own,
        words,
        link,
        liveUntil: iso(liveUntil),
        folderUntil: iso(folderUntil),
        ...(out !== undefined && { file: pathFromUser(out) }),
      },
      text: [
        `These words let in ${who}. Whoever sees them could come first: show them to nobody else.`,
        '',
        `  ${words.slice(0, 6).join(' ')}`,
        `  ${words.slice(6).join(' ')}`,
        '',
        ...(out === undefined ? [] : [`${out} holds the same.`]),
        'Good once: for ten minutes live (samband serve DIR --lan --accept-joins), for seven days through a folder.',
      ].join('\n'),
    });
  });

function openFile(file: string): Result<ReturnType<typeof keptFile>, Failure> {
  try {
    return ok(keptFile(pathFromUser(file)));
  } catch {
    return refused('FileUnwritable', `Could not make ${file}; it must not exist yet. Nothing was changed.`);
  }
}
