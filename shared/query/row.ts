import type { SpaceId } from '../model/id.ts';
import type { FieldsOf, KindName } from '../model/kinds.ts';

/** A value that another device or a narrower layer holds beside the one shown. Nothing typed disappears silently. */
export interface RowAlternative {
  readonly value: unknown;
  /** The Automerge actor, where two devices wrote at once. */
  readonly actor?: string;
  /** The part it comes from, where layers or merged records differ. */
  readonly part?: string;
  readonly space: SpaceId;
}

export type Archived =
  | { readonly state: 'live' }
  | { readonly state: 'archived'; readonly at: number; readonly by: string }
  /** Somebody edited or used it without having seen the archiving, or after it. */
  | {
      readonly state: 'revived';
      readonly at: number;
      readonly by: string;
      readonly because: 'edited' | 'used' | 'kept';
      readonly usedBy?: string;
    };

/** What screens, search, matching and reports read: everything this reader may see of one thing. */
export interface Row<K extends KindName = KindName> {
  readonly id: string;
  readonly kind: K;
  /** The widest space it lives in: that is its visibility. */
  readonly space: SpaceId;
  readonly parts: readonly {
    readonly id: string;
    readonly space: SpaceId;
    readonly volume: string;
    readonly overlay: boolean;
  }[];
  readonly createdAt: number;
  readonly createdBy: string;
  readonly source: string;
  readonly fields: FieldsOf<K>;
  /** By field (or `field.KEY`): the part whose value is shown, where it is not the first part's. */
  readonly from: Readonly<Record<string, SpaceId>>;
  readonly alternatives: Readonly<Record<string, readonly RowAlternative[]>>;
  readonly unknown: Readonly<Record<string, unknown>>;
  readonly archived: Archived;
  /** Codes of what is missing or contradictory, see shared/i18n. */
  readonly problems: readonly string[];
}

export function isRowOf<K extends KindName>(row: Row, kind: K): row is Row<K> {
  return row.kind === kind;
}
