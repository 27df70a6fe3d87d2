import { spawn, spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { openGroup } from '../../kit/relay-people.ts';
import { startRelay } from '../../kit/relay-process.ts';
import { listOf, putOf, removeOf, sha256 } from '../../kit/tiny-relay-client.ts';

// A kill leaves to the next start all that the kernel was given; only a power cut shows what was not synced. So the kernel is asked.
test('what is acknowledged was synced before, as the kernel saw it', async () => {
  if (spawnSync('strace', ['-V']).error) {
    if (process.env['SAMBAND_NEED_NAMESPACES']) throw new Error('strace is not there, and CI demands this test');
    process.stdout.write('NOT RUN: strace is not installed (apt-get install strace)\n');
    return;
  }
  const relay = await startRelay();
  onTestFinished(() => relay.end());
  const opened = await openGroup(relay);
  const { group, steward } = opened;
  const client = await opened.connect();
  const trace = join(relay.data, 'trace');
  const calls = 'trace=write,writev,pwrite64,sendto,sendmsg,fsync,fdatasync';
  const strace = spawn('strace', ['-f', '-y', '-e', calls, '-o', trace, '-p', String(relay.child.pid)], {
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const ended = once(strace, 'close');
  await new Promise<void>((go, failed) => {
    let said = '';
    strace.stderr.on('data', (text) => {
      said += text;
      if (/attached/.test(said)) go();
    });
    void ended.then(() => failed(new Error(said)));
  });

  // One after the other, so that each answer is that of the batch before it.
  let acknowledged = 0;
  const ask = async (...asked: Parameters<typeof client.ask>) => {
    expect(await client.ask(...asked)).toMatchObject({ type: 'done' });
    acknowledged++;
  };
  for (let count = 0; count < 20; count++) {
    const blob = randomBytes(count % 5 === 0 ? 80_000 : 2_000);
    await ask('put', putOf(group.log, steward, blob));
    if (count % 4 === 0) await ask('remove', removeOf(group.log, steward, [sha256(blob)]));
  }
  await ask('list', listOf({ ...group, number: 2, log: randomBytes(32) }, steward));
  strace.kill('SIGINT');
  await ended;

  const events = (await readFile(trace, 'utf8')).split('\n').flatMap((line) => {
    if (/ (write|pwrite64)\(\d+<[^>]*\.log>/.test(line)) return ['log'];
    if (/ fdatasync\(\d+<[^>]*\.log>\) += 0| f(data)?sync resumed>\) += 0/.test(line)) return ['synced'];
    return / (write|writev|sendto|sendmsg)\(\d+<(socket|TCP)/.test(line) ? ['said'] : [];
  });
  let unsynced = false;
  let saidUnsynced = 0;
  for (const event of events) {
    if (event === 'log') unsynced = true;
    else if (event === 'synced') unsynced = false;
    else if (unsynced) saidUnsynced++;
  }
  // The relay writes by itself each ten seconds, too, and an answer may come between.
  expect(saidUnsynced).toBeLessThanOrEqual(1);
  const times = (what: string) => events.filter((event) => event === what).length;
  expect(times('synced')).toBeGreaterThanOrEqual(acknowledged);
  expect(times('said')).toBeGreaterThanOrEqual(acknowledged);
});
