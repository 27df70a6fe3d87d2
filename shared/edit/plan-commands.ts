/**
 * Plans what a window asked for. New records and references go where their readers may see them: nothing may point to
 * what is narrower than itself, so what only I may know about a coalition's encounter lies over it in the private space.
 */
import type { Command } from '../bridge/command.ts';
import type { SpaceId, SpaceInfo } from '../model/id.ts';
import { isKindName, type KindName, kindNamed } from '../model/kinds.ts';
import type { Part } from '../model/part.ts';
import { type Graph, referencesIn } from '../query/fold.ts';
import { isRowOf, type Row } from '../query/row.ts';
import { err, ok, type Result } from '../result.ts';
import { defaultWidth, narrowestOf } from './default-space.ts';
import { type FieldInput, type FieldInputs, fieldNamed } from './field-values.ts';
import { identify } from './identify.ts';
import { newRecord } from './new-record.ts';
import { type EditContext, type EditError, type Plan, type PlannedEdit, spaceOfWidth } from './plan.ts';
import { setField } from './set-field.ts';
import { setStatus } from './set-status.ts';
import { keepBoth, takeValue } from './settle.ts';

export interface CommandScene {
  readonly graph: Graph;
  readonly context: EditContext;
  /** Every relation record, for earlier opinions on who is who. */
  readonly relations: () => readonly Part[];
  /** Spaces of records that earlier commands of the same step make. */
  readonly made: Map<string, SpaceId>;
}

/** All but archiving, reviving and widening, for which the vault must look into documents. */
export type PlannedCommand = Exclude<Command, { op: 'archive' | 'revive' | 'widen' }>;

export function planCommand(command: PlannedCommand, scene: CommandScene): Result<readonly PlannedEdit[], EditError> {
  switch (command.op) {
    case 'create':
      return planCreate(command, scene);
    case 'set':
      return planSet(command, scene);
    case 'status': {
      const row = rowNamed(scene, command.id);
      if (!row.ok) return row;
      if (!isRowOf(row.value, 'encounter'))
        return err({ type: 'WrongKind', id: command.id, kind: row.value.kind, wanted: 'encounter' });
      const { status, reason } = command;
      return editsOf(setStatus({ row: row.value, status, ...(reason && { reason }) }, scene.context));
    }
    case 'take':
    case 'keep_both': {
      const row = rowNamed(scene, command.id);
      if (!row.ok) return row;
      const conflict = { row: row.value, field: command.field, space: command.space };
      if (command.op === 'take') return editsOf(takeValue(scene.graph, conflict, command.value));
      const { keep, other, note } = command;
      return editsOf(keepBoth(scene.graph, conflict, { keep, other, ...(note && { note }) }, scene.context));
    }
    case 'identify': {
      const [one, other] = [rowNamed(scene, command.one), rowNamed(scene, command.other)];
      if (!one.ok) return one;
      if (!other.ok) return other;
      return editsOf(
        identify(scene.graph, [one.value, other.value], command.opinion, scene.relations(), scene.context),
      );
    }
  }
}

export function rowNamed({ graph }: Pick<CommandScene, 'graph'>, id: string): Result<Row, EditError> {
  const row = graph.rowOf(id);
  return row ? ok(row) : err({ type: 'NoSuchRecord', id });
}

type Create = Extract<Command, { op: 'create' }>;

/** Fields that name somebody narrower go into a record of their own over the new one. */
function planCreate(command: Create, scene: CommandScene): Result<readonly PlannedEdit[], EditError> {
  const { context } = scene;
  const kind = isKindName(command.kind) ? command.kind : undefined;
  if (!kind) return err({ type: 'BadValue', field: 'kind', value: command.kind });
  const space = command.space ? scene.graph.spaces.get(command.space) : spaceFor(kind, command.fields, scene);
  if (!space)
    return err({ type: 'NoSuchSpace', name: command.space ?? '', known: context.spaces.map(({ name }) => name) });
  const { wide, narrow } = byWidth(kind, command.fields, space, scene);
  const fields = kind === 'encounter' ? withStatus(wide, context) : wide;
  const made = newRecord({ kind, space: space.id, fields, ...(command.id && { id: command.id }) }, context);
  // Someone only I may know can be all there is to an encounter: then it is mine alone.
  if (!made.ok && made.error.type === 'Incomplete' && narrow.length > 0 && !command.space)
    return planCreate({ ...command, space: spaceOfWidth(context, 'private').id }, scene);
  if (!made.ok) return made;
  scene.made.set(made.value.record, space.id);
  const edits: PlannedEdit[] = [made.value];
  for (const [at, inputs] of narrow) {
    const overlay = newRecord({ kind, space: at, about: made.value.record, fields: inputs }, context);
    if (!overlay.ok) return overlay;
    edits.push(overlay.value);
  }
  return ok(edits);
}

