/** Records of every kind in every space with a word of their own in every place that can hold one. */
import { z } from 'zod';
import * as lists from '../../../shared/model/enumerations.ts';
import type { Field } from '../../../shared/model/field.ts';
import type { SpaceInfo } from '../../../shared/model/id.ts';
import { type KindName, kindNamed, kindNames } from '../../../shared/model/kinds.ts';
import type { Part } from '../../../shared/model/part.ts';
import { circleSpace, coalitionSpace, privateSpace } from './scene.ts';

export interface Planted {
  readonly word: string;
  readonly part: string;
  readonly kind: KindName;
  readonly space: SpaceInfo;
  /** `field`, or `field.key` inside an item. */
  readonly path: string;
  /** The item it stands in. */
  readonly item?: Readonly<Record<string, unknown>>;
}
export interface Garden {
  readonly parts: readonly Part[];
  readonly planted: readonly Planted[];
}

type Pick = <T>(from: readonly T[]) => T;

const planting = [privateSpace, circleSpace, coalitionSpace];
/** Years by space, so that a date too tells where it comes from. */
const years: Readonly<Record<string, string>> = {
  [privateSpace.id]: '2031',
  [circleSpace.id]: '2032',
  [coalitionSpace.id]: '2026',
};

/** `next` gives whole numbers below its argument. One garden for one sequence of numbers. */
export function plant(next: (below: number) => number): Garden {
  const pick: Pick = (from) => {
    for (const each of from.slice(next(from.length))) return each;
    throw new Error('nothing to pick from');
  };
  const kinds: KindName[] = [
    ...kindNames,
    ...kindNames,
    ...many<KindName>('encounter', 14),
    ...many<KindName>('organisation', 8),
    ...many<KindName>('consent', 8),
    ...many<KindName>('ask', 4),
    ...many<KindName>('commitment', 3),
    ...many<KindName>('dependency', 4),
    ...many<KindName>('migration', 3),
    ...many<KindName>('cohort', 2),
    ...many<KindName>('hosting_offer', 2),
    ...many<KindName>('stay', 2),
  ];
  const heads = kinds.map((kind, index) => ({
    kind,
    id: `${index.toString(16).padStart(4, 'e')}`.padEnd(32, 'd'),
    space: pick([...planting, coalitionSpace]),
  }));
  const planted: Planted[] = [];
  const parts = heads.map(({ id, kind, space }): Part => {
    const sow = (path: string): string => {
      const word = `zq${planted.length.toString(36)}zq`;
      planted.push({ word, part: id, kind, space, path });
      return word;
    };
    const others = (wanted: readonly KindName[]) =>
      heads.filter((head) => wanted.includes(head.kind) && head.id !== id);
    const reference = (name: string) => pick(others(aimOf(name, next))).id;
    const scalar = (name: string, field: Field & { form: 'single' }): unknown => {
      if (field.ref) return next(8) === 0 ? undefined : reference(name);
      if (field.choices)
        return next(6) === 0 ? sow(name) : next(5) === 0 ? undefined : pick(preferred(name, field.choices));
      const date = `${years[space.id]}-0${1 + next(9)}-1${next(10)}`;
      const tries = [sow(name), pick(['NO', 'SE']), date, `${date}T14:00`, true, 2];
      const fitting = tries.filter((each) => field.schema.safeParse(each).success);
      return name === 'when' ? pick([date, `${date}T14:00`, `${years[space.id]}-01-02/2026-03-20`]) : fitting[0];
    };
    const item = (name: string, schema: z.ZodType, key: string): Record<string, unknown> => {
      const made: Record<string, unknown> = { id: key, at: next(50), by: sow(`${name}.by`), after: [] };
      if (!(schema instanceof z.ZodObject)) return made;
      for (const inner of Object.keys(schema.shape)) {
        const path = `${name}.${inner}`;
        const at = planted.length;
        made[inner] = itemValue(inner, () => sow(path), pick, next);
        for (const each of planted.splice(at)) planted.push({ ...each, item: made });
      }
      return made;
    };
    const value = (name: string, field: Field): unknown => {
      // Without a name the next best is shown, so that one must be missing at times.
      if (/^(name|pseudonym|urls)$/.test(name) && next(2) === 0) return field.form === 'single' ? undefined : [];
      if (field.form === 'single') return scalar(name, field);
      if (field.form === 'prose') return sow(name);
      if (field.form === 'keyed') {
        const key = () =>
          field.ref ? reference(name) : field.keyChoices && next(4) > 0 ? pick(field.keyChoices) : sow(name);
        const keys = Array.from({ length: 1 + next(2) }, key);
        return Object.fromEntries(keys.map((key) => [key, field.choices ? pick([...field.choices, sow(name)]) : true]));
      }
      if (name === 'archive') return [];
      const length = name === 'statusLog' ? 1 + (next(6) === 0 ? 1 : 0) : 1 + next(2);
      return Array.from({ length }, (_, index) => item(name, field.schema, `i${index}`));
    };
    const wider = others([kind]).filter((head) => planting.indexOf(head.space) > planting.indexOf(space));
    const fields = Object.entries(kindNamed(kind)?.fields ?? {}).map(([name, field]) => [name, value(name, field)]);
    return {
      id,
      kind,
      space: space.id,
      volume: sow('@volume'),
      about: wider.length > 0 && next(3) === 0 ? [pick(wider).id] : [],
      createdAt: next(1_000),
      createdBy: sow('@by'),
      source: pick(['manual', sow('@source'), `import:${pick(others(['import_batch'])).id}:${sow('@source')}`]),
      fields: Object.fromEntries(fields),
      alternatives: next(4) === 0 ? { name: [{ value: sow('@alternative'), actor: sow('@actor') }] } : {},
      unknown: { [sow('@unknown')]: sow('@unknown') },
    };
  });
  return { parts, planted };
}

