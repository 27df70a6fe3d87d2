/** The author's own log: everything this reader has, day by day, with what is owed and what waits to be settled. */
import { isTarget, statusOf } from '../query/encounter-status.ts';
import type { Row } from '../query/row.ts';
import { askBlocks, contactBlock, nameOf, summaryBlock } from './common-blocks.ts';
import { daysText } from './day-words.ts';
import { daysOf, periodOf } from './days.ts';
import { type Block, join, type Line, line, section, text } from './document.ts';
import { inertName } from './inert.ts';
import { checkedFact } from './layout-shared.ts';
import { settleBlocks, sourceBlocks } from './private-appendix.ts';
import { days, encounterBlocks, hasMore, notesAbout } from './private-days.ts';
import { promiseBlocks } from './private-promises.ts';
import { fallenList, nextList, targetTable } from './private-targets.ts';
import { privateTogetherBlocks } from './private-together.ts';
import { stayBlocks, travelBlocks } from './private-travel.ts';
import { organisationRemarks, type Privately, personInline } from './private-words.ts';
import { asksOf } from './project-asks.ts';
import { rowNamed, rowsUsing } from './rows.ts';

export function privateBlocks(given: Privately): Block[] {
  const { reading, words } = given;
  const { headings } = words;
  const of = (wanted: (status: string) => boolean) =>
    reading.encounters.filter((row) => wanted(statusOf(row.fields.statusLog).status));
  const held = of((status) => status === 'held');
  const ahead = of(isTarget);
  const fallen = of((status) => status !== 'held' && !isTarget(status));
  const about = organisationInScope(given);
  const trip = tripInScope(given);
  const subjects = [about, trip].flatMap((row): Row[] => (row ? [row] : []));
  for (const row of [...reading.encounters, ...subjects]) given.include(row);
  return [
    ...facts(given, held, about, trip),
    ...summaryBlock(reading.choice),
    ...subjects.flatMap((row) => notesAbout(given, row)),
    ...days(given, held),
    ...section(headings.targets, targetTable(given, ahead)),
    ...section(
      headings.ahead,
      ahead.filter((row) => hasMore(given, row)).flatMap((row) => encounterBlocks(given, row)),
    ),
    ...section(headings.next, nextList(given)),
    ...section(headings.fallenThrough, fallenList(given, fallen)),
    ...promiseBlocks(given),
    ...stayBlocks(given),
    ...travelBlocks(given),
    ...privateTogetherBlocks(given),
    ...section(headings.asks, askBlocks(asksOf(reading, given.include), [], words)),
    ...settleBlocks(given),
    ...sourceBlocks(given),
    ...contactBlock(reading.choice, words),
  ];
}

function organisationInScope({ reading }: Privately): Row<'organisation'> | undefined {
  const { scope } = reading.choice;
  return scope.type === 'organisation' ? rowNamed(reading.graph, scope.id, 'organisation') : undefined;
}

function tripInScope({ reading }: Privately): Row<'trip'> | undefined {
  const { scope } = reading.choice;
  return scope.type === 'trip' ? rowNamed(reading.graph, scope.id, 'trip') : undefined;
}

interface Fact {
  readonly label: string;
  readonly value: Line;
}

function facts(
  given: Privately,
  held: readonly Row<'encounter'>[],
  about: Row<'organisation'> | undefined,
  trip: Row<'trip'> | undefined,
): Block[] {
  const { reading, words } = given;
  const { labels, calendar } = words;
  const written = trip?.fields.from ? { from: trip.fields.from, to: trip.fields.to ?? null } : undefined;
  const period = written ?? periodOf(held.flatMap((row) => daysOf(row.fields.when) ?? []));
  const legs = trip?.fields.legs.map((leg) => inertName(leg.place)).filter(Boolean) ?? [];
  const remarks = about ? organisationRemarks(given, about) : '';
  const rows = [
    ...(period ? [{ label: labels.period, value: line(daysText(calendar, period, reading.today)) }] : []),
    ...(reading.author ? [{ label: labels.by, value: nameOf({ name: inertName(reading.author) }) }] : []),
    ...(legs.length > 0 ? [{ label: labels.legs, value: line(legs.join(' → ')) }] : []),
    ...(remarks !== '' ? [{ label: labels.kind, value: line(remarks) }] : []),
    ...(about ? peopleFact(given, about) : []),
    ...checked(given),
  ];
  return rows.length > 0 ? [{ type: 'facts', rows }] : [];
}

function checked({ reading, words }: Privately): Fact[] {
  if (reading.choice.scope.type !== 'encounter') return [];
  const known = checkedFact(reading.choice.checkedOn, words, reading.today);
  return known.length > 0 ? known : [{ label: words.labels.checked, value: line(words.labels.notYet) }];
}

function peopleFact(given: Privately, about: Row<'organisation'>): Fact[] {
  const { reading, words } = given;
  const { graph } = reading;
  const people = rowsUsing(graph, about, 'affiliation').flatMap((row): Line[] => {
    const person = rowNamed(graph, row.fields.person, 'person');
    if (!person) return [];
    const role = row.fields.role ? [text(` (${inertName(row.fields.role)})`)] : [];
    return [[personInline(given, person), ...role]];
  });
  return people.length > 0 ? [{ label: words.labels.people, value: join(people, ', ') }] : [];
}
