import { isIP } from 'node:net';
import type { SyncEvent } from '../../engine/sync/service.ts';
import { ok } from '../../shared/result.ts';
import { refused, wrongUse } from '../answer.ts';
import { pathFromUser } from '../paths.ts';
import { type Command, withVaultUntil } from '../session.ts';
import { syncEventLine } from '../sync-event.ts';

/**
 * Stays in sync without a window until it is told to stop (SIGINT, SIGTERM), with one line of JSON for each event on
 * standard output. The vault is held open meanwhile.
 */
export const serve: Command = (session) =>
  withVaultUntil(session, async (vault, interrupted) => {
    const { given } = session;
    const listen = given.option('listen');
    const place = listen === undefined ? undefined : placeToListen(listen);
    if (listen !== undefined && !place) return wrongUse(`"${listen}" is no address. It looks like 0.0.0.0:4100.`);
    const folders = given.all('folder').map((path) => pathFromUser(path));
    const ways = ['lan', 'servers', 'accept-joins'].some((flag) => given.flag(flag));
    if (!ways && listen === undefined && folders.length === 0)
      return wrongUse('Say how: --lan, --listen HOST:PORT, --folder PATH, or --servers.');
    const say = (event: SyncEvent) => {
      const line = syncEventLine(event, vault);
      if (line) process.stdout.write(`${JSON.stringify(line)}\n`);
      if (event.type === 'joinAsked' && given.flag('accept-joins')) vault.sync.desk.answer(event.request.id, true);
    };
    vault.sync.onEvent(say);
    if (given.flag('lan') || listen !== undefined || given.flag('accept-joins')) {
      const started = await vault.sync.meet.start({
        find: given.flag('lan'),
        ...place,
      });
      if (!started.ok)
        return refused(
          started.error.type,
          `Could not listen at ${listen ?? 'any port'} (${started.error.type}). Another program may hold it. Nothing was changed.`,
        );
    }
    for (const folder of folders) await vault.sync.watchFolder(folder, true, true);
    if (given.flag('servers')) vault.sync.servers.resume();
    await interrupted;
    for (const folder of folders) await vault.sync.watchFolder(folder, false, true);
    return ok({ value: { event: 'stopped' }, text: JSON.stringify({ event: 'stopped' }) });
  });

/** Port 0: any that is free. No host: every address of this computer. */
function placeToListen(text: string): { readonly host?: string; readonly port: number } | undefined {
  const [, bracketed, plain = '', digits] = /^(?:\[([^\]]+)\]|([^:]*)):(\d{1,5})$/.exec(text) ?? [];
  const host = bracketed ?? (plain === 'localhost' ? '127.0.0.1' : plain);
  const port = Number(digits);
  if (digits === undefined || port > 65_535 || (host !== '' && isIP(host) === 0)) return undefined;
  return { port, ...(host !== '' && { host }) };
}
