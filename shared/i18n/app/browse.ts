/** Long lists one filters, marks and changes: what is said of organisations and people alike. */
import { inFour } from '../in-four.ts';

export const browseWords = inFour({
  metWhenever: ['met or not', 'møtt eller ikke', 'møtt eller ikkje', 'träffat eller inte'],
  metThisYear: ['met this year', 'møtt i år', 'møtt i år', 'träffat i år'],
  metOver3Months: [
    'not met for three months',
    'ikke møtt på tre måneder',
    'ikkje møtt på tre månader',
    'inte träffat på tre månader',
  ],
  metOverYear: ['not met for a year', 'ikke møtt på et år', 'ikkje møtt på eit år', 'inte träffat på ett år'],
  anyNext: ['whatever comes next', 'hva som enn står for tur', 'kva som enn står for tur', 'vad som än står på tur'],
  nextIs: ['next: {status}', 'neste: {status}', 'neste: {status}', 'nästa: {status}'],
  noNext: ['nothing comes next', 'ingenting står for tur', 'ingenting står for tur', 'inget står på tur'],
  order: ['Order', 'Rekkefølge', 'Rekkjefølgje', 'Ordning'],
  byCountry: ['by country', 'etter land', 'etter land', 'efter land'],
  byName: ['by name', 'etter navn', 'etter namn', 'efter namn'],
  noCountry: ['no country', 'uten land', 'utan land', 'utan land'],
  notMet: ['not met yet', 'ikke møtt ennå', 'ikkje møtt enno', 'inte träffat än'],
  shownOf: ['{shown} of {all}', '{shown} av {all}', '{shown} av {all}', '{shown} av {all}'],
  clear: ['Clear filters', 'Fjern avgrensning', 'Fjern avgrensing', 'Rensa filter'],
  lastMet: ['met {day}', 'møtt {day}', 'møtt {day}', 'träffat {day}'],
  met: ['met', 'møtt', 'møtt', 'träffat'],
  keys: [
    'J and K move, Enter opens, X or Shift marks, A adds',
    'J og K flytter, Enter åpner, X eller Shift merker, A legger til',
    'J og K flyttar, Enter opnar, X eller Shift merkjer, A legg til',
    'J och K flyttar, Enter öppnar, X eller Shift markerar, A lägger till',
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
