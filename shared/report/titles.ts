/** What a report is called. Only what its audience may read anyway stands in a title. */
import type { ReportWords } from '../i18n/report/words.ts';
import type { AudienceWord, ReportChoice } from './choice.ts';
import { nameOf } from './common-blocks.ts';
import { dateText } from './day-words.ts';
import { enumerate, fill, type Line, line } from './document.ts';
import { inertName } from './inert.ts';
import { encounterLine, organisationLine, type Privately } from './private-words.ts';
import type { Reading } from './reading.ts';
import { rowNamed } from './rows.ts';
import type { OrganisationView, PublicView, SharedOrganisation, SharedView } from './views.ts';

/** The author's own title wins; what follows tells a reader whose eyes it is for. A public post says nothing of that. */
export function titled(title: Line, choice: ReportChoice, audience: AudienceWord, words: ReportWords): Line {
  const chosen = inertName(choice.title ?? '');
  const shown = chosen === '' ? title : line(chosen);
  return audience === 'public' ? shown : [...shown, ...line(` — ${words.audience[audience].toUpperCase()}`)];
}

function plainTitle({ choice, today }: Reading, words: ReportWords): Line {
  const { titles, calendar } = words;
  switch (choice.scope.type) {
    case 'all':
      return line(titles.all);
    case 'trip':
      return line(titles.trip);
    case 'day':
      return fill(titles.day, { date: dateText(calendar, choice.scope.date, today) });
    case 'encounter':
      return line(titles.namelessEncounter);
    case 'organisation':
      return line(titles.namelessOrganisation);
  }
}

function meetingTitle(organisations: readonly OrganisationView[], words: ReportWords): Line {
  const orgs = enumerate(
    organisations.map((each) => nameOf({ name: each.name })),
    words.and,
  );
  return fill(words.titles.encounter, { orgs });
}

export function publicTitle(
  reading: Reading,
  view: PublicView,
  about: SharedOrganisation | undefined,
  words: ReportWords,
): Line {
  const { type } = reading.choice.scope;
  const organisations = view.met[0]?.organisations ?? view.targets.map((target) => target.organisation);
  if (type === 'encounter' && organisations.length > 0) return meetingTitle(organisations, words);
  if (about) return nameOf({ name: about.name });
  return line(words.titles.publicPost);
}

export function sharedTitle(
  reading: Reading,
  view: SharedView,
  about: SharedOrganisation | undefined,
  words: ReportWords,
): Line {
  const organisations = view.met[0]?.organisations ?? view.targets.map((target) => target.organisation);
  if (reading.choice.scope.type === 'encounter' && organisations.length > 0) return meetingTitle(organisations, words);
  return about ? nameOf({ name: about.name }) : plainTitle(reading, words);
}

export function privateTitle(given: Privately): Line {
  const { reading, words } = given;
  const { scope } = reading.choice;
  const [encounter] = reading.encounters;
  if (scope.type === 'encounter' && encounter)
    return fill(words.titles.encounter, { orgs: unlinked(encounterLine(given, encounter)) });
  if (scope.type === 'organisation') {
    const about = rowNamed(reading.graph, scope.id, 'organisation');
    if (about) return unlinked(organisationLine(given, about));
  }
  const trip = scope.type === 'trip' ? rowNamed(reading.graph, scope.id, 'trip')?.fields.title : undefined;
  return trip ? line(inertName(trip)) : plainTitle(reading, words);
}

function unlinked(title: Line): Line {
  return title.map((each) => (each.type === 'name' ? { type: 'name', text: each.text } : each));
}
