/**
 * Which volume a new record goes to. A volume holds at most 150 records, of them at most 50 encounters: small enough
 * that an edit costs a third of a millisecond, large enough that ten thousand organisations are some hundred documents.
 * Two devices that fill the same volume at once may pass the limit; it is a habit, not a rule of the format.
 */
export const mostRecords = 150;
const mostEncounters = 50;

export interface Fill {
  readonly id: string;
  records: number;
  encounters: number;
}

/** The fullest volume that still has room, so that a small space stays one document; undefined: start a new one. */
export function placeFor(kind: string, volumes: Iterable<Fill>): Fill | undefined {
  let best: Fill | undefined;
  for (const volume of volumes) {
    const room = volume.records < mostRecords && (kind !== 'encounter' || volume.encounters < mostEncounters);
    if (room && (!best || volume.records > best.records || (volume.records === best.records && volume.id < best.id)))
      best = volume;
  }
  return best;
}
