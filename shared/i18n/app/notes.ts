/** Writing notes. */
import type { Language } from '../../model/enumerations.ts';

export interface NotesWords {
  readonly notes: string;
  readonly newNote: string;
  readonly noNotes: string;
  readonly started: string;
  readonly putAway: string;
  readonly label: string;
  /** `{name}`: whom or what it is about. */
  readonly about: string;
  readonly placeholder: string;
  readonly opening: string;
  readonly saved: string;
  readonly saving: string;
  /** `{why}` */
  readonly notSaved: string;
  readonly staysHere: string;
  readonly savedAgain: string;
  /** A paste or key that would make it longer than a note may be; `{most}`. */
  readonly tooLong: string;
}

const en: NotesWords = {
  notes: 'Notes',
  newNote: 'Start a note',
  noNotes: 'No notes yet.',
  started: 'Note begun',
  putAway: 'The note is put away',
  label: 'Note',
  about: 'Note about {name}',
  placeholder: 'What was said, what comes next …',
  opening: 'Opening the note …',
  saved: 'Saved',
  saving: 'Saving …',
  notSaved: 'Not saved: {why}',
  staysHere: 'What you wrote stays here and is saved as soon as that is possible.',
  savedAgain: 'Saved again',
  tooLong: 'A note holds at most {most} letters. What would make it longer was left out.',
};

const nb: NotesWords = {
  notes: 'Notater',
  newNote: 'Begynn på et notat',
  noNotes: 'Ingen notater ennå.',
  started: 'Notatet er begynt på',
  putAway: 'Notatet er lagt bort',
  label: 'Notat',
  about: 'Notat om {name}',
  placeholder: 'Hva som ble sagt, hva som skjer videre …',
  opening: 'Åpner notatet …',
  saved: 'Lagret',
  saving: 'Lagrer …',
  notSaved: 'Ikke lagret: {why}',
  staysHere: 'Det du har skrevet, blir stående her og lagres så snart det går.',
  savedAgain: 'Lagret igjen',
  tooLong: 'Et notat rommer høyst {most} tegn. Det som ville gjort det lengre, ble ikke tatt med.',
};

const nn: NotesWords = {
  notes: 'Notat',
  newNote: 'Ta til på eit notat',
  noNotes: 'Ingen notat enno.',
  started: 'Notatet er teke til på',
  putAway: 'Notatet er lagt bort',
  label: 'Notat',
  about: 'Notat om {name}',
  placeholder: 'Kva som vart sagt, kva som skjer vidare …',
  opening: 'Opnar notatet …',
  saved: 'Lagra',
  saving: 'Lagrar …',
  notSaved: 'Ikkje lagra: {why}',
  staysHere: 'Det du har skrive, blir ståande her og blir lagra så snart det går.',
  savedAgain: 'Lagra igjen',
  tooLong: 'Eit notat rommar høgst {most} teikn. Det som ville gjort det lengre, vart ikkje teke med.',
};

const sv: NotesWords = {
  notes: 'Anteckningar',
  newNote: 'Börja en anteckning',
  noNotes: 'Inga anteckningar än.',
  started: 'Anteckningen är påbörjad',
  putAway: 'Anteckningen är undanlagd',
  label: 'Anteckning',
  about: 'Anteckning om {name}',
  placeholder: 'Vad som sades, vad som händer härnäst …',
  opening: 'Öppnar anteckningen …',
  saved: 'Sparat',
  saving: 'Sparar …',
  notSaved: 'Inte sparat: {why}',
  staysHere: 'Det du har skrivit står kvar här och sparas så snart det går.',
  savedAgain: 'Sparat igen',
  tooLong: 'En anteckning rymmer högst {most} tecken. Det som skulle göra den längre togs inte med.',
};

export const notesWords: Readonly<Record<Language, NotesWords>> = { en, nb, nn, sv };
