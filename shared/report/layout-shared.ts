/** The report for a coalition or a circle: what we did, what came of it, where others can help or come along. */
import { kindWords } from '../i18n/kinds.ts';
import type { ReportWords } from '../i18n/report/words.ts';
import { readableAddress } from '../model/readable-host.ts';
import { askBlocks, contactBlock, nameOf, summaryBlock, thanksBlock } from './common-blocks.ts';
import { countryName } from './country.ts';
import { daysText } from './day-words.ts';
import { daysOf, periodOf } from './days.ts';
import { type Block, type Line, line, section } from './document.ts';
import { inertName } from './inert.ts';
import type { LayoutContext } from './layout-context.ts';
import { howText, metBlocks, metTable, outcomeBlocks, withText } from './shared-met.ts';
import { promiseTable } from './shared-promises.ts';
import { targetBlocks } from './shared-targets.ts';
import { togetherBlocks } from './shared-together.ts';
import type { SharedMet, SharedOrganisation, SharedTarget, SharedView } from './views.ts';

export function sharedBlocks(view: SharedView, context: LayoutContext): Block[] {
  const { headings } = context.words;
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
    ...section(headings.promises, promiseTable(view.commitments, context)),
    ...togetherBlocks(view.together, context),
    ...section(headings.introductions, targetBlocks(introductions, context)),
    ...section(headings.joinable, targetBlocks(joinable, context)),
    ...section(headings.alsoPlanned, targetBlocks(closed, context)),
    ...closing(view, context),
  ];
}

/** One encounter, or everything with one organisation. */
export function sharedDossier(
  view: SharedView,
  about: SharedOrganisation | undefined,
  next: readonly SharedTarget[],
  context: LayoutContext,
): Block[] {
  const { words, choice } = context;
  const { headings } = words;
  const [only] = view.met;
  const single = choice.scope.type === 'encounter';
  const facts = [...(about ? aboutFacts(about, context) : []), ...(single && only ? meetingFacts(only, context) : [])];
  return [
    ...preface({ ...view, met: [] }, context),
    ...(facts.length > 0 ? [{ type: 'facts', rows: facts } as const] : []),
    ...(single ? [] : section(headings.met, metTable(view.met, context))),
    ...section(headings.outcomes, outcomeBlocks(view.met, context)),
    ...section(headings.promises, promiseTable(view.commitments, context)),
    ...togetherBlocks(view.together, context),
    ...section(headings.ahead, targetBlocks(view.targets, context, true)),
    ...section(headings.next, targetBlocks(next, context, true)),
    ...closing(view, context),
  ];
}

interface Fact {
  readonly label: string;
  readonly value: Line;
}

function aboutFacts({ kind, country, url }: SharedOrganisation, { words, language }: LayoutContext): Fact[] {
  const { labels, columns } = words;
  return [
    ...(kind ? [{ label: labels.kind, value: line(kindWords[language][kind]) }] : []),
    ...(country ? [{ label: columns.country, value: line(countryName(country, words) ?? country) }] : []),
    ...(url ? [{ label: labels.link, value: nameOf({ name: readableAddress(url), url }) }] : []),
  ];
}

function meetingFacts(met: SharedMet, context: LayoutContext): Fact[] {
  const { words, today, choice } = context;
  const { labels, calendar } = words;
  const present = withText(met, words);
  return [
    { label: labels.when, value: line(met.days ? daysText(calendar, met.days, today) : labels.unknownDay) },
    { label: labels.mode, value: line(howText(met, 1, words)) },
    ...(present.length > 0 ? [{ label: labels.people, value: present }] : []),
    ...checkedFact(choice.checkedOn, words, today),
  ];
}

/** The day they approved what is said of the meeting. */
export function checkedFact(checkedOn: string | undefined, words: ReportWords, today: string): Fact[] {
  const days = daysOf(checkedOn);
  return days ? [{ label: words.labels.checked, value: line(daysText(words.calendar, days, today)) }] : [];
}

function preface(view: SharedView, { choice, author, today, words }: LayoutContext): Block[] {
  const period = periodOf(view.met.flatMap((each) => each.days ?? []));
  const facts = [
    ...(period ? [{ label: words.labels.period, value: line(daysText(words.calendar, period, today)) }] : []),
    ...(author ? [{ label: words.labels.by, value: nameOf({ name: inertName(author) }) }] : []),
  ];
  return [...(facts.length > 0 ? [{ type: 'facts', rows: facts } as const] : []), ...summaryBlock(choice)];
}

function closing(view: SharedView, { choice, words }: LayoutContext): Block[] {
  return [
    ...section(words.headings.asks, askBlocks(view.asks, [], words)),
    ...thanksBlock(view.thanks, words),
    ...contactBlock(choice, words),
  ];
}
