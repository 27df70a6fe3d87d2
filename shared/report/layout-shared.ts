/** The report for a coalition or a circle: what we did, what came of it, where others can help or come along. */
import { kindWords } from '../i18n/kinds.ts';
import type { ReportWords } from '../i18n/report/words.ts';
import type { Language } from '../model/enumerations.ts';
import * as lists from '../model/enumerations.ts';
import type { ReportChoice } from './choice.ts';
import { byCountry, countryName } from './country.ts';
import { counted, daysText } from './day-words.ts';
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
  section,
  sentence,
  strong,
  text,
} from './document.ts';
import { inertName, inertProse } from './inert.ts';
import { askBlocks, contactBlock, countryItem, nameOf } from './layout-public.ts';
import type { SharedMet, SharedOrganisation, SharedTarget, SharedView } from './projection.ts';
import { type Days, daysOf } from './reading.ts';

export interface SharedContext {
  readonly choice: ReportChoice;
  readonly today: string;
  readonly author?: string;
  readonly words: ReportWords;
  readonly language: Language;
}

export function sharedBlocks(view: SharedView, context: SharedContext): Block[] {
  const { choice, words } = context;
  const { headings } = words;
  const introductions = view.targets.filter(({ status }) => status === 'wanted' || status === 'asked');
  const planned = view.targets.filter(({ status }) => status === 'planned' || status === 'half_planned');
  const [joinable, closed] = [
    planned.filter((each) => each.join !== 'closed'),
    planned.filter((each) => each.join === 'closed'),
  ];
  return [
    ...preface(view, context),
    ...section(headings.met, metBlocks(view.met, context)),
    ...section(headings.outcomes, outcomeBlocks(view.met, context)),
    ...section(headings.introductions, targetBlocks(introductions, context)),
    ...section(headings.joinable, targetBlocks(joinable, context)),
    ...section(headings.alsoPlanned, targetBlocks(closed, context)),
    ...section(headings.asks, askBlocks(view.asks, [], words)),
    ...contactBlock(choice, words),
  ];
}

/** One encounter, or everything with one organisation. */
export function sharedDossier(
  view: SharedView,
  about: SharedOrganisation | undefined,
  next: readonly SharedTarget[],
  context: SharedContext,
): Block[] {
  const { words, choice, today, language } = context;
  const { headings, labels } = words;
  const facts = [
    ...(about?.kind ? [{ label: labels.kind, value: line(kindWords[language][about.kind]) }] : []),
    ...(about?.country
      ? [{ label: words.columns.country, value: line(countryName(about.country, words) ?? about.country) }]
      : []),
    ...(about?.url
      ? [{ label: labels.link, value: nameOf({ name: about.url.slice(8).replace(/\/$/, ''), url: about.url }) }]
      : []),
  ];
  const [only] = view.met;
  const meeting =
    choice.scope.type === 'encounter' && only
      ? [
          {
            label: labels.when,
            value: line(only.days ? daysText(words.calendar, only.days, today) : labels.unknownDay),
          },
          { label: labels.mode, value: line(howText(only, 1, words)) },
          ...withFact(only, words),
          ...checkedFact(choice.checkedOn, context),
        ]
      : [];
  const all = [...facts, ...meeting];
  return [
    ...preface({ ...view, met: [] }, context),
    ...(all.length > 0 ? [{ type: 'facts', rows: all } as const] : []),
    ...(choice.scope.type === 'encounter' ? [] : section(headings.met, metTable(view.met, context))),
    ...section(headings.outcomes, outcomeBlocks(view.met, context)),
    ...section(headings.ahead, targetBlocks(view.targets, context, true)),
    ...section(headings.next, targetBlocks(next, context, true)),
    ...section(headings.asks, askBlocks(view.asks, [], words)),
    ...contactBlock(choice, words),
  ];
}

function withFact(met: SharedMet, words: ReportWords) {
  const present = withText(met, words);
  return present.length > 0 ? [{ label: words.labels.people, value: present }] : [];
}

