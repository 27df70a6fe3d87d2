import type { SpaceId, SpaceInfo, SpaceWidth } from '../model/id.ts';
import type { Edit } from './edit.ts';

export type StepKind = 'edit' | 'import' | 'undo' | 'redo' | 'system';

/** What a person meant, as edits that commit together: one step, one undo. */
export interface Plan {
  readonly kind: StepKind;
  readonly edits: readonly PlannedEdit[];
  /** A step of mine that this goes on with: typing that is one step to undo, though it was stored as it came. */
  readonly continues?: string;
}

export interface PlannedEdit {
  /** The space the record lies in, or shall lie in where it is made. */
  readonly space: SpaceId;
  readonly edit: Edit;
  /** Where a record has to lie that is written again; else the vault chooses. */
  readonly volume?: string;
}

/** Clock, chance and who I am: all that a plan may know besides the graph. */
export interface EditContext {
  /** Milliseconds since 1970. */
  readonly now: number;
  /** The author's own day, YYYY-MM-DD. */
  readonly today: string;
  /** My person id. */
  readonly me: string;
  readonly newId: () => string;
  readonly spaces: readonly SpaceInfo[];
}

export type EditError =
  | { readonly type: 'NoSuchRecord'; readonly id: string }
  | { readonly type: 'NoSuchSpace'; readonly name: string; readonly known: readonly string[] }
  | { readonly type: 'NoSuchField'; readonly kind: string; readonly field: string; readonly known: readonly string[] }
  | {
      readonly type: 'BadValue';
      readonly field: string;
      readonly value: unknown;
      readonly choices?: readonly string[];
      readonly why?: string;
    }
  | { readonly type: 'Incomplete'; readonly kind: string; readonly problems: readonly string[] }
  | { readonly type: 'NarrowReference'; readonly field: string; readonly id: string }
  | { readonly type: 'WrongKind'; readonly id: string; readonly kind: string; readonly wanted: string }
  | { readonly type: 'NothingToDo'; readonly why: string }
  | { readonly type: 'TooLarge'; readonly what: string; readonly most: number };

export function spaceOfWidth(context: Pick<EditContext, 'spaces'>, width: SpaceWidth): SpaceInfo {
  const space = context.spaces.find((each) => each.width === width);
  if (!space) throw new Error(`this vault has no ${width} space`);
  return space;
}
