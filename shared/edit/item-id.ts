/** Ids for the items of a list: two lists merge without a clash, and items come in the order they were given. */

/**
 * The id of an item after those that stand: eight hexadecimal digits that count up, then 24 random ones. Two who add
 * at once may count to the same; the random part keeps the two apart, in the same order on every device.
 *
 * @param standing ids of the items there are, in any order
 * @param newId 32 random hexadecimal digits
 */
export function itemIdAfter(standing: Iterable<string>, newId: () => string): string {
  let last = 0;
  for (const id of standing) {
    const place = Number.parseInt(id.slice(0, placeDigits), 16);
    if (place > last) last = place;
  }
  const place = Math.min(last + 1, 0xffffffff);
  return place.toString(16).padStart(placeDigits, '0') + newId().slice(placeDigits);
}

/** Ids of the items of a list, as parts and rows hold it. */
export function itemIds(list: unknown): string[] {
  return Array.isArray(list) ? list.map(({ id }) => String(id)) : [];
}

const placeDigits = 8;
