import { describe, expect, test } from 'vitest';
import type { languages } from '../../../shared/model/enumerations.ts';
import { createScene, statusLog, tour } from './scene.ts';

const summary = 'We talk with those who want to leave the big platforms together.';

describe('a tour, for the public', () => {
  const post = (language: (typeof languages)[number]) =>
    tour().report({ language, summary, hashtags: ['coops'], contact: '@ada@torg.example' }, 'Ada').markdown;
  test('en', () =>
    expect(post('en')).toMatchInlineSnapshot(`
      "**Meetings along the way**

      We talk with those who want to leave the big platforms together.

      Yesterday I met with [Havnearbeiderne Ung](https://ung.havn.example/) and @torg_og_plass, and with folks of [Røde Permer](https://permer.example/). Today I met with folkepartiet.example and @torg_og_plass. I also spoke with [Øyfesten](https://oyfesten.example/) by phone or video.

      In the coming days I hope to meet:

      - **Norway**: Datalaget (planned) · Leieboerne
      - **Sweden**: Ängslabbet (half-planned) · [Stjärnbilden](https://stjarnbilden.example/) (asked, waiting)

      If you or someone you know is on this list without a meeting planned, please help us meet. Do you know someone we should meet? Please tell me. If you would like to join one of the planned meetings, let me know.

      Reach me: @ada@torg.example

      #coops
      "
    `));
  test('nb', () =>
    expect(post('nb')).toMatchInlineSnapshot(`
      "**Møter underveis**

      We talk with those who want to leave the big platforms together.

      I går møtte jeg [Havnearbeiderne Ung](https://ung.havn.example/) og @torg_og_plass, og jeg traff folk fra [Røde Permer](https://permer.example/). I dag møtte jeg folkepartiet.example og @torg_og_plass. Jeg snakket også med [Øyfesten](https://oyfesten.example/) på telefon eller video.

      De neste dagene vil jeg møte:

      - **Norge**: Datalaget (planlagt) · Leieboerne
      - **Sverige**: Ängslabbet (halvplanlagt) · [Stjärnbilden](https://stjarnbilden.example/) (spurt, venter svar)

      Står du, eller noen du kjenner, på lista uten en avtale? Hjelp oss gjerne å møtes. Kjenner du noen vi bør møte? Si gjerne fra. Vil du være med på et av de planlagte møtene? Gi meg beskjed.

      Kontakt meg: @ada@torg.example

      #coops
      "
    `));
  test('nn', () =>
    expect(post('nn')).toMatchInlineSnapshot(`
      "**Møte undervegs**

      We talk with those who want to leave the big platforms together.

      I går møtte eg [Havnearbeiderne Ung](https://ung.havn.example/) og @torg_og_plass, og dessutan folk frå [Røde Permer](https://permer.example/). I dag møtte eg folkepartiet.example og @torg_og_plass. Eg snakka òg med [Øyfesten](https://oyfesten.example/) på telefon eller video.

      Dei neste dagane vil eg møte:

      - **Noreg**: Datalaget (planlagt) · Leieboerne
      - **Sverige**: Ängslabbet (halvplanlagt) · [Stjärnbilden](https://stjarnbilden.example/) (spurt, ventar svar)

      Står du, eller nokon du kjenner, på lista utan ein avtale? Hjelp oss gjerne å møtast. Kjenner du nokon vi bør møte? Sei gjerne frå. Vil du vere med på eitt av dei planlagde møta? Gje meg beskjed.

      Kontakt meg: @ada@torg.example

      #coops
      "
    `));
  test('sv', () =>
    expect(post('sv')).toMatchInlineSnapshot(`
      "**Möten längs vägen**

      We talk with those who want to leave the big platforms together.

      I går träffade jag [Havnearbeiderne Ung](https://ung.havn.example/) och @torg_og_plass, samt folk från [Røde Permer](https://permer.example/). I dag träffade jag folkepartiet.example och @torg_og_plass. Jag pratade också med [Øyfesten](https://oyfesten.example/) på telefon eller video.

      De närmaste dagarna vill jag träffa:

      - **Norge**: Datalaget (planerat) · Leieboerne
      - **Sverige**: Ängslabbet (halvplanerat) · [Stjärnbilden](https://stjarnbilden.example/) (frågat, väntar svar)

      Står du, eller någon du känner, på listan utan bokat möte? Hjälp oss gärna att träffas. Känner du någon som vi borde träffa? Hör gärna av dig. Vill du följa med på något av de planerade mötena? Hör av dig till mig.

      Kontakta mig: @ada@torg.example

      #coops
      "
    `));
});

