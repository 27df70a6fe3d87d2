/** Signs in front of an item that tell how it stands. A tick means done, or settled where the day is still to come. */
import type { EncounterStatus } from '../../model/enumerations.ts';

export type Mark = EncounterStatus | 'ticked' | 'unticked' | 'informal';

export const marks: ReadonlyMap<string, Mark> = new Map<string, Mark>([
  ['✅', 'ticked'],
  ['☕', 'informal'],
  ['🍺', 'informal'],
  ['🍻', 'informal'],
  ['☑', 'ticked'],
  ['✔', 'ticked'],
  ['✓', 'ticked'],
  ['🗹', 'ticked'],
  ['☐', 'unticked'],
  ['⬜', 'unticked'],
  ['🗓', 'planned'],
  ['📅', 'planned'],
  ['📆', 'planned'],
  ['🤝', 'held'],
  ['❓', 'wanted'],
  ['❔', 'wanted'],
  ['⏳', 'asked'],
  ['⌛', 'asked'],
  ['📨', 'asked'],
  ['✉', 'asked'],
  ['❌', 'cancelled'],
  ['✖', 'cancelled'],
  ['✗', 'cancelled'],
  ['🚫', 'declined'],
]);
