/** Which readers `--audience` means, where several spaces are there to choose from: no command can make these yet. */
import { expect, test } from 'vitest';
import { parseArguments } from '../../../cli/arguments.ts';
import { commandTable } from '../../../cli/command-table.ts';
import { reportChoice, reportOptions } from '../../../cli/report-choice.ts';
import type { SpaceInfo } from '../../../shared/model/id.ts';
import { fold } from '../../../shared/query/fold.ts';
import { createScene } from '../../unit/report/scene.ts';

const space = (digit: string, name: string, width: SpaceInfo['width']): SpaceInfo => ({
  id: digit.repeat(64),
  name,
  width,
});
const crew = space('c', 'crew', 'circle');
const north = space('a', 'nord', 'coalition');
const south = space('b', 'sør', 'coalition');
const twin = space('d', 'nord', 'coalition');
const spaces = [space('1', 'private', 'private'), crew, north, south];

async function audienceFrom(text: string, known: readonly SpaceInfo[] = spaces) {
  const given = parseArguments(
    ['vault', '--scope', 'all', '--language', 'en', '--audience', text],
    commandTable['report'] ?? { takes: [0, 0] },
  );
  if (!given.ok) throw new Error(given.error.message);
  const options = await reportOptions(given.value);
  if (!options.ok) return options.error;
  const scene = createScene();
  scene.add('circle', { title: 'Bryggelaget' }, { space: crew });
  const choice = reportChoice({ spaces: known }, fold(scene.parts, known), given.value, options.value);
  return choice.ok ? choice.value.audience : choice.error;
}

test('a space is named by its name, by what its members call it, or by its id', async () => {
  expect(await audienceFrom('circle:CREW')).toEqual({ circle: crew.id });
  expect(await audienceFrom('circle:bryggelaget')).toEqual({ circle: crew.id });
  expect(await audienceFrom('coalition:sør')).toEqual({ coalition: south.id });
  expect(await audienceFrom(`coalition:${north.id}`)).toEqual({ coalition: north.id });
  expect(await audienceFrom('coalition:aaaaaa')).toEqual({ coalition: north.id });
  expect(await audienceFrom('coalition')).toBe('coalition');
});

test('a circle is no coalition, and the private space is neither', async () => {
  expect(await audienceFrom('coalition:crew')).toMatchObject({ type: 'NoSuchSpace', exit: 1 });
  expect(await audienceFrom('circle:nord')).toMatchObject({ type: 'NoSuchSpace', exit: 1 });
  expect(await audienceFrom('circle:private')).toMatchObject({ type: 'NoSuchSpace', exit: 1 });
});

test('a name that two have is refused, and both are listed so that an id can be given', async () => {
  const refused = await audienceFrom('coalition:nord', [...spaces, twin]);
  expect(refused).toMatchObject({ type: 'SeveralSpaces', exit: 1 });
  for (const { id } of [north, twin]) {
    expect(Object(refused).message).toContain(`coalition:${id.slice(0, 12)}`);
    expect(await audienceFrom(`coalition:${id.slice(0, 12)}`, [...spaces, twin])).toEqual({ coalition: id });
  }
});