describe('a tour, for the coalition', () => {
  const told = (language: (typeof languages)[number]) =>
    tour().report({ audience: 'coalition', language, summary }, 'Ada').markdown;
  test('en', () =>
    expect(told('en')).toMatchInlineSnapshot(`
      "# Tour report — COALITION

      | | |
      | --- | --- |
      | Period | 10–11 March |
      | By | Ada |

      We talk with those who want to leave the big platforms together.

      ## Met

      5 meetings with organisations and one informal conversation, over 2 days.

      | Organisation | Kind | How | When | With |
      | --- | --- | --- | --- | --- |
      | [Havnearbeiderne Ung](https://ung.havn.example/) | trade union | meeting | 10 March | Ida Strand |
      | [Røde Permer](https://permer.example/) | book café | people, not the organisation | 10 March | |
      | @torg_og_plass | network | meeting ×2 | 10 March, 11 March | |
      | folkepartiet.example | political party | meeting | 11 March | |
      | [Øyfesten](https://oyfesten.example/) | festival | call | 11 March | |

      ## Outcomes and decisions

      - **[Havnearbeiderne Ung](https://ung.havn.example/)**, 10 March
        - They want to move their mail before summer
        - **Decided**: Meet again in May

      ## Where we need introductions

      - **Norway**: Leieboerne (Ida Strand can introduce us)
      - **Sweden**: [Stjärnbilden](https://stjarnbilden.example/) (asked, waiting)

      ## Planned: ask if you would like to join

      - **Norway**: Datalaget (14 March, open to all)
      - **Sweden**: Ängslabbet (half-planned)

      ## How you can help

      - Can you help us meet Leieboerne?
      "
    `));
  test('nb', () =>
    expect(told('nb')).toMatchInlineSnapshot(`
      "# Turrapport — KOALISJON

      | | |
      | --- | --- |
      | Periode | 10.–11. mars |
      | Av | Ada |

      We talk with those who want to leave the big platforms together.

      ## Møtt

      5 møter med organisasjoner og én uformell samtale, på 2 dager.

      | Organisasjon | Type | Form | Når | Med |
      | --- | --- | --- | --- | --- |
      | [Havnearbeiderne Ung](https://ung.havn.example/) | fagforening | møte | 10. mars | Ida Strand |
      | [Røde Permer](https://permer.example/) | bokkafé | folk derfra, ikke organisasjonen | 10. mars | |
      | @torg_og_plass | nettverk | møte ×2 | 10. mars, 11. mars | |
      | folkepartiet.example | politisk parti | møte | 11. mars | |
      | [Øyfesten](https://oyfesten.example/) | festival | samtale | 11. mars | |

      ## Utfall og vedtak

      - **[Havnearbeiderne Ung](https://ung.havn.example/)**, 10. mars
        - They want to move their mail before summer
        - **Vedtatt**: Meet again in May

      ## Her trenger vi noen som kan sette oss i kontakt

      - **Norge**: Leieboerne (Ida Strand kan sette oss i kontakt)
      - **Sverige**: [Stjärnbilden](https://stjarnbilden.example/) (spurt, venter svar)

      ## Planlagt: spør om du vil være med

      - **Norge**: Datalaget (14. mars, åpent for alle)
      - **Sverige**: Ängslabbet (halvplanlagt)

      ## Slik kan du hjelpe

      - Kan du hjelpe oss å møte Leieboerne?
      "
    `));
  test('nn', () =>
    expect(told('nn')).toMatchInlineSnapshot(`
      "# Turrapport — KOALISJON

      | | |
      | --- | --- |
      | Periode | 10.–11. mars |
      | Av | Ada |

      We talk with those who want to leave the big platforms together.

      ## Møtt

      5 møte med organisasjonar og éin uformell samtale, på 2 dagar.

      | Organisasjon | Type | Form | Når | Med |
      | --- | --- | --- | --- | --- |
      | [Havnearbeiderne Ung](https://ung.havn.example/) | fagforeining | møte | 10. mars | Ida Strand |
      | [Røde Permer](https://permer.example/) | bokkafé | folk derfrå, ikkje organisasjonen | 10. mars | |
      | @torg_og_plass | nettverk | møte ×2 | 10. mars, 11. mars | |
      | folkepartiet.example | politisk parti | møte | 11. mars | |
      | [Øyfesten](https://oyfesten.example/) | festival | samtale | 11. mars | |

      ## Utfall og vedtak

      - **[Havnearbeiderne Ung](https://ung.havn.example/)**, 10. mars
        - They want to move their mail before summer
        - **Vedteke**: Meet again in May

      ## Her treng vi nokon som kan setje oss i kontakt

      - **Noreg**: Leieboerne (Ida Strand kan setje oss i kontakt)
      - **Sverige**: [Stjärnbilden](https://stjarnbilden.example/) (spurt, ventar svar)

      ## Planlagt: spør om du vil vere med

      - **Noreg**: Datalaget (14. mars, ope for alle)
      - **Sverige**: Ängslabbet (halvplanlagt)

      ## Slik kan du hjelpe

      - Kan du hjelpe oss å møte Leieboerne?
      "
    `));
  test('sv', () =>
    expect(told('sv')).toMatchInlineSnapshot(`
      "# Turnérapport — KOALITION

      | | |
      | --- | --- |
      | Period | 10–11 mars |
      | Av | Ada |

      We talk with those who want to leave the big platforms together.

      ## Träffat

      5 möten med organisationer och ett informellt samtal, på 2 dagar.

      | Organisation | Typ | Form | När | Med |
      | --- | --- | --- | --- | --- |
      | [Havnearbeiderne Ung](https://ung.havn.example/) | fackförbund | möte | 10 mars | Ida Strand |
      | [Røde Permer](https://permer.example/) | bokkafé | folk därifrån, inte organisationen | 10 mars | |
      | @torg_og_plass | nätverk | möte ×2 | 10 mars, 11 mars | |
      | folkepartiet.example | politiskt parti | möte | 11 mars | |
      | [Øyfesten](https://oyfesten.example/) | festival | samtal | 11 mars | |

      ## Resultat och beslut

      - **[Havnearbeiderne Ung](https://ung.havn.example/)**, 10 mars
        - They want to move their mail before summer
        - **Beslut**: Meet again in May

      ## Här behöver vi någon som kan förmedla kontakt

      - **Norge**: Leieboerne (Ida Strand kan förmedla kontakt)
      - **Sverige**: [Stjärnbilden](https://stjarnbilden.example/) (frågat, väntar svar)

      ## Planerat: fråga om du vill följa med

      - **Norge**: Datalaget (14 mars, öppet för alla)
      - **Sverige**: Ängslabbet (halvplanerat)

      ## Så kan du hjälpa till

      - Kan du hjälpa oss att träffa Leieboerne?
      "
    `));
});

