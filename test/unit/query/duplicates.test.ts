import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { NewRecord } from '../../../shared/edit/new-record.ts';
import { possibleDuplicates } from '../../../shared/query/duplicates.ts';
import { fold } from '../../../shared/query/fold.ts';
import { coalitionSpace, device, privateSpace, spaces } from '../../kit/domain.ts';
import { make, makeOrganisation, makePerson } from './comrades.ts';

type Fields = NewRecord['fields'];
const site = (address: string) => {
  const [host = '', ...path] = address.split('/');
  return { url: `https://${address}`, host, path: `/${path.join('/')}` };
};
const handle = (text: string) => {
  const [user = '', host] = text.split('@');
  return { user, ...(host && { host }) };
};

function organisationsAlike(one: Fields, other: Fields, relation?: string) {
  const ida = device('ida');
  const from = makeOrganisation(ida, one);
  const to = makeOrganisation(ida, other);
  if (relation) make(ida, { kind: 'relation', space: coalitionSpace.id, fields: { from, to, type: relation } });
  return possibleDuplicates(ida.graph());
}

describe('organisations', () => {
  test.each<[string, Fields, Fields]>([
    ['same_url', { urls: [site('rogn.example')] }, { name: 'Rogn', urls: [site('rogn.example/')] }],
    ['same_url', { urls: [site('hus.example/rogn')] }, { urls: [site('hus.example/rogn/')] }],
    ['same_handle', { handles: [handle('Rogn@tut.example')] }, { handles: [handle('rogn@tut.example')] }],
    [
      'same_registry_id',
      { name: 'A', registryIds: [{ scheme: 'NO-ORGNR', value: '999 888 777' }] },
      { name: 'B', registryIds: [{ scheme: 'NO-ORGNR', value: '999888777' }] },
    ],
    [
      'handle_is_domain',
      { handles: [handle('roedt_lag@tut.example')], country: 'NO' },
      { urls: [site('roedt-lag.example')], country: 'NO' },
    ],
  ])('%s is strong', (reason, one, other) => {
    expect(organisationsAlike(one, other)).toMatchObject([{ strength: 'strong', reasons: [reason] }]);
  });

  test.each<[string, Fields, Fields]>([
    ['same_name', { name: 'Bjørkens Lag' }, { name: 'bjoerkens-lag' }],
    ['same_name', { name: 'Bjørkens Lag' }, { name: 'X', altNames: [{ text: 'Bjorkens lag', type: 'alias' }] }],
    ['same_bare_handle', { handles: [handle('rogn')] }, { handles: [handle('rogn')] }],
    ['handle_is_domain', { handles: [handle('rogn')] }, { urls: [site('rogn.example')] }],
    ['name_is_domain', { name: 'Rogn' }, { urls: [site('rogn.example')] }],
    ['name_is_domain', { name: 'rogn lag' }, { name: 'Landslaget', urls: [site('rogn-lag.example')] }],
    ['name_is_domain', { name: 'Rødt' }, { urls: [site('xn--rdt-0na.example')] }],
    ['name_is_domain', { name: 'LO' }, { urls: [site('lo.example')] }],
    ['name_is_domain', { name: 'X', altNames: [{ text: 'LO', type: 'alias' }] }, { urls: [site('lo.example')] }],
    ['name_in_handle', { name: 'LO' }, { handles: [handle('lo@tut.example')] }],
    ['name_in_handle', { name: 'Attika' }, { handles: [handle('attika_norge')] }],
    ['handle_host_is_site', { handles: [handle('post@rogn.example')] }, { urls: [site('rogn.example')] }],
  ])('%s is medium', (reason, one, other) => {
    expect(organisationsAlike(one, other)).toMatchObject([{ strength: 'medium', reasons: [reason] }]);
  });

  test.each<[string, Fields, Fields, string?]>([
    [
      'a path of its own',
      { urls: [site('lag.example')], name: 'Lag' },
      { urls: [site('lag.example/hjornet')], name: 'lag' },
    ],
    ['a sub-domain', { urls: [site('lag.example')], name: 'Lag' }, { urls: [site('ung.lag.example')], name: 'lag' }],
    [
      'a party and its youth',
      { name: 'Solsikka', kind: 'political_party', handles: [handle('sol@tut.example')] },
      { name: 'Solsikka Ungdom', kind: 'political_party_youth', handles: [handle('sol@tut.example')] },
    ],
    ['told apart', { name: 'Attika' }, { name: 'attika' }, 'not_same_as'],
    ['a part of the other', { name: 'Attika' }, { name: 'attika' }, 'part_of'],
    ['two countries', { name: 'Attika', country: 'NO' }, { name: 'Attika', country: 'SE' }],
    ['letters that only look alike', { name: 'Attika' }, { name: 'Attiko' }],
    ['a short word written small', { name: 'og' }, { urls: [site('og.example')] }],
    ['a short name in a longer address', { name: 'LO' }, { urls: [site('loen.example')] }],
    [
      'a branch with an address of its own',
      { name: 'Attika', urls: [site('attika.example')] },
      { name: 'Attika Nord', urls: [site('attika.test')] },
    ],
    ['a name that is the domain of a sub-domain', { name: 'Lag' }, { urls: [site('lag.hus.example')] }],
    [
      'a name that is a domain in another country',
      { name: 'Attika', country: 'SE' },
      { urls: [site('attika.example')], country: 'NO' },
    ],
    ['a short name in a long handle', { name: 'Lag' }, { handles: [handle('lagerarbeiderne')] }],
  ])('%s keeps them apart', (_why, one, other, relation) => {
    expect(organisationsAlike(one, other, relation)).toEqual([]);
  });

  test('an instance many are on is nobody’s own', () => {
    const ida = device('ida');
    makeOrganisation(ida, { name: 'Tuterne', urls: [site('tut.example')] });
    for (const name of ['Rogn', 'Furulag']) makeOrganisation(ida, { name, handles: [handle(`${name}@tut.example`)] });
    expect(possibleDuplicates(ida.graph())).toEqual([]);
  });
});

