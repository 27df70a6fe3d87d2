/** Into which layer of a row a changed field goes unless somebody chooses: never wider than what stands there already. */
import type { SpaceId } from '../model/id.ts';
import type { Row } from '../query/row.ts';

/** What nobody else may ever read, whatever else of a row is shared. */
const onlyMine: ReadonlySet<string> = new Set(['myTie']);

export function isOnlyMine(field: string): boolean {
  return onlyMine.has(field);
}

/**
 * `layers`: where the field may be written, the widest first. One value stays in its layer. Several go where the widest of
 * them stands. What is said of a person for the first time is mine, also where others may read their name.
 */
export function usualLayer(row: Row, field: string, layers: readonly { readonly id: SpaceId }[]): SpaceId {
  const narrowest = layers.at(-1)?.id ?? row.space;
  if (isOnlyMine(field)) return narrowest;
  const value: unknown = Object(row.fields)[field];
  const keys = Array.isArray(value) ? value.map((item) => String(Object(item).id)) : undefined;
  const isSet = keys !== undefined || (typeof value === 'object' && value !== null);
  const standing = isSet
    ? (keys ?? Object.keys(Object(value))).map((key) => row.from[`${field}.${key}`] ?? row.space)
    : value === undefined || value === ''
      ? []
      : [row.from[field] ?? row.space];
  const widest = layers.find(({ id }) => standing.includes(id));
  return widest?.id ?? (row.kind === 'person' ? narrowest : row.space);
}