describe('a tour, for myself', () => {
  const kept = (language: (typeof languages)[number]) =>
    tour().report({ audience: 'private', language }, 'Ada').markdown;
  test('en', () =>
    expect(kept('en')).toMatchInlineSnapshot(`
    "# Tour report — PRIVATE

    | | |
    | --- | --- |
    | Period | 10–11 March |
    | By | Ada |

    ## Tuesday 10 March

    - **@torg_og_plass** (network) — meeting

    - *Met folks of* **[Røde Permer](https://permer.example/)** (book café)

    - **[Havnearbeiderne Ung](https://ung.havn.example/)** (trade union, I am a member) — meeting
      - *When:* 10:00 (60 minutes)
      - *Where:* Havnegata 4
      - *People:* Kari Lund (host) and Ida Strand
      - They want to move their mail before summer
      - The board is split
      - **Decided**: Meet again in May

    > Kari said the chair is leaving.
    > Ask again in April.

    ## Wednesday 11 March

    - **folkepartiet.example** (political party) — meeting

    - **@torg_og_plass** (network) — meeting

    - **[Øyfesten](https://oyfesten.example/)** (festival) — call

    ## Want to meet

    | Country | Organisation | Kind | Status | Who could introduce |
    | --- | --- | --- | --- | --- |
    | Norway | Datalaget | hosting co-op | planned, 14 March 14:00 | – |
    | Norway | Leieboerne | tenants’ union | want to meet | Ida Strand; [Røde Permer](https://permer.example/) (met 10 March) |
    | Norway | Vaktbyrået | security agency, handle with care | want to meet | – |
    | Sweden | [Stjärnbilden](https://stjarnbilden.example/) | network | asked, waiting | – |
    | Sweden | Ängslabbet | workers’ co-op | half-planned | – |

    ## Coming up

    - **Datalaget** (hosting co-op) — meeting
      - *When:* 14 March 14:00
      - *Where:* Storgata 1

    ## What I promised

    - I → [Havnearbeiderne Ung](https://ung.havn.example/): Send the price list, by 9 March, **overdue**

    ## Nights and hosts

    - Kari Lund: 10 March, one night, Fjellveien 9

    ## How you can help

    - Can you help us meet Leieboerne?

    ## To settle

    1. Planned, but without a date: Ängslabbet.
    2. Handles without their instance: @torg_og_plass.
    "
  `));
  test('nn', () =>
    expect(kept('nn')).toMatchInlineSnapshot(`
    "# Turrapport — PRIVAT

    | | |
    | --- | --- |
    | Periode | 10.–11. mars |
    | Av | Ada |

    ## Tysdag 10. mars

    - **@torg_og_plass** (nettverk) — møte

    - *Møtte folk frå* **[Røde Permer](https://permer.example/)** (bokkafé)

    - **[Havnearbeiderne Ung](https://ung.havn.example/)** (fagforeining, eg er medlem) — møte
      - *Når:* kl. 10:00 (60 minutt)
      - *Kvar:* Havnegata 4
      - *Folk:* Kari Lund (vert) og Ida Strand
      - They want to move their mail before summer
      - The board is split
      - **Vedteke**: Meet again in May

    > Kari said the chair is leaving.
    > Ask again in April.

    ## Onsdag 11. mars

    - **folkepartiet.example** (politisk parti) — møte

    - **@torg_og_plass** (nettverk) — møte

    - **[Øyfesten](https://oyfesten.example/)** (festival) — samtale

    ## Vil møte

    | Land | Organisasjon | Type | Status | Kven kan setje oss i kontakt |
    | --- | --- | --- | --- | --- |
    | Noreg | Datalaget | driftskooperativ | planlagt, 14. mars kl. 14:00 | – |
    | Noreg | Leieboerne | leigebuarforeining | vil møte | Ida Strand; [Røde Permer](https://permer.example/) (møtt 10. mars) |
    | Noreg | Vaktbyrået | tryggingsstyresmakt, bør handsamast varsamt | vil møte | – |
    | Sverige | [Stjärnbilden](https://stjarnbilden.example/) | nettverk | spurt, ventar svar | – |
    | Sverige | Ängslabbet | arbeidarkooperativ | halvplanlagt | – |

    ## Framover

    - **Datalaget** (driftskooperativ) — møte
      - *Når:* 14. mars kl. 14:00
      - *Kvar:* Storgata 1

    ## Det eg har lova

    - eg → [Havnearbeiderne Ung](https://ung.havn.example/): Send the price list, innan 9. mars, **over fristen**

    ## Netter og vertar

    - Kari Lund: 10. mars, éi natt, Fjellveien 9

    ## Slik kan du hjelpe

    - Kan du hjelpe oss å møte Leieboerne?

    ## Å avklare

    1. Planlagt, men utan dato: Ängslabbet.
    2. Brukarnamn utan tenar: @torg_og_plass.
    "
  `));
});

