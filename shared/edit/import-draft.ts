/** The step that an import is put together in, and what its parts share: entries are met or made, and what that did is told. */
import type { Proposal, ProposedMeeting } from '../import/proposal.ts';
import type { RelationType } from '../model/enumerations.ts';
import { leavesOf } from '../model/event-log.ts';
import type { ScalarMap } from '../model/field.ts';
import type { SpaceId, SpaceInfo } from '../model/id.ts';
import type { KindName } from '../model/kinds.ts';
import { archiveLog } from '../query/archive.ts';
import type { Graph } from '../query/fold.ts';
import { isRowOf, type Row } from '../query/row.ts';
import { err, ok, type Result } from '../result.ts';
import { reviveParts } from './archive-row.ts';
import { narrowestOf } from './default-space.ts';
import type { Edit } from './edit.ts';
import type { FieldInput, FieldInputs } from './field-values.ts';
import { mentionKey, saidPeople } from './find-people.ts';
import { itemIdAfter, itemIds } from './item-id.ts';
import { type NewRecord, newRecord } from './new-record.ts';
import { type EditContext, type EditError, type Plan, type PlannedEdit, spaceOfWidth } from './plan.ts';
import { setField } from './set-field.ts';

/** Ends are the proposal's keys, or ids of records that are here already. */
export interface Answers {
  readonly relations?: readonly { readonly type: RelationType; readonly from: string; readonly to: string }[];
  /** Pairs that are not one: a refusal that is remembered. */
  readonly apart?: readonly (readonly [string, string])[];
}

export interface ImportOptions extends Answers {
  /** The text as it was pasted, at most 400,000 UTF-16 units. */
  readonly raw: string;
  /** `line`: typed by the person, so it leaves no batch behind. */
  readonly format: 'post' | 'line';
  /** Where organisations, encounters and asks go; the coalition unless given. */
  readonly space?: SpaceId;
  /** The day that "today" meant in the text, YYYY-MM-DD. */
  readonly referenceDate?: string;
  /** Also takes what is a mere guess. */
  readonly guesses?: boolean;
  /** Begins a note about each meeting that was held and has none, to be written in at once: taken back with the meeting. */
  readonly toWrite?: boolean;
  /** By the proposal's key: which record the person said it is; null where it is nobody known. */
  readonly same?: Readonly<Record<string, string | null>>;
}

export interface ImportedRow {
  readonly kind: KindName;
  readonly id: string;
  /** What was added to it; `archive` where it had been put away. */
  readonly fields?: readonly string[];
}

export interface ImportSummary {
  readonly created: readonly ImportedRow[];
  readonly changed: readonly ImportedRow[];
  readonly unchanged: readonly ImportedRow[];
  /** Guesses left out. */
  readonly skipped: readonly { readonly kind: KindName; readonly text: string }[];
  readonly questions: Proposal['questions'];
}

/** What taking in one entry would do. `same`: nothing, it is all here. */
export type ImportEffect = 'new' | 'changed' | 'same';

const kindOfList = {
  orgs: 'organisation',
  people: 'person',
  meetings: 'encounter',
  stays: 'stay',
  asks: 'ask',
  commitments: 'commitment',
  dependencies: 'dependency',
  relations: 'relation',
  apart: 'relation',
} as const satisfies Readonly<Record<string, KindName>>;
export type ImportList = keyof typeof kindOfList;

/** For each entry of the proposal, in its order, and for each answer. */
export type ImportEffects = Readonly<Record<ImportList, readonly ImportEffect[]>>;

export interface PlannedImport {
  readonly plan: Plan;
  /** The record that each organisation and person of the proposal is, by its key. */
  readonly idByKey: ReadonlyMap<string, string>;
  readonly summary: ImportSummary;
  readonly effects: ImportEffects;
}

/** The step being put together. Ids by the proposal's keys, so that later entries can point to earlier ones. */
export interface Draft {
  readonly graph: Graph;
  readonly context: EditContext;
  readonly space: SpaceInfo;
  readonly private: SpaceInfo;
  readonly idByKey: Map<string, string>;
  /** The encounter each meeting of the text was taken in as. */
  readonly encounterOf: Map<ProposedMeeting, string>;
  readonly same: NonNullable<ImportOptions['same']>;
  readonly raw: string;
  readonly toWrite: boolean;

