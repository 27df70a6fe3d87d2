import { expect, test } from 'vitest';
import type { BridgeHost } from '../../../engine/bridge/host.ts';
import { createBridgeClient } from '../../../shared/bridge/client.ts';
import { portPair } from '../../../shared/bridge/port.ts';
import { bridgeHost } from '../../kit/bridge-host.ts';
import { testPassphrase, unwrap } from '../../kit/vaults.ts';

const today = '2026-03-11';

async function hostOfDemo(): Promise<BridgeHost> {
  const host = await bridgeHost();
  const first = windowOf(host);
  const passphrase = new TextEncoder().encode(testPassphrase);
  unwrap(await first.bridge.call('create', { name: 'Ida Example', passphrase, demo: true }));
  return host;
}

function windowOf(host: BridgeHost) {
  const [left, right] = portPair();
  const bridge = createBridgeClient(left);
  host.connect(right);
  return { bridge, close: left.close };
}

const filled = (bridge: ReturnType<typeof createBridgeClient>) =>
  new Promise<void>((resolve) =>
    bridge.onRows((json) => {
      if (JSON.parse(new TextDecoder().decode(json)).filled) resolve();
    }),
  );

test('what a window asked for before the engine was there is answered', async () => {
  const host = await hostOfDemo();
  const [left, right] = portPair();
  const bridge = createBridgeClient(left);
  const all = filled(bridge);
  const asked = bridge.call('watchRows', { today });
  await new Promise((resolve) => setImmediate(resolve));
  host.connect(right);
  unwrap(await asked);
  await all;
});

test('a window that closes while its rows are on their way leaves the others as they were', async () => {
  const host = await hostOfDemo();
  const leaving = windowOf(host);
  const left = new Promise<void>((resolve) =>
    leaving.bridge.onRows(() => {
      leaving.close();
      resolve();
    }),
  );
  void leaving.bridge.call('watchRows', { today });
  await left;
  const staying = windowOf(host);
  const all = filled(staying.bridge);
  unwrap(await staying.bridge.call('watchRows', { today }));
  await all;
  expect(unwrap(await staying.bridge.call('hello', {}))).toMatchObject({ state: 'open' });
});
