import { mkdir, mkdtemp, rename, rm } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readInvitation } from '../../../engine/pairing/invitation.ts';
import type { SyncEvent } from '../../../engine/sync/service.ts';
import type { Vault } from '../../../engine/vault/api.ts';
import { createVault } from '../../../engine/vault/vault.ts';
import { addOrganisation, names, testPassphrase, unwrap } from '../../kit/vaults.ts';

async function withVaults(
  count: number,
  use: (root: string, vaults: readonly Vault[]) => Promise<void>,
): Promise<void> {
  const root = await mkdtemp(join(tmpdir(), 'samband-pairing-'));
  const vaults: Vault[] = [];
  try {
    for (let at = 0; at < count; at++) {
      const options = {
        memoryKiB: 64,
        machineTokenFile: join(root, 'machine'),
        udpPort: 31_999,
        ...(at > 0 && { joining: true }),
      };
      const who = { name: `Comrade ${at}`, passphrase: Buffer.from(testPassphrase) };
      vaults.push(unwrap(await createVault(join(root, `vault${at}`), who, options)).vault);
    }
    await use(root, vaults);
  } finally {
    for (const vault of vaults) await vault.lock();
    await rm(root, { recursive: true, force: true });
  }
}

async function invited(ida: Vault) {
  const coalition = ida.spaces.find(({ width }) => width === 'coalition');
  if (!coalition) throw new Error('no coalition');
  return unwrap(readInvitation(unwrap(await ida.sync.desk.invite(coalition)).file));
}

function eventOf<T extends SyncEvent['type']>(vault: Vault, type: T): Promise<Extract<SyncEvent, { type: T }>> {
  return new Promise((resolve) => {
    const stop = vault.sync.onEvent((event) => {
      if (event.type !== type) return;
      stop();
      resolve(event as Extract<SyncEvent, { type: T }>);
    });
  });
}

test('of two who come with one invitation at once the second is turned away and shown; so is whoever comes after', async () => {
  await withVaults(4, async (_root, [ida, bo, eve, mal]) => {
    if (!ida || !bo || !eve || !mal) throw new Error('four');
    await addOrganisation(ida, 'Harbour');
    const invitation = await invited(ida);
    const { port } = unwrap(await ida.sync.meet.start({ host: '127.0.0.1', port: 0, find: false }));
    const asked = eventOf(ida, 'joinAsked');
    const second = eventOf(ida, 'joinSecond');
    const how = { find: false, waitMilliseconds: 5_000, confirm: async () => true };
    const withAddress = { ...invitation, addresses: [`127.0.0.1:${port}`] };
    const joining = bo.sync.joinLive(withAddress, how);
    const { request } = await asked;
    expect(await eve.sync.joinLive(withAddress, how)).toMatchObject({ error: { type: 'JoinRefused', why: 'busy' } });
    await second;
    ida.sync.desk.answer(request.id, true);
    expect((await joining).ok).toBe(true);
    const late = eventOf(ida, 'joinSecond');
    expect(await mal.sync.joinLive(withAddress, how)).toMatchObject({ error: { type: 'JoinRefused', why: 'expired' } });
    await late;
    const persons = ida.members.list().find(({ space }) => space.width === 'coalition')?.persons ?? [];
    expect(persons.map(({ name }) => name).sort()).toEqual(['Comrade 0', 'Comrade 1']);
  });
});

test('a stick that is gone between letting in and answering costs nothing: the answer is written when it is back', async () => {
  await withVaults(2, async (root, [ida, bo]) => {
    if (!ida || !bo) throw new Error('two');
    await addOrganisation(ida, 'Harbour');
    const stick = join(root, 'stick');
    await mkdir(stick);
    unwrap(await bo.sync.joinByFolder(await invited(ida), stick));
    const [request] = unwrap(await ida.sync.requestsIn(stick));
    if (!request) throw new Error('no request');
    await rename(stick, `${stick}-away`);
    expect((await request.admit()).ok).toBe(false);
    await rename(`${stick}-away`, stick);
    const [again] = unwrap(await ida.sync.requestsIn(stick));
    expect(again).toMatchObject({ device: request.device, rivals: 0, words: request.words });
    expect(await again?.admit()).toEqual({ ok: true, value: true });
    expect(unwrap(await ida.sync.requestsIn(stick))).toEqual([]);
    unwrap(await ida.sync.syncFolder(stick, 'save'));
    expect(unwrap(await bo.sync.syncFolder(stick, 'both')).joined).toHaveLength(1);
    expect(names(bo)).toEqual(['Harbour']);
  });
});

test('locking while Meet is being switched on leaves no door open', async () => {
  await withVaults(1, async (_root, [ida]) => {
    if (!ida) throw new Error('one');
    const starting = ida.sync.meet.start({ find: true });
    const locked = ida.lock();
    const { port } = unwrap(await starting);
    await locked;
    const refused = await new Promise<string>((resolve) => {
      const socket = connect({ host: '127.0.0.1', port });
      socket.once('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? ''));
      socket.once('connect', () => resolve('open'));
    });
    expect(refused).toBe('ECONNREFUSED');
  });
});