export function checkedFact(
  checkedOn: string | undefined,
  { words, today }: Pick<SharedContext, 'words' | 'today'>,
): { label: string; value: Line }[] {
  const days = daysOf(checkedOn);
  return days ? [{ label: words.labels.checked, value: line(daysText(words.calendar, days, today)) }] : [];
}

function preface(view: SharedView, { choice, author, today, words }: SharedContext): Block[] {
  const period = periodOf(view.met.flatMap((each) => each.days ?? []));
  const facts = [
    ...(period ? [{ label: words.labels.period, value: line(daysText(words.calendar, period, today)) }] : []),
    ...(author ? [{ label: words.labels.by, value: [{ type: 'name', text: inertName(author) } as const] }] : []),
  ];
  const summary = inertProse(choice.summary ?? '');
  return [
    ...(facts.length > 0 ? [{ type: 'facts', rows: facts } as const] : []),
    ...(summary === '' ? [] : [{ type: 'prose', text: summary } as const]),
  ];
}

export function periodOf(days: readonly Days[]): Days | undefined {
  const from = days.map((each) => each.from).sort()[0];
  const to = days
    .map((each) => each.to ?? each.from)
    .sort()
    .at(-1);
  return from && to ? { from, to } : undefined;
}

function metBlocks(met: readonly SharedMet[], context: SharedContext): Block[] {
  return met.length === 0 ? [] : [paragraph(countsLine(met, context.words)), ...metTable(met, context)];
}

function metTable(met: readonly SharedMet[], context: SharedContext): Block[] {
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

/** Meetings with the same organisations in the same form, put together as "meeting ×2". */
function alike(met: readonly SharedMet[]): SharedMet[][] {
  const rows = new Map<string, SharedMet[]>();
  for (const each of met) {
    const names = each.organisations.map(({ name, url }) => [name, url]);
    const key = JSON.stringify([each.mode, names]);
    rows.set(key, [...(rows.get(key) ?? []), each]);
  }
  return [...rows.values()];
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

function howText(met: SharedMet, times: number, words: ReportWords): string {
  const mode = met.mode === 'informal' ? words.told.folksNotOrganisation : words.mode[met.mode];
  const together =
    met.organisations.length > 1 && met.mode !== 'informal' ? fillText(words.told.joint, { mode }) : mode;
  return times > 1 ? fillText(words.told.times, { mode: together, n: String(times) }) : together;
}

function withText({ names, roles }: SharedMet, words: ReportWords): Line {
  const known = names.map((name): Line => [{ type: 'name', text: name }]);
  const unnamed = lists.participantRoles.flatMap((role) => {
    const n = roles.filter((each) => each === role).length;
    return n > 0 ? [line(counted(words, words.role[role], n))] : [];
  });
  return enumerate([...known, ...unnamed], words.and);
}

function outcomeBlocks(met: readonly SharedMet[], { words, today }: SharedContext): Block[] {
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

function targetBlocks(targets: readonly SharedTarget[], { words, today }: SharedContext, everyStatus = false): Block[] {
  if (targets.length === 0) return [];
  const items = byCountry(targets, (target) => target.organisation.country, words).map((group) =>
    countryItem(
      group.country,
      join(
        group.members.map((target) => targetLine(target, words, today, everyStatus)),
        ' · ',
      ),
    ),
  );
  return [list(items)];
}

/** Under "planned" and "where we need introductions" the plain word says nothing; the others do. */
function targetLine(target: SharedTarget, words: ReportWords, today: string, everyStatus: boolean): Line {
  const { status, days, join: policy, introducers, organisation } = target;
  const told = everyStatus || status === 'half_planned' || status === 'asked';
  const remarks: Line[] = [
    ...(told ? [line(words.status[status])] : []),
    ...(days ? [line(daysText(words.calendar, days, today))] : []),
    ...(policy === 'open' ? [line(words.told.openToJoin)] : []),
    ...(introducers.length > 0
      ? [
          fill(words.told.canIntroduce, {
            names: enumerate(
              introducers.map((name): Line => [{ type: 'name', text: name }]),
              words.and,
            ),
          }),
        ]
      : []),
  ];
  return remarks.length === 0
    ? nameOf(organisation)
    : [...nameOf(organisation), text(' ('), ...join(remarks, ', '), text(')')];
}