test('of a name that many share, nothing is asked of an address', () => {
  const ida = device('ida');
  for (let at = 0; at < 12; at++) makeOrganisation(ida, { name: 'Laget', country: 'NO' });
  makeOrganisation(ida, { urls: [site('laget.example')] });
  expect(possibleDuplicates(ida.graph()).filter(({ reasons }) => reasons.includes('name_is_domain'))).toEqual([]);
});

describe('people', () => {
  test('the same address is strong; the same full name is medium unless they belong to different organisations', () => {
    const ida = device('ida');
    const orgs = ['Rogn', 'Furulag'].map((name) => makeOrganisation(ida, { name }));
    const contact = [{ type: 'email', value: 'siv@post.example' }];
    const [a, b] = [
      makePerson(ida, { name: 'Siv', contacts: contact }),
      makePerson(ida, { name: 'S.', contacts: contact }),
    ];
    const [c, d] = [makePerson(ida, { name: 'Åse Lien' }), makePerson(ida, { name: 'Aase Lien' })];
    const [e, f] = [makePerson(ida, { name: 'Nils Moen' }), makePerson(ida, { name: 'Nils Moen' })];
    makePerson(ida, { name: 'Siv' });
    for (const [index, person] of [e, f].entries())
      make(ida, { kind: 'affiliation', space: privateSpace.id, fields: { person, organisation: orgs[index] } });
    expect(possibleDuplicates(ida.graph())).toMatchObject([
      { rows: [a, b].sort(), strength: 'strong', reasons: ['same_contact'] },
      { rows: [c, d].sort(), strength: 'medium', reasons: ['same_name'] },
    ]);
  });
});

const word = fc.constantFrom('rogn', 'furu', 'solsikka', 'bjørk', 'bjork', 'attika', 'attikanorge');
const anyOrganisation = fc.record(
  {
    name: word,
    country: fc.constantFrom('NO', 'SE'),
    urls: fc.array(
      word.map((each) => site(`${each.replace('ø', 'o')}.example`)),
      { maxLength: 1 },
    ),
    handles: fc.array(
      fc.tuple(word, fc.constantFrom('', '@tut.example')).map((each) => handle(each.join(''))),
      {
        maxLength: 2,
      },
    ),
  },
  { requiredKeys: ['name'] },
);

test('who stands first makes no difference: the same pairs for any order of making and reading', () => {
  fc.assert(
    fc.property(fc.array(anyOrganisation, { minLength: 2, maxLength: 8 }), fc.boolean(), (organisations, turned) => {
      const ida = device('ida');
      for (const fields of organisations) makeOrganisation(ida, fields);
      const parts = ida.parts();
      const told = possibleDuplicates(fold(parts, spaces));
      expect(possibleDuplicates(fold(turned ? parts.reverse() : parts, spaces))).toEqual(told);
      for (const { rows } of told) expect(rows[0] < rows[1]).toBe(true);
      const names = (graph: ReturnType<typeof fold>) =>
        possibleDuplicates(graph)
          .map(({ rows, reasons }) => [
            rows.map((id) => JSON.stringify(describeRow(graph, id))).sort(),
            [...reasons].sort(),
          ])
          .map((each) => JSON.stringify(each))
          .sort();
      const bo = device('bo');
      for (const fields of [...organisations].reverse()) makeOrganisation(bo, fields);
      expect(names(bo.graph())).toEqual(names(fold(parts, spaces)));
    }),
    { numRuns: 25 },
  );
});

function describeRow(graph: ReturnType<typeof fold>, id: string): unknown {
  const fields = Object(graph.rowOf(id)?.fields);
  return [
    fields.name,
    fields.country,
    fields.urls?.[0]?.host,
    fields.handles?.map((each: { user: string }) => each.user).sort(),
  ];
}
