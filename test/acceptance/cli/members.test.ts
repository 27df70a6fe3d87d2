/** Who is in, a circle of one's own, and a laptop that is lost, through the built command. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Vault } from '../../../engine/vault/api.ts';
import { spaceOfWidth } from '../../../shared/edit/plan.ts';
import { pairVaults } from '../../kit/real-group.ts';
import { desk, openedAt, quickVault } from './command.ts';

const at = desk();
const bo = at.path('bo');
let device = '';

/** What pairing does. */
async function pair(space: (ada: Vault) => string): Promise<void> {
  const [ada, guest] = [await openedAt(at, at.vault), await openedAt(at, bo)];
  device = guest.members.self.device;
  await pairVaults(ada, guest, space(ada));
  await Promise.all([ada.lock(), guest.lock()]);
}

beforeAll(async () => {
  await quickVault(at, at.vault, 'Aud');
  await quickVault(at, bo, 'Bo');
  await at.value('add', at.vault, 'met fjell-union.example today');
  await pair((ada) => spaceOfWidth(ada.context(), 'coalition').id);
});
afterAll(() => at.remove());

const failed = async (...args: readonly string[]) => {
  const ran = await at.run([...args, '--json']);
  return [ran.code, Object(Object(ran.json()).error).type];
};

test('members lists persons and devices of every space', async () => {
  const list = Object(await at.value('members', at.vault));
  expect(list).toMatchObject([
    { space: 'private', width: 'private', name: 'Aud', role: 'steward', you: true, devices: [{ you: true }] },
    { space: 'coalition', width: 'coalition', name: 'Aud', role: 'steward', you: true },
    { space: 'coalition', name: 'Bo', role: 'member', you: false, devices: [{ device, you: false }] },
  ]);
  expect(Date.parse(list[2].devices[0].since)).toBeGreaterThan(0);
  const { out } = await at.run(['members', at.vault]);
  expect(out).toContain(device.slice(0, 8));
  expect(out).toContain('by Aud');
});

test('a circle is made with a title, and written to by it', async () => {
  expect(await at.value('circle', at.vault, 'Nord')).toMatchObject({ name: 'Nord', width: 'circle' });
  await at.value('add', at.vault, 'met elv.example today', '--space', 'Nord');
  expect(Object(await at.value('members', at.vault)).map(({ space }: { space: string }) => space)).toContain('Nord');
  expect(await failed('circle', at.vault, ' ')).toEqual([1, 'BadValue']);
});

test('who is no steward puts out nobody, and nobody the device they are on', async () => {
  const [aud] = Object(await at.value('members', at.vault));
  const own = aud.devices[0].device;
  expect(await failed('remove', bo, own)).toEqual([1, 'NotASteward']);
  expect(await failed('remove', at.vault, own.slice(0, 10))).toEqual([1, 'ThisDevice']);
  expect(await failed('remove', at.vault, 'nobody')).toEqual([1, 'NoSuchMember']);
  expect(await failed('remove', at.vault, device, '--space', 'moon')).toEqual([1, 'NoSuchSpace']);
});

test('a lost laptop is put out, and what it could read and whom to warn is said', async () => {
  const { err, out, code } = await at.run(['remove', at.vault, device.slice(0, 8), '--json']);
  expect([code, err]).toEqual([0, '']);
  expect(JSON.parse(out)).toMatchObject({
    removed: [{ space: 'coalition', newKeys: true, devices: [{ device, person: 'Bo' }], letIn: [] }],
    refused: [],
    exposed: [
      {
        device,
        spaces: [{ space: 'coalition', kinds: { organisation: 1, encounter: 1 } }],
        warn: { people: [], organisations: [{ name: 'fjell-union.example' }] },
      },
    ],
  });
  const list = Object(await at.value('members', at.vault));
  const gone = list.find(({ name }: { name: string }) => name === 'Bo');
  expect(gone.devices[0]).toMatchObject({ device, removed: expect.any(String) });
  expect((await at.run(['members', at.vault])).out).toContain('out since');
  expect(await failed('remove', at.vault, device)).toEqual([1, 'NoSuchMember']);
  expect(await at.value('verify', at.vault)).toMatchObject({ sound: true });
});