describe('one encounter, one organisation', () => {
  const scene = tour();
  const scope = { type: 'encounter', id: scene.ids['first'] ?? '' } as const;
  test('an encounter for the coalition, with what comes next', () => {
    const follow = tour();
    follow.target(follow.ids['union'] ?? '', 'planned', { when: '2026-05-04' });
    expect(
      follow.report({ audience: 'coalition', language: 'sv', scope, checkedOn: '2026-03-11' }).markdown,
    ).toMatchInlineSnapshot(`
      "# Möte med Havnearbeiderne Ung — KOALITION

      | | |
      | --- | --- |
      | När | 10 mars |
      | Form | möte |
      | Folk | Ida Strand |
      | Avstämt med dem | 11 mars |

      ## Resultat och beslut

      - **[Havnearbeiderne Ung](https://ung.havn.example/)**, 10 mars
        - They want to move their mail before summer
        - **Beslut**: Meet again in May

      ## Nästa möte

      - **Norge**: [Havnearbeiderne Ung](https://ung.havn.example/) (planerat, 4 maj)
      "
    `);
  });
  test('an encounter for myself', () =>
    expect(scene.report({ audience: 'private', language: 'nb', scope }).markdown).toMatchInlineSnapshot(`
      "# Møte med Havnearbeiderne Ung, Kari Lund og Ida Strand, 10. mars — PRIVAT

      | | |
      | --- | --- |
      | Periode | 10. mars |
      | Sjekket med dem | ikke ennå |

      ## Tirsdag 10. mars

      - **[Havnearbeiderne Ung](https://ung.havn.example/)** (fagforening, jeg er medlem) — møte
        - *Når:* kl. 10:00 (60 minutter)
        - *Hvor:* Havnegata 4
        - *Folk:* Kari Lund (vert) og Ida Strand
        - They want to move their mail before summer
        - The board is split
        - **Vedtatt**: Meet again in May

      > Kari said the chair is leaving.
      > Ask again in April.

      ## Det jeg har lovet

      - jeg → [Havnearbeiderne Ung](https://ung.havn.example/): Send the price list, innen 9. mars, **over fristen**
      "
    `));
  test('an organisation for the coalition', () =>
    expect(
      scene.report({ audience: 'coalition', scope: { type: 'organisation', id: scene.ids['attach'] ?? '' } }).markdown,
    ).toMatchInlineSnapshot(`
      "# @torg_og_plass — COALITION

      | | |
      | --- | --- |
      | Kind | network |
      | Country | Norway |

      ## Met

      | Organisation | Kind | How | When |
      | --- | --- | --- | --- |
      | @torg_og_plass | network | meeting ×2 | 10 March, 11 March |
      "
    `));
  test('an organisation for the public', () =>
    expect(
      scene.report({ scope: { type: 'organisation', id: scene.ids['attach'] ?? '' } }).markdown,
    ).toMatchInlineSnapshot(`
      "**@torg_og_plass**

      I met with @torg_og_plass yesterday and today.
      "
    `));
});

