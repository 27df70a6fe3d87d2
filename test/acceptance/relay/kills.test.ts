import { randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import { openGroup } from '../../kit/relay-people.ts';
import { startRelay } from '../../kit/relay-process.ts';
import { connect, putOf, removeOf, sha256, type TinyClient } from '../../kit/tiny-relay-client.ts';

// So many in all, always; RUNS=2000 for more. Several relays at once, each killed and started again on a folder of its own, since each
// waits most of the time for its start.
const kills = Number(process.env['RUNS'] ?? 200);
const relays = 3;

test('killed in the middle of appending, two hundred times, a relay loses nothing that it acknowledged', async () => {
  let left = kills;
  const lives = await Promise.all(
    Array.from({ length: relays }, () =>
      oneLife(() => {
        left--;
        return left >= 0;
      }),
    ),
  );
  const all = (what: keyof (typeof lives)[number]) => lives.reduce((sum, life) => sum + life[what], 0);
  const [killed, acknowledged, removed] = [all('killed'), all('acknowledged'), all('removed')];
  process.stdout.write(`${killed} kills, ${acknowledged} acknowledged blobs, ${removed} acknowledged removals\n`);
  expect(killed).toBe(kills);
  expect(acknowledged).toBeGreaterThan(kills);
});

/** `another`: whether it is to be killed once more. */
async function oneLife(another: () => boolean) {
  let relay = await startRelay(['--attempts-per-minute', '100000', '--asks-per-second', '100000']);
  const quota = ['--bytes', '10GB', '--entries-per-day', '10000000'];
  const { group, steward } = await openGroup(relay, quota);
  const { log } = group;
  const numbers = new Map<string, number>();
  const removed = new Set<string>();
  let birth = '';
  let killed = 0;
  let checked = 0;

  while (another()) {
    const client = await connect(relay.url);
    const entered = await client.enter(group);
    const born = Buffer.from(entered['h'] as Uint8Array).toString('hex');
    if (birth) expect(born).toBe(birth);
    birth = born;
    await expectThere(client, checked);
    checked = Math.max(0, Number(entered['s']) - 200);
    // Something was underway each time, or it would not have been in the middle.
    expect(await appendUntilKilled(client)).toBeGreaterThan(0);
    killed++;
    relay = await relay.start();
  }

  const client = await connect(relay.url);
  await client.enter(group);
  await expectThere(client, 0);
  await relay.end();
  return { killed, acknowledged: numbers.size, removed: removed.size };

  /** How many asks it was killed over. */
  async function appendUntilKilled(client: TinyClient): Promise<number> {
    let unanswered = 0;
    const { promise: first, go } = waiting();
    const appending = Array.from({ length: 16 }, async () => {
      for (;;) {
        const blob = randomBytes(Math.random() < 0.03 ? 90_000 : 20 + Math.floor(Math.random() * 4_000));
        const told = await client.ask('put', putOf(log, steward, blob));
        if (told.type === 'lost') return unanswered++;
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
    await relay.kill();
    await Promise.all(appending);
    return unanswered;
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
}

function waiting(): { readonly promise: Promise<void>; readonly go: () => void } {
  let go = () => {};
  const promise = new Promise<void>((resolve) => {
    go = resolve;
  });
  return { promise, go };
}
