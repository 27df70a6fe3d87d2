import type { DeviceMember, PersonMember, SpaceMembers } from '../../engine/vault/members.ts';
import { ok } from '../../shared/result.ts';
import { momentText } from '../dates.ts';
import { failureOf } from '../errors.ts';
import { iso } from '../iso.ts';
import { type Command, changingVault, withVault } from '../session.ts';
import { table } from '../table.ts';

export const members: Command = (session) =>
  withVault(session, async (vault) => {
    const spaces = vault.members.list();
    const value = spaces.flatMap((each) => each.persons.map((person) => readablePerson(each, person)));
    return ok({ value, text: spaces.map(spaceText).join('\n\n') });
  });

/** One entry for each person and space. */
function readablePerson({ space }: SpaceMembers, { person, name, role, isMe, devices }: PersonMember) {
  return {
    space: space.name,
    spaceId: space.id,
    width: space.width,
    person,
    name: name || null,
    role,
    you: isMe,
    devices: devices.map((each) => ({
      device: each.device,
      name: each.name,
      since: iso(each.since),
      admittedBy: each.admittedBy.device,
      ...(each.removed && { removed: iso(each.removed.at), removedBy: each.removed.by.device }),
      you: each.isMe,
    })),
  };
}

function spaceText({ space, persons, role }: SpaceMembers): string {
  const kind = space.name === space.width ? '' : ` (${space.width})`;
  const out = role ? '' : ' You are out of it: nothing new comes in.';
  const rows = persons.flatMap((person) =>
    person.devices.map((device, index) => [
      index === 0 ? person.name || person.person.slice(0, 8) : '',
      index === 0 ? person.role : '',
      device.name,
      device.device.slice(0, 8),
      stateText(device),
    ]),
  );
  return `${space.name}${kind}.${out}\n${table(['who', 'role', 'device', 'id', 'in'], rows)}`;
}

function stateText({ since, removed, isMe, admittedBy, device }: DeviceMember): string {
  if (removed) return `out since ${momentText(removed.at)}, by ${removed.by.personName || removed.by.name}`;
  const by = admittedBy.device === device ? '' : `, by ${admittedBy.personName || admittedBy.name}`;
  return `since ${momentText(since)}${by}${isMe ? ' (this one)' : ''}`;
}

export const circle: Command = (session) =>
  changingVault(session, async (vault) => {
    const made = await vault.members.createCircle(session.given.word(1));
    if (!made.ok) return failureOf(made.error);
    const { id, name, width } = made.value;
    return ok({
      value: { id, name, width },
      text: `The circle ${name} is made; only you are in it so far. Write there with: --space "${name}"`,
    });
  });
