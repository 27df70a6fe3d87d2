/** What waits for a person's decision: plain data, so that it can go to a window as it is. */
import type { SpaceId } from '../model/id.ts';
import type { KindName } from '../model/kinds.ts';

/** One of several values that stand beside each other. `by`, `at`: as its record claims; `actor`: the vault knows whose. */
export interface SaidValue {
  readonly value: unknown;
  readonly part: string;
  readonly by?: string;
  readonly at?: number;
  readonly actor?: string;
}

export interface SaidStatus {
  readonly entry: string;
  readonly status: string;
  readonly by: string;
  readonly at: number;
  readonly reason?: string;
}

/** One opinion on whether two records are one thing. */
export interface SaidIdentity {
  readonly same: boolean;
  readonly by: string;
  readonly at: number;
}

export type DuplicateReason =
  | 'same_url'
  | 'same_handle'
  | 'same_registry_id'
  | 'same_contact'
  | 'handle_is_domain'
  | 'name_is_domain'
  | 'same_bare_handle'
  | 'same_name'
  | 'handle_host_is_site'
  | 'name_in_handle';

export interface Duplicate {
  readonly kind: 'organisation' | 'person';
  /** The smaller id first. */
  readonly rows: readonly [string, string];
  readonly strength: 'strong' | 'medium';
  readonly reasons: readonly DuplicateReason[];
}

export interface SameMeeting {
  readonly rows: readonly [string, string];
  readonly day: string;
  /** Rows that are in both. */
  readonly orgs: readonly string[];
  readonly people: readonly string[];
}

/** `id` is made of what it is about, so that "later" can be remembered for it. */
export type Need = { readonly id: string } & (
  | {
      /** Held against not held; or several that do not exclude each other. */
      readonly type: 'status_contradiction' | 'status_concurrent';
      readonly row: string;
      readonly kind: 'encounter';
      /** The one shown first. */
      readonly statuses: readonly SaidStatus[];
    }
  | {
      readonly type: 'when_conflict' | 'field_conflict';
      readonly row: string;
      readonly kind: KindName;
      /** `field`, or `field.KEY` of a set. */
      readonly field: string;
      /** Where the values stand: those of one space are one question. */
      readonly space: SpaceId;
      /** The one its readers are shown first. */
      readonly values: readonly SaidValue[];
    }
  | {
      readonly type: 'archived_but_used';
      readonly row: string;
      readonly kind: KindName;
      readonly because: 'edited' | 'used';
      readonly by: string;
      readonly at: number;
      readonly usedBy?: string;
    }
  | {
      readonly type: 'identity_disputed';
      readonly kind: KindName;
      readonly rows: readonly [string, string];
      readonly said: readonly SaidIdentity[];
    }
  | ({ readonly type: 'possible_duplicate' } & Duplicate)
  | ({ readonly type: 'same_meeting'; readonly kind: 'encounter' } & SameMeeting)
  | {
      readonly type: 'planned_past';
      readonly row: string;
      readonly kind: 'encounter';
      readonly status: string;
      /** The last day it could have been. */
      readonly day: string;
    }
  | {
      readonly type: 'problems';
      readonly row: string;
      readonly kind: KindName;
      /** Codes, see shared/i18n/problems.ts. */
      readonly problems: readonly string[];
    }
);

export type NeedType = Need['type'];