/** An encounter made by hand without a status is wished for. A window gives `status` as a plain word. */
function withStatus({ status, ...fields }: FieldInputs, context: EditContext): FieldInputs {
  const word = typeof status === 'string' ? status : 'wanted';
  return { ...fields, statusLog: [{ status: word, at: context.now, by: context.me, after: '' }] };
}

/** The kind's usual space, or the narrowest that a reference asks for. Sets of references can be split instead. */
function spaceFor(kind: KindName, fields: FieldInputs, scene: CommandScene): SpaceInfo {
  const usual = spaceOfWidth(scene.context, defaultWidth(kind));
  return Object.entries(fields).reduce<SpaceInfo>((least, [name, value]) => {
    const field = kindNamed(kind)?.fields[name];
    if (field?.form !== 'single' || value === undefined) return least;
    return narrowestNaming(referencesIn(field, value), least, scene);
  }, usual);
}

function narrowestNaming(ids: readonly string[], from: SpaceInfo, { graph, made }: CommandScene): SpaceInfo {
  return narrowestOf(
    from,
    ids.flatMap((id) => graph.spaces.get(made.get(id) ?? graph.rowOf(id)?.space ?? '') ?? []),
  );
}

function byWidth(
  kind: KindName,
  fields: FieldInputs,
  space: SpaceInfo,
  scene: CommandScene,
): { wide: FieldInputs; narrow: readonly (readonly [SpaceId, FieldInputs])[] } {
  const wide: Record<string, FieldInput | undefined> = {};
  const narrow = new Map<SpaceId, Record<string, Record<string, FieldInput>>>();
  for (const [name, value] of Object.entries(fields)) {
    const field = kindNamed(kind)?.fields[name];
    if (field?.form !== 'keyed' || !field.ref || typeof value !== 'object' || value === null) {
      wide[name] = value;
      continue;
    }
    const entries = Array.isArray(value) ? value.map((id) => [String(id), true] as const) : Object.entries(value);
    const kept: Record<string, FieldInput> = {};
    for (const [id, inner] of entries) {
      const at = narrowestNaming([id], space, scene);
      if (at.id === space.id) kept[id] = inner;
      else {
        const own = narrow.get(at.id) ?? {};
        own[name] = { ...own[name], [id]: inner };
        narrow.set(at.id, own);
      }
    }
    wide[name] = kept as FieldInput;
  }
  return { wide, narrow: [...narrow].map(([id, inputs]) => [id, inputs as FieldInputs] as const) };
}

type Set = Extract<Command, { op: 'set' }>;

/** Where a wider layer may not name somebody, the value goes into the narrower layer over it. */
function planSet(command: Set, scene: CommandScene): Result<readonly PlannedEdit[], EditError> {
  const row = rowNamed(scene, command.id);
  if (!row.ok) return row;
  const { field: name, value, was, space } = command;
  const change = { row: row.value, field: name, value, made: scene.made, ...(was !== undefined && { was }) };
  const planned = setField(scene.graph, { ...change, ...(space && { space }) }, scene.context);
  if (planned.ok || planned.error.type !== 'NarrowReference' || space) return editsOf(planned);
  const field = fieldNamed(row.value.kind, name);
  if (!field.ok) return field;
  const from = scene.graph.spaces.get(row.value.space) ?? spaceOfWidth(scene.context, 'private');
  const at = narrowestNaming(referencesIn(field.value, value), from, scene);
  return editsOf(setField(scene.graph, { ...change, space: at.id }, scene.context));
}

function editsOf(plan: Result<Plan, EditError>): Result<readonly PlannedEdit[], EditError> {
  return plan.ok ? ok(plan.value.edits) : plan;
}
