/**
 * Everything a report says, as data. A language is one value of this type, so a phrase that is missing does not compile.
 * `{name}` marks a gap; what fills it is never searched for gaps again.
 */
import type {
  AskType,
  Audience,
  cohortMemberStates,
  cohortStatuses,
  commitmentStatuses,
  dependencyFunctions,
  EncounterMode,
  EncounterStatus,
  flossShares,
  governances,
  Language,
  migrationStatuses,
  participantRoles,
} from '../../model/enumerations.ts';
import type { KindName } from '../../model/kinds.ts';
import type { partsOfDay } from '../../model/when.ts';

/** Forms by number, as Intl.PluralRules names them for these four languages. Gap: `{n}`. */
export interface Counted {
  readonly one: string;
  readonly other: string;
}

/** One for each reason a record or field stays out of a report. */
export const withheldReasons = [
  'narrower_space',
  'no_consent',
  'people',
  'stay',
  'careful',
  'sensitive_organisation',
  'names_person',
  'special_category',
  'private_note',
  'place_time',
  'conflict',
  'past_plan',
  'only_in_numbers',
  'not_for_audience',
] as const;
export type WithheldReason = (typeof withheldReasons)[number];

/** Fields that are named when they alone are left out. */
export type WithheldField =
  | 'when'
  | 'place'
  | 'onlineLink'
  | 'purpose'
  | 'agenda'
  | 'outcomes'
  | 'decisions'
  | 'myTie'
  | 'text'
  | 'title'
  | 'members';

export interface ReportWords {
  /** Whose plural and sorting rules hold. */
  readonly language: Language;
  readonly and: string;
  readonly calendar: CalendarWords;
  readonly audience: Readonly<Record<Audience, string>>;
  readonly titles: TitleWords;
  readonly labels: LabelWords;
  readonly headings: HeadingWords;
  readonly columns: ColumnWords;
  readonly status: Readonly<Record<EncounterStatus, string>>;
  readonly mode: Readonly<Record<EncounterMode, string>>;
  readonly role: Readonly<Record<(typeof participantRoles)[number], Counted & { readonly name: string }>>;
  readonly dependency: Readonly<Record<(typeof dependencyFunctions)[number], string>>;
  readonly promise: Readonly<Record<Exclude<(typeof commitmentStatuses)[number], 'dropped'> | 'overdue', string>>;
  readonly party: PartyWords;
  readonly migration: Readonly<Record<(typeof migrationStatuses)[number], string>>;
  /** Where several are that are counted together. */
  readonly stage: Readonly<Record<'considering' | 'moving' | 'moved' | 'stuck', string>>;
  readonly cohort: Readonly<Record<(typeof cohortStatuses)[number], string>>;
  /** Before a list of organisations. */
  readonly member: Readonly<Record<(typeof cohortMemberStates)[number], string>>;
  readonly governance: Readonly<Record<(typeof governances)[number], string>>;
  readonly floss: Readonly<Record<(typeof flossShares)[number], string>>;
  readonly calls: CallWords;
  readonly told: ToldWords;
  /** `alone`: nobody in particular. `about`: gap `{orgs}`. */
  readonly asks: Readonly<Record<AskType, { readonly alone: string; readonly about: string }>>;
  readonly settle: SettleWords;
  readonly receipt: ReceiptWords;
}

export interface CalendarWords {
  readonly months: readonly string[];
  /** Monday first. */
  readonly weekdays: readonly string[];
  readonly today: string;
  readonly yesterday: string;
  /** A day nobody wrote down, as a sentence begins: "Earlier I met". */
  readonly earlier: string;
  /** Gaps `{day} {month}`. */
  readonly date: string;
  /** Gaps `{date} {year}`. */
  readonly withYear: string;
  /** As a heading. Gaps `{weekday} {date}`. */
  readonly weekdayDate: string;
  /** Within a sentence, `{weekday} {date}`. */
  readonly onDate: string;
  /** Days of one month: `{from} {to} {month}`. */
  readonly span: string;
  /** Any two dates: `{from} {to}`. */
  readonly longSpan: string;
  /** `{from}`: no end is known. */
  readonly openSpan: string;
  /** As a sentence begins: `{span}`. */
  readonly inSpan: string;
  /** `{time}` as 14:00. */
  readonly time: string;
  readonly minutes: Counted;
  readonly partsOfDay: Readonly<Record<(typeof partsOfDay)[number], string>>;
  /** Three months: `{from} {to} {year}`. */
  readonly quarter: string;
}

export interface TitleWords {
  readonly all: string;
  /** `{date}` */
  readonly day: string;
  readonly trip: string;
  /** `{orgs}` */
  readonly encounter: string;
  /** Where the record itself is not for this audience, so its name may not stand in the title. */
  readonly namelessEncounter: string;
  readonly namelessOrganisation: string;
  readonly publicPost: string;
}

export interface LabelWords {
  readonly period: string;
  readonly by: string;
  readonly legs: string;
  readonly when: string;
  readonly where: string;
  readonly link: string;
  readonly kind: string;
  readonly mode: string;
  readonly people: string;
  readonly purpose: string;
  readonly decision: string;
  readonly unknownCountry: string;
  readonly unknownDay: string;
  readonly unnamed: string;
  /** The author as one side of a promise. */
  readonly me: string;
  readonly careful: string;
  /** `{tie}`, as it was written. */
  readonly tie: string;
  readonly member: string;
  readonly nights: Counted;
  /** Whether the organisation has read what is said of it. */
  readonly checked: string;
  readonly notYet: string;
  /** A report in which nothing stands. */
  readonly nothing: string;
}