  /** Takes in each entry of a list, and remembers what that did. */
  readonly each: <T>(list: ImportList, entries: readonly T[], takeIn: (entry: T) => void) => void;
  /** True where an entry is a mere guess and guesses were not asked for; it is then entered as skipped. */
  readonly leavesOut: (
    kind: KindName,
    entry: { confidence: string; source: { start: number; end: number } },
  ) => boolean;
  readonly make: (record: NewRecord, at?: { start: number }) => string;
  readonly change: (row: Row, field: string, value: FieldInput, space?: SpaceId) => void;
  readonly write: (row: Row, field: string, edit: PlannedEdit) => void;
  /** Enters a known row: brings it back where it was put away. Unchanged unless something else changes it. */
  readonly meet: (row: Row) => string;
  /** True where the row came from the same text, pasted before. */
  readonly saidBefore: (row: Row) => boolean;
  readonly finished: (proposal: Proposal) => Result<PlannedImport, EditError>;
}

export function createDraft(graph: Graph, space: SpaceInfo, options: ImportOptions, context: EditContext): Draft {
  const { raw, format } = options;
  const privateSpace = spaceOfWidth(context, 'private');
  const batch = context.newId();
  const idByKey = new Map<string, string>();
  const earlier = graph.ofKind('import_batch').filter((row) => row.fields.raw === raw);
  const edits: PlannedEdit[] = [];
  const created: ImportedRow[] = [];
  const changed = new Map<string, ImportedRow>();
  const met = new Map<string, ImportedRow>();
  const skipped: { kind: KindName; text: string }[] = [];
  const effects: Record<ImportList, ImportEffect[]> = {
    orgs: [],
    people: [],
    meetings: [],
    stays: [],
    asks: [],
    commitments: [],
    dependencies: [],
    relations: [],
    apart: [],
  };
  let refusal: EditError | undefined;

  const lineOf = (start: number) => raw.slice(0, start).split('\n').length;
  const note = (row: Row, field: string) => {
    const fields = [...(changed.get(row.id)?.fields ?? []), field];
    changed.set(row.id, { kind: row.kind, id: row.id, fields: [...new Set(fields)] });
  };
  const add = (row: Row, field: string, planned: Result<Plan, EditError>) => {
    if (planned.ok) {
      edits.push(...planned.value.edits);
      note(row, field);
    } else if (planned.error.type !== 'NothingToDo') refusal ??= planned.error;
  };
  return {
    graph,
    context,
    space,
    private: privateSpace,
    idByKey,
    encounterOf: new Map(),
    same: options.same ?? {},
    raw,
    toWrite: options.toWrite ?? false,

    each: (list, entries, takeIn) => {
      for (const entry of entries) {
        const [edited, made] = [edits.length, created.length];
        takeIn(entry);
        const isNew = created.slice(made).some(({ kind }) => kind === kindOfList[list]);
        effects[list].push(isNew ? 'new' : edits.length > edited ? 'changed' : 'same');
      }
    },
    leavesOut: (kind, { confidence, source }) => {
      if (options.guesses || confidence !== 'low') return false;
      skipped.push({ kind, text: raw.slice(source.start, source.end).trim() });
      return true;
    },
    make: (record, at) => {
      const source = format === 'line' ? 'manual' : `import:${batch}:${lineOf(at?.start ?? 0)}`;
      const made = newRecord({ ...record, source }, context);
      if (!made.ok) {
        refusal ??= made.error;
        return '';
      }
      edits.push(made.value);
      if (!record.about) created.push({ kind: record.kind, id: made.value.record });
      return made.value.record;
    },
    change: (row, field, value, where) =>
      add(row, field, setField(graph, { row, field, value, ...(where && { space: where }) }, context)),
    write: (row, field, edit) => add(row, field, ok({ kind: 'import', edits: [edit] })),
    meet: (row) => {
      const away = row.parts.flatMap(({ id }) => {
        const part = graph.part(id);
        return part && leavesOf(archiveLog(part)).some((leaf) => leaf.state === 'archived') ? [part] : [];
      });
      if (away.length > 0 && !met.has(row.id)) add(row, 'archive', ok(reviveParts(away, context)));
      met.set(row.id, { kind: row.kind, id: row.id });
      return row.id;
    },
    saidBefore: (row) => earlier.some((each) => row.source.startsWith(`import:${each.id}:`)),
    finished: (proposal) => {
      if (refusal) return err(refusal);
      const people = peopleOf(proposal, idByKey);
      if (format !== 'line' && (edits.length > 0 || saysMoreOfPeople(graph, proposal, options, people))) {
        const fields = { ...batchFields(proposal, options, created), named: people };
        const kept = newRecord({ kind: 'import_batch', space: privateSpace.id, id: batch, fields }, context);
        if (!kept.ok) return kept;
        edits.push(kept.value);
      }
      const unchanged = [...met.values()].filter((row) => !changed.has(row.id));
      const summary = { created, changed: [...changed.values()], unchanged, skipped, questions: proposal.questions };
      return ok({ plan: { kind: 'import', edits }, idByKey, summary, effects });
    },
  };
}

