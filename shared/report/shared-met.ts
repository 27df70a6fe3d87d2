/** Whom we met, as a table for a coalition, and what came of it. */
import { kindWords } from '../i18n/kinds.ts';
import type { ReportWords } from '../i18n/report/words.ts';
import type { Language } from '../model/enumerations.ts';
import * as lists from '../model/enumerations.ts';
import { nameOf } from './common-blocks.ts';
import { counted, daysText } from './day-words.ts';
import { compareDays } from './days.ts';
import {
  type Block,
  enumerate,
  fill,
  fillText,
  join,
  type Line,
  type ListItem,
  line,
  list,
  paragraph,
  sentence,
  strong,
  text,
} from './document.ts';
import type { LayoutContext } from './layout-context.ts';
import type { SharedMet, SharedOrganisation } from './views.ts';

export function metBlocks(met: readonly SharedMet[], context: LayoutContext): Block[] {
  return met.length === 0 ? [] : [paragraph(countsLine(met, context.words)), ...metTable(met, context)];
}

export function metTable(met: readonly SharedMet[], context: LayoutContext): Block[] {
  if (met.length === 0) return [];
  const { words, language, today } = context;
  const { columns, calendar } = words;
  const rows = alike(met);
  const withPeople = rows.some((row) => row.some((each) => withText(each, words).length > 0));
  return [
    {
      type: 'table',
      head: [columns.organisation, columns.kind, columns.how, columns.when, ...(withPeople ? [columns.with] : [])],
      rows: rows.map((row) => {
        const [first] = row;
        if (!first) return [];
        const days = [...new Set(row.flatMap((each) => (each.days ? daysText(calendar, each.days, today) : [])))];
        return [
          join(
            first.organisations.map((each) => nameOf(each)),
            ' · ',
          ),
          line(kindsText(first.organisations, language)),
          line(howText(first, row.length, words)),
          line(days.length > 0 ? days.join(', ') : '–'),
          ...(withPeople
            ? [
                join(
                  row.map((each) => withText(each, words)).filter((each) => each.length > 0),
                  '; ',
                ),
              ]
            : []),
        ];
      }),
    },
  ];
}

/** Meetings with the same organisations in the same form, put together as "meeting ×2", where the last of them stands. */
function alike(met: readonly SharedMet[]): SharedMet[][] {
  const rows = new Map<string, SharedMet[]>();
  for (const each of met) {
    const names = each.organisations.map(({ name, url }) => [name, url]);
    const key = JSON.stringify([each.mode, names]);
    rows.set(key, [...(rows.get(key) ?? []), each]);
  }
  const lastOf = (row: readonly SharedMet[]) => row.findLast(({ days }) => days)?.days;
  return [...rows.values()].sort((a, b) => compareDays(lastOf(a), lastOf(b)));
}

function countsLine(met: readonly SharedMet[], words: ReportWords): Line {
  const { told } = words;
  const informal = met.filter((each) => each.mode === 'informal').length;
  const meetings = met.length - informal;
  const what = enumerate(
    [
      ...(meetings > 0 ? [line(counted(words, told.meetings, meetings))] : []),
      ...(informal > 0 ? [line(counted(words, told.conversations, informal))] : []),
    ],
    words.and,
  );
  // "Over one day" says nothing, and with a day missing the number would be a guess.
  const single = met.flatMap((each) => (each.days && each.days.from === each.days.to ? [each.days.from] : []));
  const n = new Set(single).size;
  if (n < 2 || single.length < met.length) return sentence(fill(told.met, { what }));
  return sentence(fill(told.metOverDays, { days: counted(words, told.overDays, n), what }));
}

function kindsText(organisations: readonly SharedOrganisation[], language: Language): string {
  const kinds = organisations.map(({ kind }) => (kind && kind !== 'other' ? kindWords[language][kind] : '–'));
  return kinds.every((kind) => kind === '–') ? '–' : kinds.join(' · ');
}

export function howText(met: SharedMet, times: number, words: ReportWords): string {
  const mode = met.mode === 'informal' ? words.told.folksNotOrganisation : words.mode[met.mode];
  const together =
    met.organisations.length > 1 && met.mode !== 'informal' ? fillText(words.told.joint, { mode }) : mode;
  return times > 1 ? fillText(words.told.times, { mode: together, n: String(times) }) : together;
}

export function withText({ names, roles }: SharedMet, words: ReportWords): Line {
  const known = names.map((name): Line => [{ type: 'name', text: name }]);
  const unnamed = lists.participantRoles.flatMap((role) => {
    const n = roles.filter((each) => each === role).length;
    return n > 0 ? [line(counted(words, words.role[role], n))] : [];
  });
  return enumerate([...known, ...unnamed], words.and);
}

export function outcomeBlocks(met: readonly SharedMet[], { words, today }: LayoutContext): Block[] {
  const items = met
    .filter((each) => each.outcomes.length + each.decisions.length > 0)
    .map((each): ListItem => {
      const names = enumerate(
        each.organisations.map((organisation) => nameOf(organisation, true)),
        words.and,
      );
      const day = each.days ? [text(`, ${daysText(words.calendar, each.days, today)}`)] : [];
      return {
        line: [...names, ...day],
        details: [
          ...each.outcomes.map((said) => line(said.replace(/\s+/g, ' '))),
          ...each.decisions.map((said) => [strong(words.labels.decision), text(`: ${said.replace(/\s+/g, ' ')}`)]),
        ],
      };
    });
  return items.length > 0 ? [list(items)] : [];
}
