/** What organisations promised, depend on and could leave together, as each audience is told of it. */
import { describe, expect, test } from 'vitest';
import { createScene, movement, privateSpace, type Scene, statusLog } from './scene.ts';

/** Chapters of a report, without what stands around them. */
function chapters(markdown: string, ...wanted: readonly string[]): string {
  return markdown
    .split(/\n(?=## )/)
    .filter((each) => wanted.some((title) => each.startsWith(`## ${title}\n`)))
    .join('\n');
}

/** So many organisations that use one supplier, the first `agreed` of them with their consent. */
function users(scene: Scene, number: number, agreed = 0, more: object = {}): string[] {
  return Array.from({ length: number }, (_, at) => {
    const org = scene.add('organisation', { name: `Lag ${at}` });
    if (at < agreed) scene.add('consent', { subject: org, purpose: 'share_coalition', state: 'given' });
    scene.add('dependency', { org, function: 'email', product: 'Post 365', vendor: 'Storsky', ...more });
    return org;
  });
}

describe('dependencies', () => {
  test('coalition: by supplier where they are many, by name where they agreed, by quarter when contracts end', () =>
    expect(
      chapters(movement().report({ audience: 'coalition' }).markdown, 'What several of us depend on'),
    ).toMatchInlineSnapshot(`
      "## What several of us depend on

      | For | Supplier or tool | Organisations |
      | --- | --- | --- |
      | e-mail | Storsky | at least 7 |
      | files | Storsky | at least 6 |

      ### By organisation, with their consent

      | Organisation | For | Tool | Contract ends |
      | --- | --- | --- | --- |
      | [Fjordverket](https://lag0.example/) | e-mail | Post 365, Storsky | 30 July |
      | [Bygdelaget](https://lag1.example/) | e-mail | Post 365, Storsky | 30 August |
      | [Bygdelaget](https://lag1.example/) | files | Storsky | – |

      ### Contracts that come to an end

      - **July–September 2026**: e-mail, at least 7
      "
    `));
  test('public: numbers by function and by supplier, never both in one', () => {
    const { markdown } = movement().report({ audience: 'public' });
    expect(markdown.split('\n').filter((line) => /at least/i.test(line))).toMatchInlineSnapshot(`
      [
        "Organisations we know depend on a supplier for e-mail (at least 7) and files (at least 6). Many depend on the same ones: Storsky (at least 7). On their way to something else: e-mail (at least 7).",
        "At least 3 organisations are preparing to leave Storsky for Friskap together. Would yours like to come along? Get in touch.",
      ]
    `);
    expect(markdown).not.toMatch(/Post 365|Fjordverket|Seterstova|July/);
  });
  test('three are enough for a coalition and five for everyone, and a private one makes no fifth', () => {
    const told = (number: number, audience: 'coalition' | 'public') => {
      const scene = createScene();
      users(scene, number);
      const hidden = scene.add('organisation', { name: 'Hemmelig' }, { space: privateSpace });
      scene.add('dependency', { org: hidden, function: 'email', vendor: 'Storsky' });
      return /at least \d+/.exec(scene.report({ audience }).markdown)?.[0];
    };
    expect([2, 3, 4, 5, 9].map((number) => told(number, 'coalition'))).toEqual([
      undefined,
      'at least 3',
      'at least 3',
      'at least 5',
      'at least 5',
    ]);
    expect([4, 5, 12].map((number) => told(number, 'public'))).toEqual([undefined, 'at least 5', 'at least 10']);
  });
  test('those held back or refusing are not counted', () => {
    const scene = createScene();
    const [first = '', second = ''] = users(scene, 4);
    scene.add('consent', { subject: first, purpose: 'share_coalition', state: 'refused' }, { space: privateSpace });
    scene.add('organisation', { care: 'careful' }, { space: privateSpace, about: [second] });
    const report = scene.report({ audience: 'coalition' });
    expect(report.markdown).not.toContain('at least');
    expect(report.withheld.map(({ name, kind, reason }) => [name, kind, reason].join('|'))).toEqual([
      'Lag 0|dependency|no_consent',
      'Lag 1|dependency|careful',
      'Lag 2|dependency|only_in_numbers',
      'Lag 3|dependency|only_in_numbers',
    ]);
  });
  test('the number is the same whatever the days, and there is none beside one organisation', () => {
    const scene = createScene();
    const [first = ''] = users(scene, 5, 1);
    scene.add('trip', { from: '2026-03-01', to: '2026-03-05' }, { space: privateSpace });
    const trip = scene.parts.at(-1)?.id ?? '';
    scene.met(first, '2026-03-10');
    const on = (scope: Parameters<Scene['report']>[0]) => scene.report({ audience: 'coalition', ...scope }).markdown;
    expect(on({})).toContain('at least 4');
    expect(on({ scope: { type: 'trip', id: trip } })).toContain('at least 4');
    expect(on({ scope: { type: 'trip', id: trip } })).not.toContain('Lag 0');
    const alone = on({ scope: { type: 'organisation', id: first } });
    expect(alone).toContain('Post 365, Storsky');
    expect(alone).not.toContain('at least');
  });
  test('private: all of it', () => {
    const { markdown } = movement().report({ audience: 'private' });
    const dependencies = chapters(markdown, 'What they depend on');
    for (const org of ['Fjordverket', 'Seterstova', 'Holmen']) expect(dependencies).toContain(org);
    expect(chapters(markdown, 'Hosting on offer', 'Moving together', 'Travel')).toMatchInlineSnapshot(`
      "## Travel

      - Sundby → Havnes, 10 March 07:15, car 4 seat 12

      ## Moving together

      - **Out of Storsky before autumn** (e-mail; Storsky; talking)
        - Could join: Pasientlaget
        - Invited: Leieboerne
        - Taking part: [Fjordverket](https://lag0.example/), [Bygdelaget](https://lag1.example/), [Seterstova](https://lag2.example/)

      ## Hosting on offer

      | Organisation | For | Software | Places free | Languages | Under the law of | Run by | Free software | Checked |
      | --- | --- | --- | --- | --- | --- | --- | --- | --- |
      | Datalaget | e-mail | Fripost | 40 | Norwegian Bokmål, Swedish | Norway | its members | all of it | not checked |
      | Datalaget | files | Friskap | – | Norwegian Bokmål, Swedish | Norway | its members | most of it | Kari Lund, 20 February |
      "
    `);
  });
});

describe('moving together', () => {
  test('coalition', () =>
    expect(
      chapters(
        movement().report({ audience: 'coalition' }).markdown,
        'Moving to something else',
        'Moving together',
        'Hosting on offer',
      ),
    ).toMatchInlineSnapshot(`
      "## Moving to something else

      | For | Status | Organisations |
      | --- | --- | --- |
      | e-mail | on their way | at least 7 |

      ### By organisation, with their consent

      | Organisation | For | Moving to | Status |
      | --- | --- | --- | --- |
      | [Fjordverket](https://lag0.example/) | e-mail | Fripost, Datalaget | decided |
      | [Bygdelaget](https://lag1.example/) | e-mail | Fripost, Datalaget | decided |
      | [Fjordverket](https://lag0.example/) | files | Friskap | trying it out |
      | [Bygdelaget](https://lag1.example/) | files | Friskap | trying it out |

      ## Moving together

      - **Out of Storsky before autumn** (e-mail: Storsky; talking)
        - Taking part: [Fjordverket](https://lag0.example/), [Bygdelaget](https://lag1.example/) and [Seterstova](https://lag2.example/)
        - Invited: Leieboerne

      ## Hosting on offer

      ### Checked by one of us

      | Organisation | For | Software | Languages | Under the law of | Run by | Free software | Checked |
      | --- | --- | --- | --- | --- | --- | --- | --- |
      | Datalaget | files | Friskap | Norwegian Bokmål, Swedish | Norway | its members | most of it | 20 February |

      ### As they say themselves

      Nobody of ours has looked at these yet.

      | Organisation | For | Software | Languages | Under the law of | Run by | Free software |
      | --- | --- | --- | --- | --- | --- | --- |
      | Datalaget | e-mail | Fripost | Norwegian Bokmål, Swedish | Norway | its members | all of it |
      "
    `));
  test('a call for everyone names no member and no host', () => {
    const scene = movement();
    const calls = (['en', 'nb', 'nn', 'sv'] as const).map((language) => {
      const { markdown } = scene.report({ language });
      expect(markdown).not.toMatch(/Fjordverket|Bygdelaget|Seterstova|Out of Storsky/);
      return markdown
        .split('\n')
        .filter((line) => /Friskap|Storsky|e-post|e-mail/.test(line))
        .join('\n');
    });
    expect(calls.join('\n\n')).toMatchInlineSnapshot(`
      "Organisations we know depend on a supplier for e-mail (at least 7) and files (at least 6). Many depend on the same ones: Storsky (at least 7). On their way to something else: e-mail (at least 7).
      At least 3 organisations are preparing to leave Storsky for Friskap together. Would yours like to come along? Get in touch.
      There is hosting on offer in the network: e-mail, files. Ask me.

      Organisasjoner vi kjenner, er avhengige av en leverandør for e-post (minst 7) og filer (minst 6). Mange er avhengige av de samme: Storsky (minst 7). På vei over til noe annet: e-post (minst 7).
      Minst 3 organisasjoner gjør seg klare til å gå fra Storsky til Friskap sammen. Vil dere være med? Ta kontakt.
      I nettverket finnes det driftstilbud: e-post, filer. Spør meg gjerne.

      Organisasjonar vi kjenner, er avhengige av ein leverandør for e-post (minst 7) og filer (minst 6). Mange er avhengige av dei same: Storsky (minst 7). På veg over til noko anna: e-post (minst 7).
      Minst 3 organisasjonar gjer seg klare til å gå frå Storsky til Friskap saman. Vil de vere med? Ta kontakt.
      I nettverket finst det driftstilbod: e-post, filer. Spør meg gjerne.

      Organisationer vi känner är beroende av en leverantör för e-post (minst 7) och filer (minst 6). Många är beroende av samma: Storsky (minst 7). På väg över till något annat: e-post (minst 7).
      Minst 3 organisationer förbereder sig på att gå från Storsky till Friskap tillsammans. Vill ni vara med? Hör av er.
      I nätverket finns driftserbjudanden: e-post, filer. Fråga mig gärna."
    `);
  });
  test('with fewer than three members there is a call and no number', () => {
    const scene = createScene();
    const [a, b] = ['A', 'B'].map((name) => scene.add('organisation', { name }));
    const members = { [a ?? '']: 'in', [b ?? '']: 'in' };
    scene.add('cohort', { title: 'Off we go', functions: { email: true }, members, status: 'forming' });
    const { markdown } = scene.report({ language: 'nb' });
    expect(markdown).toContain('Vi ser etter organisasjoner som vil flytte sammen: e-post. Vil dere være med?');
    expect(markdown).not.toMatch(/\d/);
  });
  test('a member held back leaves no gap: not in the names, not in the title, not in the choice of the cohort', () => {
    const scene = createScene();
    const agency = scene.add('organisation', { name: 'Vaktbyrået', care: 'careful' });
    const other = scene.add('organisation', { name: 'Torvlaget' });
    const members = { [agency]: 'in', [other]: 'in' };
    scene.add('cohort', { title: 'With the guards', functions: { email: true }, members });
    const { markdown, withheld } = scene.report({ audience: 'coalition' });
    expect(chapters(markdown, 'Moving together')).toBe(
      '## Moving together\n\n- **e-mail**\n  - Taking part: Torvlaget\n',
    );
    expect(withheld.map(({ field, reason }) => `${field} ${reason}`)).toEqual(['title careful', 'members careful']);
    const about = scene.report({ audience: 'coalition', scope: { type: 'organisation', id: agency } });
    expect(about.markdown).not.toContain('e-mail');
  });
  test('who left or was only thought of is not named', () => {
    const scene = createScene();
    const [a = '', b = '', c = ''] = ['Ute', 'Kanskje', 'Med'].map((name) => scene.add('organisation', { name }));
    scene.add('cohort', { title: 'Ut', members: { [a]: 'out', [b]: 'candidate', [c]: 'in' } });
    const { markdown } = scene.report({ audience: 'coalition' });
    expect(markdown).toContain('Taking part: Med');
    expect(markdown).not.toMatch(/Ute|Kanskje/);
  });
});

describe('promises', () => {
  test('a coalition reads who promised what to whom, what is late first', () =>
    expect(
      chapters(movement().report({ audience: 'coalition', language: 'nb' }).markdown, 'Løfter'),
    ).toMatchInlineSnapshot(`
      "## Løfter

      | Hvem | Til hvem | Hva | Frist | Status |
      | --- | --- | --- | --- | --- |
      | vi | [Havnearbeiderne Ung](https://ung.havn.example/) | Send the price list | 9. mars | **over fristen** |
      | Ida Strand | oss | Introduce us to the tenants | – | står fast |
      | noen i en fagforening | oss | Ask the board | 1. april | åpent |
      | noen hos [Fjordverket](https://lag0.example/) | [Røde Permer](https://permer.example/) | Book a hall | – | gjort |
      "
    `));
  test('none of them is for everyone', () => {
    const { markdown, withheld } = movement().report();
    expect(markdown).not.toMatch(/price list|Book a hall/);
    expect(withheld.flatMap(({ kind, reason }) => (kind === 'commitment' ? reason : []))).toEqual([
      'narrower_space',
      ...Array.from({ length: 4 }, () => 'not_for_audience'),
    ]);
  });
  test('one to somebody the audience may not know of, or from a meeting with them, stays out whole', () => {
    const scene = createScene();
    const agency = scene.add('organisation', { name: 'Vaktbyrået', care: 'careful' });
    const other = scene.add('organisation', { name: 'Torvlaget' });
    const hidden = scene.add('person', { name: 'Kari' }, { space: privateSpace });
    const refusing = scene.add('person', { name: 'Ola' });
    scene.add('consent', { subject: refusing, purpose: 'share_coalition', state: 'refused' });
    const joint = scene.met(other, '2026-03-10', { orgs: { [other]: true, [agency]: true } });
    const unclear = scene.met(other, '2026-03-10', { statusLog: statusLog('held', 'missed') });
    for (const fields of [
      { to: agency },
      { by: hidden },
      { by: refusing },
      { encounter: joint },
      { encounter: unclear },
    ])
      scene.add('commitment', { text: 'Secret promise', ...fields });
    scene.add('commitment', { text: 'Never mind', to: other, status: 'dropped' });
    const { markdown, withheld } = scene.report({ audience: 'coalition' });
    expect(markdown).not.toMatch(/Secret|Never/);
    expect(withheld.flatMap(({ kind, reason }) => (kind === 'commitment' ? reason : []))).toEqual([
      'careful',
      'narrower_space',
      'no_consent',
      'careful',
      'conflict',
    ]);
  });
  test('whoever wrote it down is "we", not the union they belong to', () => {
    const scene = createScene();
    const union = scene.add('organisation', { name: 'Havnelaget', kind: 'trade_union' });
    const me = scene.add('person', { name: 'Ada' });
    scene.add('affiliation', { person: me, organisation: union });
    scene.add('commitment', { text: 'Write it up', by: me }, { createdBy: me });
    expect(scene.report({ audience: 'coalition' }).markdown).toContain('| we | us | Write it up | open |');
  });
});
