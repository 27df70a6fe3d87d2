/**
 * A process that edits a vault as fast as it can, for others to kill. It prints `saved ID NAME` only after the engine has
 * acknowledged, in one write to a pipe: what its parent has read was promised.
 */
import { writeSync } from 'node:fs';
import { openVault } from '../../engine/vault/vault.ts';
import { newRecord } from '../../shared/edit/new-record.ts';
import { setField } from '../../shared/edit/set-field.ts';

const [folder = '', passphrase = '', tokenFile = '', most = '100000'] = process.argv.slice(2);
const opened = await openVault(folder, Buffer.from(passphrase), { machineTokenFile: tokenFile });
if (!opened.ok) {
  writeSync(2, `cannot open: ${JSON.stringify(opened.error)}\n`);
  process.exit(3);
}
const vault = opened.value;
const space = vault.spaces.find((each) => each.name === 'coalition');
if (!space) throw new Error('no coalition space');
writeSync(1, 'open\n');
const run = `${process.pid}-${Date.now()}`;
for (let turn = 0; turn < Number(most); turn++) {
  const name = `Organisation ${run}-${turn}`;
  const made = newRecord({ kind: 'organisation', space: space.id, fields: { name } }, vault.context());
  if (!made.ok) throw new Error('an edit of ours was refused');
  const step = await vault.perform({ kind: 'edit', edits: [made.value] });
  if (!step.ok) {
    writeSync(2, `refused: ${JSON.stringify(step.error)}\n`);
    process.exit(4);
  }
  writeSync(1, `saved ${made.value.record} ${name}\n`);
  const row = vault.graph().rowOf(made.value.record);
  const place = row && setField(vault.graph(), { row, field: 'place', value: `Place ${turn}` }, vault.context());
  if (place?.ok && (await vault.perform(place.value)).ok) writeSync(1, `placed ${made.value.record} Place ${turn}\n`);
}
await vault.lock();
