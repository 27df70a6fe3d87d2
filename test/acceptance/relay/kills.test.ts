import { randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import { openGroup } from '../../kit/relay-people.ts';
import { startRelay } from '../../kit/relay-process.ts';
import { connect, putOf, removeOf, sha256, type TinyClient } from '../../kit/tiny-relay-client.ts';

// RUNS=200 for all of them whatever they take; otherwise as many as twenty-five seconds are enough for.
const runs = Number(process.env['RUNS'] ?? 200);
const until = process.env['RUNS'] ? Number.POSITIVE_INFINITY : performance.now() + 25_000;

test('killed in the middle of appending, again and again, a relay loses nothing that it acknowledged', async () => {
  let relay = await startRelay(['--attempts-per-minute', '100000', '--asks-per-second', '100000']);
  const quota = ['--bytes', '10GB', '--entries-per-day', '10000000'];
  const { group, steward } = await openGroup(relay, quota);
  const { log } = group;
  const numbers = new Map<string, number>();
  const removed = new Set<string>();
  let birth = '';
  let kills = 0;
  let checked = 0;

  while (kills < runs && performance.now() < until) {
    const client = await connect(relay.url);
    const entered = await client.enter(group);
    const born = Buffer.from(entered['h'] as Uint8Array).toString('hex');
    if (birth) expect(born).toBe(birth);
    birth = born;
    await expectThere(client, checked);
    checked = Math.max(0, Number(entered['s']) - 200);
    await appendUntilKilled(client);
    kills++;
    relay = await relay.start();
  }

  const client = await connect(relay.url);
  await client.enter(group);
  await expectThere(client, 0);
  process.stdout.write(`${kills} kills, ${numbers.size} acknowledged blobs, ${removed.size} acknowledged removals\n`);
  await relay.end();

  async function appendUntilKilled(client: TinyClient): Promise<void> {
    let alive = true;
    const { promise: first, go } = waiting();
    const appending = Array.from({ length: 16 }, async () => {
      while (alive) {
        const blob = randomBytes(Math.random() < 0.03 ? 90_000 : 20 + Math.floor(Math.random() * 4_000));
        const told = await client.ask('put', putOf(log, steward, blob));
        if (told.type === 'lost') return;
        expect(told).toMatchObject({ type: 'done' });
        const id = sha256(blob);
        numbers.set(id.toString('hex'), Number(told['s']));
        go();
        if (Math.random() > 0.05) continue;
        const gone = await client.ask('remove', removeOf(log, steward, [id]));
        if (gone.type === 'done') removed.add(id.toString('hex'));
        // It may or may not have been done.
        else numbers.delete(id.toString('hex'));
      }
    });
    await first;
    await new Promise((later) => setTimeout(later, Math.random() * 60));
    alive = false;
    await relay.kill();
    await Promise.all(appending);
  }

  /** All acknowledged from a number on, each under its number and, where it came along, whole. */
  async function expectThere(client: TinyClient, after: number): Promise<void> {
    const there = new Map<string, number>();
    for (const { type, s, i, b } of await client.since(log, after)) {
      const id = Buffer.from(i as Uint8Array).toString('hex');
      if (b) expect(sha256(b as Uint8Array).toString('hex')).toBe(id);
      there.set(id, type === 'entry' ? Number(s) : -Number(s));
    }
    const wrong = [...numbers].filter(
      ([id, number]) => number > after && there.get(id) !== (removed.has(id) ? -number : number),
    );
    expect(wrong).toEqual([]);
  }
});

function waiting(): { readonly promise: Promise<void>; readonly go: () => void } {
  let go = () => {};
  const promise = new Promise<void>((resolve) => {
    go = resolve;
  });
  return { promise, go };
}
