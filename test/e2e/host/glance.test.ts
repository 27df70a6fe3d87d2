/** What a window is told in the moment after the passphrase, while the vault is still being read. */
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { openVault } from '../../../engine/vault/vault.ts';
import { localDay } from '../../../shared/day.ts';
import { type BridgeSocket, openBridge } from '../../kit/bridge-socket.ts';
import { type HostScene, hostScene, makeVault, passphraseBytes, until } from '../../kit/test-host.ts';
import { testVaultOptions } from '../../kit/vault-options.ts';
import { addOrganisation, unwrap } from '../../kit/vaults.ts';

const today = localDay(Date.now());
let scene: HostScene;
let window: BridgeSocket;
beforeAll(async () => {
  scene = await hostScene();
  await makeVault(
    scene.host,
    async (bridge) => {
      const commands = [
        { op: 'create', kind: 'organisation', fields: { name: 'Lauvåsen lag' } },
        { op: 'create', kind: 'commitment', fields: { text: 'Koke kaffe', due: today, status: 'open' } },
      ] as const;
      for (const command of commands) unwrap(await bridge.call('perform', { commands: [command] }));
    },
    true,
  );
  window = await openBridge(scene.host.origin, scene.pass());
});
afterAll(() => scene.close());

interface Pieces {
  readonly names: readonly string[];
  readonly total?: number;
  readonly filled?: boolean;
}

/** Unlocks as the app does: asks for rows the moment the state says open. Gives the pieces as they came. */
async function unlock(): Promise<readonly Pieces[]> {
  const { bridge } = window;
  const pieces: Pieces[] = [];
  const decode = new TextDecoder();
  const ends = [
    bridge.onRows((json) => {
      const { put, total, filled } = JSON.parse(decode.decode(json));
      pieces.push({
        names: put.map((row: { fields: { text?: string; name?: string } }) => row.fields.text ?? row.fields.name),
        total,
        filled,
      });
    }),
  ];
  let asked = false;
  ends.push(
    bridge.on('state', ({ state }) => {
      if (state !== 'open' || asked) return;
      asked = true;
      void bridge.call('watchRows', { today });
    }),
  );
  unwrap(await bridge.call('unlock', { passphrase: passphraseBytes() }));
  await until(() => pieces.some((piece) => piece.filled));
  for (const end of ends) end();
  return pieces;
}

afterEach(() => lock());

const lock = async () => unwrap(await window.bridge.call('lock', {}));

test('the days around today come first, before the vault is read; then everything', async () => {
  const pieces = await unlock();
  expect(pieces[0]?.names).toEqual(['Koke kaffe']);
  expect(pieces[0]?.total).toBeGreaterThan(1);
  expect(pieces.slice(1).flatMap((piece) => piece.names)).toContain('Lauvåsen lag');
});

test('what was written since by other hands comes a moment later', async () => {
  const vault = unwrap(await openVault(scene.folder, passphraseBytes(), testVaultOptions));
  await addOrganisation(vault, 'Kom etterpå');
  await vault.lock();
  const [first, ...rest] = await unlock();
  expect(first?.names).toEqual(['Koke kaffe']);
  expect(rest.flatMap((piece) => piece.names)).toEqual(expect.arrayContaining(['Lauvåsen lag', 'Kom etterpå']));
});

test('an edit asked for before the vault is read is done when it is', async () => {
  const { bridge } = window;
  const opened = new Promise<void>((resolve) => {
    const end = bridge.on('state', ({ state }) => {
      if (state !== 'open') return;
      end();
      resolve();
    });
  });
  const unlocked = bridge.call('unlock', { passphrase: passphraseBytes() });
  await opened;
  const command = { op: 'create', kind: 'organisation', fields: { name: 'Utålmodige' } } as const;
  unwrap(await bridge.call('perform', { commands: [command] }));
  unwrap(await unlocked);
  expect(unwrap(await bridge.call('scan', { text: 'utålmodige', limit: 5 }))).toHaveLength(1);
});
