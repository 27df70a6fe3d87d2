/** `npm run bench:lan`: what it costs two devices on one computer to prove themselves, and what then goes through. */
import { lanDevice, memberDoor, withLan } from '../kit/lan-scene.ts';

const rounds = 300;
const anyone = { mayEnter: () => true };

await withLan(async ({ listen, dial }) => {
  for (const [name, count] of [
    ['one door', 1],
    ['16 doors offered, 120 there', 120],
  ] as const) {
    const doors = Array.from({ length: count }, (_, index) => memberDoor(String(index)));
    const at = await listen(lanDevice(), { ...anyone, doors: () => doors });
    const took: number[] = [];
    for (let round = 0; round < rounds; round++) {
      const started = performance.now();
      const channel = await dial(lanDevice(), at.listening.port, { ...anyone, doors: () => doors.slice(-16) });
      took.push(performance.now() - started);
      if (!channel.ok) throw new Error(channel.error.type);
      channel.value.close();
      await channel.value.ended;
    }
    took.sort((a, b) => a - b);
    const at50 = took[rounds / 2]?.toFixed(1);
    const at95 = took[Math.floor(rounds * 0.95)]?.toFixed(1);
    console.log(`TCP, TLS 1.3, door, devices (${name}): median ${at50} ms, p95 ${at95} ms, ${rounds} dials`);
  }

  const doors = [memberDoor()];
  const at = await listen(lanDevice(), { ...anyone, doors: () => doors });
  const dialled = await dial(lanDevice(), at.listening.port, { ...anyone, doors: () => doors });
  if (!dialled.ok) throw new Error(dialled.error.type);
  const there = await at.nextChannel();
  const frame = new Uint8Array(64 * 1024);
  const frames = 4_000;
  const started = performance.now();
  const sending = (async () => {
    for (let sent = 0; sent < frames; sent++) await dialled.value.send(frame);
  })();
  let got = 0;
  for await (const _ of there.frames) if (++got === frames) break;
  await sending;
  const seconds = (performance.now() - started) / 1_000;
  console.log(`frames of 64 KiB, both ends in this process: ${Math.round((frames / 16 / seconds) * 10) / 10} MB/s`);
});
