/** The public post: why, whom I met, whom I hope to meet, how to help. */
import type { ReportWords } from '../i18n/report/words.ts';
import type { AskType, EncounterStatus } from '../model/enumerations.ts';
import type { ReportChoice } from './choice.ts';
import { byCountry } from './country.ts';
import { sentenceDay } from './day-words.ts';
import {
  type Block,
  enumerate,
  fill,
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
import { inertProse } from './inert.ts';
import type { AskView, OrganisationView, PublicMet, PublicView } from './projection.ts';
import type { Days } from './reading.ts';

export function publicBlocks(view: PublicView, choice: ReportChoice, today: string, words: ReportWords): Block[] {
  const summary = inertProse(choice.summary ?? '');
  const tour = choice.scope.type !== 'encounter' && choice.scope.type !== 'organisation';
  return [
    ...(summary === '' ? [] : [{ type: 'prose', text: summary } as const]),
    ...metParagraph(view.met, today, words),
    ...wanted(view, words),
    ...askBlocks(view.asks, standingAsks(view, tour), words),
    ...contactBlock(choice, words),
    ...hashtagBlock(view.hashtags),
  ];
}

export function nameOf({ name, url }: OrganisationView, bold = false): Line {
  return [{ type: 'name', text: name, ...(url && { url }), ...(bold && { strong: true }) }];
}

function metParagraph(met: readonly PublicMet[], today: string, words: ReportWords): Block[] {
  const days = new Map<string, { days: Days | undefined; met: PublicMet[] }>();
  for (const each of met) {
    const key = each.days ? `${each.days.from} ${each.days.to ?? ''}` : '';
    const day = days.get(key) ?? { days: each.days, met: [] };
    day.met.push(each);
    days.set(key, day);
  }
  const inOrder = [...days].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, day]) => day);
  const sentences = inOrder.flatMap((day) =>
    daySentences(sentenceDay(words.calendar, day.days, today), day.met, words),
  );
  return sentences.length === 0 ? [] : [paragraph(join(sentences, ' '))];
}

function daySentences(day: string, met: readonly PublicMet[], words: ReportWords): Line[] {
  const names = (wanted: (each: PublicMet) => boolean) => {
    const seen = new Map<string, OrganisationView>();
    for (const each of met.filter(wanted))
      for (const organisation of each.organisations)
        seen.set(`${organisation.name} ${organisation.url ?? ''}`, organisation);
    const lines = [...seen.values()].map((each) => nameOf(each));
    return lines.length === 0 ? undefined : enumerate(lines, words.and);
  };
  const orgs = names((each) => each.mode === 'meeting' || each.mode === 'assembly');
  const folks = names((each) => each.mode === 'informal');
  const called = names((each) => each.mode === 'call');
  const told: Line[] = [];
  if (orgs && folks) told.push(fill(words.told.metBoth, { day, orgs, folks }));
  else if (orgs) told.push(fill(words.told.metOrganisations, { day, orgs }));
  else if (folks) told.push(fill(words.told.metFolks, { day, folks }));
  if (called)
    told.push(
      told.length > 0 ? fill(words.told.calledToo, { orgs: called }) : fill(words.told.called, { day, orgs: called }),
    );
  return told.map(sentence);
}

function wanted({ targets }: PublicView, words: ReportWords): Block[] {
  if (targets.length === 0) return [];
  const items = byCountry(targets, (target) => target.organisation.country, words).map((group): ListItem => {
    const lines = group.members.map(({ organisation, status }) => withStatus(nameOf(organisation), status, words));
    return countryItem(group.country, join(lines, ' · '));
  });
  return [paragraph(line(words.told.wantToMeet)), list(items)];
}

/** "Want to meet" is what the list itself says; only the other words are added. */
function withStatus(name: Line, status: EncounterStatus, words: ReportWords): Line {
  return status === 'wanted' ? name : [...name, text(` (${words.status[status]})`)];
}

export function countryItem(country: string | undefined, content: Line): ListItem {
  return { line: country ? [strong(country), text(': '), ...content] : content };
}

/** What follows from the list itself, whether or not anybody wrote an ask down. */
function standingAsks(view: PublicView, tour: boolean): AskType[] {
  const unplanned = view.targets.some(({ status }) => status === 'wanted' || status === 'asked');
  return [
    ...(unplanned && tour ? (['facilitate'] as const) : []),
    ...(view.targets.length > 0 && tour ? (['suggest'] as const) : []),
    ...(view.joinable ? (['join'] as const) : []),
  ];
}

export function askBlocks(asks: readonly AskView[], standing: readonly AskType[], words: ReportWords): Block[] {
  const general = asks.filter((ask) => !ask.text && ask.organisations.length === 0).map((ask) => ask.type);
  const spoken = new Set(asks.filter((ask) => ask.text && ask.organisations.length === 0).map((ask) => ask.type));
  const sentences = [...new Set([...standing, ...general])]
    .filter((type) => !spoken.has(type))
    .map((type) => line(words.asks[type].alone));
  const items = asks
    .filter((ask) => ask.text || ask.organisations.length > 0)
    .map((ask): ListItem => {
      const orgs = enumerate(
        ask.organisations.map((each) => nameOf(each)),
        words.and,
      );
      if (!ask.text) return { line: fill(words.asks[ask.type].about, { orgs }) };
      const said = text(ask.text.replace(/\s+/g, ' '));
      return { line: ask.organisations.length > 0 ? [...orgs, text(': '), said] : [said] };
    });
  return [
    ...(sentences.length > 0 ? [paragraph(join(sentences, ' '))] : []),
    ...(items.length > 0 ? [list(items)] : []),
  ];
}

export function contactBlock(choice: ReportChoice, words: ReportWords): Block[] {
  const contact = inertProse(choice.contact ?? '').replace(/\s+/g, ' ');
  return contact === '' ? [] : [paragraph(fill(words.told.reachUs, { contact: [text(contact)] }))];
}

function hashtagBlock(tags: readonly string[]): Block[] {
  if (tags.length === 0) return [];
  return [
    paragraph(
      join(
        tags.map((tag): Line => [{ type: 'hashtag', tag }]),
        ' ',
      ),
    ),
  ];
}
