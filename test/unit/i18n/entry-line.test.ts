import { expect, test } from 'vitest';
import { newRecord } from '../../../shared/edit/new-record.ts';
import { commonWords } from '../../../shared/i18n/app/common.ts';
import { entryDetail, entryLine } from '../../../shared/i18n/entry-line.ts';
import { languages } from '../../../shared/model/enumerations.ts';
import { type KindName, kindNames } from '../../../shared/model/kinds.ts';
import { type ListEntry, listEntry } from '../../../shared/query/entry.ts';
import { device, privateSpace } from '../../kit/domain.ts';

type Fields = Parameters<typeof newRecord>[0]['fields'];

const [org, other, kari] = ['a'.repeat(32), 'b'.repeat(32), 'c'.repeat(32)] as const;

/** The least a record of each kind may say. */
const least: Readonly<Record<KindName, Fields>> = {
  organisation: { name: 'Havnerud' },
  person: { name: 'Kari Lund' },
  affiliation: { person: kari, organisation: org },
  relation: { from: org, to: other, type: 'same_as' },
  encounter: { orgs: [org] },
  note: { subject: org },
  trip: {},
  stay: { hosts: [kari] },
  travel: {},
  ask: { type: 'help' },
  commitment: { text: 'Send the price list' },
  dependency: { org, function: 'chat' },
  migration: { org, function: 'chat' },
  cohort: { title: 'Off the big mail' },
  hosting_offer: { provider: org, function: 'files' },
  consent: { subject: kari, purpose: 'contact', state: 'refused' },
  publication: { title: 'March' },
  device: { deviceName: 'Ida’s laptop' },
  circle: { title: 'The crew' },
  import_batch: {},
  saved_list: { title: 'Nearby', of: 'organisation', query: 'nearby' },
};

test('a record of any kind, however little it says, is called by words in every language, never by "no name" or a code', () => {
  const ida = device('ida');
  const byId = new Map<string, ListEntry>();
  const make = (kind: KindName, fields: Fields, id: string) => {
    const made = newRecord({ kind, space: privateSpace.id, fields, id }, ida.context());
    if (!made.ok) throw new Error(`${kind}: ${JSON.stringify(made.error)}`);
    ida.perform({ kind: 'edit', edits: [made.value] });
  };
  make('organisation', { name: 'Havnerud' }, org);
  make('organisation', { name: 'Lyktestolpen' }, other);
  make('person', { name: 'Kari Lund' }, kari);
  for (const [n, kind] of kindNames.entries()) make(kind, least[kind], (n + 1).toString(16).padStart(32, 'd'));
  for (const row of ida.graph().rows.values()) byId.set(row.id, listEntry(row));
  expect(new Set([...byId.values()].map(({ kind }) => kind)).size).toBe(kindNames.length);
  for (const language of languages) {
    const words = {
      language,
      entryOf: (id: string) => byId.get(id),
      list: (names: readonly string[]) => names.join(' + '),
      day: (day: string) => day,
      moment: () => 'then',
    };
    for (const entry of byId.values()) {
      const said = `${entryLine(entry, words)} · ${entryDetail(entry, words)}`;
      expect(said, entry.kind).not.toBe(' · ');
      expect(said, entry.kind).not.toContain(commonWords[language].unnamed);
      expect(said, entry.kind).not.toMatch(/[0-9a-f]{32}|[a-z]_[a-z]/);
    }
  }
});

test('two notes that are about each other are still called something', () => {
  const note = (id: string, subject: string): ListEntry => ({
    id,
    kind: 'note',
    name: '',
    space: 'private',
    layered: false,
    archived: false,
    createdAt: 0,
    unsettled: false,
    subject,
  });
  const notes = new Map([note(org, other), note(other, org)].map((each) => [each.id, each]));
  const words = {
    language: 'en',
    entryOf: (id: string) => notes.get(id),
    list: String,
    day: String,
    moment: () => 'then',
  } as const;
  expect([...notes.values()].map((each) => entryLine(each, words))).toEqual(['then', 'then']);
});
