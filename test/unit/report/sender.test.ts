/** What the sender ticks, writes and is shown. */
import { describe, expect, test } from 'vitest';
import { createScene, privateSpace, type Scene, tour } from './scene.ts';

describe('thanks to hosts', () => {
  function hosted(thanksPublic: string, state: string, options: Parameters<Scene['add']>[2] = {}): Scene {
    const scene = createScene();
    const handles = [{ id: 'h', user: 'kari_l', host: 'torg.example' }];
    const host = scene.add('person', { name: 'Kari Lund', handles }, options);
    scene.add('consent', { subject: host, purpose: 'publish_thanks', state }, { space: privateSpace });
    const stay = { hosts: { [host]: true }, place: 'Fjellveien 9', from: '2026-03-10', nights: 2, thanksPublic };
    scene.add('stay', stay, options);
    return scene;
  }
  const lineOf = (scene: Scene, choice: Parameters<Scene['report']>[0] = {}) =>
    scene
      .report({ thankHosts: true, ...choice })
      .markdown.split('\n')
      .find((line) => /thank/i.test(line));

  test('are not there unless ticked', () => {
    for (const audience of ['public', 'coalition'] as const) {
      const { markdown } = hosted('first-name', 'given').report({ audience });
      expect(markdown).not.toMatch(/thank|Kari/i);
    }
  });
  test('read the same for one host, for ten and for none, so they tell nothing of the nights', () => {
    const several = hosted('no', 'unknown');
    const more = several.add('person', { name: 'Ola' }, { space: privateSpace });
    several.add('stay', { hosts: { [more]: true } }, { space: privateSpace });
    const lines = [createScene(), hosted('no', 'given'), several].map((scene) => lineOf(scene));
    expect(lines).toEqual(Array.from({ length: 3 }, () => 'Thank you to the comrades who hosted us.'));
  });
  test('name whom the stay says to thank and who agreed to it, in the way they chose', () => {
    expect(lineOf(hosted('first-name', 'given'))).toBe('Thank you to Kari, and to everyone who hosted us.');
    expect(lineOf(hosted('handle', 'given'))).toBe('Thank you to @kari_l@torg.example, and to everyone who hosted us.');
    expect(lineOf(hosted('first-name', 'given'), { audience: 'coalition' })).toContain('Kari');
    for (const [way, state] of [
      ['no', 'given'],
      ['first-name', 'refused'],
      ['handle', 'unknown'],
    ] as const)
      expect(lineOf(hosted(way, state))).toBe('Thank you to the comrades who hosted us.');
  });
  test('bring nobody out of a narrower space, and are of the days the report covers', () => {
    expect(lineOf(hosted('first-name', 'given', { space: privateSpace }))).not.toContain('Kari');
    const on = (date: string) => lineOf(hosted('first-name', 'given'), { scope: { type: 'day', date } });
    expect(on('2026-03-10')).toContain('Kari');
    expect(on('2026-03-09')).not.toContain('Kari');
  });
});

describe('organisations whose members a public list could harm', () => {
  function clinic(): Scene & { org: string } {
    const scene = createScene();
    const org = scene.add('organisation', { name: 'Pasientlaget', kind: 'patient_org' });
    scene.met(org, '2026-03-10');
    return { ...scene, org };
  }
  test('stand in a public report only when ticked, and in a coalition as others do', () => {
    const scene = clinic();
    const open = scene.report();
    expect(open.markdown).not.toContain('Pasientlaget');
    expect(open.withheld).toEqual([
      {
        record: scene.org,
        kind: 'organisation',
        name: 'Pasientlaget',
        reason: 'sensitive_organisation',
        canInclude: true,
      },
    ]);
    expect(scene.report({ include: [scene.org] }).markdown).toContain('Pasientlaget');
    expect(scene.report({ audience: 'coalition' }).markdown).toContain('Pasientlaget');
  });
  test('so do those that only my own layer knows to be such', () => {
    for (const kind of ['religious_org', 'migrant_org']) {
      const scene = createScene();
      const org = scene.add('organisation', { name: 'Sirkelen' });
      scene.add('organisation', { kind }, { space: privateSpace, about: [org] });
      scene.met(org, '2026-03-10');
      expect(scene.report().markdown).not.toContain('Sirkelen');
    }
  });
  test('what an organisation has forbidden no tick brings back', () => {
    const scene = createScene();
    const org = scene.add('organisation', { name: 'Torvlaget' });
    scene.met(org, '2026-03-10');
    scene.add('consent', { subject: org, purpose: 'publish_name', state: 'refused' }, { space: privateSpace });
    const { markdown, withheld } = scene.report({ include: [org] });
    expect(markdown).not.toContain('Torvlaget');
    expect(withheld).toMatchObject([{ reason: 'no_consent', canInclude: false }]);
    expect(scene.report({ audience: 'coalition' }).markdown).toContain('Torvlaget');
  });
});

