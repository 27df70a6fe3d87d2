/**
 * Remembers what was worked out from lists of rows for as long as they are the same lists. A graph hands out one list of
 * a kind until a row of that kind changes, so equal lists mean that nothing has to be worked out again.
 */
export function remembered<T>(): (lists: readonly [object, ...object[]], work: () => T) => T {
  const known = new WeakMap<object, { readonly lists: readonly object[]; readonly result: T }>();
  return (lists, work) => {
    const before = known.get(lists[0]);
    if (before && lists.every((list, place) => list === before.lists[place])) return before.result;
    const result = work();
    known.set(lists[0], { lists, result });
    return result;
  };
}
