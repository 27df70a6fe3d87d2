/** The list of organisations, and the page of one. */
import { inFour } from '../in-four.ts';

export const organisationsWords = inFour({
  newOne: ['New organisation', 'Ny organisasjon', 'Ny organisasjon', 'Ny organisation'],
  emptyTitle: [
    'No organisations yet',
    'Ingen organisasjoner ennå',
    'Ingen organisasjonar enno',
    'Inga organisationer än',
  ],
  emptyText: [
    'Whom you meet, want to meet or hear of belongs here: a union, a party, a co-op, a hackerspace.',
    'Her hører de hjemme som du møter, vil møte eller hører om: en forening, et parti, et samvirke, et hackerspace.',
    'Her høyrer dei heime som du møter, vil møte eller høyrer om: ei foreining, eit parti, eit samvirke, eit hackerspace.',
    'Här hör de hemma som du träffar, vill träffa eller hör talas om: ett fack, ett parti, ett kooperativ, ett hackerspace.',
  ],
  filters: ['Filter organisations', 'Avgrens organisasjoner', 'Avgrens organisasjonar', 'Avgränsa organisationer'],
  text: ['Name or place', 'Navn eller sted', 'Namn eller stad', 'Namn eller plats'],
  anyKind: ['any kind', 'alle slag', 'alle slag', 'alla slag'],
  anyCountry: ['any country', 'alle land', 'alle land', 'alla länder'],
  anyFit: ['near or far', 'nær eller fjern', 'nær eller fjern', 'nära eller långt ifrån'],
  anyTag: ['any tag', 'alle merkelapper', 'alle merkelappar', 'alla etiketter'],
  noKind: ['no kind', 'uten slag', 'utan slag', 'utan slag'],
  nothingFits: [
    'No organisation fits these filters',
    'Ingen organisasjon passer til dette',
    'Ingen organisasjon passar til dette',
    'Ingen organisation passar in på detta',
  ],
  whom: [
    'Name, link or handle',
    'Navn, lenke eller brukernavn',
    'Namn, lenkje eller brukarnamn',
    'Namn, länk eller användarnamn',
  ],
  whomHint: [
    'For example Kabelkollektivet, kabelkollektivet.example or @kabel@social.example',
    'For eksempel Kabelkollektivet, kabelkollektivet.example eller @kabel@social.example',
    'Til dømes Kabelkollektivet, kabelkollektivet.example eller @kabel@social.example',
    'Till exempel Kabelkollektivet, kabelkollektivet.example eller @kabel@social.example',
  ],
  known: [
    '{name} is here already.',
    '{name} finnes her allerede.',
    '{name} finst her allereie.',
    '{name} finns här redan.',
  ],
  openKnown: ['Open it', 'Åpne den', 'Opne han', 'Öppna den'],
  setKind: ['Set kind', 'Sett slag', 'Set slag', 'Ange slag'],
  setCountry: ['Set country', 'Sett land', 'Set land', 'Ange land'],
  setFit: ['Set how near', 'Sett hvor nær', 'Set kor nær', 'Ange hur nära'],
  setCare: ['Set care', 'Sett varsomhet', 'Set varsemd', 'Ange varsamhet'],
  addTag: ['Add a tag', 'Legg til merkelapp', 'Legg til merkelapp', 'Lägg till etikett'],
  changed: [
    { one: '{n} organisation changed', other: '{n} organisations changed' },
    { one: '{n} organisasjon endret', other: '{n} organisasjoner endret' },
    { one: '{n} organisasjon endra', other: '{n} organisasjonar endra' },
    { one: '{n} organisation ändrad', other: '{n} organisationer ändrade' },
  ],
  putAwayDone: [
    { one: '{n} organisation put away', other: '{n} organisations put away' },
    { one: '{n} organisasjon lagt bort', other: '{n} organisasjoner lagt bort' },
    { one: '{n} organisasjon lagd bort', other: '{n} organisasjonar lagde bort' },
    { one: '{n} organisation undanlagd', other: '{n} organisationer undanlagda' },
  ],
});