describe('an ask about several of which one is held back', () => {
  function two(text: string): Scene & { agency: string } {
    const scene = createScene();
    const agency = scene.add('organisation', { name: 'Vaktbyrået', care: 'careful' });
    const other = scene.add('organisation', { name: 'Torvlaget' });
    const orgs = { [agency]: true, [other]: true };
    scene.add('ask', { type: 'facilitate', orgs, text, audience: 'public', status: 'open' });
    return { ...scene, agency };
  }
  test('goes on for the others', () => {
    const { markdown, withheld } = two('').report();
    expect(markdown).toContain('- Can you help us meet Torvlaget?');
    expect(withheld).toEqual([]);
  });
  test('loses its text, which may speak of the one, and the sender is told', () => {
    const { markdown, withheld } = two('They guard the harbour').report();
    expect(markdown).toContain('- Can you help us meet Torvlaget?');
    expect(markdown).not.toContain('harbour');
    expect(withheld).toMatchObject([{ kind: 'ask', field: 'text', reason: 'careful' }]);
  });
  test('is whole again once the one is ticked', () => {
    const scene = two('They guard the harbour');
    expect(scene.report({ include: [scene.agency] }).markdown).toContain(
      '- Vaktbyrået and Torvlaget: They guard the harbour',
    );
  });
});

describe('a trip', () => {
  function wishes(...trips: readonly (readonly [from: string, to: string])[]): (at: number) => string {
    const scene = createScene();
    const ids = trips.map(([from, to]) => scene.add('trip', { from, to }, { space: privateSpace }));
    scene.target(scene.add('organisation', { name: 'Ønskelaget' }), 'wanted');
    scene.target(scene.add('organisation', { name: 'Bundet' }), 'wanted', { trip: ids[0] });
    scene.met(scene.add('organisation', { name: 'Udatert' }), undefined);
    return (at) => scene.report({ audience: 'coalition', scope: { type: 'trip', id: ids[at] ?? '' } }).markdown;
  }
  test('takes the wishes nobody tied or dated where it is the only one or the one under way', () => {
    expect(wishes(['2026-01-01', '2026-01-03'])(0)).toMatch(/Bundet[\s\S]*Ønskelaget|Ønskelaget[\s\S]*Bundet/);
    const two = wishes(['2026-05-01', '2026-05-03'], ['2026-03-09', '2026-03-12']);
    expect(two(1)).toContain('Ønskelaget');
    expect(two(0)).toContain('Bundet');
    expect(two(0)).not.toContain('Ønskelaget');
  });
  test('takes none where it would be a guess, and never what took place on a day nobody wrote down', () => {
    const two = wishes(['2026-05-01', '2026-05-03'], ['2026-06-01', '2026-06-03']);
    for (const at of [0, 1]) expect(two(at)).not.toMatch(/Ønskelaget|Udatert/);
    expect(wishes(['2026-03-09', '2026-03-12'])(0)).not.toContain('Udatert');
  });
});

