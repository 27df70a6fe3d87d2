/** A relay that is only read while what is written here is gathered: what such a pass says, and what it does not. */
import { rm } from 'node:fs/promises';
import { expect, test, vi } from 'vitest';
import type { Vault } from '../../../engine/vault/api.ts';
import { withRealGroup } from '../../kit/real-group.ts';
import { startRelay } from '../../kit/relay-process.ts';
import { unwrap } from '../../kit/vaults.ts';

const patient = { timeout: 20_000, interval: 100 };

test('an error of having been gone goes with the first good read; a loss counts as mended once all was written', async () => {
  let relay = await startRelay();
  const again = () => relay.start('--listen', `127.0.0.1:${relay.port}`);
  try {
    await withRealGroup(['Aud', 'Bo'], async ({ vaults, space }) => {
      const [aud] = vaults as [Vault, Vault];
      const stands = () => aud.sync.servers.now()[0];
      unwrap(
        await aud.sync.syncWithServer('relay', `${relay.url}#${await relay.voucher()}`, {
          ...{ space, on: true, gather: 3_600_000 },
        }),
      );
      // Whatever is due was sent as it was added.
      await vi.waitFor(() => expect(stands()).toMatchObject({ state: 'idle' }), patient);
      await new Promise((done) => setTimeout(done, 500));
      const before = stands()?.at;
      await relay.kill();
      await vi.waitFor(
        () => expect(stands()).toMatchObject({ state: 'gone', error: { type: 'CarrierGone' } }),
        patient,
      );
      relay = await again();
      await vi.waitFor(() => expect(stands()).toMatchObject({ state: 'idle' }), patient);
      expect(stands()?.error).toBeUndefined();
      expect(stands()?.at).toBe(before);

      await relay.kill();
      await rm(relay.data, { recursive: true });
      relay = await again();
      await vi.waitFor(() => expect(stands()).toMatchObject({ state: 'idle', trouble: { type: 'lost' } }), patient);
      expect(stands()?.trouble?.mended).toBe(false);
      const link = `${relay.url}#${await relay.voucher()}`;
      unwrap(await aud.sync.syncWithServer('relay', link, { space }));
      expect(stands()).toMatchObject({ state: 'idle', trouble: { type: 'lost', mended: true } });
    });
  } finally {
    await relay.end();
  }
});
