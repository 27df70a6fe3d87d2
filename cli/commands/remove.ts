import type { Exposure } from '../../engine/vault/exposure.ts';
import type { DeviceTold, Removed, RemovedAll, SpaceMembers } from '../../engine/vault/members.ts';
import { ok, type Result } from '../../shared/result.ts';
import { type Failure, refused } from '../answer.ts';
import { failureOf } from '../errors.ts';
import { spaceFromOption } from '../find.ts';
import { type Command, changingVault } from '../session.ts';
import { counted } from '../table.ts';
import { countsText } from '../words.ts';

/** Of a list for people, so that one screen holds it; `--json` has them all. */
const mostShown = 20;

export const remove: Command = (session) =>
  changingVault(session, async (vault) => {
    const { given } = session;
    const space = spaceFromOption(vault, given.option('space'));
    if (!space.ok) return space;
    const list = vault.members.list().filter((each) => !space.value || each.space.id === space.value.id);
    const found = devicesNamed(list, given.word(1));
    if (!found.ok) return found;
    const done = await vault.members.remove(found.value, space.value?.id);
    if (!done.ok) return failureOf(done.error);
    const exposures = await Promise.all(found.value.map((device) => vault.members.exposure(device)));
    return ok({ value: readable(done.value, exposures), text: textOf(done.value, exposures) });
  });

/** By the first digits of its key, by its own name, or all of a person's by theirs. */
function devicesNamed(list: readonly SpaceMembers[], text: string): Result<readonly string[], Failure> {
  const wanted = text.trim().toLowerCase();
  const present = list.flatMap(({ persons }) =>
    persons.flatMap((person) => person.devices.filter(({ removed }) => !removed)),
  );
  const byKey = /^[0-9a-f]{6,64}$/.test(wanted) ? present.filter(({ device }) => device.startsWith(wanted)) : [];
  const byName = byKey.length > 0 ? byKey : present.filter(({ name }) => name.toLowerCase() === wanted);
  const byPerson = present.filter(({ personName }) => personName.toLowerCase() === wanted);
  const found = new Map((byName.length > 0 ? byName : byPerson).map((each) => [each.device, each]));
  const [first] = found.values();
  if (!first) {
    const known = new Set(present.map((each) => `${each.name} (${each.device.slice(0, 8)}, ${each.personName})`));
    return refused(
      'NoSuchMember',
      `Nobody is in here by "${text}". Nothing was changed. There are: ${[...known].join(', ')}.`,
    );
  }
  if ([...found.values()].some(({ isMe }) => isMe))
    return refused('ThisDevice', 'That is the device you are on. Nothing was changed. Remove it from another one.');
  const isOnePerson = byName.length === 0 && new Set([...found.values()].map(({ person }) => person)).size === 1;
  if (found.size === 1 || isOnePerson) return ok([...found.keys()]);
  const some = [...found.values()].map((each) => `${each.device.slice(0, 8)} (${each.name}, ${each.personName})`);
  return refused(
    'SeveralMembers',
    `Several are called ${text}: ${some.join(', ')}. Nothing was changed. Name one by its digits.`,
  );
}

function readable({ removed, refused: failed }: RemovedAll, exposures: readonly Exposure[]) {
  return {
    removed: removed.map(({ space, devices, rotated, letIn }) => ({
      space: space.name,
      devices: devices.map(told),
      newKeys: rotated,
      letIn: letIn.map(told),
    })),
    refused: failed.map(({ space, error }) => ({ space: space.name, type: error.type, message: messageOf(error) })),
    exposed: exposures.map(({ device, spaces, warn }) => ({
      device,
      spaces: spaces.map(({ space, kinds, rows, epochs }) => ({ space: space.name, epochs, kinds, ids: rows })),
      warn,
    })),
  };
}

const told = ({ device, name, personName }: DeviceTold) => ({ device, name, person: personName || null });
const messageOf = (error: Parameters<typeof failureOf>[0]) => failureOf(error).error.message;

function textOf({ removed, refused: failed }: RemovedAll, exposures: readonly Exposure[]): string {
  const lines = [
    ...removed.map(removedText),
    ...failed.map(({ space, error }) => `Still in ${space.name}. ${messageOf(error)}`),
    ...exposures.flatMap(exposureText),
  ];
  const letIn = new Map(removed.flatMap((each) => each.letIn.map((device) => [device.device, device])));
  if (letIn.size > 0)
    lines.push(
      `Let in by it and still in: ${[...letIn.values()].map(deviceText).join(', ')}. Ask whether you know them; if not, remove them too.`,
    );
  return lines.join('\n');
}

function removedText({ space, devices, rotated }: Removed): string {
  const keys = rotated
    ? 'New keys are out: what is written from now on it cannot read.'
    : 'Only a steward can give out new keys, and will by itself when it hears of this. Until then it could read what is written, if it came by it.';
  return `${devices.map(deviceText).join(', ')} ${devices.length === 1 ? 'is' : 'are'} out of ${space.name}. ${keys}`;
}

function deviceText({ device, name, personName }: DeviceTold): string {
  return `${name} (${personName ? `${personName}, ` : ''}${device.slice(0, 8)})`;
}

function exposureText({ spaces, warn }: Exposure): string[] {
  const read = spaces.flatMap(({ space, kinds }) =>
    Object.keys(kinds).length > 0 ? [`It could read in ${space.name}: ${countsText(kinds)}.`] : [],
  );
  const people = warn.people.map(({ name, contacts }) =>
    [name, ...contacts.map(({ value }) => value)].filter(Boolean).join(', '),
  );
  return [
    ...read,
    'What it held it still holds, and nothing can be untold. Whether somebody read it, nobody can know.',
    ...shortList('Warn these people', people),
    ...shortList(
      'Tell these organisations',
      warn.organisations.map(({ name }) => name),
    ),
  ];
}

function shortList(head: string, all: readonly string[]): string[] {
  if (all.length === 0) return [];
  const more = all.length - mostShown;
  return [
    `${head}:`,
    ...all.slice(0, mostShown).map((each) => `  ${each}`),
    ...(more > 0 ? [`  and ${counted(more, 'other', 'others')}; all of them with --json`] : []),
  ];
}
