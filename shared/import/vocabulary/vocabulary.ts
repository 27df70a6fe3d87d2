/** The form of a language's words. Alternatives stand in one text, with `|` between; apostrophes, hyphens and case are free. */
import type { AskType, EncounterStatus, OrganisationKind } from '../../model/enumerations.ts';

export type Phrases = string;

/** What a word does in a sentence, where it is neither a status, a kind, a time nor a country. */
export const wordRoles = [
  /** met; it happened */
  'held',
  /** meet; needs a tense from its neighbours */
  'open',
  /** I am meeting; it is settled */
  'planning',
  /** want, hope; turns what follows into a wish */
  'want',
  /** shall; turns what follows into a plan */
  'will',
  /** got to; turns what follows into something done */
  'got',
  'negation',
  'first',
  'second',
  'joint',
  /** coffee, chatted */
  'informal',
  /** people from; an informal contact, not the organisation itself */
  'folks',
  /** between a person and their organisation */
  'from',
  'place',
  /** about; what follows is a subject, not someone met */
  'topic',
  'and',
  'but',
  'determiner',
  'possessive',
  /** I am a part of */
  'membership',
  /** member, standing alone */
  'member',
  'nothing',
  /** X let me sleep there */
  'hosted',
  /** slept at X's */
  'lodged',
  /** what may be lower case inside a name, as in Leger uten grenser */
  'glue',
  /** words that label a link without naming what it leads to */
  'label',
  /** is, in "X is a network" */
  'copula',
  /** headings of lists of something else than meetings */
  'aside',
  /** says; what stands around it is quoted */
  'says',
  /** was, had: what is told lies behind */
  'past',
  /** what the author offers to do is no meeting */
  'helping',
  /** slept, stayed; with `atHome` before whoever put them up */
  'slept',
  'atHome',
  /** the train to; an entry of a day on which nobody is met */
  'underway',
  /** meeting with, as a noun: an entry of a day that says whom and not how it stands */
  'appointment',
  /** promised, sent, runs out: what has a day of its own, and is no meeting */
  'further',
] as const;
export type WordRole = (typeof wordRoles)[number];

/** Columns of a pasted table, by what their head is called. */
export const columns = [
  'org',
  'link',
  'handle',
  'status',
  'when',
  'country',
  'kind',
  'person',
  'place',
  'note',
] as const;
export type Column = (typeof columns)[number];

export interface AskCue {
  readonly type: AskType;
  /** The sentence has at least one of each. */
  readonly all: readonly Phrases[];
  /** Which of the listed organisations it is about where it names none. */
  readonly about?: 'wanted' | 'planned';
}

export interface Vocabulary {
  readonly language: 'en' | 'nb' | 'nn' | 'sv' | 'de';
  readonly words: Readonly<Partial<Record<WordRole, Phrases>>>;
  /** Verbs in the past that somebody follows where a time stands before: "i går møtte …" tells who met. */
  readonly finite: Phrases;
  /** Ordinary words that only look like a misspelt one that says something. */
  readonly ordinary: Phrases;
  /** Common first words of a sentence, whose capital makes no name. */
  readonly openers: Phrases;
  readonly statuses: Readonly<Partial<Record<EncounterStatus | 'postponed' | 'unclear', Phrases>>>;
  /** Words that tell a status only where little else is said: in parentheses, cells and headings. */
  readonly terseStatuses: Readonly<Partial<Record<EncounterStatus, Phrases>>>;
  /** A status said in words that others may stand between: "did not … show up". One of each, in any order. */
  readonly turns: readonly { readonly status: EncounterStatus; readonly all: readonly Phrases[] }[];
  /** Days from the day of the post. */
  readonly days: readonly (readonly [number, Phrases])[];
  readonly times: {
    /** Last night in what is done, tonight in what is to come. */
    readonly night: Phrases;
    /** The next days, without an end. */
    readonly soon: Phrases;
    /** Lately, without a day. */
    readonly lately: Phrases;
    readonly thisWeek: Phrases;
    readonly nextWeek: Phrases;
    readonly lastWeek: Phrases;
    readonly weekend: Phrases;
    /** Words by which days and weeks are counted. */
    readonly counting: {
      /** Behind "three days", or before it as in German: that many back. */
      readonly ago: Phrases;
      /** Before "three days": that many on. */
      readonly ahead: Phrases;
      readonly days: Phrases;
      /** Also before the number of a week in the year. */
      readonly weeks: Phrases;
      /** Two, three … ten. */
      readonly numbers: readonly Phrases[];
      /** Between the ends of a span: "Monday to Wednesday". */
      readonly upTo: Phrases;
      /** Before the name of a month that stands without a day. */
      readonly inMonth: Phrases;
    };
    /** Before the hour, and after it. */
    readonly clock: Phrases;
    readonly oclock: Phrases;
    /** Words a weekday is led in with. */
    readonly on: Phrases;
  };
  /** Monday first. */
  readonly weekdays: readonly Phrases[];
  /** Read only in parentheses and in one-line notes: some are ordinary words. */
  readonly shortWeekdays: readonly Phrases[];
  readonly months: readonly Phrases[];
  readonly kinds: Readonly<Partial<Record<OrganisationKind, Phrases>>>;
  /** Last parts of compounds that tell a kind of a word not listed. */
  readonly kindEndings: Readonly<Partial<Record<OrganisationKind, Phrases>>>;
  /** What a noun may end in when definite or plural. */
  readonly nounEndings: Phrases;
  /** Parts of organisations and words for people: left alone in a line or a cell, they are a piece of something, and name nobody. */
  readonly plainNouns: Phrases;
  /** Where nouns are capitalised: those that stand without an article and are no names all the same. */
  readonly capitalNouns?: Phrases;
  /** Of a name only the first word has a capital: Rørosfolkets hus. */
  readonly oneCapital?: true;
  readonly asks: readonly AskCue[];
  readonly columns: Readonly<Partial<Record<Column, Phrases>>>;
  /** Whole lines that a page adds around a post, and starts of such lines. */
  readonly chrome: { readonly lines: Phrases; readonly starts: Phrases };
  /** Whole lines that end a letter; only names and addresses follow. */
  readonly signOffs: Phrases;
  /** Words in the line that introduces a quoted message. */
  readonly wrote: Phrases;
  readonly mailHeaders: {
    readonly from: Phrases;
    readonly to: Phrases;
    readonly date: Phrases;
    readonly subject: Phrases;
  };
  /** Common first names: a lone one met is a person, not an organisation. */
  readonly firstNames: Phrases;
}
