import type { FolderRequest } from '../../engine/pairing/desk.ts';
import { ok } from '../../shared/result.ts';
import { refused, wrongUse } from '../answer.ts';
import { askYesNo } from '../ask-yes-no.ts';
import { pathFromUser } from '../paths.ts';
import { type Command, changingVault } from '../session.ts';
import { syncFailure } from '../sync-errors.ts';

/** Reads requests in a folder; lets in those whose words were compared, and writes their answers. */
export const admit: Command = (session) =>
  changingVault(session, async (vault) => {
    const { given, output } = session;
    const path = given.option('folder');
    if (path === undefined) return wrongUse('--folder PATH is missing: where the request was left.');
    const folder = pathFromUser(path);
    // What others wrote first: a removal or a rotation must be known before anybody is let in.
    const before = await vault.sync.syncFolder(folder, 'read');
    if (!before.ok) return syncFailure(before.error, path);
    const requests = await vault.sync.requestsIn(folder);
    if (!requests.ok) return syncFailure(requests.error, path);
    const answered: ReturnType<typeof told>[] = [];
    let failed: { readonly type: string } | undefined;
    for (const request of requests.value) {
      output.say(`${request.name} (${request.deviceName}) asks to join ${request.space.name}. Check words:`);
      output.say(`  ${request.words.join(' ')}`);
      if (request.rivals > 0) {
        answered.push(told(request, false, 'rivals'));
        continue;
      }
      const yes = given.flag('yes') || (await askYesNo('Does the other screen show the same words?'));
      if (!yes) {
        answered.push(told(request, false, 'notCompared'));
        continue;
      }
      const done = await request.admit();
      if (done.ok) answered.push(told(request, true));
      else failed ??= done.error;
    }
    const saved = await vault.sync.syncFolder(folder, 'save');
    if (!saved.ok) return syncFailure(saved.error, path);
    // Whoever was let in before it failed has what it needs all the same; run again, this one is answered once more.
    if (failed) return syncFailure(failed, path);
    const rival = answered.find(({ why }) => why === 'rivals');
    if (rival)
      return refused(
        'SeveralRequests',
        'Several devices ask with one invitation, which is meant for one: somebody else has seen it. Nobody was let in by it. Make a new one, and give it to nobody but the one you mean.',
      );
    const text = answered.map(
      ({ name, space, admitted }) => `${name}: ${admitted ? `is in ${space} now` : 'not let in'}`,
    );
    return ok({ value: answered, text: text.join('\n') || 'No request lies there.' });
  });

function told(request: FolderRequest, admitted: boolean, why?: 'rivals' | 'notCompared') {
  const { name, deviceName, device, space, words } = request;
  return { name, deviceName, device, space: space.name, words, admitted, ...(why && { why }) };
}
