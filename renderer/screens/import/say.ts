/** How the review names what was read. */
import { useMemo } from 'react';
import { kindWords } from '../../../shared/i18n/kinds.ts';
import type { Proposal, ProposedWhen } from '../../../shared/import/proposal.ts';
import { type Decisions, knownQuestion, type Reading, suggestedName } from '../../../shared/import/review.ts';
import type { OrganisationKind } from '../../../shared/model/enumerations.ts';
import { readableAddress } from '../../../shared/model/readable-host.ts';
import { useEntries, useNames } from '../../data/hooks.ts';
import { fill, useCommonWords, useFormats, useLanguage } from '../../words/language.tsx';

export interface NamedEntry {
  readonly key: string;
  /** What the text calls it, or the person. */
  readonly name: string;
  readonly handle: string;
  /** In grey: an inferred name, which nobody said. */
  readonly suggested: string | undefined;
  /** The record it is, its name there, and whether it is put away; undefined where it is new. */
  readonly record: { readonly id: string; readonly name: string; readonly isAway: boolean } | undefined;
  readonly kind: string;
  readonly country: string;
  readonly isMine: boolean;
}

export interface Saying {
  readonly named: (key: string) => NamedEntry;
  readonly name: (key: string) => string;
  /** Where the text says that a person is from. */
  readonly place: (key: string) => string | undefined;
  readonly when: (when: ProposedWhen | null | undefined) => string;
}

export function useSaying(reading: Reading, decisions: Decisions): Saying {
  const formats = useFormats();
  const common = useCommonWords();
  const names = useNames();
  const entries = useEntries();
  const language = useLanguage();
  return useMemo(() => {
    const { proposal, matches, alike } = reading;
    const orgs = new Map(proposal.orgs.map((org) => [org.key, org] as const));
    const people = new Map(proposal.people.map((person) => [person.key, person] as const));
    const recordOf = (key: string) => {
      const said = decisions.same[key];
      const answered = alike.find(
        (each) => each.key === key && decisions.answers[knownQuestion(key, each.id)] === 'yes',
      );
      if (said === undefined) return answered ?? matches[key];
      return said === null ? undefined : { id: said, name: names.of(said) };
    };
    const named = (key: string): NamedEntry => {
      const org = orgs.get(key);
      const edited = org && { ...org, ...withoutAbsent(decisions.orgs[key]) };
      const person = people.get(key);
      const record = recordOf(key);
      const name = edited ? organisationText(edited) : (person?.name ?? person?.handle ?? '');
      return {
        key,
        name: name === '' ? common.unnamed : name,
        handle: edited?.handle ?? person?.handle ?? name,
        suggested: edited && suggestedName(edited),
        record: record && { ...record, isAway: entries.get(record.id)?.archived === true },
        kind: edited ? kindText(edited.kind, edited.kindText, kindWords[language]) : '',
        country: edited?.country ? formats.country(edited.country) : '',
        isMine: org?.relationToAuthor === 'member',
      };
    };
    const when: Saying['when'] = (value) => {
      if (!value) return common.noDate;
      if ('offsetDays' in value) return String(value.offsetDays);
      if ('date' in value) return [formats.day(value.date), value.time].filter(Boolean).join(' ');
      const from = formats.day(value.from);
      return value.to ? fill(common.fromTo, { from, to: formats.day(value.to) }) : fill(common.from, { from });
    };
    const name: Saying['name'] = (key) => named(key).name;
    const place: Saying['place'] = (key) => {
      const org = people.get(key)?.org;
      return org ? name(org) : undefined;
    };
    return { named, name, place, when };
  }, [reading, decisions, formats, common, names, entries, language]);
}

function organisationText({ name, domain, url, handle }: Proposal['orgs'][number]): string {
  return name ?? domain ?? (url ? readableAddress(url) : handle) ?? '';
}

function kindText(
  kind: OrganisationKind | null,
  written: string | null,
  words: Readonly<Record<OrganisationKind, string>>,
): string {
  return kind ? words[kind] : (written ?? '');
}

function withoutAbsent<T extends object>(edit: T | undefined): Partial<T> {
  return Object.fromEntries(Object.entries(edit ?? {}).filter(([, value]) => value !== undefined)) as Partial<T>;
}
