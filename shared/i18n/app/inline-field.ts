/** Changing a field where it stands. */
import { inFour } from '../in-four.ts';

export const inlineFieldWords = inFour({
  /** `{field}` */
  edit: ['Edit: {field}', 'Rediger: {field}', 'Rediger: {field}', 'Redigera: {field}'],
  notSaid: ['not said', 'ikke sagt', 'ikkje sagt', 'inte sagt'],
  /** `{field}` */
  changed: ['Changed: {field}', 'Endret: {field}', 'Endra: {field}', 'Ändrat: {field}'],
  readBy: ['Who may read it', 'Hvem som kan lese det', 'Kven som kan lese det', 'Vem som får läsa det'],
  /** Before the mark of who may read of an entry that a form makes besides what it is for. `{name}` */
  newHere: ['New here: {name}', 'Ny her: {name}', 'Ny her: {name}', 'Ny här: {name}'],
  keys: [
    'Enter saves, Escape leaves',
    'Enter lagrer, Escape går ut',
    'Enter lagrar, Escape går ut',
    'Enter sparar, Escape lämnar',
  ],
  keysProse: [
    'Ctrl and Enter save, Escape leaves',
    'Ctrl og Enter lagrer, Escape går ut',
    'Ctrl og Enter lagrar, Escape går ut',
    'Ctrl och Enter sparar, Escape lämnar',
  ],
  keysTyped: [
    'Enter adds the word, once more saves; Escape leaves',
    'Enter legger til ordet, en gang til lagrer; Escape går ut',
    'Enter legg til ordet, ein gong til lagrar; Escape går ut',
    'Enter lägger till ordet, en gång till sparar; Escape lämnar',
  ],
  /** What somebody wrote before they left. */
  unsaved: [
    'What you wrote was not saved.',
    'Det du skrev, ble ikke lagret.',
    'Det du skreiv, vart ikkje lagra.',
    'Det du skrev sparades inte.',
  ],
  goOn: ['Write on', 'Skriv videre', 'Skriv vidare', 'Skriv vidare'],
  otherShown: [
    'Taken out of this layer. What another layer says is shown.',
    'Tatt ut av dette laget. Det et annet lag sier, vises.',
    'Teke ut av dette laget. Det eit anna lag seier, blir vist.',
    'Borttaget ur det här lagret. Vad ett annat lager säger visas.',
  ],
  nameNeeded: [
    'A name is needed. The old one was kept.',
    'Et navn må til. Det gamle ble beholdt.',
    'Eit namn må til. Det gamle vart verande.',
    'Ett namn behövs. Det gamla behölls.',
  ],
  textNeeded: [
    'This cannot be empty. What stood here was kept.',
    'Dette kan ikke være tomt. Det som sto her, ble beholdt.',
    'Dette kan ikkje vere tomt. Det som stod her, vart verande.',
    'Det här kan inte vara tomt. Det som stod här behölls.',
  ],
  /** `{field}` */
  byName: ['{field}: find by name', '{field}: søk etter navn', '{field}: søk etter namn', '{field}: sök på namn'],
  /** In place of somebody who was named: oneself. */
  itIsMe: ['That is me', 'Det er meg', 'Det er meg', 'Det är jag'],
  addOne: ['Add one more', 'Legg til en til', 'Legg til ein til', 'Lägg till en till'],
  /** `{what}` */
  removeOne: ['Remove: {what}', 'Fjern: {what}', 'Fjern: {what}', 'Ta bort: {what}'],
  emptyOne: ['empty', 'tom', 'tom', 'tom'],
  type: ['Type', 'Type', 'Type', 'Typ'],
  register: ['Register', 'Register', 'Register', 'Register'],
  number: ['Number', 'Nummer', 'Nummer', 'Nummer'],
  noNumberGiven: [
    'The number is still missing.',
    'Nummeret mangler ennå.',
    'Nummeret manglar enno.',
    'Numret saknas ännu.',
  ],
  notAnAddress: [
    'This is not a web address.',
    'Dette er ikke en nettadresse.',
    'Dette er ikkje ei nettadresse.',
    'Det här är ingen webbadress.',
  ],
  notAHandle: [
    'A handle looks like @name or @name@server.example.',
    'Et brukernavn ser ut som @navn eller @navn@tjener.example.',
    'Eit brukarnamn ser ut som @namn eller @namn@tenar.example.',
    'Ett användarnamn ser ut som @namn eller @namn@server.example.',
  ],
  notANumber: ['This is not a number.', 'Dette er ikke et tall.', 'Dette er ikkje eit tal.', 'Det här är inget tal.'],
  yes: ['yes', 'ja', 'ja', 'ja'],
  no: ['no', 'nei', 'nei', 'nej'],
  shown: ['Show', 'Vis', 'Vis', 'Visa'],
  hide: ['Hide', 'Skjul', 'Skjul', 'Dölj'],
  hidden: [
    'Hidden, in case somebody looks over your shoulder.',
    'Skjult, i tilfelle noen ser deg over skulderen.',
    'Gøymt, i tilfelle nokon ser deg over skuldra.',
    'Dolt, ifall någon tittar över axeln på dig.',
  ],
  /** Another value beside the one shown. `{value}` */
  alsoSaid: ['also written: {value}', 'også skrevet: {value}', 'òg skrive: {value}', 'också skrivet: {value}'],
  takeThis: ['Use this', 'Bruk dette', 'Bruk dette', 'Använd detta'],
  keepBoth: ['Keep both', 'Behold begge', 'Ta vare på begge', 'Behåll båda'],
  settled: ['Settled', 'Avklart', 'Avklara', 'Utrett'],
  copy: ['Copy: {what}', 'Kopier: {what}', 'Kopier: {what}', 'Kopiera: {what}'],
  copied: [
    'Copied. It leaves the clipboard in a minute, unless you go elsewhere with it.',
    'Kopiert. Det er borte fra utklippstavla om et minutt, hvis du ikke går videre med det.',
    'Kopiert. Det er borte frå utklippstavla om eit minutt, om du ikkje går vidare med det.',
    'Kopierat. Det är borta från urklipp om en minut, om du inte går vidare med det.',
  ],
  careHint: [
    'Careful: left out of every report for others unless you put it in yourself.',
    'Varsomt: holdes utenfor alle rapporter til andre, med mindre du selv tar det med.',
    'Varsamt: blir halde utanfor alle rapportar til andre, om ikkje du sjølv tek det med.',
    'Varsamt: hålls utanför alla rapporter till andra, om du inte själv tar med det.',
  ],
  myTieHint: [
    'Stays on your own devices, whatever else is shared.',
    'Blir på dine egne enheter, uansett hva annet som deles.',
    'Blir på dine eigne einingar, same kva anna som blir delt.',
    'Stannar på dina egna enheter, vad som än delas.',
  ],
});
