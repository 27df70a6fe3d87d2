/** Relays that lie, beside one that does not: nothing is lost, what can be seen is said, and the honest one carries on. */
import { expect, test } from 'vitest';
import type { Vault } from '../../../engine/vault/api.ts';
import { floodOf, type RelayLie, startLyingRelay } from '../../kit/lying-relay.ts';
import { withRealGroup } from '../../kit/real-group.ts';
import { startRelay } from '../../kit/relay-process.ts';
import { addOrganisation, names, unwrap } from '../../kit/vaults.ts';

async function passWith(vault: Vault, address: string, space: string) {
  const [one] = unwrap(await vault.sync.syncWithServer('relay', address, { space }));
  return one ?? {};
}

/** Those under which what others wrote comes all the same. */
const brings: ReadonlySet<RelayLie> = new Set(['floods']);

test.each<RelayLie>(['forgets', 'withholds', 'swaps', 'garbage', 'endless', 'floods'])(
  'a relay that lies (%s) costs nothing beside one that does not',
  async (lie) => {
    const [honest, behind] = [await startRelay(), await startRelay()];
    const liar = await startLyingRelay(behind.url);
    try {
      await withRealGroup(['Aud', 'Bo'], async ({ vaults, space, reopen }) => {
        const [aud, bo] = vaults as [Vault, Vault];
        expect(await passWith(aud, `${liar.url}#${await behind.voucher()}`, space)).toHaveProperty('synced');
        expect(await passWith(aud, `${honest.url}#${await honest.voucher()}`, space)).toHaveProperty('synced');
        for (const url of [liar.url, honest.url]) expect(await passWith(bo, url, space)).toHaveProperty('synced');
        liar.tell(lie);
        for (const [vault, name] of [
          [aud, 'Fjell Union'],
          [bo, 'Elv Samvirke'],
          [aud, 'Vidde Kollektiv'],
        ] as const) {
          await addOrganisation(vault, name);
          const lied = await passWith(vault, liar.url, space);
          // What it makes up, keeps back or hands out changed is in no vault: whatever came, came by the honest one.
          if (!brings.has(lie)) expect(lied.synced?.read.received ?? 0).toBe(0);
          await passWith(vault, honest.url, space);
        }
        expect(names(bo)).not.toContain('Vidde Kollektiv');
        const held = await passWith(bo, liar.url, space);
        if (brings.has(lie)) expect(names(bo)).toContain('Vidde Kollektiv');
        else expect([held.synced?.read.received ?? 0, names(bo).includes('Vidde Kollektiv')]).toEqual([0, false]);
        expect(liar.lies()).toBeGreaterThanOrEqual(lie === 'floods' ? floodOf : 1);
        await passWith(bo, honest.url, space);
        const all = ['Elv Samvirke', 'Fjell Union', 'Vidde Kollektiv'];
        expect([names(aud), names(bo)]).toEqual([all, all]);
        // The next day, while it lies on: a vault that trusted it is told what was not so.
        const again = await reopen(0);
        await passWith(again, liar.url, space);
        const [shown] = (await again.sync.status()).servers;
        if (lie === 'forgets') expect(shown).toMatchObject({ trouble: { type: 'setBack' } });
        if (lie === 'swaps') {
          // One that cannot be read may just have been removed: not twice.
          await passWith(again, liar.url, space);
          expect((await again.sync.status()).servers[0]).toMatchObject({ trouble: { type: 'damaged' } });
        }
        if (lie === 'withholds' || lie === 'floods') expect(shown).toMatchObject({ state: 'idle', toSend: 0 });
        if (lie === 'garbage' || lie === 'endless') expect(shown).toMatchObject({ error: { type: 'OtherCarrier' } });
        // Back to the truth: everything it lacks is written to it.
        liar.tell(undefined);
        const mended = await reopen(0);
        expect(await passWith(mended, liar.url, space)).toHaveProperty('synced');
        expect((await mended.sync.status()).servers[0]).toMatchObject({ toSend: 0, state: 'idle' });
        const other = await reopen(1);
        expect(await passWith(other, liar.url, space)).toHaveProperty('synced');
      });
    } finally {
      await liar.close();
      await Promise.all([honest.end(), behind.end()]);
    }
  },
);
