/** Long lists one filters, marks and changes: what is said of organisations and people alike. */
import { inFour } from '../in-four.ts';

export const browseWords = inFour({
  notMet: ['not met yet', 'ikke møtt ennå', 'ikkje møtt enno', 'inte träffat än'],
  shownOf: ['{shown} of {all}', '{shown} av {all}', '{shown} av {all}', '{shown} av {all}'],
  clear: ['Clear filters', 'Fjern avgrensning', 'Fjern avgrensing', 'Rensa filter'],
  lastMet: ['met {day}', 'møtt {day}', 'møtt {day}', 'träffat {day}'],
  met: ['met', 'møtt', 'møtt', 'träffat'],
  keys: [
    'J and K move, Enter opens, X marks, A adds',
    'J og K flytter, Enter åpner, X merker, A legger til',
    'J og K flyttar, Enter opnar, X merkjer, A legg til',
    'J och K flyttar, Enter öppnar, X markerar, A lägger till',
  ],
  newNamed: ['new: {name}', 'ny: {name}', 'ny: {name}', 'ny: {name}'],
  added: ['{name} added', '{name} er lagt til', '{name} er lagd til', '{name} är tillagd'],
  marked: [
    { one: '{n} marked', other: '{n} marked' },
    { one: '{n} merket', other: '{n} merket' },
    { one: '{n} merkt', other: '{n} merkte' },
    { one: '{n} markerad', other: '{n} markerade' },
  ],
  markAll: ['Mark all shown', 'Merk alle som vises', 'Merk alle som er viste', 'Markera alla som visas'],
  unmark: ['Unmark', 'Fjern merking', 'Fjern merking', 'Avmarkera'],
  putAway: ['Put away', 'Legg bort', 'Legg bort', 'Lägg undan'],
  atMost: ['At most {most} at a time', 'Høyst {most} om gangen', 'Høgst {most} om gongen', 'Högst {most} åt gången'],
});