test('file names say when, what kind, for whom and in which language, and nothing else', () => {
  const scene = tour();
  expect(scene.report().fileName).toBe('2026-03-11_tour-report_PUBLIC_en.md');
  const scope = { type: 'organisation', id: scene.ids['attach'] ?? '' } as const;
  expect(scene.report({ audience: 'coalition', language: 'nn', scope }).fileName).toBe(
    '2026-03-11_organisation-report_COALITION_nn.md',
  );
  expect(scene.report({ audience: { circle: 'any' }, language: 'sv' }).fileName).toContain('_CIRCLE_sv');
});

test('a joint meeting is one meeting, a repeated one is told once', () => {
  const scene = createScene();
  const one = scene.add('organisation', { name: 'Torvlaget', kind: 'network' });
  const two = scene.add('organisation', { name: 'Fjordlaget', kind: 'trade_union' });
  scene.met(one, '2026-03-02', { orgs: { [one]: true, [two]: true } });
  scene.met(one, '2026-03-03', { orgs: { [two]: true, [one]: true } });
  scene.met(one, '2025-12-31', { mode: 'assembly' });
  const { markdown } = scene.report({ audience: 'coalition', language: 'nb' });
  expect(markdown).toContain('3 møter med organisasjoner, på 3 dager.');
  expect(markdown).toContain('| Torvlaget · Fjordlaget | nettverk · fagforening | felles møte ×2 | 2. mars, 3. mars |');
  expect(markdown).toContain('| Torvlaget | nettverk | allmøte | 31. desember 2025 |');
});

