/**
 * Saving what can be read of changes that rest on a damaged one. Automerge lets them wait for ever; but each says by
 * itself what it set, so it can be said again. Only what the damaged change itself said is missing then. Words written
 * into the middle of a text whose surroundings are gone are added at its end.
 */
import type { DecodedChange } from '@automerge/automerge/slim';
import type { Scalar } from '../model/field.ts';
import type { RawValue } from '../model/kind.ts';
import type { Edit } from './edit.ts';

/** Where an object of the document lies: a record itself, or an item, entry or text under one of its keys. */
export interface ObjectPlace {
  readonly record: string;
  readonly key?: string;
}

interface Rescued {
  readonly made: boolean;
  readonly scalars: Map<string, Scalar>;
  readonly maps: Map<string, { made: boolean; fields: Map<string, Scalar> }>;
  readonly texts: Map<string, string>;
}

/** `places`: the objects the document has. `textOf`: a text as it stands there. */
export function rescueEdits(
  changes: readonly DecodedChange[],
  places: ReadonlyMap<string, ObjectPlace>,
  textOf: (record: string, key: string) => string,
): Edit[] {
  const known = new Map(places);
  const records = new Map<string, Rescued>();
  const rescued = (record: string, made: boolean): Rescued => {
    const found = records.get(record) ?? { made, scalars: new Map(), maps: new Map(), texts: new Map() };
    records.set(record, found);
    return found;
  };
  for (const change of changes)
    for (const [index, operation] of change.ops.entries()) {
      const { action, obj, key, value, insert }: LooseOperation = operation;
      const id = `${change.startOp + index}@${change.actor}`;
      const makes = action.startsWith('make');
      if (obj === '_root') {
        if (makes && key) {
          known.set(id, { record: key });
          rescued(key, true);
        }
        continue;
      }
      const place = known.get(obj);
      if (!place) continue;
      const record = rescued(place.record, false);
      if (place.key === undefined && key) {
        if (makes) known.set(id, { record: place.record, key });
        if (action === 'makeText') record.texts.set(key, record.texts.get(key) ?? '');
        else if (makes) record.maps.set(key, { made: true, fields: new Map() });
        else if (isScalar(value)) record.scalars.set(key, value);
      } else if (place.key !== undefined && insert && typeof value === 'string') {
        record.texts.set(place.key, `${record.texts.get(place.key) ?? ''}${value}`);
      } else if (place.key !== undefined && key && isScalar(value)) {
        const map = record.maps.get(place.key) ?? { made: false, fields: new Map() };
        record.maps.set(place.key, map);
        map.fields.set(key, value);
      }
    }
  return [...records].flatMap(([record, found]) =>
    found.made ? [creation(record, found)] : additions(record, found, textOf),
  );
}

/** An operation as Automerge decodes it; which fields are there depends on the action. */
interface LooseOperation {
  readonly action: string;
  readonly obj: string;
  readonly key?: string;
  readonly value?: unknown;
  readonly insert?: boolean;
}

function creation(record: string, found: Rescued): Edit {
  const values: Record<string, RawValue> = Object.fromEntries(found.scalars);
  for (const [key, map] of found.maps) values[key] = Object.fromEntries(map.fields);
  for (const [key, text] of found.texts) values[key] = { $text: text };
  return { op: 'create', record, values };
}

function additions(record: string, found: Rescued, textOf: (record: string, key: string) => string): Edit[] {
  const edits: Edit[] = [...found.scalars].map(([key, value]) => ({ op: 'set', record, key, value }));
  for (const [key, map] of found.maps) {
    if (map.made) edits.push({ op: 'put', record, key, value: Object.fromEntries(map.fields) });
    else for (const [field, value] of map.fields) edits.push({ op: 'mark', record, key, field, value });
  }
  for (const [key, words] of found.texts)
    if (words !== '')
      edits.push({ op: 'text', record, key, value: [textOf(record, key), words].filter(Boolean).join('\n') });
  return edits;
}

function isScalar(value: unknown): value is Scalar {
  return value === null || typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
}
