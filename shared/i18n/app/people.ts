/** The list of people, and the page of one. */
import { inFour } from '../in-four.ts';

export const peopleWords = inFour({
  newOne: ['New person', 'Ny person', 'Ny person', 'Ny person'],
  emptyTitle: ['No people yet', 'Ingen folk ennå', 'Ingen folk enno', 'Inga personer än'],
  emptyText: [
    'Whom you have met or hope to meet. Only you can read about them, until you tell more people.',
    'De du har møtt eller håper å møte. Bare du kan lese om dem, til du forteller det til flere.',
    'Dei du har møtt eller vonar å møte. Berre du kan lese om dei, til du fortel det til fleire.',
    'De du har träffat eller hoppas träffa. Bara du kan läsa om dem, tills du berättar för fler.',
  ],
  filters: ['Filter people', 'Avgrens folk', 'Avgrens folk', 'Avgränsa personer'],
  text: ['Name', 'Navn', 'Namn', 'Namn'],
  anyOrganisation: ['any organisation', 'alle organisasjoner', 'alle organisasjonar', 'alla organisationer'],
  nothingFits: [
    'Nobody fits these filters',
    'Ingen passer til dette',
    'Ingen passar til dette',
    'Ingen passar in på detta',
  ],
  whom: ['Name or handle', 'Navn eller brukernavn', 'Namn eller brukarnamn', 'Namn eller användarnamn'],
  whomHint: [
    'For example Kari Nordmo or @kari@social.example. A first name is enough.',
    'For eksempel Kari Nordmo eller @kari@social.example. Et fornavn er nok.',
    'Til dømes Kari Nordmo eller @kari@social.example. Eit førenamn er nok.',
    'Till exempel Kari Nordmo eller @kari@social.example. Ett förnamn räcker.',
  ],
  belongsTo: ['Belongs to (may wait)', 'Hører til (kan vente)', 'Høyrer til (kan vente)', 'Hör till (kan vänta)'],
  known: [
    'Somebody called {name} is here already.',
    'Noen som heter {name}, finnes her allerede.',
    'Nokon som heiter {name}, finst her allereie.',
    'Någon som heter {name} finns här redan.',
  ],
  openKnown: ['Open', 'Åpne', 'Opne', 'Öppna'],
  addAnyway: ['Add another', 'Legg til en annen', 'Legg til ein annan', 'Lägg till en annan'],
  setWilling: [
    'May be asked to introduce us',
    'Kan spørres om å sette oss i kontakt',
    'Kan spørjast om å setje oss i kontakt',
    'Får tillfrågas om att föra oss samman',
  ],
  changed: [
    { one: '{n} person changed', other: '{n} people changed' },
    { one: '{n} person endret', other: '{n} personer endret' },
    { one: '{n} person endra', other: '{n} personar endra' },
    { one: '{n} person ändrad', other: '{n} personer ändrade' },
  ],
  putAwayDone: [
    { one: '{n} person put away', other: '{n} people put away' },
    { one: '{n} person lagt bort', other: '{n} personer lagt bort' },
    { one: '{n} person lagd bort', other: '{n} personar lagde bort' },
    { one: '{n} person undanlagd', other: '{n} personer undanlagda' },
  ],
  willingHint: [
    'Whoever said no is never proposed as a way in.',
    'Den som har sagt nei, blir aldri foreslått som vei inn.',
    'Den som har sagt nei, blir aldri føreslått som veg inn.',
    'Den som sagt nej föreslås aldrig som väg in.',
  ],
  notesHint: [
    'Write as if they may read it one day.',
    'Skriv som om de kan komme til å lese det en dag.',
    'Skriv som om dei kan kome til å lese det ein dag.',
    'Skriv som om de kan komma att läsa det en dag.',
  ],
});
