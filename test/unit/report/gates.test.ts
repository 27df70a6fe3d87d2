import { describe, expect, test } from 'vitest';
import { receiptText } from '../../../shared/report/receipt.ts';
import type { Report } from '../../../shared/report/report.ts';
import { circleSpace, createScene, otherCoalition, privateSpace, type Scene, statusLog, tour } from './scene.ts';

const reasons = ({ withheld }: Report) =>
  withheld.map(({ name, field, reason }) => [name, field ?? '', reason].join('|'));

/** One organisation met yesterday, and what a test adds. */
function oneMeeting(
  more: Partial<Record<string, unknown>> = {},
  organisation: object = {},
): Scene & { org: string; met: Scene['met']; encounter: string } {
  const scene = createScene();
  const org = scene.add('organisation', { name: 'Torvlaget', kind: 'network', country: 'NO', ...organisation });
  return { ...scene, org, encounter: scene.met(org, '2026-03-10', more) };
}

describe('what is unsettled stays out', () => {
  test('held against cancelled waits until somebody settles it, and the private report says so', () => {
    const scene = oneMeeting({ statusLog: statusLog('held', 'cancelled') });
    for (const audience of ['public', 'coalition'] as const) {
      expect(scene.report({ audience }).markdown).not.toContain('Torvlaget');
      expect(reasons(scene.report({ audience }))).toContain('Torvlaget||conflict');
    }
    expect(scene.report({ audience: 'private' }).markdown).toContain('met and cancelled were said at the same time');
  });

  test('a contradiction that only a narrower layer knows of holds it back too', () => {
    const scene = oneMeeting();
    scene.add(
      'encounter',
      { statusLog: [{ ...Object(statusLog('missed')[0]), id: 'mine' }] },
      { space: privateSpace, about: [scene.encounter] },
    );
    expect(scene.report().markdown).not.toContain('Torvlaget');
  });

  test('of two days written at once a shared report names neither', () => {
    const scene = createScene();
    const org = scene.add('organisation', { name: 'Torvlaget' });
    scene.add(
      'encounter',
      { orgs: { [org]: true }, mode: 'meeting', statusLog: statusLog('held'), when: '2026-03-10' },
      { alternatives: { when: [{ value: '2026-03-09', actor: 'a' }] } },
    );
    const report = scene.report();
    expect(report.markdown).toContain('Earlier I met with Torvlaget.');
    expect(reasons(report)).toContain('Torvlaget|when|conflict');
    expect(scene.report({ audience: 'private' }).markdown).toContain('10 March / 9 March');
  });

  test('a plan whose day is over is not told as a plan', () => {
    const scene = createScene();
    scene.target(scene.add('organisation', { name: 'Torvlaget' }), 'planned', { when: '2026-03-01' });
    expect(scene.report().markdown).toBe('**Meetings along the way**\n\nThere is nothing to report here yet.\n');
    expect(reasons(scene.report())).toEqual(['Torvlaget||past_plan']);
    expect(scene.report({ audience: 'private' }).markdown).toContain('Did it take place?');
  });

  test('archived records stand in no report', () => {
    const scene = createScene();
    const archive = [{ id: 'a', at: 1, by: '', after: [], state: 'archived', digest: 'same', uses: '' }];
    const org = scene.add('organisation', { name: 'Gamlelaget' });
    scene.add(
      'encounter',
      { orgs: { [org]: true }, mode: 'meeting', statusLog: statusLog('held'), archive },
      { digest: 'same' },
    );
    for (const audience of ['private', 'coalition', 'public'] as const)
      expect(scene.report({ audience }).markdown).not.toContain('Gamlelaget');
  });
});

