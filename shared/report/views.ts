/**
 * The allow-lists. What stands in these types is what an audience other than the sender may read, and nothing else
 * reaches a layout; a field added to the model is held back until somebody adds it here.
 *
 * | | public | circle, coalition |
 * |-|-|-|
 * | organisation | name, own link, country | + kind |
 * | held encounter | organisations, mode, day | + people with consent, roles of the others, marked outcomes and decisions |
 * | one ahead | organisations, status word | + day, whether one may join, who agreed to introduce |
 * | ask | type, organisations, text marked public | text not marked narrower |
 * | promise | – | both sides, text, day, whether it is done |
 * | dependency | lower bounds by function and by supplier | by both and by quarter; with consent organisation, tool, end |
 * | migration | lower bounds by function and stage | the same; with consent organisation, target, status |
 * | cohort | functions, suppliers, lower bound of members, common target | title, functions, suppliers, status, members |
 * | hosting offer | that there is one for a function | provider, software and what it says of itself |
 * | stay | thanks, where ticked | thanks, where ticked |
 * | pasted post | hashtags | – |
 */

import type * as lists from '../model/enumerations.ts';
import type { AskType, EncounterMode, EncounterStatus, OrganisationKind } from '../model/enumerations.ts';
import type { Row } from '../query/row.ts';
import type { Days } from './days.ts';

/** Told every record whose content goes in. */
export type Include = (row: Row) => void;

export interface OrganisationView {
  readonly name: string;
  readonly url?: string;
  readonly country?: string;
}
export interface SharedOrganisation extends OrganisationView {
  readonly kind?: OrganisationKind;
}

export interface PublicMet {
  readonly organisations: readonly OrganisationView[];
  readonly mode: EncounterMode;
  readonly days?: Days;
}
export type Role = (typeof lists.participantRoles)[number];
export interface SharedMet {
  readonly organisations: readonly SharedOrganisation[];
  readonly mode: EncounterMode;
  readonly days?: Days;
  readonly names: readonly string[];
  /** Those without a name here, by what they did. */
  readonly roles: readonly Role[];
  readonly outcomes: readonly string[];
  readonly decisions: readonly string[];
}

export interface PublicTarget {
  readonly organisation: OrganisationView;
  readonly status: EncounterStatus;
  /** A planned meeting that others may ask to join. */
  readonly joinable: boolean;
}
export interface SharedTarget {
  readonly organisation: SharedOrganisation;
  readonly status: EncounterStatus;
  readonly days?: Days;
  readonly join: 'open' | 'ask' | 'closed';
  /** People who agreed to be named and to introduce, and organisations that can. */
  readonly introducers: readonly string[];
}

export interface AskView {
  readonly type: AskType;
  readonly organisations: readonly OrganisationView[];
  readonly text?: string;
}

/** For the sender alone: what a post asks its readers for. Ids of rows. */
export interface PostAsk {
  readonly type: AskType;
  readonly organisations: readonly string[];
}

/** One side of a promise. Somebody without consent stands there by their organisation or by what they did. */
export type PartyView =
  | { readonly type: 'us' }
  | { readonly type: 'organisation'; readonly organisation: OrganisationView }
  | { readonly type: 'person'; readonly name: string }
  | {
      readonly type: 'someone';
      readonly at: OrganisationView | 'a union' | 'a party' | undefined;
      readonly role?: Role;
    };

export const promiseStates = ['overdue', 'blocked', 'open', 'done'] as const;
export interface CommitmentView {
  readonly by: PartyView;
  readonly to: PartyView;
  readonly text: string;
  readonly due?: string;
  readonly state: (typeof promiseStates)[number];
}

export type DependencyFunction = (typeof lists.dependencyFunctions)[number];
export type MigrationStatus = (typeof lists.migrationStatuses)[number];
/** Where organisations are that are counted only: a status of its own would make their groups too small to be told. */
export const stages = ['considering', 'moving', 'moved', 'stuck'] as const;
export type Stage = (typeof stages)[number];

export interface DependencyView {
  readonly organisation: SharedOrganisation;
  readonly use: DependencyFunction;
  readonly tool: string;
  readonly contractEnds?: string;
}
export interface MigrationView {
  readonly organisation: SharedOrganisation;
  readonly use: DependencyFunction;
  readonly status?: MigrationStatus;
  readonly software?: string;
  readonly provider?: OrganisationView;
}
export interface ToolGroup {
  readonly use: DependencyFunction;
  readonly supplier: string;
  readonly atLeast: number;
}
export interface RenewalGroup {
  readonly use: DependencyFunction;
  /** Its first and its last month, as `2026-07`. */
  readonly quarter: { readonly from: string; readonly to: string };
  readonly atLeast: number;
}
export interface StageGroup {
  readonly use: DependencyFunction;
  readonly stage: Stage;
  readonly atLeast: number;
}

export interface CohortView {
  /** Absent where a member is held back: what was written beside its name may speak of it. */
  readonly title?: string;
  readonly functions: readonly DependencyFunction[];
  readonly suppliers: readonly string[];
  readonly status?: (typeof lists.cohortStatuses)[number];
  readonly taking: readonly OrganisationView[];
  readonly invited: readonly OrganisationView[];
}
export interface OfferView {
  readonly provider: SharedOrganisation;
  readonly use: DependencyFunction;
  readonly software?: string;
  readonly languages: readonly string[];
  readonly jurisdiction?: string;
  readonly governance?: (typeof lists.governances)[number];
  readonly floss?: (typeof lists.flossShares)[number];
  readonly verified: boolean;
  readonly checked?: string;
}

/** What organisations have in common and could do together. */
export interface TogetherView {
  readonly tools: readonly ToolGroup[];
  readonly dependencies: readonly DependencyView[];
  readonly renewals: readonly RenewalGroup[];
  readonly stages: readonly StageGroup[];
  readonly migrations: readonly MigrationView[];
  readonly cohorts: readonly CohortView[];
  readonly offers: readonly OfferView[];
}

/** "At least three organisations are preparing to leave X for Y together." */
export interface CallView {
  readonly functions: readonly DependencyFunction[];
  readonly suppliers: readonly string[];
  readonly software?: string;
  readonly atLeast?: number;
}
export interface PublicTogether {
  readonly uses: readonly { readonly use: DependencyFunction; readonly atLeast: number }[];
  readonly suppliers: readonly { readonly supplier: string; readonly atLeast: number }[];
  readonly stages: readonly StageGroup[];
  readonly calls: readonly CallView[];
  /** What somebody in the network offers to host. */
  readonly offered: readonly DependencyFunction[];
}

/** Thanks to those who gave a bed, where the sender ticked it. The names of those who agreed to be thanked by name. */
export interface ThanksView {
  readonly names: readonly string[];
}

export interface PublicView {
  readonly met: readonly PublicMet[];
  readonly targets: readonly PublicTarget[];
  readonly asks: readonly AskView[];
  readonly together: PublicTogether;
  readonly thanks?: ThanksView;
  readonly hashtags: readonly string[];
}
export interface SharedView {
  readonly met: readonly SharedMet[];
  readonly targets: readonly SharedTarget[];
  readonly commitments: readonly CommitmentView[];
  readonly together: TogetherView;
  readonly asks: readonly AskView[];
  readonly thanks?: ThanksView;
}
