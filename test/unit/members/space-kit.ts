/** Acts without seals and signatures, for the rules alone; names stand for keys. */

import type { Act, Deed, Role } from '../../../engine/members/acts.ts';
import { resolveMembership } from '../../../engine/members/membership.ts';
import { type Chance, namedHash } from '../log/fuzz-inputs.ts';

export const key = namedHash;
const box = new Uint8Array(80);

export function actBy(author: string, parents: readonly string[], deed: Deed, space?: string): Act {
  const id = namedHash(JSON.stringify([author, [...parents].sort(), deed, space]));
  return { id, space: space ?? id, author: key(author), parents: [...new Set(parents)].sort(), at: 0, deed };
}

export function create(author: string): Act {
  const commitment = namedHash(`key of ${author}`);
  return actBy(author, [], {
    ...{ type: 'create', name: 'space', person: author, boxKey: key(author), commitment, sealedKey: box },
  });
}

export function admission(device: string, role: Role = 'member', person = device): Deed {
  return { type: 'admit', person, device: key(device), boxKey: key(device), role, sealedKeys: [[namedHash('e'), box]] };
}

export function removal(device: string): Deed {
  return { type: 'remove', device: key(device) };
}

export function rotation(commitment: string, devices: readonly string[]): Deed {
  const sealedKeys = devices.map((device) => [key(device), box] as const);
  return { type: 'rotate', commitment: namedHash(commitment), sealedKeys };
}

export function shuffled<T>(items: readonly T[], chance: Chance): T[] {
  const left = [...items];
  for (let index = left.length - 1; index > 0; index -= 1) {
    const other = chance(index + 1);
    [left[index], left[other]] = [left[other]!, left[index]!];
  }
  return left;
}

/** A history that several devices wrote, some honestly, some with parents from any time. Ancestors come first. */
export function randomHistory(chance: Chance, length: number): Act[] {
  const names = ['ada', 'bo', 'cy', 'di', 'eve', 'fay'];
  const first = create('ada');
  const acts = [first];
  const known = new Map(names.map((name) => [name, new Set([first.id])]));
  while (acts.length < length) {
    const author = names[chance(names.length)]!;
    const mine = known.get(author)!;
    if (chance(3) === 0) for (const id of known.get(names[chance(names.length)]!)!) mine.add(id);
    const seen = acts.filter(({ id }) => mine.has(id));
    const honest = resolveMembership(first.id, seen).heads;
    const parents = chance(4) > 0 ? honest : [seen[chance(seen.length)]!.id, seen[chance(seen.length)]!.id];
    const act = actBy(author, parents, randomDeed(seen, names, chance), first.id);
    if (acts.some(({ id }) => id === act.id)) continue;
    acts.push(act);
    mine.add(act.id);
  }
  return acts;
}

function randomDeed(seen: readonly Act[], names: readonly string[], chance: Chance): Deed {
  const name = names[chance(names.length)]!;
  const role = chance(2) === 0 ? 'steward' : 'member';
  const removals = seen.filter(({ deed }) => deed.type === 'remove');
  const told = removals[chance(Math.max(1, removals.length))];
  switch (chance(7)) {
    case 0:
      return removal(name);
    case 1:
      return { type: 'role', person: name, role };
    case 2:
      return rotation(`${chance(1e9)}`, names.slice(0, 1 + chance(names.length)));
    case 3:
    case 4:
      if (told === undefined) return admission(name, role);
      return { type: 'witness', removal: told.id, counts: [[namedHash(name).slice(0, 32), 1 + chance(9), key(name)]] };
    default:
      return admission(name, role);
  }
}
