/** Two windows change one list from what both saw: what each put in is in, what each took out is out. */
import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { BridgeClient } from '../../../shared/bridge/client.ts';
import { type BridgeSocket, openBridge } from '../../kit/bridge-socket.ts';
import { type HostScene, hostScene, makeVault } from '../../kit/test-host.ts';
import { unwrap } from '../../kit/vaults.ts';

let scene: HostScene;
let windows: readonly [BridgeSocket, BridgeSocket];
beforeAll(async () => {
  scene = await hostScene();
  await makeVault(scene.host, 'empty');
  windows = [await openBridge(scene.host.origin, scene.pass()), await openBridge(scene.host.origin, scene.pass())];
});
afterAll(() => scene.close());

const words = ['torg', 'kai', 'lag', 'verksted', 'brygge', 'hage'];
const some = fc.uniqueArray(fc.constantFrom(...words));
const change = fc.record({ put: some, take: some });

/** As a list of lines, and as a set of tags. */
const forms = [
  {
    name: 'a list',
    kind: 'trip',
    field: 'legs',
    fields: { title: 'Rundtur' },
    input: (places: readonly string[]) => places.map((place) => ({ place })),
    read: (value: unknown) => (value as { place: string }[]).map(({ place }) => place),
  },
  {
    name: 'a set',
    kind: 'organisation',
    field: 'tags',
    fields: { name: 'Bryggelaget' },
    input: (tags: readonly string[]) => [...tags],
    read: (value: unknown) => Object.keys(Object(value)),
  },
] as const;

test.each(forms)('$name', async ({ kind, field, fields, input, read }) => {
  const [one, other] = windows.map(({ bridge }) => bridge) as [BridgeClient, BridgeClient];
  await fc.assert(
    fc.asyncProperty(some, change, change, async (base, a, b) => {
      const id = randomBytes(16).toString('hex');
      const made = { op: 'create', kind, id, fields: { ...fields, [field]: input(base) } } as const;
      unwrap(await one.call('perform', { commands: [made] }));
      const changed = ({ put, take }: typeof a) =>
        [...new Set([...base, ...put])].filter((word) => !take.includes(word));
      const set = (bridge: BridgeClient, by: typeof a) =>
        bridge.call('perform', { commands: [{ op: 'set', id, field, value: input(changed(by)), was: input(base) }] });
      const answers = await Promise.all([set(one, a), set(other, b)]);
      for (const answer of answers) if (!answer.ok) expect(answer.error.type).toBe('NothingToDo');
      const row = unwrap(await one.call('rowAt', { id, time: Date.now() + 60_000 })).row;
      const took = (by: typeof a) => base.filter((word) => !changed(by).includes(word));
      const gone = new Set([...took(a), ...took(b)]);
      const fresh = [...changed(a), ...changed(b)].filter((word) => !base.includes(word));
      const wanted = new Set([...base.filter((word) => !gone.has(word)), ...fresh]);
      expect(read(Object(row?.fields)[field]).sort()).toEqual([...wanted].sort());
    }),
    { numRuns: 25 },
  );
});