/** `next` of a garden goes on where planting it ended. The same seed always grows the same garden. */
export function gardenFrom(seed: number): Garden & { readonly next: (below: number) => number } {
  const next = numbersFrom(seed);
  return { ...plant(next), next };
}

/** Whole numbers below an argument, the same for the same seed. mulberry32, by Tommy Ettinger (public domain). */
export function numbersFrom(seed: number): (below: number) => number {
  let state = seed | 0;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}

function itemValue(key: string, sow: () => string, pick: Pick, next: (n: number) => number): unknown {
  switch (key) {
    case 'status':
      return next(8) === 0 ? sow() : pick(lists.encounterStatuses);
    case 'audience':
      return pick([undefined, ...lists.audiences, sow()]);
    case 'host':
      return next(4) === 0 ? undefined : `${sow()}.example`;
    case 'path':
      return pick(['/', `/${sow()}/`]);
    case 'url':
      return `https://${sow()}.example/?q=${sow()}`;
    case 'at':
      return next(99);
    default:
      return sow();
  }
}

/** What a reference of this name leads to. */
function aimOf(name: string, next: (below: number) => number): readonly KindName[] {
  if (/^(orgs?|organisation|provider|members|lead)$/.test(name)) return ['organisation'];
  if (/^(people|person|hosts|organizers|by)$/.test(name)) return ['person'];
  if (name === 'subject') return next(3) === 0 ? ['encounter', 'organisation', 'organisation'] : ['person'];
  if (/^(encounters?)$/.test(name)) return ['encounter'];
  if (name === 'trip') return ['trip'];
  if (name === 'cohort') return ['cohort'];
  if (name === 'nextSteps') return ['commitment'];
  return ['person', 'organisation'];
}

/** More of what lets something through. */
function preferred(name: string, choices: readonly string[]): readonly string[] {
  if (name === 'purpose') return [...choices, ...many('share_coalition', 8)];
  if (name === 'state') return [...choices, ...many('given', 6)];
  if (name === 'care') return [...choices, ...many('normal', 4)];
  if (name === 'canBeAskedToIntroduce') return [...choices, ...many('yes', 4)];
  if (name === 'audience') return [...choices, ...many('public', 2)];
  return choices.filter((choice) => choice !== 'fulfilled');
}

function many<T>(value: T, times: number): T[] {
  return Array.from({ length: times }, () => value);
}