describe('careful organisations', () => {
  test('are left out until ticked, without a trace of the gap', () => {
    const scene = createScene();
    const agency = scene.add('organisation', { name: 'Vaktbyrået', care: 'careful' });
    const other = scene.add('organisation', { name: 'Torvlaget' });
    scene.met(agency, '2026-03-10');
    const without = scene.report({ audience: 'coalition' });
    expect(without.markdown).not.toMatch(/Vakt|meeting/);
    scene.met(other, '2026-03-10');
    expect(scene.report({ audience: 'coalition' }).markdown).toContain('One meeting with an organisation');
    const ticked = scene.report({ audience: 'coalition', include: [agency] });
    expect(ticked.markdown).toContain('Vaktbyrået');
    expect(ticked.withheld).toEqual([]);
    expect(without.withheld).toEqual([
      { record: agency, kind: 'organisation', name: 'Vaktbyrået', reason: 'careful', canInclude: true },
    ]);
  });

  test('are careful for everyone if only my own layer says so', () => {
    const scene = oneMeeting();
    scene.add('organisation', { care: 'careful' }, { space: privateSpace, about: [scene.org] });
    expect(scene.report().markdown).not.toContain('Torvlaget');
  });

  test('are careful while one device says so and another not', () => {
    const scene = createScene();
    const alternatives = { care: [{ value: 'careful', actor: 'a' }] };
    scene.met(scene.add('organisation', { name: 'Torvlaget', care: 'normal' }, { alternatives }), '2026-03-10');
    expect(scene.report().markdown).not.toContain('Torvlaget');
  });

  test('silence what was written about a meeting they took part in', () => {
    const scene = createScene();
    const agency = scene.add('organisation', { name: 'Vaktbyrået', care: 'careful' });
    const other = scene.add('organisation', { name: 'Torvlaget' });
    const outcomes = [{ id: 'o', text: 'The agency wants logs', audience: 'coalition' }];
    scene.met(other, '2026-03-10', { orgs: { [other]: true, [agency]: true }, outcomes });
    const report = scene.report({ audience: 'coalition' });
    expect(report.markdown).toContain('Torvlaget');
    expect(report.markdown).not.toContain('logs');
    expect(reasons(report)).toContain('Vaktbyrået, Torvlaget|outcomes|careful');
  });
});

describe('people', () => {
  const withPerson = (states: readonly string[], options: { space?: typeof privateSpace } = {}) => {
    const scene = createScene();
    const person = scene.add('person', { name: 'Kari Lund' }, options);
    for (const state of states)
      scene.add('consent', { subject: person, purpose: 'share_coalition', state }, { space: privateSpace });
    const org = scene.add('organisation', { name: 'Torvlaget' });
    scene.met(org, '2026-03-10', { people: { [person]: 'facilitator' } });
    return scene;
  };

  test('are named in a coalition by consent, whichever space the consent lies in, and never in public', () => {
    expect(withPerson(['given']).report({ audience: 'coalition' }).markdown).toContain('Kari Lund');
    expect(withPerson(['given']).report().markdown).not.toContain('Kari');
  });

  test('without consent stand there by what they did', () => {
    const report = withPerson([]).report({ audience: 'coalition' });
    expect(report.markdown).toContain('| one facilitator |');
    expect(reasons(report)).toEqual(['Kari Lund||no_consent']);
  });

  test('who took consent back are not even counted', () => {
    for (const states of [['given', 'withdrawn'], ['refused'], ['given', 'refused']]) {
      const { markdown } = withPerson(states).report({ audience: 'coalition' });
      expect(markdown).not.toMatch(/Kari|facilitator/);
    }
  });

  test('of consent given and withdrawn at once on two devices, withdrawn counts', () => {
    const scene = createScene();
    const person = scene.add('person', { name: 'Kari Lund' });
    const alternatives = { state: [{ value: 'withdrawn', actor: 'a' }] };
    scene.add('consent', { subject: person, purpose: 'share_coalition', state: 'given' }, { alternatives });
    scene.met(scene.add('organisation', { name: 'Torvlaget' }), '2026-03-10', { people: { [person]: 'host' } });
    expect(scene.report({ audience: 'coalition' }).markdown).not.toMatch(/Kari|host/);
  });

  test('consent brings nobody out of a narrower space', () => {
    const report = withPerson(['given'], { space: privateSpace }).report({ audience: 'coalition' });
    expect(report.markdown).not.toMatch(/Kari|facilitator/);
    expect(reasons(report)).toEqual(['Kari Lund||narrower_space']);
  });
});

