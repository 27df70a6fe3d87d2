/** Whom I met and hope to meet, in sentences as one would say them. */
import type { ReportWords } from '../i18n/report/words.ts';
import { namesOf } from './common-blocks.ts';
import { sentenceDay } from './day-words.ts';
import type { Days } from './days.ts';
import { type Block, enumerate, fill, join, type Line, line, paragraph, sentence } from './document.ts';
import type { OrganisationView, PublicMet, PublicTarget } from './views.ts';

/** A tour, day by day. */
export function metParagraph(met: readonly PublicMet[], today: string, words: ReportWords): Block[] {
  const days = new Map<string, { days: Days | undefined; met: PublicMet[] }>();
  for (const each of met) {
    const key = dayKey(each.days);
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

function dayKey(days: Days | undefined): string {
  return days ? `${days.from} ${days.to ?? ''}` : '';
}

function daySentences(day: string, met: readonly PublicMet[], words: ReportWords): Line[] {
  const names = (wanted: (each: PublicMet) => boolean) => {
    const organisations = distinct(met.filter(wanted).flatMap((each) => each.organisations));
    return organisations.length === 0 ? undefined : namesOf(organisations, words);
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

function distinct(organisations: readonly OrganisationView[]): OrganisationView[] {
  return [...new Map(organisations.map((each) => [JSON.stringify([each.name, each.url]), each])).values()];
}

/** One meeting, or all with one organisation: "I met with A yesterday and today. I spoke with A and B earlier." */
export function metWith(
  met: readonly PublicMet[],
  about: OrganisationView | undefined,
  today: string,
  words: ReportWords,
): Line[] {
  const groups = new Map<
    string,
    { way: keyof ReportWords['told']['metWith']; orgs: Line; days: Days[]; undated: boolean }
  >();
  for (const { organisations, mode, days } of met) {
    const way = mode === 'informal' ? 'folks' : mode === 'call' ? 'call' : 'meeting';
    const first = organisations.filter((each) => each.name === about?.name && each.url === about?.url);
    const orgs = namesOf(distinct([...first, ...organisations]), words);
    const key = JSON.stringify([way, orgs]);
    const group = groups.get(key) ?? { way, orgs, days: [], undated: false };
    groups.set(key, { ...group, days: [...group.days, ...(days ? [days] : [])], undated: group.undated || !days });
  }
  return [...groups.values()].map(({ way, orgs, days, undated }) => {
    const inOrder = new Map(
      [...days].sort((a, b) => (dayKey(a) < dayKey(b) ? -1 : 1)).map((each) => [dayKey(each), each]),
    );
    const told = [...(undated ? [undefined] : []), ...inOrder.values()].map((each) =>
      line(sentenceDay(words.calendar, each, today)),
    );
    return fill(words.told.metWith[way], { orgs, days: enumerate(told, words.and) });
  });
}

/** What lies ahead with one or a few, by how far it has come. */
export function aheadSentences(targets: readonly PublicTarget[], words: ReportWords): Line[] {
  return (['planned', 'half_planned', 'asked', 'wanted'] as const).flatMap((status) => {
    const organisations = targets.filter((each) => each.status === status).map((each) => each.organisation);
    return organisations.length > 0
      ? [fill(words.told.aheadWith[status], { orgs: namesOf(organisations, words) })]
      : [];
  });
}
