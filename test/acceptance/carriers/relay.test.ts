/** Real vaults over a real relay. */
import { cp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { connectToRelay } from '../../../engine/relay/relay-connection.ts';
import { readAct } from '../../../engine/space/acts.ts';
import type { Vault } from '../../../engine/vault/api.ts';
import { pairVaults, type RealGroup, withGuest, withRealGroup } from '../../kit/real-group.ts';
import { type RelayProcess, startRelay } from '../../kit/relay-process.ts';
import { addOrganisation, names, unwrap } from '../../kit/vaults.ts';

async function withRelay(people: readonly string[], use: (relay: RelayProcess, group: RealGroup) => Promise<void>) {
  const relay = await startRelay();
  try {
    await withRealGroup(people, (group) => use(relay, group));
  } finally {
    await relay.end();
  }
}

/** The same address again, as an operator who brings a relay back. */
const startedAgain = (relay: RelayProcess) => relay.start('--listen', `127.0.0.1:${relay.port}`);

const serverOf = async (vault: Vault) => (await vault.sync.status()).servers[0];

/** What went wrong with the one space. */
async function refusal(vault: Vault, address: string, space?: string): Promise<string | undefined> {
  const [one] = unwrap(await vault.sync.syncWithServer('relay', address, { ...(space !== undefined && { space }) }));
  return one?.error?.type;
}

/** Syncs once; every space must have gone well. */
async function sync(vault: Vault, address: string, space?: string) {
  const [one, ...more] = unwrap(
    await vault.sync.syncWithServer('relay', address, { ...(space !== undefined && { space }) }),
  );
  expect(more).toEqual([]);
  if (!one?.synced) throw new Error(JSON.stringify(one));
  return one.synced;
}

test('one opens the account, others come with the address alone, and everybody has everything', async () => {
  await withRelay(['Aud', 'Bo', 'Cam'], async (relay, { vaults, space, reopen }) => {
    const [aud, bo, cam] = vaults as [Vault, Vault, Vault];
    await addOrganisation(aud, 'Fjell Union');
    const first = await sync(aud, `${relay.url}#${await relay.voucher()}`, space);
    expect(first.saved.packs).toBeGreaterThan(0);
    await addOrganisation(bo, 'Elv Samvirke');
    await sync(bo, relay.url);
    await sync(cam, relay.url);
    expect(names(cam)).toEqual(['Elv Samvirke', 'Fjell Union']);
    await sync(aud, relay.url);
    expect(names(aud)).toEqual(names(cam));
    expect(aud.sync.custody().onlyHere).toBe(0);
    // Nothing new: nothing is written, also after a night.
    const again = await reopen(0);
    const quiet = await sync(again, relay.url);
    expect(quiet.saved).toMatchObject({ packs: 0 });
    expect(quiet.read).toMatchObject({ read: 0, skipped: [] });
    expect((await again.sync.status()).servers).toMatchObject([{ kind: 'relay', url: relay.url, toSend: 0, space }]);
  });
});

test('somebody let in later reads at once, and writes as soon as a steward was there', async () => {
  await withRelay(['Aud', 'Bo'], async (relay, { vaults, space, folder }) => {
    const [aud, bo] = vaults as [Vault, Vault];
    await sync(aud, `${relay.url}#${await relay.voucher()}`, space);
    await sync(bo, relay.url);
    await withGuest(folder, 'Cam', async (cam) => {
      await pairVaults(aud, cam, space);
      await addOrganisation(bo, 'Elv Samvirke');
      // Bo has not heard of Cam, and no steward has been to the relay since.
      await sync(bo, relay.url);
      expect(await refusal(cam, relay.url)).toBe('NotAWriter');
      expect(names(cam)).toEqual(['Elv Samvirke']);
      await sync(aud, relay.url);
      await addOrganisation(cam, 'Vidde Kollektiv');
      await sync(cam, relay.url);
      await sync(bo, relay.url);
      expect(names(bo)).toEqual(['Elv Samvirke', 'Vidde Kollektiv']);
    });
  });
});

test('who is put out reads nothing more and writes nothing more; those who stay go on under new keys', async () => {
  await withRelay(['Aud', 'Bo', 'Cam'], async (relay, { vaults, space }) => {
    const [aud, bo, cam] = vaults as [Vault, Vault, Vault];
    await sync(aud, `${relay.url}#${await relay.voucher()}`, space);
    await sync(bo, relay.url);
    await sync(cam, relay.url);
    unwrap(await aud.members.remove([cam.members.self.device], space));
    await addOrganisation(aud, 'Fjell Union');
    await sync(aud, relay.url);
    await addOrganisation(cam, 'Sabotage');
    expect(await refusal(cam, relay.url, space)).toBe('NotAWriter');
    expect(names(cam)).toEqual(['Sabotage']);
    await sync(bo, relay.url);
    expect(names(bo)).toEqual(['Fjell Union']);
    await addOrganisation(bo, 'Elv Samvirke');
    await sync(bo, relay.url);
    await sync(aud, relay.url);
    expect(names(aud)).toEqual(['Elv Samvirke', 'Fjell Union']);
  });
});

test('where the one steward who could say who writes is gone, another opens an account for the new keys', async () => {
  await withRelay(['Aud', 'Bo', 'Cam'], async (relay, { vaults, space }) => {
    const [aud, bo, cam] = vaults as [Vault, Vault, Vault];
    await sync(aud, `${relay.url}#${await relay.voucher()}`, space);
    await sync(bo, relay.url);
    await sync(cam, relay.url);
    // Bo becomes a steward, and Aud's laptop is gone before it told the relay.
    unwrap(await aud.members.setRole(space, bo.members.self.person, 'steward'));
    for (const vault of [bo, cam]) {
      const acts = aud.replica.acts(space).map((signed) => unwrap(readAct(signed)));
      unwrap(await vault.members.join(acts));
    }
    unwrap(await bo.members.remove([aud.members.self.device], space));
    await addOrganisation(bo, 'Fjell Union');
    expect(await refusal(bo, relay.url)).toBe('NotAWriter');
    await sync(bo, `${relay.url}#${await relay.voucher()}`, space);
    // Cam has heard of the new keys from Bo, some other way.
    unwrap(await cam.members.join(bo.replica.acts(space).map((signed) => unwrap(readAct(signed)))));
    await sync(cam, relay.url);
    expect(names(cam)).toEqual(['Fjell Union']);
    await addOrganisation(cam, 'Elv Samvirke');
    await sync(cam, relay.url);
    await sync(bo, relay.url);
    expect(names(bo)).toEqual(['Elv Samvirke', 'Fjell Union']);
  });
});

test('who was away while keys changed finds the way at a relay that came in place of another, too', async () => {
  await withRelay(['Aud', 'Bo', 'Cam'], async (relay, { vaults, space }) => {
    const [aud, bo, cam] = vaults as [Vault, Vault, Vault];
    await addOrganisation(cam, 'Elv Samvirke');
    unwrap(await aud.members.remove([bo.members.self.device], space));
    await addOrganisation(aud, 'Fjell Union');
    await sync(aud, `${relay.url}#${await relay.voucher()}`, space);
    // Cam knows only the key of before, and that Bo belongs.
    await sync(cam, relay.url);
    expect(names(cam)).toEqual(['Elv Samvirke', 'Fjell Union']);
    await sync(aud, relay.url);
    expect(names(aud)).toEqual(['Elv Samvirke', 'Fjell Union']);
    expect(await refusal(bo, relay.url)).toBe('NotAWriter');
    expect(names(bo)).toEqual([]);
  });
});

test('where nobody says anything a connection stays, however short the patience', async () => {
  const relay = await startRelay();
  try {
    let isClosed = false;
    const patience = 1_000;
    const connection = unwrap(
      await connectToRelay(relay.url, { onTold: () => {}, onClose: () => (isClosed = true), patience }),
    );
    const unknown = { o: new Uint8Array(32), n: connection.hello.n, p: new Uint8Array(64), w: 0 } as const;
    expect(await connection.ask({ type: 'enter', ...unknown })).toMatchObject({ ok: false });
    await new Promise((done) => setTimeout(done, 2.5 * patience));
    expect([connection.isOpen(), isClosed]).toEqual([true, false]);
    connection.close();
  } finally {
    await relay.end();
  }
});

test('a host that is reached through a proxy is reached through it by every other address there, too', async () => {
  await withRealGroup(['Aud', 'Bo'], async ({ vaults, space }) => {
    const [aud] = vaults as [Vault];
    // Nothing listens there.
    const proxy = 'socks5h://me:secret@127.0.0.1:9';
    const add = (kind: 'relay' | 'webdav', address: string, more = {}) =>
      aud.sync.syncWithServer(kind, address, { space, on: true, ...more });
    unwrap(await add('relay', 'ws://127.0.0.1:9', { proxy }));
    unwrap(await add('relay', 'ws://127.0.0.1:9/other'));
    unwrap(await add('webdav', 'http://127.0.0.1:9/dav'));
    expect(aud.sync.servers.places().map((place) => place.proxy)).toEqual([proxy, proxy, proxy]);
  });
});

test('a steward who leaves may delete what lies there; a relay that cannot be reached is not left by that', async () => {
  await withRelay(['Aud', 'Bo', 'Cam'], async (relay, { vaults, space }) => {
    const [aud, bo, cam] = vaults as [Vault, Vault, Vault];
    await sync(aud, `${relay.url}#${await relay.voucher()}`, space);
    await addOrganisation(bo, 'Elv Samvirke');
    await sync(bo, relay.url);
    const erase = async (vault: Vault) => vault.sync.servers.forget((await serverOf(vault))?.id ?? '', { erase: true });
    expect(await erase(bo)).toMatchObject({ ok: false, error: { type: 'OnlyStewardsDelete' } });
    await relay.kill();
    expect(await erase(aud)).toMatchObject({ ok: false, error: { type: 'CarrierGone' } });
    expect(await serverOf(aud)).toMatchObject({ state: 'gone', toSend: 0 });
    const again = await startedAgain(relay);
    try {
      // The keys have changed since it was there last.
      unwrap(await aud.members.remove([cam.members.self.device], space));
      expect(await erase(aud)).toMatchObject({ ok: true });
      expect((await aud.sync.status()).servers).toEqual([]);
      expect(await refusal(bo, relay.url)).toBe('NotKnownThere');
      expect(bo.sync.custody().onlyHere).toBe(1);
      // As if it had never been there: whoever brings a voucher begins anew.
      unwrap(await bo.members.join(aud.replica.acts(space).map((signed) => unwrap(readAct(signed)))));
      const anew = `${relay.url}#${await again.voucher()}`;
      let refused = await refusal(aud, anew, space);
      // A log of the same name waits until the old one is deleted to the last.
      while (refused === 'NotJustNow') refused = await refusal(aud, anew, space);
      expect(refused).toBeUndefined();
      await sync(bo, relay.url);
      expect(bo.sync.custody().onlyHere).toBe(0);
    } finally {
      await again.end();
    }
  });
});

test('deleted with what is there now goes the account of before, where this device may speak for it', async () => {
  await withRelay(['Aud', 'Bo', 'Cam'], async (relay, { vaults, space }) => {
    const [aud, bo, cam] = vaults as [Vault, Vault, Vault];
    await addOrganisation(cam, 'Fjell Union');
    await sync(aud, `${relay.url}#${await relay.voucher()}`, space);
    await sync(cam, relay.url);
    // Bo becomes a steward and changes the keys, before the relay was told that a second one may list.
    const tell = async (from: Vault, to: Vault) =>
      unwrap(await to.members.join(from.replica.acts(space).map((signed) => unwrap(readAct(signed)))));
    unwrap(await aud.members.setRole(space, bo.members.self.person, 'steward'));
    await tell(aud, bo);
    unwrap(await bo.members.remove([cam.members.self.device], space));
    await sync(bo, `${relay.url}#${await relay.voucher()}`, space);
    await tell(bo, aud);
    unwrap(await aud.sync.servers.forget((await serverOf(aud))?.id ?? '', { erase: true }));
    // Whoever knows the keys of before alone finds nothing under them either.
    expect(await refusal(cam, relay.url)).toBe('NotKnownThere');
  });
});

test('what a steward deletes while a comrade is connected counts for that comrade no more', async () => {
  await withRelay(['Aud', 'Bo'], async (relay, { vaults, space }) => {
    const [aud, bo] = vaults as [Vault, Vault];
    await sync(aud, `${relay.url}#${await relay.voucher()}`, space);
    await addOrganisation(bo, 'Elv Samvirke');
    unwrap(await bo.sync.syncWithServer('relay', relay.url, { space, on: true }));
    expect(await serverOf(bo)).toMatchObject({ toSend: 0 });
    expect(bo.sync.custody().onlyHere).toBe(0);
    unwrap(await aud.sync.servers.forget((await serverOf(aud))?.id ?? '', { erase: true }));
    await vi.waitFor(async () => expect(await serverOf(bo)).toMatchObject({ trouble: { type: 'lost' } }), {
      timeout: 30_000,
    });
    await vi.waitFor(async () => expect((await serverOf(bo))?.toSend).toBeGreaterThan(0), { timeout: 30_000 });
    expect(bo.sync.custody().onlyHere).toBe(1);
  });
});

test('what a steward deleted and opened again is in step with the next pass somebody asks for', async () => {
  await withRelay(['Aud', 'Bo'], async (relay, { vaults, space }) => {
    const [aud, bo] = vaults as [Vault, Vault];
    await sync(aud, `${relay.url}#${await relay.voucher()}`, space);
    await addOrganisation(bo, 'Elv Samvirke');
    // Kept open: what one connection was told is remembered for the next pass.
    unwrap(await bo.sync.syncWithServer('relay', relay.url, { space, on: true }));
    unwrap(await aud.sync.servers.forget((await serverOf(aud))?.id ?? '', { erase: true }));
    await vi.waitFor(async () => expect((await serverOf(bo))?.error?.type).toBe('NotKnownThere'), { timeout: 30_000 });
    const anew = `${relay.url}#${await relay.voucher()}`;
    // A log of the same name waits until the old one is deleted to the last.
    let refused = await refusal(aud, anew, space);
    while (refused === 'NotJustNow') refused = await refusal(aud, anew, space);
    expect(refused).toBeUndefined();
    expect(await bo.sync.servers.sync((await serverOf(bo))?.id ?? '')).toHaveProperty('ok', true);
    expect(bo.sync.custody().onlyHere).toBe(0);
  });
});

test('a relay that lost everything is told by that, and is filled again with a new voucher', async () => {
  await withRelay(['Aud', 'Bo'], async (relay, { vaults, space }) => {
    const [aud, bo] = vaults as [Vault, Vault];
    await addOrganisation(aud, 'Fjell Union');
    await sync(aud, `${relay.url}#${await relay.voucher()}`, space);
    expect(aud.sync.custody().onlyHere).toBe(0);
    await relay.kill();
    expect(await refusal(aud, relay.url)).toBe('CarrierGone');
    expect(await serverOf(aud)).toMatchObject({ state: 'gone', toSend: 0 });
    await rm(relay.data, { recursive: true });
    const again = await startedAgain(relay);
    try {
      expect(await refusal(aud, relay.url)).toBe('NotKnownThere');
      const lost = await serverOf(aud);
      expect(lost).toMatchObject({ state: 'failed', trouble: { type: 'lost' } });
      expect(lost?.toSend).toBeGreaterThan(0);
      expect(aud.sync.custody().onlyHere).toBe(1);
      expect(await refusal(bo, relay.url, space)).toBe('NotKnownThere');
      await sync(aud, `${relay.url}#${await again.voucher()}`, space);
      expect(aud.sync.custody().onlyHere).toBe(0);
      await sync(bo, relay.url);
      expect(names(bo)).toEqual(['Fjell Union']);
    } finally {
      await again.end();
    }
  });
});

test('what was seen to be gone counts no more, also where it cannot be put there again', async () => {
  await withRelay(['Aud', 'Bo'], async (relay, { vaults, space }) => {
    const [aud, bo] = vaults as [Vault, Vault];
    await sync(aud, `${relay.url}#${await relay.voucher()}`, space);
    await addOrganisation(bo, 'Elv Samvirke');
    await sync(bo, relay.url);
    expect(bo.sync.custody().onlyHere).toBe(0);
    const inStep = (await serverOf(bo))?.at;
    await relay.kill();
    await rm(relay.data, { recursive: true });
    const again = await startedAgain(relay);
    try {
      // The new account is too small for anything.
      expect(await refusal(aud, `${again.url}#${await again.voucher('--bytes', '3KB')}`)).toBe('NoRoomThere');
      expect(await refusal(bo, again.url)).toBe('NoRoomThere');
      expect(await serverOf(bo)).toMatchObject({ state: 'failed', at: inStep });
      expect((await serverOf(bo))?.toSend).toBeGreaterThan(0);
      expect(bo.sync.custody().onlyHere).toBe(1);
    } finally {
      await again.end();
    }
  });
});

test('a relay that was set back to yesterday is told by that, and nothing counts as there that is not', async () => {
  await withRelay(['Aud', 'Bo'], async (relay, { vaults, space, folder }) => {
    const [aud, bo] = vaults as [Vault, Vault];
    await addOrganisation(aud, 'Fjell Union');
    await sync(aud, `${relay.url}#${await relay.voucher()}`, space);
    await relay.stop();
    const yesterday = join(folder, 'yesterday');
    await cp(relay.data, yesterday, { recursive: true });
    const second = await startedAgain(relay);
    await addOrganisation(aud, 'Elv Samvirke');
    await sync(aud, relay.url);
    await second.stop();
    await rm(relay.data, { recursive: true });
    await cp(yesterday, relay.data, { recursive: true });
    const third = await startedAgain(relay);
    try {
      const filled = await sync(aud, relay.url);
      expect(filled.trouble?.type).toMatch(/lost|setBack/);
      expect(filled.saved.envelopes).toBeGreaterThan(0);
      await sync(bo, relay.url);
      expect(names(bo)).toEqual(['Elv Samvirke', 'Fjell Union']);
    } finally {
      await third.end();
    }
  });
});

test('a space that outgrows its share there is told, here nothing is lost, and another relay takes it', async () => {
  await withRelay(['Aud', 'Bo'], async (small, { vaults, space }) => {
    const [aud, bo] = vaults as [Vault, Vault];
    const large = await startRelay();
    try {
      await sync(aud, `${small.url}#${await small.voucher('--bytes', '40KB')}`, space);
      for (let n = 0; n < 40; n++) await addOrganisation(aud, `Union ${n} ${'x'.repeat(100)}`);
      expect(await refusal(aud, small.url)).toBe('NoRoomThere');
      const full = await serverOf(aud);
      expect(full).toMatchObject({ state: 'failed', error: { type: 'NoRoomThere' } });
      expect(full?.toSend).toBeGreaterThan(0);
      await sync(aud, `${large.url}#${await large.voucher()}`, space);
      await sync(bo, large.url);
      expect(names(bo)).toEqual(names(aud));
      expect(aud.sync.custody().onlyHere).toBe(0);
    } finally {
      await large.end();
    }
  });
});

test('while both are there, what one writes is at the other at once; a relay that goes and comes back is waited for', async () => {
  await withRelay(['Aud', 'Bo'], async (relay, { vaults, space }) => {
    const [aud, bo] = vaults as [Vault, Vault];
    unwrap(await aud.sync.syncWithServer('relay', `${relay.url}#${await relay.voucher()}`, { space, on: true }));
    unwrap(await bo.sync.syncWithServer('relay', relay.url, { space, on: true }));
    const took: number[] = [];
    for (let n = 0; n < 10; n++) {
      const begun = performance.now();
      await addOrganisation(aud, `Union ${n}`);
      await seen(bo, `Union ${n}`);
      took.push(performance.now() - begun);
    }
    // biome-ignore lint/suspicious/noConsole: a figure, asserted nowhere
    console.log(`an edit over a relay: ${took.map((each) => each.toFixed(0)).join(' ')} ms`);
    await relay.kill();
    await addOrganisation(aud, 'Written meanwhile');
    const again = await startedAgain(relay);
    try {
      await seen(bo, 'Written meanwhile');
    } finally {
      await again.end();
    }
  });
});

/** Waits until an organisation of that name is in a vault. */
function seen(vault: Vault, name: string): Promise<void> {
  return new Promise((done) => {
    const look = () => {
      if (!names(vault).includes(name)) return;
      stop();
      done();
    };
    const stop = vault.onRows(look);
    look();
  });
}