describe('an organisation called the same as a person here', () => {
  const namesake = (organisation: object, states: readonly string[] = []) => {
    const scene = createScene();
    const person = { name: 'Ørjan Rosenkvist', pseudonym: 'Reven', handles: [{ id: 'h', user: 'orjan' }] };
    const subject = scene.add('person', person, { space: privateSpace });
    for (const state of states)
      scene.add('consent', { subject, purpose: 'share_coalition', state }, { space: privateSpace });
    const org = scene.add('organisation', organisation);
    scene.met(org, '2026-03-10');
    scene.target(org, 'planned', { when: '2026-03-14', joinPolicy: 'open' });
    return { scene, org };
  };

  test.each([
    { name: 'Ørjan Rosenkvist' },
    { name: 'oerjan rosenkvist' },
    { name: 'Reven' },
    { handles: [{ id: 'a', user: 'Orjan' }] },
  ])('%o is held back from everybody, said to the sender, and taken in once by their word', (organisation) => {
    const { scene, org } = namesake(organisation);
    for (const audience of ['public', 'coalition', { circle: circleSpace.id }] as const) {
      const { markdown, html, withheld } = scene.report({ audience });
      expect(markdown + html).not.toMatch(/rosenkvist|Reven|orjan/i);
      expect(withheld).toContainEqual(
        expect.objectContaining({ record: org, reason: 'names_person', canInclude: true }),
      );
      expect(scene.report({ audience, include: [org] }).markdown).toMatch(/rosenkvist|Reven|orjan/i);
    }
  });

  test('a person’s yes to a coalition is no yes to the public; their no is a no', () => {
    const agreed = namesake({ name: 'Ørjan Rosenkvist' }, ['given']).scene;
    expect(agreed.report({ audience: 'coalition' }).markdown).toContain('Rosenkvist');
    expect(agreed.report().markdown).not.toContain('Rosenkvist');
    const { scene, org } = namesake({ name: 'Ørjan Rosenkvist' }, ['refused']);
    const report = scene.report({ audience: 'coalition', include: [org] });
    expect(report.markdown).not.toContain('Rosenkvist');
    expect(reasons(report)).toContain('Ørjan Rosenkvist||no_consent');
  });

  test('one called otherwise is told as ever', () => {
    expect(namesake({ name: 'Rosenkvist' }).scene.report().markdown).toContain('Rosenkvist');
  });
});

