/** What an entry is, in words: for rows that stand among others of every kind, where "no name" would say nothing. */
import {
  askStatuses,
  askTypes,
  cohortStatuses,
  commitmentStatuses,
  consentPurposes,
  consentStates,
  dependencyFunctions,
  encounterStatuses,
  type Language,
  migrationStatuses,
  relationTypes,
} from '../model/enumerations.ts';
import type { KindName } from '../model/kinds.ts';
import { type ListEntry, nameOfEntry } from '../query/entry.ts';
import { choiceWord } from './app/choices.ts';
import { commonWords } from './app/common.ts';

export interface EntryLineWords {
  readonly language: Language;
  readonly entryOf: (id: string) => ListEntry | undefined;
  /** "A, B and C". */
  readonly list: (names: readonly string[]) => string;
  /** `YYYY-MM-DD` as people say it. */
  readonly day: (day: string) => string;
  /** Milliseconds since 1970. */
  readonly moment: (time: number) => string;
}

/** Its name, or that of whom it is with or about; where nobody is named, what else it says; at last when it was written. */
export function entryLine(entry: ListEntry, words: EntryLineWords): string {
  const name = nameOfEntry(entry, words.entryOf, { list: words.list, unnamed: '' });
  if (name !== '') return name;
  // Somebody without a name is told from nobody by where they are; that they have none must be seen.
  const { unnamed } = commonWords[words.language];
  if (entry.kind === 'organisation' || entry.kind === 'person') return unnamed;
  return entryDetail(entry, words) || words.moment(entry.createdAt) || unnamed;
}

/** What is said of it beside its name: of which sort it is, how it stands, where and when. */
export function entryDetail(entry: ListEntry, { language, day }: Pick<EntryLineWords, 'language' | 'day'>): string {
  const { type = '', status = '' } = entry;
  const [types, statuses] = choicesOf[entry.kind] ?? [];
  return [
    types && type !== '' ? choiceWord(language, types, type) : '',
    statuses && status !== '' ? choiceWord(language, statuses, status) : '',
    entry.place ?? '',
    entry.day ? day(entry.day) : '',
    entry.due ? day(entry.due) : '',
  ]
    .filter(Boolean)
    .join(' · ');
}

type Choices = readonly [types: readonly string[] | undefined, statuses?: readonly string[]];

const choicesOf: Readonly<Partial<Record<KindName, Choices>>> = {
  relation: [relationTypes],
  consent: [consentPurposes, consentStates],
  ask: [askTypes, askStatuses],
  dependency: [dependencyFunctions],
  hosting_offer: [dependencyFunctions],
  migration: [dependencyFunctions, migrationStatuses],
  cohort: [undefined, cohortStatuses],
  commitment: [undefined, commitmentStatuses],
  encounter: [undefined, encounterStatuses],
};
