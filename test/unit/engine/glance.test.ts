/** The first screen of the vault's last state, shown while the vault is still being read, and put right when it has been. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { type BridgeHost, createBridgeHost } from '../../../engine/bridge/host.ts';
import type { Vault } from '../../../engine/vault/api.ts';
import { openVault } from '../../../engine/vault/vault.ts';
import { type BridgeClient, createBridgeClient } from '../../../shared/bridge/client.ts';
import type { AppState } from '../../../shared/bridge/contract/app.ts';
import type { RowsMessage } from '../../../shared/bridge/contract.ts';
import { portPair } from '../../../shared/bridge/port.ts';
import { identify } from '../../../shared/edit/identify.ts';
import { setField } from '../../../shared/edit/set-field.ts';
import { isRowOf, type Row } from '../../../shared/query/row.ts';
import { testVaultOptions } from '../../kit/vault-options.ts';
import { testPassphrase, unwrap } from '../../kit/vaults.ts';

const today = '2026-03-11';
const passphrase = () => new TextEncoder().encode(testPassphrase);

interface Scene {
  readonly host: BridgeHost;
  readonly folder: string;
  readonly window: BridgeClient;
  readonly clock: { now: number };
}

/** A locked demo, whose glance was kept by the lock. */
async function lockedDemo(): Promise<Scene> {
  const root = await mkdtemp(join(tmpdir(), 'samband-glance-'));
  const folder = join(root, 'vault');
  const clock = { now: new Date(`${today}T12:00:00`).getTime() };
  const host = await createBridgeHost({
    folder,
    settingsFile: join(root, 'settings.json'),
    version: 'test',
    clock: () => clock.now,
    vaultOptions: { ...testVaultOptions, clock: () => clock.now },
    onBug: (thrown) => {
      throw thrown;
    },
  });
  onTestFinished(async () => {
    await host.close();
    await rm(root, { recursive: true, force: true });
  });
  const [left, right] = portPair();
  const window = createBridgeClient(left);
  host.connect(right);
  unwrap(await window.call('create', { name: 'Ida Example', passphrase: passphrase(), demo: true }));
  unwrap(await window.call('lock', {}));
  return { host, folder, window, clock };
}

/** What a window is shown from the unlocking on: each state, and rows, those of the glance apart. */
async function unlock({ window }: Scene) {
  const states: AppState[] = [];
  const messages: RowsMessage[] = [];
  const stopStates = window.on('state', (state) => {
    if (state.state === 'open' && states.length === 0) void window.call('watchRows', { today });
    states.push(state);
  });
  await new Promise<void>((resolve) => {
    const stop = window.onRows((bytes) => {
      const message: RowsMessage = JSON.parse(new TextDecoder().decode(bytes));
      messages.push(message);
      if (!message.filled) return;
      stop();
      resolve();
    });
    void window.call('unlock', { passphrase: passphrase() }).then(unwrap);
  });
  stopStates();
  const rows = new Map<string, Row>();
  for (const { put, gone } of messages) {
    for (const id of gone) rows.delete(id);
    for (const row of put) rows.set(row.id, row);
  }
  return { states, glance: messages[0]?.put ?? [], rows };
}

/** As another program does, the command line for one, while the app is locked. */
async function elsewhere({ folder, clock }: Scene, write: (vault: Vault) => Promise<void>): Promise<readonly Row[]> {
  const vault = unwrap(await openVault(folder, passphrase(), { ...testVaultOptions, clock: () => clock.now }));
  await write(vault);
  const rows = [...vault.graph().rows.values()];
  await vault.lock();
  return rows;
}

function firstTwoOrganisations(rows: readonly Row[]): [Row<'organisation'>, Row<'organisation'>] {
  const [one, other] = rows.flatMap((row) => (isRowOf(row, 'organisation') ? [row] : []));
  if (!one || !other) throw new Error('the first screen shows no two organisations');
  return [one, other];
}

test('what was there at the lock is shown first', async () => {
  const scene = await lockedDemo();
  const { states, glance, rows } = await unlock(scene);
  expect(glance.length).toBeGreaterThan(5);
  expect(glance.length).toBeLessThan(rows.size);
  for (const row of glance) expect(rows.get(row.id)).toEqual(row);
  const [shown, read] = states;
  expect(shown).toMatchObject({ state: 'open' });
  expect(shown).toMatchObject({ custody: (read as typeof shown & { custody: object }).custody });
});

test('written elsewhere since: shown as it was, and then it is put right', async () => {
  const scene = await lockedDemo();
  const { glance: before } = await unlock(scene);
  unwrap(await scene.window.call('lock', {}));
  const [changed, same] = firstTwoOrganisations(before);
  const now = await elsewhere(scene, async (vault) => {
    const [graph, context] = [vault.graph(), vault.context()];
    const row = graph.rowOf(changed.id);
    if (!row) throw new Error('not there');
    unwrap(await vault.perform(unwrap(setField(graph, { row, field: 'name', value: 'Nytt navn' }, context))));
    const other = vault.graph().rowOf(same.id);
    if (!other) throw new Error('not there');
    unwrap(await vault.perform(unwrap(identify(vault.graph(), [row, other], 'same_as', [], context))));
  });
  const { states, glance, rows } = await unlock(scene);
  expect(glance).toEqual(before);
  expect(states[0]).toMatchObject({ state: 'open' });
  expect((states[0] as { custody: object }).custody).toEqual({});
  expect([...rows.values()].map(({ fields }) => (fields as { name?: string }).name)).toContain('Nytt navn');
  const nowIds = now.map((row) => row.id);
  // Two of the first screen are one now: one of them is taken back.
  expect(before.filter(({ id }) => !nowIds.includes(id))).toHaveLength(1);
  expect([...rows.keys()].sort()).toEqual(nowIds.sort());
});

test.each([-1, 4])('%i days away it is not shown: the first screen is about other days', async (days) => {
  const scene = await lockedDemo();
  scene.clock.now += days * 86_400_000;
  const { states } = await unlock(scene);
  expect(states).toHaveLength(1);
});