export interface HeadingWords {
  readonly met: string;
  readonly outcomes: string;
  readonly introductions: string;
  readonly joinable: string;
  readonly alsoPlanned: string;
  readonly asks: string;
  readonly targets: string;
  readonly ahead: string;
  readonly next: string;
  readonly fallenThrough: string;
  readonly stays: string;
  readonly travel: string;
  readonly weOwe: string;
  readonly owedToUs: string;
  readonly otherPromises: string;
  /** Of all parties together, for a coalition. */
  readonly promises: string;
  readonly dependencies: string;
  readonly dependOnTogether: string;
  /** Above a table of organisations that agreed to stand in it. */
  readonly agreed: string;
  readonly renewals: string;
  readonly migrations: string;
  readonly cohorts: string;
  readonly offers: string;
  /** Offers somebody of ours looked at, and those nobody did. */
  readonly verified: string;
  readonly declared: string;
  readonly toSettle: string;
  readonly sources: string;
  readonly agenda: string;
}

export interface ColumnWords {
  readonly organisation: string;
  readonly kind: string;
  readonly how: string;
  readonly when: string;
  readonly with: string;
  readonly country: string;
  readonly status: string;
  readonly wayIn: string;
  readonly what: string;
  readonly tool: string;
  readonly until: string;
  readonly who: string;
  readonly whom: string;
  readonly promise: string;
  readonly due: string;
  readonly next: string;
  readonly supplier: string;
  readonly organisations: string;
  readonly movingTo: string;
  readonly software: string;
  readonly seats: string;
  readonly price: string;
  readonly languages: string;
  readonly jurisdiction: string;
  readonly governance: string;
  readonly floss: string;
  readonly checked: string;
}

/** One side of a promise. */
export interface PartyWords {
  /** The author's side as the one who promises, and as the one promised to. */
  readonly we: string;
  readonly us: string;
  readonly someone: string;
  /** `{org}` */
  readonly someoneAt: string;
  /** Where the organisation would tell what an unnamed person belongs to. */
  readonly someoneAtUnion: string;
  readonly someoneAtParty: string;
}

/** A call for everyone to come along. `{n}`: a lower bound, three or more. */
export interface CallWords {
  /** `{n} {from}` */
  readonly leave: string;
  /** `{n} {from} {to}` */
  readonly leaveFor: string;
  /** `{n} {what}` */
  readonly move: string;
  /** `{from}`, while there are few. */
  readonly seekLeave: string;
  /** `{what}` */
  readonly seekMove: string;
  /** After any of them. */
  readonly join: string;
}

/** Sentences and parts of them. Those that begin with `{day}` or `{what}` are capitalised once it is filled in. */
export interface ToldWords {
  /** `{day} {orgs}` */
  readonly metOrganisations: string;
  /** `{day} {folks}` */
  readonly metFolks: string;
  /** `{day} {orgs} {folks}` */
  readonly metBoth: string;
  /** `{day} {orgs}` */
  readonly called: string;
  /** `{orgs}`, after another sentence on the same day. */
  readonly calledToo: string;
  readonly wantToMeet: string;
  readonly overDays: Counted;
  readonly meetings: Counted;
  readonly conversations: Counted;
  /** `{what}`: meetings, conversations or both. */
  readonly met: string;
  /** `{what} {days}` */
  readonly metOverDays: string;
  readonly folksNotOrganisation: string;
  readonly metFolksOf: string;
  /** `{mode}`: one meeting with several organisations. */
  readonly joint: string;
  /** `{mode} {n}` */
  readonly times: string;
  /** `{contact}` */
  readonly reachUs: string;
  readonly openToJoin: string;
  /** `{names}` */
  readonly canIntroduce: string;
  /** `{who} {to} {what}` */
  readonly promised: string;
  /** `{date}` */
  readonly due: string;
  readonly pasted: string;
  readonly byHand: string;
  /** All meetings with one organisation: `{orgs} {days}`, days as a sentence ends. */
  readonly metWith: Readonly<Record<'meeting' | 'folks' | 'call', string>>;
  /** What lies ahead with one organisation: `{orgs}`. */
  readonly aheadWith: Readonly<Record<'planned' | 'half_planned' | 'asked' | 'wanted', string>>;
  readonly thanks: string;
  /** `{names}`. It does not say whether there were others. */
  readonly thanksTo: string;
  /** `{n}` */
  readonly atLeast: string;
  /** `{list}`: functions, each with a lower bound. */
  readonly dependOn: string;
  /** `{list}`: suppliers, each with a lower bound. */
  readonly sameSuppliers: string;
  /** `{list}`: functions, each with a lower bound. */
  readonly onTheirWay: string;
  readonly haveMoved: string;
  /** `{functions}` */
  readonly offered: string;
  /** Under offers nobody of ours has looked at. */
  readonly declared: string;
  readonly selfDeclared: string;
}

export interface SettleWords {
  /** `{name} {words}` */
  readonly status: string;
  /** `{name} {values}` */
  readonly values: string;
  /** `{names}` */
  readonly noDate: string;
  /** `{name}` */
  readonly pastPlan: string;
  /** `{names}` */
  readonly noInstance: string;
  /** `{name} {problem}` */
  readonly problem: string;
}

export interface ReceiptWords {
  /** `{file} {audience}` */
  readonly intro: string;
  readonly included: Counted;
  readonly nothingHeldBack: string;
  readonly heldBack: Counted;
  readonly reasons: Readonly<Record<WithheldReason, string>>;
  readonly records: Readonly<Record<KindName, string>>;
  readonly fields: Readonly<Record<WithheldField, string>>;
  readonly suspects: string;
  /** `{match}` */
  readonly suspect: string;
}
