/** What was read so far. Drafts are told apart by identity until the same organisation's are brought together. */
import type { AskType, EncounterMode, EncounterStatus, legalForms, OrganisationKind } from '../model/enumerations.ts';
import type { Certainty, Confidence, ProposedWhen, Source } from './proposal.ts';
import type { Reference } from './reference.ts';
import type { TimeExpression } from './time.ts';

export type LegalForm = (typeof legalForms)[number];

export interface OrganisationDraft {
  readonly name: string | null;
  readonly references: readonly Reference[];
  readonly kind: OrganisationKind | null;
  readonly kindText: string | null;
  readonly legalForm: LegalForm | null;
  readonly member: boolean;
  readonly collective: boolean;
  /** From a heading. */
  readonly country: string | null;
  readonly confidence: Confidence;
  readonly source: Source;
}

export interface PersonDraft {
  readonly name: string | null;
  readonly handle: string | null;
  readonly role: 'host' | 'contact';
  readonly organisation: OrganisationDraft | null;
  readonly confidence: Confidence;
  readonly source: Source;
}

export interface MeetingDraft {
  readonly organisations: readonly OrganisationDraft[];
  readonly people: readonly PersonDraft[];
  readonly status: EncounterStatus;
  readonly mode: EncounterMode;
  readonly when: ProposedWhen | null;
  /** What `when` was made from: a later word may tell that it lies behind. */
  readonly time: TimeExpression | undefined;
  readonly place: string | null;
  readonly note: string | null;
  readonly flags: readonly ('postponed' | 'status_unclear')[];
  readonly certainty: Certainty;
  /** Meetings of one section with one organisation are one meeting. */
  readonly section: number;
  readonly source: Source;
}

export interface StayDraft {
  readonly hosts: readonly PersonDraft[];
  readonly when: ProposedWhen | null;
  readonly source: Source;
}

export interface AskDraft {
  readonly type: AskType;
  readonly organisations: readonly OrganisationDraft[];
  readonly about: 'wanted' | 'planned' | undefined;
  readonly source: Source;
}

/** Several met at once: one encounter with all of them. */
export function jointOf(first: MeetingDraft, all: readonly MeetingDraft[]): MeetingDraft {
  const organisations = all.flatMap((meeting) => meeting.organisations);
  return { ...first, organisations, people: all.flatMap(({ people }) => people) };
}

export function leastOf({ identity, status, date }: Certainty): Confidence {
  return lowest(identity, status, date);
}

function lowest(...all: readonly Confidence[]): Confidence {
  return all.includes('low') ? 'low' : all.includes('medium') ? 'medium' : 'high';
}