describe('the choice', () => {
  test('a report on what its audience may not know names it nowhere', () => {
    const scene = createScene();
    const hidden = scene.add('organisation', { name: 'Kjellerklubben' }, { space: privateSpace });
    const meeting = scene.add(
      'encounter',
      { orgs: { [hidden]: true }, statusLog: statusLog('held') },
      { space: privateSpace },
    );
    for (const audience of ['public', 'coalition'] as const)
      for (const scope of [
        { type: 'organisation', id: hidden },
        { type: 'encounter', id: meeting },
      ] as const) {
        const report = scene.report({ audience, scope });
        expect(report.markdown + report.html + report.fileName).not.toContain('Kjeller');
        expect(reasons(report)).toContain('Kjellerklubben||narrower_space');
      }
  });

  test('one coalition is not told what lies in another', () => {
    const scene = oneMeeting();
    const other = scene.add('organisation', { name: 'Fjordlaget' }, { space: otherCoalition });
    scene.add(
      'encounter',
      { orgs: { [other]: true }, mode: 'meeting', statusLog: statusLog('held') },
      { space: otherCoalition },
    );
    expect(scene.report({ audience: 'coalition' }).markdown).toMatch(/Torvlaget[\s\S]*Fjordlaget/);
    const { markdown } = scene.report({ audience: { coalition: otherCoalition.id } });
    expect(markdown).toContain('Fjordlaget');
    expect(markdown).not.toContain('Torvlaget');
  });

  test('a private trip chooses among shared encounters and is not named', () => {
    const scene = createScene();
    const org = scene.add('organisation', { name: 'Torvlaget' });
    const trip = scene.add(
      'trip',
      { title: 'Hemmelig tur', from: '2026-03-09', to: '2026-03-10' },
      { space: privateSpace },
    );
    const meeting = scene.met(org, undefined);
    scene.add('encounter', { trip }, { space: privateSpace, about: [meeting] });
    scene.met(scene.add('organisation', { name: 'Fjordlaget' }), '2026-03-10');
    scene.met(scene.add('organisation', { name: 'Sundlaget' }), '2026-03-08');
    const { markdown } = scene.report({ audience: 'coalition', scope: { type: 'trip', id: trip } });
    expect(markdown).toMatch(/Fjordlaget[\s\S]*Torvlaget/);
    expect(markdown).not.toMatch(/Sundlaget|Hemmelig/);
    expect(scene.report({ audience: 'private', scope: { type: 'trip', id: trip } }).title).toBe(
      'Hemmelig tur — PRIVATE',
    );
  });

  test('a day report holds that day', () => {
    const scene = tour();
    const { markdown } = scene.report({ scope: { type: 'day', date: '2026-03-11' } });
    expect(markdown).toContain('Today I met with folkepartiet.example and @torg_og_plass.');
    expect(markdown).not.toMatch(/Yesterday|Leieboerne/);
  });

  test('hashtags come from the posts it was made from, or from the sender', () => {
    const scene = createScene();
    const batch = scene.add('import_batch', { hashtags: { coops: true, 'no spaces!': true } });
    const org = scene.add('organisation', { name: 'Torvlaget' });
    const fields = { orgs: { [org]: true }, mode: 'meeting', statusLog: statusLog('held') };
    scene.add('encounter', fields, { source: `import:${batch}:3` });
    expect(scene.report().markdown).toMatch(/\n#coops\n$/);
    expect(scene.report({ hashtags: ['#fritt', 'ålesund'] }).markdown).toMatch(/\n#fritt #ålesund\n$/);
    expect(scene.report({ audience: 'coalition' }).markdown).not.toContain('#coops');
  });

  test('words of the sender that name what is held back are pointed out, not sent unseen', () => {
    const scene = tour();
    const said = { summary: 'Takk til kari lund for senga i Fjellveien 9, og til Ida.' };
    expect(scene.report(said).suspects.map(({ match }) => match)).toEqual(['kari lund', 'Ida', 'Fjellveien 9']);
    expect(scene.report({ ...said, audience: 'coalition' }).suspects.map(({ match }) => match)).not.toContain('Ida');
    expect(scene.report({ ...said, audience: 'private' }).suspects).toEqual([]);
    const scribbled = { summary: 'Ring 91 23 45 67 eller 0047-912 34 567, ikke 11 22 33 44 i 2026.' };
    expect(scene.report(scribbled).suspects).toEqual([]);
    scene.add('person', { name: 'Per Berg', contacts: [{ id: 'c', type: 'phone', value: '+47 912 34 567' }] });
    expect(scene.report(scribbled).suspects.map(({ match }) => match)).toEqual(['91 23 45 67', '0047-912 34 567']);
  });

  test('the receipt tells the sender, in their language, and is no part of the report', () => {
    const scene = tour();
    const report = scene.report({ audience: 'coalition', language: 'sv' });
    const receipt = receiptText(report, 'nb');
    expect(receipt).toContain('Bare til deg.');
    expect(receipt).toContain('Merket for varsom behandling:\n- Vaktbyrået (organisasjon)');
    expect(receipt).toContain('Har ikke sagt ja til å bli nevnt her:\n- Kari Lund (person)');
    expect(report.markdown + report.html).not.toMatch(/Vaktbyrået|Kari/);
  });
});
