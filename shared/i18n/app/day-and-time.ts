/** Words of the boxes for a day and a time, which are typed in pieces. */
import { inFour } from '../in-four.ts';

export const dayAndTimeWords = inFour({
  year: ['year', 'år', 'år', 'år'],
  month: ['month', 'måned', 'månad', 'månad'],
  day: ['day', 'dag', 'dag', 'dag'],
  hour: ['hour', 'time', 'time', 'timme'],
  minute: ['minute', 'minutt', 'minutt', 'minut'],
  /** Read out with the first piece; `{value}`: the whole day or time. */
  stands: ['Chosen: {value}', 'Valgt: {value}', 'Vald: {value}', 'Vald: {value}'],
  /** After a day of the calendar. */
  chosen: ['chosen', 'valgt', 'vald', 'vald'],
  /** `{label}`: what the box is called. */
  calendarOf: ['Calendar: {label}', 'Kalender: {label}', 'Kalender: {label}', 'Kalender: {label}'],
  monthBefore: ['Month before', 'Forrige måned', 'Førre månad', 'Föregående månad'],
  monthAfter: ['Month after', 'Neste måned', 'Neste månad', 'Nästa månad'],
  noDay: ['No date', 'Ingen dato', 'Ingen dato', 'Inget datum'],
  emptyOf: ['Empty: {label}', 'Tøm: {label}', 'Tøm: {label}', 'Töm: {label}'],
  halfDay: [
    'Not a whole date yet: type the rest, or empty it.',
    'Ikke en hel dato ennå: skriv resten, eller tøm feltet.',
    'Ikkje ein heil dato enno: skriv resten, eller tøm feltet.',
    'Inte ett helt datum än: skriv resten, eller töm fältet.',
  ],
  halfTime: [
    'Not a whole time yet: type the rest, or empty it.',
    'Ikke et helt klokkeslett ennå: skriv resten, eller tøm feltet.',
    'Ikkje eit heilt klokkeslett enno: skriv resten, eller tøm feltet.',
    'Inte ett helt klockslag än: skriv resten, eller töm fältet.',
  ],
  noSuchDay: [
    'That month has no such day.',
    'Den dagen finnes ikke i den måneden.',
    'Den dagen finst ikkje i den månaden.',
    'Den dagen finns inte i den månaden.',
  ],
  /** `{day}`: the earliest that fits. */
  tooEarly: ['This lies before {day}.', 'Dette ligger før {day}.', 'Dette ligg før {day}.', 'Det ligger före {day}.'],
});