test('countries stand in the order of the language, those nobody placed last', () => {
  const scene = createScene();
  for (const country of ['AX', undefined, 'ZA', 'NO', 'FI'])
    scene.target(scene.add('organisation', { name: `In ${country}`, ...(country && { country }) }), 'wanted');
  const order = (language: (typeof languages)[number]) =>
    [...scene.report({ language }).markdown.matchAll(/^- (?:\*\*(.*?)\*\*)?/gm)].map((match) => match[1]);
  expect(order('nb')).toEqual(['Finland', 'Norge', 'Sør-Afrika', 'Åland', undefined]);
  expect(order('en')).toEqual(['Åland Islands', 'Finland', 'Norway', 'South Africa', undefined]);
});

test('days far away are dated, and a window is told as one', () => {
  const scene = createScene();
  for (const [name, when] of [
    ['A', '2026-03-09'],
    ['B', '2026-03-01/2026-03-04'],
    ['C', '2025-11-02'],
    ['D', '2026-02-27/2026-03-02'],
  ] as const)
    scene.met(scene.add('organisation', { name }), when);
  const told = (language: (typeof languages)[number]) => scene.report({ language }).markdown.split('\n')[2];
  expect(told('en')).toBe(
    'On Sunday 2 November 2025 I met with C. On 27 February – 2 March I met with D. On 1–4 March I met with B. On Monday 9 March I met with A.',
  );
  expect(told('nb')).toBe(
    'Søndag 2. november 2025 møtte jeg C. 27. februar – 2. mars møtte jeg D. 1.–4. mars møtte jeg B. Mandag 9. mars møtte jeg A.',
  );
  expect(told('sv')).toBe(
    'Söndagen den 2 november 2025 träffade jag C. Den 27 februari – 2 mars träffade jag D. Den 1–4 mars träffade jag B. Måndagen den 9 mars träffade jag A.',
  );
});

test('those met stand by day, what was put together by its last, what has no day at the end', () => {
  const scene = createScene();
  for (const [name, when] of [
    ['Sist', undefined],
    ['Andre', '2026-03-02'],
    ['Tredje', '2026-03-01/2026-03-04'],
    ['Femte', '2026-03-10'],
    ['Første', '2025-11-02'],
    ['Fjerde', '2026-03-09T18:00'],
  ] as const)
    scene.met(scene.add('organisation', { name }), when, {
      outcomes: [{ id: 'a', text: `Said ${name}`, audience: 'coalition' }],
    });
  const twice = scene.add('organisation', { name: 'Femte to ganger' });
  scene.met(twice, '2026-03-11');
  scene.met(twice, '2026-01-01');
  const { markdown } = scene.report({ audience: 'coalition' });
  const inTable = [...markdown.matchAll(/^\| ([FATS][^|]*?) \|/gm)].map(([, name]) => name);
  expect(inTable).toEqual(['Første', 'Andre', 'Tredje', 'Fjerde', 'Femte', 'Femte to ganger', 'Sist']);
  expect(markdown).toContain('| 1 January, 11 March |');
  expect([...markdown.matchAll(/Said (\S+)/g)].map(([, name]) => name)).toEqual([
    'Første',
    'Andre',
    'Tredje',
    'Fjerde',
    'Femte',
    'Sist',
  ]);
});

test('an organisation with several plans stands once, with the one that has come furthest', () => {
  const scene = createScene();
  const org = scene.add('organisation', { name: 'Torvlaget', country: 'NO' });
  for (const status of ['wanted', 'planned', 'asked']) scene.target(org, status);
  expect(scene.report().markdown).toContain('- **Norway**: Torvlaget (planned)\n');
});

test('meetings that fell through are told to nobody else', () => {
  const scene = createScene();
  const org = scene.add('organisation', { name: 'Torvlaget' });
  scene.add('encounter', { orgs: { [org]: true }, statusLog: statusLog('declined') });
  expect(scene.report({ audience: 'coalition' }).markdown).not.toContain('Torvlaget');
  expect(scene.report({ audience: 'private', language: 'nb' }).markdown).toContain('Torvlaget: takket nei');
});