test('my own membership, in my own words, is pointed out: "a union" says enough', () => {
  const summary = 'I går møtte jeg fagforeninga mi.';
  expect(tour().report({ summary, language: 'nb' }).suspects).toMatchObject([{ match: 'fagforeninga mi' }]);
  expect(createScene().report({ summary }).suspects).toEqual([]);
});

test('hashtags of a post whose organisations are all held back are held back with them', () => {
  const scene = createScene();
  const batch = scene.add('import_batch', { hashtags: { havnevakt: true } });
  const agency = scene.add('organisation', { name: 'Vaktbyrået', care: 'careful' });
  scene.met(agency, '2026-03-10', {});
  const fields = scene.parts.pop()?.fields ?? {};
  scene.add('encounter', fields, { source: `import:${batch}:1` });
  expect(scene.report().markdown).not.toContain('havnevakt');
  expect(scene.report({ include: [agency] }).markdown).toContain('#havnevakt');
});

describe('one meeting or one organisation, for everyone', () => {
  test('is told in sentences, in every language', () => {
    const scene = createScene();
    const org = scene.add('organisation', { name: 'Torvlaget', country: 'NO' });
    const other = scene.add('organisation', { name: 'Fjordlaget' });
    scene.met(org, '2026-03-10');
    scene.met(org, '2026-03-02');
    scene.met(org, '2026-03-11', { orgs: { [other]: true, [org]: true }, mode: 'call' });
    scene.met(org, undefined, { mode: 'informal' });
    scene.target(org, 'planned', { when: '2026-04-01' });
    scene.add('ask', { type: 'help', orgs: { [org]: true }, audience: 'public', status: 'open' });
    const told = (['en', 'nb', 'nn', 'sv'] as const).map(
      (language) =>
        scene.report({ language, scope: { type: 'organisation', id: org }, contact: '@ada@torg.example' }).markdown,
    );
    expect(told.join('\n')).toMatchInlineSnapshot(`
      "**Torvlaget**

      I met with Torvlaget on Monday 2 March and yesterday. I spoke with Torvlaget and Fjordlaget by phone or video today. I met with folks of Torvlaget earlier. A meeting with Torvlaget is planned.

      - We could use a hand with Torvlaget.
      - Would you like to join the meeting with Torvlaget? Let me know.

      Reach me: @ada@torg.example

      **Torvlaget**

      Jeg møtte Torvlaget mandag 2. mars og i går. Jeg snakket med Torvlaget og Fjordlaget på telefon eller video i dag. Jeg traff folk fra Torvlaget tidligere. Et møte med Torvlaget er planlagt.

      - Vi trenger hjelp i arbeidet med Torvlaget.
      - Vil du være med på møtet med Torvlaget? Gi meg beskjed.

      Kontakt meg: @ada@torg.example

      **Torvlaget**

      Eg møtte Torvlaget måndag 2. mars og i går. Eg snakka med Torvlaget og Fjordlaget på telefon eller video i dag. Eg møtte folk frå Torvlaget tidlegare. Eit møte med Torvlaget er planlagt.

      - Vi treng hjelp i arbeidet med Torvlaget.
      - Vil du vere med på møtet med Torvlaget? Gje meg beskjed.

      Kontakt meg: @ada@torg.example

      **Torvlaget**

      Jag träffade Torvlaget måndagen den 2 mars och i går. Jag pratade med Torvlaget och Fjordlaget på telefon eller video i dag. Jag träffade folk från Torvlaget tidigare. Ett möte med Torvlaget är planerat.

      - Vi behöver hjälp i arbetet med Torvlaget.
      - Vill du följa med på mötet med Torvlaget? Hör av dig till mig.

      Kontakta mig: @ada@torg.example
      "
    `);
  });
  test('one that lies ahead has its name in the title and its status in a sentence', () => {
    const scene = createScene();
    const asked = scene.target(scene.add('organisation', { name: 'Torvlaget' }), 'asked');
    expect(scene.report({ scope: { type: 'encounter', id: asked } }).markdown).toBe(
      '**Meeting with Torvlaget**\n\nI have asked Torvlaget for a meeting and am waiting for an answer.\n',
    );
  });
});