function batchFields(proposal: Proposal, options: ImportOptions, created: readonly ImportedRow[]): FieldInputs {
  return {
    raw: options.raw,
    format: options.format,
    referenceDate: options.referenceDate ?? proposal.post.date,
    author: proposal.post.author,
    hashtags: proposal.hashtags.map((tag) => tag.replaceAll('.', '')).filter((tag) => tag !== '' && tag.length <= 200),
    made: created.map((row) => row.id),
  };
}

/** By the place of each in the text: whom it was taken to name. */
function peopleOf({ people }: Proposal, idByKey: ReadonlyMap<string, string>): Record<string, string> {
  return Object.fromEntries(
    people.flatMap((person) => {
      const id = idByKey.get(person.key);
      return id ? [[mentionKey(person), id] as const] : [];
    }),
  );
}

/** True where a person's answer would be forgotten, since it changes nothing else. */
function saysMoreOfPeople(
  graph: Graph,
  proposal: Proposal,
  { raw, same = {} }: ImportOptions,
  people: Readonly<Record<string, string>>,
): boolean {
  const said = saidPeople(graph, raw);
  return proposal.people.some((person) => {
    const place = mentionKey(person);
    return same[person.key] && said.get(place) !== people[place];
  });
}

/** The person's word comes before what looks alike. */
export function saidToBe<K extends 'organisation' | 'person'>(
  draft: Draft,
  key: string,
  kind: K,
  find: () => Row<K> | undefined,
): Row<K> | undefined {
  const said = draft.same[key];
  if (said === undefined) return find();
  const row = said === null ? undefined : draft.graph.rowOf(said);
  return row && isRowOf(row, kind) ? row : undefined;
}

/** Adds an item where the row itself lies. */
export function putItem(draft: Draft, row: Row, field: string, item: ScalarMap): void {
  const id = itemIdAfter(itemIds(Object(row.fields)[field]), draft.context.newId);
  putEntry(draft, row, field, { key: `${field}.${id}`, value: item });
}

/** Adds an item or a log entry that has its key. */
export function putEntry(
  draft: Draft,
  row: Row,
  field: string,
  entry: Pick<Extract<Edit, { op: 'put' }>, 'key' | 'value'>,
): void {
  const part = row.parts.find((each) => !each.overlay) ?? row.parts[0];
  if (!part) throw new Error('a row without parts');
  draft.write(row, field, { space: part.space, edit: { op: 'put', record: part.id, ...entry } });
}

export function addNote(draft: Draft, subject: string, text: string, source: { start: number }): void {
  const known = draft.graph.ofKind('note').find((row) => row.fields.subject === subject && row.fields.text === text);
  if (known) draft.meet(known);
  else draft.make({ kind: 'note', space: draft.private.id, fields: { subject, text } }, source);
}

/** Nothing may point to what its readers cannot see, so it lies no wider than what it names. */
export function narrowest(draft: Draft, ids: readonly string[]): SpaceInfo {
  return narrowestOf(
    draft.space,
    ids.flatMap((id) => draft.graph.spaces.get(draft.graph.rowOf(id)?.space ?? '') ?? []),
  );
}
