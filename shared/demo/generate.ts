/**
 * Fictional organisations, people and encounters of any number, for benches and demos. The same seed gives the same
 * records; ids come from outside. Batches come in an order in which nothing points to what is not there yet, and
 * nothing wider to what is narrower.
 */
import { dayAfter } from '../day.ts';
import type { FieldInputs } from '../edit/field-values.ts';
import type { NewRecord } from '../edit/new-record.ts';
import { type EditContext, spaceOfWidth } from '../edit/plan.ts';
import type { OrganisationKind } from '../model/enumerations.ts';
import type { KindName } from '../model/kinds.ts';
import { type Chance, createChance } from './chance.ts';
import { carriers } from './coalition.ts';
import * as words from './words.ts';

export interface Generation {
  /** As many people and encounters come with them. */
  readonly organisations: number;
  readonly seed: number;
  readonly context: Pick<EditContext, 'now' | 'today' | 'me' | 'newId' | 'spaces'>;
}

const batchSize = 400;

export function* generateRecords(generation: Generation): Generator<NewRecord[]> {
  let batch: NewRecord[] = [];
  for (const record of recordsOf(generation)) {
    batch.push(record);
    if (batch.length < batchSize) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}

/** What is being made: who exists already, and where new records go. */
interface Scene {
  readonly chance: Chance;
  readonly context: Generation['context'];
  readonly make: (
    kind: KindName,
    width: 'private' | 'coalition',
    fields: FieldInputs,
    about?: string,
  ) => NewRecord & { id: string };
  readonly organisations: {
    readonly id: string;
    readonly kind: OrganisationKind;
    readonly country: words.DemoCountry;
    readonly name: string;
  }[];
  readonly people: string[];
  readonly encounters: string[];
  readonly trips: { readonly id: string; readonly from: string; readonly to: string }[];
}

function* recordsOf({ organisations: count, seed, context }: Generation): Generator<NewRecord> {
  const spaces = { private: spaceOfWidth(context, 'private').id, coalition: spaceOfWidth(context, 'coalition').id };
  const scene: Scene = {
    chance: createChance(seed),
    context,
    make: (kind, width, fields, about) => ({
      kind,
      space: spaces[width],
      fields,
      id: context.newId(),
      ...(about && { about }),
    }),
    organisations: [],
    people: [],
    encounters: [],
    trips: [],
  };
  const times = (share: number) => Array.from({ length: Math.ceil(count * share) });
  const taken = new Set<string>();
  for (const _ of times(1)) yield organisation(scene, taken);
  if (count === 0) return;
  for (const _ of times(1)) yield* person(scene);
  for (const _ of times(0.25)) yield* relation(scene);
  for (const _ of times(0.02)) yield trip(scene);
  for (const _ of times(1)) yield* encounter(scene);
  for (const _ of times(0.05)) yield stay(scene);
  for (const _ of times(0.05)) yield ask(scene);
  for (const _ of times(0.1)) yield commitment(scene);
}

function organisation({ chance, make, organisations }: Scene, taken: Set<string>): NewRecord {
  const country = chance.weighted([
    ['NO', 5],
    ['SE', 3],
    ['DK', 1],
    ['DE', 2],
  ] as const);
  const place = chance.pick(words.placeStarts) + chance.pick(words.placeEnds[country]);
  const { kind, words: called } = chance.weighted(words.kindWords.map((each) => [each, each.weight] as const));
  const name = distinct(`${place} ${called[country]}`, taken);
  const host = `${slug(name)}.example`;
  const record = make('organisation', 'coalition', {
    name,
    kind,
    kindText: called[country].toLowerCase(),
    country,
    countrySource: 'manual',
    place,
    legalForm: /coop/.test(kind) ? 'cooperative' : kind.endsWith('agency') ? 'public' : 'association',
    care: kind === 'security_agency' ? 'careful' : 'normal',
    fit: chance.weighted([
      ['ally', 4],
      ['aligned', 3],
      ['unknown', 3],
    ] as const),
    urls: [{ url: `https://${host}/`, host, path: '/' }],
    handles: chance.happens(0.4) ? [{ user: slug(name).replaceAll('-', '_'), host: 'tut.example' }] : [],
  });
  organisations.push({ id: record.id, kind, country, name });
  return record;
}

function* person({ chance, make, organisations, people }: Scene): Generator<NewRecord> {
  const name = `${chance.pick(words.firstNames)} ${chance.pick(words.familyStarts)}${chance.pick(words.familyEnds)}`;
  const record = make('person', 'private', {
    name,
    handles: chance.happens(0.3) ? [{ user: slug(name).replaceAll('-', '.'), host: 'tut.example' }] : [],
    contacts: chance.happens(0.3) ? [{ type: 'email', value: `${slug(name)}@post.example` }] : [],
    canBeAskedToIntroduce: chance.weighted([
      ['yes', 2],
      ['no', 1],
      ['unknown', 5],
    ] as const),
  });
  people.push(record.id);
  yield record;
  const where = chance.pick(organisations).id;
  yield make('affiliation', 'private', { person: record.id, organisation: where, role: chance.pick(words.roles) });
  if (chance.happens(0.1))
    yield make('relation', 'private', {
      from: record.id,
      to: chance.pick(organisations).id,
      type: 'can_introduce',
      strength: 1 + chance.below(3),
    });
}

/** Who can be what to whom: no state body is anybody's section, and a hosting co-op is what others lean on. */
function* relation({ chance, make, organisations }: Scene): Generator<NewRecord> {
  const [one, other] = [chance.next(), chance.next()];
  const type = chance.weighted([
    ['partner_of', 4],
    ['member_of', 3],
    ['part_of', 2],
    ['provides_for', 1],
  ] as const);
  type Organisation = (typeof organisations)[number];
  /** From a place on the first that fits, of those that are no state's. */
  const nearest = (share: number, fits: (each: Organisation) => boolean) => {
    const start = Math.floor(share * organisations.length);
    const turned = (place: number) => organisations[(start + place) % organisations.length];
    for (let place = 0; place < organisations.length; place++) {
      const each = turned(place);
      if (each && !each.kind.endsWith('agency') && fits(each)) return each;
    }
    return undefined;
  };
  const from = nearest(one, ({ kind }) => type !== 'provides_for' || carriers.has(kind));
  if (!from) return;
  const fits = {
    partner_of: () => true,
    member_of: ({ kind }: Organisation) => kind === 'network' || kind === 'solidarity_committee',
    part_of: ({ kind, country }: Organisation) => kind === from.kind && country === from.country,
    provides_for: ({ kind }: Organisation) => !carriers.has(kind),
  }[type];
  const to = nearest(other, (each) => each !== from && fits(each));
  if (to) yield make('relation', 'coalition', { from: from.id, to: to.id, type });
}

function trip({ chance, context, make, trips }: Scene): NewRecord {
  const start = chance.below(420) - 380;
  const [from, to] = [dayAfter(context.today, start), dayAfter(context.today, start + 2 + chance.below(8))];
  const country = chance.pick(words.demoCountries);
  const place = () => chance.pick(words.placeStarts) + chance.pick(words.placeEnds[country]);
  const legs = [
    { place: place(), country, from, to: from },
    { place: place(), country, from, to },
  ];
  const record = make('trip', 'coalition', { title: `Tour of ${legs[0]?.place}`, from, to, legs });
  trips.push({ id: record.id, from, to });
  return record;
}

function* encounter({ chance, context, make, organisations, people, encounters, trips }: Scene): Generator<NewRecord> {
  const status = chance.weighted([
    ['held', 42],
    ['wanted', 25],
    ['planned', 12],
    ['asked', 8],
    ['half_planned', 6],
    ['declined', 3],
    ['cancelled', 2],
    ['missed', 2],
  ] as const);
  const on = chance.happens(0.3) && trips.length > 0 ? chance.pick(trips) : undefined;
  const past = status === 'held' || status === 'missed';
  const day = past ? dayAfter(context.today, -chance.below(400)) : dayAfter(context.today, 1 + chance.below(40));
  const dated = past || status === 'planned' || (status === 'half_planned' && chance.happens(0.5));
  const when = chance.happens(0.4) ? `${day}T${String(9 + chance.below(10)).padStart(2, '0')}:00` : day;
  const parties = [chance.pick(organisations), ...(chance.happens(0.1) ? [chance.pick(organisations)] : [])];
  const record = make('encounter', 'coalition', {
    orgs: [...new Set(parties.map((each) => each.id))],
    mode: chance.weighted([
      ['meeting', 6],
      ['informal', 3],
      ['call', 2],
      ['assembly', 1],
    ] as const),
    statusLog: [{ status, at: context.now, by: context.me, after: '' }],
    ...(dated && { when }),
    ...(on && past && day >= on.from && day <= on.to && { trip: on.id }),
  });
  encounters.push(record.id);
  yield record;
  // Who took part is private, so it lies beside the encounter.
  if (status === 'held' && chance.happens(0.6))
    yield make('encounter', 'private', { people: { [chance.pick(people)]: 'participant' } }, record.id);
  if (status === 'held' && chance.happens(0.25))
    yield make('note', 'private', { subject: record.id, text: chance.pick(words.remarks) });
}

function stay({ chance, context, make, people }: Scene): NewRecord {
  const from = dayAfter(context.today, -chance.below(400));
  const nights = 1 + chance.below(4);
  return make('stay', 'private', { hosts: [chance.pick(people)], from, nights, thanksPublic: 'no' });
}

function ask({ chance, make, organisations }: Scene): NewRecord {
  return make('ask', 'coalition', {
    type: chance.weighted([
      ['facilitate', 5],
      ['suggest', 2],
      ['join', 2],
      ['help', 2],
      ['skill', 1],
    ] as const),
    orgs: [chance.pick(organisations).id],
    status: chance.weighted([
      ['open', 6],
      ['offered', 2],
      ['fulfilled', 2],
    ] as const),
  });
}

function commitment({ chance, context, make, organisations, encounters }: Scene): NewRecord {
  const theirs = chance.happens(0.5);
  const who = chance.pick(organisations).id;
  return make('commitment', 'coalition', {
    text: chance.pick(words.promises),
    ...(theirs ? { by: who } : { to: who }),
    due: dayAfter(context.today, chance.below(90) - 30),
    encounter: chance.pick(encounters),
    status: chance.weighted([
      ['open', 6],
      ['done', 4],
      ['dropped', 1],
    ] as const),
  });
}

function distinct(name: string, taken: Set<string>): string {
  for (let number = 1; ; number++) {
    const called = number === 1 ? name : `${name} ${number}`;
    if (taken.has(slug(called))) continue;
    taken.add(slug(called));
    return called;
  }
}

function slug(name: string): string {
  const plain: Readonly<Record<string, string>> = { ø: 'o', å: 'a', æ: 'ae', ö: 'o', ä: 'a', ü: 'u', é: 'e', ß: 'ss' };
  return name
    .toLowerCase()
    .replace(/[øåæöäüéß]/g, (letter) => plain[letter] ?? '')
    .replace(/[^a-z0-9]+/g, '-');
}
