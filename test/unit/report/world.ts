/** Small worlds in which every name and text is a word of its own, with the gates shut and open in every mixture. */
import * as lists from '../../../shared/model/enumerations.ts';
import type { SpaceInfo } from '../../../shared/model/id.ts';
import type { Part } from '../../../shared/model/part.ts';
import { numbersFrom } from './planted.ts';
import { circleSpace, coalitionSpace, createScene, privateSpace, statusLog } from './scene.ts';

export interface World {
  readonly parts: readonly Part[];
  readonly words: readonly string[];
  readonly next: (below: number) => number;
}

export function worldFrom(seed: number): World {
  const next = numbersFrom(seed);
  const { parts, add } = createScene();
  const words: string[] = [];
  const word = () => {
    words.push(`zq${(words.length + 1_296).toString(36)}zq`);
    return words.at(-1) ?? '';
  };
  const pick = <T>(from: readonly T[]): T => {
    for (const each of from.slice(next(from.length))) return each;
    throw new Error('nothing to pick from');
  };
  const some = <T>(from: readonly T[], most: number) =>
    Array.from({ length: next(most + 1) }, () => pick(from)).filter((each, at, all) => all.indexOf(each) === at);
  const keyed = (ids: readonly string[]) => Object.fromEntries(ids.map((id) => [id, true]));
  const times = <T>(n: number, make: () => T) => Array.from({ length: n }, make);
  const wide = Array.from({ length: 5 }, () => coalitionSpace);
  const space = (): SpaceInfo => pick([...wide, circleSpace, privateSpace]);
  const mark = () => pick([undefined, ...lists.audiences]);
  const day = () => pick([undefined, '2026-03-01', '2026-03-10', '2026-03-11', '2026-03-20']);
  const use = () => pick(['email', 'files', 'email']);

  const orgs = times(14, () =>
    add(
      'organisation',
      {
        name: word(),
        country: pick(['NO', 'SE', undefined]),
        kind: pick(['network', 'trade_union', 'political_party', 'patient_org', 'tech_coop', undefined]),
        care: pick(['normal', undefined, undefined, undefined, 'careful']),
      },
      { space: space() },
    ),
  );
  const people = times(6, () =>
    add(
      'person',
      {
        name: word(),
        handles: [{ id: 'h', user: word() }],
        canBeAskedToIntroduce: pick(['yes', 'yes', 'no', undefined]),
      },
      { space: space() },
    ),
  );
  for (const subject of [...orgs, ...people])
    for (const purpose of ['share_coalition', 'share_circle', 'publish_name', 'publish_thanks'])
      if (next(people.includes(subject) ? 2 : 4) === 0) {
        const state = pick(['given', 'given', 'given', 'given', 'unknown', 'refused', 'withdrawn']);
        const until = pick([undefined, undefined, '2026-02-01']);
        add('consent', { subject, purpose, state, until }, { space: space() });
      }
  for (const person of people)
    if (next(2) === 0) add('affiliation', { person, organisation: pick(orgs) }, { space: space() });
  const said = () => times(next(3), word).map((text, at) => ({ id: `o${at}`, text, audience: mark() }));
  const encounters = times(12, () =>
    add(
      'encounter',
      {
        orgs: keyed(some(orgs, 2)),
        people: Object.fromEntries(some(people, 2).map((id) => [id, pick(lists.participantRoles)])),
        mode: pick([...lists.encounterModes, undefined]),
        statusLog: statusLog(pick(['held', 'held', 'held', ...lists.encounterStatuses])),
        when: day(),
        outcomes: said(),
        decisions: said(),
      },
      { space: space() },
    ),
  );
  for (const from of [...people, ...orgs.slice(0, 3)])
    add('relation', { type: 'can_introduce', from, to: pick(orgs) }, { space: space() });
  times(6, () =>
    add(
      'ask',
      {
        type: pick(lists.askTypes),
        orgs: keyed(some(orgs, 2)),
        encounters: keyed(some(encounters, 1)),
        text: word(),
        audience: mark(),
        status: pick(lists.askStatuses),
      },
      { space: space() },
    ),
  );
  times(8, () =>
    add(
      'commitment',
      {
        text: word(),
        by: pick([undefined, ...orgs, ...people]),
        to: pick([undefined, undefined, ...orgs]),
        encounter: pick([undefined, ...encounters]),
        due: day(),
        status: pick([undefined, ...lists.commitmentStatuses]),
      },
      { space: space() },
    ),
  );
  times(44, () =>
    add(
      'dependency',
      {
        org: pick(orgs),
        function: use(),
        product: word(),
        vendor: pick(['Storsky', 'storsky ', 'Storsky', 'Fjernhjelp']),
        contractEnds: pick([undefined, '2026-05-01', '2026-06-30', '2026-01-01']),
      },
      { space: space() },
    ),
  );
  const cohorts = times(3, () =>
    add(
      'cohort',
      {
        title: word(),
        functions: keyed(some(['email', 'files'], 2)),
        vendors: next(4) > 0 ? { [word()]: true } : {},
        members: Object.fromEntries(
          some(orgs, 10).map((id) => [id, pick([...lists.cohortMemberStates, 'in', 'in', 'in', 'in'])]),
        ),
        status: pick([undefined, ...lists.cohortStatuses]),
      },
      { space: space() },
    ),
  );
  times(36, () =>
    add(
      'migration',
      {
        org: pick(orgs),
        function: use(),
        software: word(),
        provider: pick([undefined, ...orgs]),
        status: pick(['decided', 'piloting', 'migrated', 'decided', undefined]),
        cohort: pick([undefined, ...cohorts]),
      },
      { space: space() },
    ),
  );
  times(4, () =>
    add(
      'hosting_offer',
      { provider: pick(orgs), function: use(), software: word(), evidence: pick(lists.offerEvidences) },
      { space: space() },
    ),
  );
  times(4, () =>
    add(
      'stay',
      {
        hosts: keyed(some([...people, ...people, ...orgs], 2)),
        from: day(),
        place: word(),
        thanksPublic: pick([undefined, ...lists.thanksChoices]),
      },
      { space: space() },
    ),
  );
  return { parts, words, next };
}
