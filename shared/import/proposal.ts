/**
 * What a pasted text seems to say, as a form for a person to review: nothing here is in the workspace yet.
 * Entries point at each other by `key`, which means something inside one proposal only.
 */
import { z } from 'zod';
import {
  askTypes,
  countrySources,
  dependencyFunctions,
  encounterModes,
  encounterStatuses,
  legalForms,
  organisationKinds,
} from '../model/enumerations.ts';

const Confidence = z.enum(['high', 'medium', 'low']);
export type Confidence = z.infer<typeof Confidence>;

/** Where in the raw text, in UTF-16 units: first unit, and the one after the last. */
const Source = z.object({ start: z.number().int().min(0), end: z.number().int().min(0) });
export type Source = z.infer<typeof Source>;

/** `to: null` is open. `offsetDays` counts from the day of the post, where nobody has said which day that was. */
const ProposedWhen = z.union([
  z.object({ date: z.iso.date(), time: z.string().optional(), minutes: z.number().int().min(1).optional() }),
  z.object({ from: z.iso.date(), to: z.iso.date().nullable() }),
  z.object({ offsetDays: z.number().int() }),
]);
export type ProposedWhen = z.infer<typeof ProposedWhen>;

const ProposedOrganisation = z.object({
  key: z.string(),
  name: z.string().nullable(),
  domain: z.string().nullable(),
  url: z.string().nullable(),
  handle: z.string().nullable(),
  kind: z.enum(organisationKinds).nullable(),
  kindText: z.string().nullable(),
  legalForm: z.enum(legalForms).nullable(),
  country: z.string().nullable(),
  countrySource: z.enum(countrySources).nullable(),
  relationToAuthor: z.literal('member').nullable(),
  /** Set for the network the author writes for. */
  collective: z.literal(true).optional(),
  /** Further addresses under the same domain. */
  evidence: z.array(z.string()).optional(),
  confidence: Confidence,
  source: Source,
});
export type ProposedOrganisation = z.infer<typeof ProposedOrganisation>;

const ProposedPerson = z.object({
  key: z.string(),
  name: z.string().nullable(),
  handle: z.string().nullable(),
  role: z.enum(['host', 'contact']),
  org: z.string().nullable(),
  confidence: Confidence,
  source: Source,
});
export type ProposedPerson = z.infer<typeof ProposedPerson>;

/** Each field's own: `high` said outright, `medium` by one rule without a rival, `low` a guess. */
const Certainty = z.object({ identity: Confidence, status: Confidence, date: Confidence });
export type Certainty = z.infer<typeof Certainty>;

const ProposedMeeting = z.object({
  orgs: z.array(z.string()),
  people: z.array(z.string()),
  status: z.enum(encounterStatuses),
  mode: z.enum(encounterModes),
  when: ProposedWhen.nullable(),
  place: z.string().optional(),
  note: z.string().optional(),
  flags: z.array(z.enum(['postponed', 'status_unclear'])).optional(),
  certainty: Certainty,
  /** The least of `certainty`: high is ticked beforehand in a review, low is not. */
  confidence: Confidence,
  source: Source,
});
export type ProposedMeeting = z.infer<typeof ProposedMeeting>;

/** `when` is the day on whose evening the night began. */
const ProposedStay = z.object({ people: z.array(z.string()), when: ProposedWhen.nullable(), source: Source });
export type ProposedStay = z.infer<typeof ProposedStay>;

const ProposedAsk = z.object({
  type: z.enum(askTypes),
  orgs: z.array(z.string()),
  confidence: Confidence,
  source: Source,
});
export type ProposedAsk = z.infer<typeof ProposedAsk>;

const ProposedRelation = z.object({
  type: z.literal('part_of'),
  from: z.string(),
  to: z.string(),
  confidence: z.literal('suggest'),
});
export type ProposedRelation = z.infer<typeof ProposedRelation>;

const Question = z.object({
  type: z.enum(['part_of', 'same_as', 'instance', 'date', 'status']),
  about: z.array(z.string()),
  /** Which sentence the screen shows; the words themselves are the screen's. */
  text: z.enum(['is_part_of', 'is_same_as', 'which_instance', 'which_day', 'which_status']),
});
export type Question = z.infer<typeof Question>;

/** `by` and `to`: null where it is the author. */
const ProposedCommitment = z.object({
  text: z.string(),
  by: z.string().nullable(),
  to: z.string().nullable(),
  due: z.iso.date().nullable(),
  confidence: Confidence,
  source: Source,
});
export type ProposedCommitment = z.infer<typeof ProposedCommitment>;

const ProposedDependency = z.object({
  org: z.string(),
  function: z.enum(dependencyFunctions),
  product: z.string(),
  vendor: z.string().nullable(),
  contractEnds: z.iso.date().nullable(),
  confidence: Confidence,
  source: Source,
});
export type ProposedDependency = z.infer<typeof ProposedDependency>;

const Ignored = z.object({
  text: z.string(),
  reason: z.enum(['chrome', 'quoted', 'signature', 'preview']),
  source: Source,
});
export type Ignored = z.infer<typeof Ignored>;

export const warningCodes = [
  'date_ambiguous',
  'date_doubtful',
  'handle_without_instance',
  'line_joined',
  'name_only',
  'no_date',
  'not_a_meeting_post',
  'person_named',
  'possible_duplicate',
  'possible_parent_child',
  'reference_date_missing',
  'special_category',
  'status_unclear',
  'tracking_removed',
] as const;
export type WarningCode = (typeof warningCodes)[number];

export const Proposal = z.object({
  orgs: z.array(ProposedOrganisation),
  people: z.array(ProposedPerson),
  meetings: z.array(ProposedMeeting),
  stays: z.array(ProposedStay),
  asks: z.array(ProposedAsk),
  commitments: z.array(ProposedCommitment),
  dependencies: z.array(ProposedDependency),
  relations: z.array(ProposedRelation),
  duplicates: z.array(z.tuple([z.string(), z.string()])),
  questions: z.array(Question),
  hashtags: z.array(z.string()),
  ignored: z.array(Ignored),
  warnings: z.array(z.enum(warningCodes)),
  post: z.object({ author: z.string().nullable(), date: z.iso.date().nullable() }),
});
export type Proposal = z.infer<typeof Proposal>;
