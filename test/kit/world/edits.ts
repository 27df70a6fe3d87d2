/** What people write in a simulated world. Every word stands nowhere else, so that it can be looked for. */
import { newRecord } from '../../../shared/edit/new-record.ts';
import type { Plan } from '../../../shared/edit/plan.ts';
import { setField } from '../../../shared/edit/set-field.ts';
import { setStatus } from '../../../shared/edit/set-status.ts';
import { compareWidth } from '../../../shared/model/id.ts';
import { contextOf, isPresent, stateIn, type WorldDevice } from './device.ts';
import { spaceOf, type World } from './world.ts';

/** One thing somebody does in a space; remembers what was acknowledged. */
export async function editSomething(world: World, device: WorldDevice, space: string): Promise<void> {
  const { random } = world;
  const { graph } = device.engine;
  const token = `${spaceOf(world, space).tag}${random.below(1_000_000_000)}`;
  const name = `${device.name} ${token}`;
  const context = contextOf(world, device);
  const organisations = [...graph.ofKind('organisation')].filter((row) => row.space === space);
  const encounters = [...graph.ofKind('encounter')].filter((row) => row.space === space);
  const wider = [...graph.ofKind('organisation')].filter(
    (row) => compareWidth(spaceOf(world, row.space).width, spaceOf(world, space).width) > 0,
  );
  const choice = random.below(6);
  if (choice === 0 || organisations.length === 0) {
    const made = newRecord({ kind: 'organisation', space, fields: { name } }, context);
    if (made.ok) await commit(world, device, space, { kind: 'edit', edits: [made.value] }, made.value.record, token);
  } else if (choice === 1) {
    const orgs = [random.pick([...organisations, ...wider]).id];
    const made = newRecord({ kind: 'encounter', space, fields: { orgs, summary: name } }, context);
    if (made.ok) await commit(world, device, space, { kind: 'edit', edits: [made.value] }, made.value.record, token);
  } else if (choice === 2 && encounters.length > 0) {
    const status = random.pick(['held', 'planned', 'cancelled', 'asked']);
    const plan = setStatus({ row: random.pick(encounters), status }, context);
    if (plan.ok) await commit(world, device, space, plan.value);
  } else if (choice === 3 && wider.length > 0) {
    const plan = setField(graph, { row: random.pick(wider), field: 'summary', value: name, space }, context);
    if (plan.ok) await commit(world, device, space, plan.value);
  } else {
    const field = random.pick(['place', 'summary']);
    const plan = setField(graph, { row: random.pick(organisations), field, value: name, space }, context);
    if (plan.ok) await commit(world, device, space, plan.value);
  }
}

async function commit(
  world: World,
  device: WorldDevice,
  space: string,
  plan: Plan,
  record?: string,
  token = '',
): Promise<void> {
  const out = keptFrom(device, space);
  const { engine } = device;
  const done = await engine.commit(plan);
  if (!done.ok) return;
  const { id: step } = done.value;
  device.told.push({ space, step, ...(record && { made: { record, token } }) });
  if (out.length === 0 || !isPresent(device, space)) return;
  for (const entry of engine.ledger.entries)
    if (entry.step === step) world.writtenAfter.push({ id: entry.id, space, out });
}

/**
 * Devices that are out as far as somebody knows, and so are not to read what is written now. Where whoever put one out gave
 * no new key, which of stewards only a hostile one does, there is none but the old one until a steward's device makes one.
 */
function keptFrom(device: WorldDevice, space: string): string[] {
  const membership = stateIn(device, space)?.membership;
  if (!membership) return [];
  const given = membership.holders.get(membership.writeEpoch);
  return [...membership.members.values()].flatMap(({ device: each, removedBy }) =>
    removedBy.length > 0 && !given?.has(each) ? [each] : [],
  );
}
