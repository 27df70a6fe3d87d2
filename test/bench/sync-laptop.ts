/** One of the laptops of sync.ts: a real vault with its real door. */
import { readInvitation } from '../../engine/pairing/invitation.ts';
import type { ExchangeSummary } from '../../engine/sync/exchange.ts';
import type { Vault } from '../../engine/vault/api.ts';
import { createVault } from '../../engine/vault/vault.ts';
import { generateRecords } from '../../shared/demo/generate.ts';
import { newRecord } from '../../shared/edit/new-record.ts';
import { setField } from '../../shared/edit/set-field.ts';
import type { Row } from '../../shared/query/row.ts';
import { testVaultOptions } from '../kit/vault-options.ts';
import { testPassphrase } from '../kit/vaults.ts';
import { answering, wallClock } from './answering.ts';

const folder = process.argv[2] ?? '';
let vault: Vault;
let heard = Promise.resolve(0);

answering({
  create: async ({ name, size }: { name: string; size?: number }) => {
    const options = { ...testVaultOptions, ...(!size && { joining: true }) };
    const made = await createVault(folder, { name, passphrase: Buffer.from(testPassphrase) }, options);
    if (!made.ok) throw new Error(made.error.type);
    vault = made.value.vault;
    if (!size) return;
    const context = vault.context();
    for (const batch of generateRecords({ organisations: size, seed: 1, context })) {
      const edits = batch.flatMap((record) => {
        const record_ = newRecord(record, context);
        return record_.ok ? [record_.value] : [];
      });
      const done = await vault.perform({ kind: 'import', edits });
      if (!done.ok) throw new Error(done.error.type);
    }
  },
  invite: async () => {
    vault.sync.onEvent((event) => {
      if (event.type === 'joinAsked') vault.sync.desk.answer(event.request.id, true);
    });
    const started = await vault.sync.meet.start({ host: '127.0.0.1', port: 0, find: false });
    if (!started.ok) throw new Error(started.error.type);
    const coalition = vault.spaces.find(({ width }) => width === 'coalition');
    const made = coalition && (await vault.sync.desk.invite(coalition));
    if (!made?.ok) throw new Error('no invitation');
    return { port: started.value.port, invitation: made.value.file };
  },
  join: async ({ invitation, port }: { invitation: string; port: number }) => {
    const read = readInvitation(invitation);
    if (!read.ok) throw new Error(read.error.type);
    const start = wallClock();
    const synced = whenSynced();
    const joined = await vault.sync.joinLive(
      { ...read.value, addresses: [`127.0.0.1:${port}`] },
      { find: false, waitMilliseconds: 10_000, confirm: async () => true },
    );
    if (!joined.ok) throw new Error(JSON.stringify(joined.error));
    const { bytes } = await synced;
    return { milliseconds: wallClock() - start, bytes };
  },
  listen: async () => {
    heard = new Promise((resolve) => {
      const stop = vault.onRows(() => {
        stop();
        resolve(wallClock());
      });
    });
  },
  heard: () => heard,
  edit: ({ turn }: { turn: number }) => setPlace(organisation((turn % 20) * 7), `Place ${turn}`),
  editOne: ({ record, place }: { record: string; place: string }) =>
    setPlace(
      vault
        .graph()
        .ofKind('organisation')
        .find(({ id }) => id === record),
      place,
    ),
  one: async () => organisation(0)?.id,
  // Once the workers of the first sync have been let go.
  memory: () => new Promise((resolve) => setTimeout(() => resolve(process.memoryUsage().rss), 7_000)),
  leave: async () => {
    await vault.sync.meet.stop();
  },
  lock: () => vault.lock(),
  again: async ({ port }: { port: number }) => {
    // The first time both still tell the receipts of the edits before; the second time nothing at all is new.
    await dialOnce(port);
    await vault.sync.meet.stop();
    const start = wallClock();
    const { bytes, frames } = await dialOnce(port);
    return { milliseconds: wallClock() - start, bytes, messages: frames };
  },
});

const organisation = (place: number) => vault.graph().ofKind('organisation')[place];

/** Gives the moment at which it was asked for. */
async function setPlace(row: Row | undefined, value: string): Promise<number> {
  const plan = row && setField(vault.graph(), { row, field: 'place', value }, vault.context());
  const at = wallClock();
  if (!plan?.ok || !(await vault.perform(plan.value)).ok) throw new Error('not edited');
  return at;
}

async function dialOnce(port: number): Promise<ExchangeSummary> {
  const synced = whenSynced();
  const dialled = await vault.sync.meet.dial(`127.0.0.1:${port}`);
  if (!dialled.ok) throw new Error(dialled.error.type);
  return synced;
}

function whenSynced(): Promise<ExchangeSummary> {
  return new Promise((resolve) => {
    const stop = vault.sync.onEvent((event) => {
      if (event.type !== 'synced') return;
      stop();
      resolve(event.summary);
    });
  });
}
