/** The author's nights and rides. */
import { parseWhen } from '../model/when.ts';
import { counted, dateText, whenText } from './day-words.ts';
import { daysOf } from './days.ts';
import { type Block, enumerate, type Line, type ListItem, line, list, section, text } from './document.ts';
import { inertName } from './inert.ts';
import { organisationLine, type Privately, personInline } from './private-words.ts';
import { live, rowsNamed } from './rows.ts';
import { covers } from './scope.ts';

export function stayBlocks(given: Privately): Block[] {
  const { reading, words, include } = given;
  const covered = covers(reading.choice, reading.graph);
  const items = live(reading.graph.ofKind('stay'))
    .filter((row) => covered(row.fields.from))
    .map((row): ListItem => {
      include(row);
      const { from, nights, place, hosts } = row.fields;
      const people = rowsNamed(reading.graph, hosts, 'person').map((each): Line => [personInline(given, each)]);
      const organisations = rowsNamed(reading.graph, hosts, 'organisation').map((each) =>
        organisationLine(given, each),
      );
      const rest = [
        from ? dateText(words.calendar, from, reading.today) : '',
        nights ? counted(words, words.labels.nights, nights) : '',
        inertName(place ?? ''),
      ].filter(Boolean);
      const host = enumerate([...people, ...organisations], words.and);
      return {
        line: [
          ...(host.length > 0 ? host : line(words.labels.unnamed)),
          ...(rest.length > 0 ? [text(`: ${rest.join(', ')}`)] : []),
        ],
      };
    });
  return section(words.headings.stays, items.length > 0 ? [list(items)] : []);
}

export function travelBlocks(given: Privately): Block[] {
  const { reading, words, include } = given;
  const covered = covers(reading.choice, reading.graph);
  const { scope } = reading.choice;
  const items = live(reading.graph.ofKind('travel')).flatMap((row): ListItem[] => {
    const { from, to, departs, arrives, ref, trip } = row.fields;
    const tied =
      scope.type === 'trip' && trip !== undefined && reading.graph.rowOf(trip) === reading.graph.rowOf(scope.id);
    if (!tied && !covered(daysOf(departs)?.from)) return [];
    include(row);
    const times = [departs, arrives].flatMap((each) => (each === undefined ? [] : (parseWhen(each) ?? [])));
    const rest = [...times.map((each) => whenText(words, each, reading.today)), inertName(ref ?? '')].filter(Boolean);
    const way = `${inertName(from ?? '') || '?'} → ${inertName(to ?? '') || '?'}`;
    return [{ line: line([way, ...rest].join(', ')) }];
  });
  return section(words.headings.travel, items.length > 0 ? [list(items)] : []);
}
