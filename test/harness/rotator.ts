/**
 * A process that lets devices in, puts them out with new keys for the rest, and makes circles, as fast as it can, for others
 * to kill. It prints `out DEVICE`, `circle ID` and `wrote ID` only after the engine has acknowledged.
 */
import { randomBytes } from 'node:crypto';
import { writeSync } from 'node:fs';
import { openVault } from '../../engine/vault/vault.ts';
import { newRecord } from '../../shared/edit/new-record.ts';

const [folder = '', passphrase = '', tokenFile = ''] = process.argv.slice(2);
const opened = await openVault(folder, Buffer.from(passphrase), { machineTokenFile: tokenFile });
if (!opened.ok) throw new Error(`cannot open: ${JSON.stringify(opened.error)}`);
const vault = opened.value;
const coalition = vault.spaces.find(({ width }) => width === 'coalition')?.id ?? '';
writeSync(1, 'open\n');
for (;;) {
  const device = randomBytes(32).toString('hex');
  const newcomer = {
    device,
    box: Uint8Array.from(randomBytes(32)),
    person: device.slice(0, 32),
    role: 'member' as const,
  };
  const admitted = await vault.members.admit(coalition, newcomer);
  if (!admitted.ok) throw new Error(admitted.error.type);
  writeSync(1, `in ${device}\n`);
  if (!(await vault.members.remove([device])).ok) throw new Error('not removed');
  writeSync(1, `out ${device}\n`);
  const circle = await vault.members.createCircle(`Circle ${device.slice(0, 8)}`);
  if (!circle.ok) throw new Error(circle.error.type);
  writeSync(1, `circle ${circle.value.id}\n`);
  for (const space of [coalition, circle.value.id]) {
    const made = newRecord({ kind: 'organisation', space, fields: { name: device.slice(0, 8) } }, vault.context());
    if (!made.ok || !(await vault.perform({ kind: 'edit', edits: [made.value] })).ok) throw new Error('not written');
    writeSync(1, `wrote ${made.value.record}\n`);
  }
}
