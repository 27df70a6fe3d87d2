/** Before there is a vault: name, passphrase, recovery kit, how to begin. */
import type { Language } from '../../model/enumerations.ts';

export interface FirstRunWords {
  readonly lead: string;
  readonly stays: string;
  readonly begin: string;
  readonly own: string;
  readonly ownHint: string;
  readonly invited: string;
  readonly invitedHint: string;
  readonly demo: string;
  readonly demoHint: string;
  readonly backup: string;
  readonly backupHint: string;
  readonly name: string;
  readonly nameHint: string;
  readonly nameMissing: string;
  readonly make: string;
  readonly making: string;
  readonly makeDemo: string;
  readonly makingDemo: string;
  /** `{folder}` */
  readonly demoFolder: string;
  readonly file: string;
  readonly chooseFile: string;
  readonly fileHint: string;
  readonly fileMissing: string;
  readonly fileTooLarge: string;
  readonly backupPassphrase: string;
  readonly restore: string;
  readonly restoring: string;
  readonly kitTitle: string;
  readonly kitLead: string;
  readonly kitWords: string;
  readonly print: string;
  readonly check: string;
  readonly checkHint: string;
  /** `{n}` */
  readonly wordNumber: string;
  /** `{n}` */
  readonly wrongWord: string;
  readonly written: string;
  readonly later: string;
  readonly laterHint: string;
  /** On the printed sheet: `{name}`. */
  readonly sheetTitle: string;
  /** `{day}` */
  readonly sheetMade: string;
  readonly sheetFor: string;
  readonly sheetUse: string;
  readonly sheetKeep: string;
  readonly nextTitle: string;
  readonly paste: string;
  readonly pasteHint: string;
  readonly empty: string;
  readonly emptyHint: string;
}

const en: FirstRunWords = {
  lead: 'Samband keeps whom you met, whom you want to meet, and who promised what.',
  stays: 'No account, no server, no internet. Everything is sealed on this laptop, and only your passphrase opens it.',
  begin: 'How do you want to begin?',
  own: 'With a vault of my own',
  ownHint: 'Then paste a post you have written, or start empty.',
  invited: 'I was invited',
  invitedHint: 'Makes a vault of your own, then joins the one who invited you.',
  demo: 'Look around in a fictional demo',
  demoHint: 'A tour with made-up people and organisations. Nothing in it is real.',
  backup: 'From a sealed backup',
  backupHint: 'Brings a vault back, or onto this laptop.',
  name: 'What are you called?',
  nameHint: 'Stands beside what you write. A first name or an alias will do.',
  nameMissing: 'Write a name, or an alias.',
  make: 'Make my vault',
  making: 'Making your vault …',
  makeDemo: 'Open the demo',
  makingDemo: 'Making the demo …',
  demoFolder: 'The demo lies in {folder}. You can begin with a vault of your own at any time: Settings, About Samband.',
  file: 'Backup',
  chooseFile: 'Choose the file …',
  fileHint: 'A file that ends in .samband-backup.',
  fileMissing: 'Choose the file first.',
  fileTooLarge: 'This file is too large to be read here. Restore it with the command line: samband restore.',
  backupPassphrase: 'Its passphrase',
  restore: 'Restore the backup',
  restoring: 'Restoring …',
  kitTitle: 'Your recovery kit',
  kitLead:
    'If you forget the passphrase, these 24 words are the only way back in. Nobody else has them, and once you have written them down, locked Samband or closed this window, nobody can show them again. Print them or copy them by hand, and keep them away from the laptop.',
  kitWords: 'The 24 words',
  print: 'Print the kit',
  check: 'Is it on paper?',
  checkHint: 'Two of the words, so that a slip of the pen is found now and not when you need it.',
  wordNumber: 'Word {n}',
  wrongWord: 'Word {n} reads differently above.',
  written: 'I have written them down',
  later: 'I’ll do it later',
  laterHint:
    'They can then be read in the settings until you lock Samband or close this window. After that nobody can show them again.',
  sheetTitle: 'Recovery kit of {name}’s Samband vault',
  sheetMade: 'Made on {day}',
  sheetFor: 'These words open the vault when its passphrase is lost.',
  sheetUse:
    'To use them: start Samband, choose “Use the recovery kit” where it asks for the passphrase, type the words in their order, and choose a new passphrase.',
  sheetKeep: 'Whoever holds this sheet and the laptop or a backup can read everything. Keep them apart.',
  nextTitle: 'Your vault is ready',
  paste: 'Paste a post',
  pasteHint: 'Something you have written about a trip: Samband reads whom you met, when, and what you wish for.',
  empty: 'Start empty',
  emptyHint: 'Write the first line yourself: “met roedt.example today with Kari”.',
};

const nb: FirstRunWords = {
  lead: 'Samband husker hvem du har møtt, hvem du vil møte, og hvem som lovet hva.',
  stays:
    'Ingen konto, ingen tjener, ikke noe nett. Alt er forseglet på denne maskinen, og bare passordet ditt åpner det.',
  begin: 'Hvordan vil du begynne?',
  own: 'Med mitt eget hvelv',
  ownHint: 'Lim så inn et innlegg du har skrevet, eller begynn tomt.',
  invited: 'Jeg er invitert',
  invitedHint: 'Lager ditt eget hvelv, og blir så med hos den som inviterte deg.',
  demo: 'Se deg om i en oppdiktet demo',
  demoHint: 'En rundreise med oppdiktede folk og organisasjoner. Ingenting i den er ekte.',
  backup: 'Fra en forseglet sikkerhetskopi',
  backupHint: 'Henter et hvelv tilbake, eller over på denne maskinen.',
  name: 'Hva kalles du?',
  nameHint: 'Står ved det du skriver. Et fornavn eller et dekknavn holder.',
  nameMissing: 'Skriv et navn eller et dekknavn.',
  make: 'Lag hvelvet mitt',
  making: 'Lager hvelvet ditt …',
  makeDemo: 'Åpne demoen',
  makingDemo: 'Lager demoen …',
  demoFolder: 'Demoen ligger i {folder}. Du kan begynne med ditt eget hvelv når som helst: Innstillinger, Om Samband.',
  file: 'Sikkerhetskopi',
  chooseFile: 'Velg filen …',
  fileHint: 'En fil som slutter på .samband-backup.',
  fileMissing: 'Velg filen først.',
  fileTooLarge: 'Filen er for stor til å leses her. Gjenopprett den fra kommandolinja: samband restore.',
  backupPassphrase: 'Passordet til den',
  restore: 'Gjenopprett sikkerhetskopien',
  restoring: 'Gjenoppretter …',
  kitTitle: 'Gjenopprettingsarket ditt',
  kitLead:
    'Glemmer du passordet, er disse 24 ordene den eneste veien inn igjen. Ingen andre har dem, og når du har skrevet dem ned, låst Samband eller lukket dette vinduet, kan ingen vise dem igjen. Skriv dem ut eller skriv dem av, og oppbevar dem et annet sted enn maskinen.',
  kitWords: 'De 24 ordene',
  print: 'Skriv ut arket',
  check: 'Står det på papir?',
  checkHint: 'To av ordene, så en skrivefeil oppdages nå og ikke når du trenger dem.',
  wordNumber: 'Ord {n}',
  wrongWord: 'Ord {n} lyder annerledes ovenfor.',
  written: 'Jeg har skrevet dem ned',
  later: 'Jeg gjør det senere',
  laterHint:
    'Da kan de leses i innstillingene til du låser Samband eller lukker dette vinduet. Etter det kan ingen vise dem igjen.',
  sheetTitle: 'Gjenopprettingsark for Samband-hvelvet til {name}',
  sheetMade: 'Laget {day}',
  sheetFor: 'Disse ordene åpner hvelvet når passordet er glemt.',
  sheetUse:
    'Slik brukes de: Start Samband, velg «Bruk gjenopprettingsarket» der det spør etter passordet, skriv ordene i rekkefølge, og velg et nytt passord.',
  sheetKeep: 'Den som har dette arket og maskinen eller en sikkerhetskopi, kan lese alt. Hold dem fra hverandre.',
  nextTitle: 'Hvelvet ditt er klart',
  paste: 'Lim inn et innlegg',
  pasteHint: 'Noe du har skrevet om en reise: Samband leser ut hvem du møtte, når, og hva du ønsker deg.',
  empty: 'Begynn tomt',
  emptyHint: 'Skriv den første linja selv: «møtte roedt.example i dag med Kari».',
};

const nn: FirstRunWords = {
  lead: 'Samband hugsar kven du har møtt, kven du vil møte, og kven som lova kva.',
  stays:
    'Ingen konto, ingen tenar, ikkje noko nett. Alt er forsegla på denne maskina, og berre passordet ditt opnar det.',
  begin: 'Korleis vil du byrje?',
  own: 'Med mitt eige kvelv',
  ownHint: 'Lim så inn eit innlegg du har skrive, eller byrj tomt.',
  invited: 'Eg er invitert',
  invitedHint: 'Lagar ditt eige kvelv, og blir så med hos den som inviterte deg.',
  demo: 'Sjå deg om i ein oppdikta demo',
  demoHint: 'Ei rundreise med oppdikta folk og organisasjonar. Ingenting i han er ekte.',
  backup: 'Frå ein forsegla tryggingskopi',
  backupHint: 'Hentar eit kvelv tilbake, eller over på denne maskina.',
  name: 'Kva blir du kalla?',
  nameHint: 'Står ved det du skriv. Eit førenamn eller eit dekknamn held.',
  nameMissing: 'Skriv eit namn eller eit dekknamn.',
  make: 'Lag kvelvet mitt',
  making: 'Lagar kvelvet ditt …',
  makeDemo: 'Opne demoen',
  makingDemo: 'Lagar demoen …',
  demoFolder: 'Demoen ligg i {folder}. Du kan byrje med ditt eige kvelv når som helst: Innstillingar, Om Samband.',
  file: 'Tryggingskopi',
  chooseFile: 'Vel fila …',
  fileHint: 'Ei fil som sluttar på .samband-backup.',
  fileMissing: 'Vel fila først.',
  fileTooLarge: 'Fila er for stor til å lesast her. Gjenopprett henne frå kommandolinja: samband restore.',
  backupPassphrase: 'Passordet til han',
  restore: 'Gjenopprett tryggingskopien',
  restoring: 'Gjenopprettar …',
  kitTitle: 'Gjenopprettingsarket ditt',
  kitLead:
    'Gløymer du passordet, er desse 24 orda den einaste vegen inn att. Ingen andre har dei, og når du har skrive dei ned, låst Samband eller lukka dette vindauget, kan ingen vise dei att. Skriv dei ut eller skriv dei av, og ha dei ein annan stad enn maskina.',
  kitWords: 'Dei 24 orda',
  print: 'Skriv ut arket',
  check: 'Står det på papir?',
  checkHint: 'To av orda, så ein skrivefeil blir oppdaga no og ikkje når du treng dei.',
  wordNumber: 'Ord {n}',
  wrongWord: 'Ord {n} lyder annleis ovanfor.',
  written: 'Eg har skrive dei ned',
  later: 'Eg gjer det seinare',
  laterHint:
    'Då kan dei lesast i innstillingane til du låser Samband eller lukkar dette vindauget. Etter det kan ingen vise dei att.',
  sheetTitle: 'Gjenopprettingsark for Samband-kvelvet til {name}',
  sheetMade: 'Laga {day}',
  sheetFor: 'Desse orda opnar kvelvet når passordet er gløymt.',
  sheetUse:
    'Slik blir dei brukte: Start Samband, vel «Bruk gjenopprettingsarket» der det spør etter passordet, skriv orda i rekkjefølgje, og vel eit nytt passord.',
  sheetKeep: 'Den som har dette arket og maskina eller ein tryggingskopi, kan lese alt. Hald dei frå kvarandre.',
  nextTitle: 'Kvelvet ditt er klart',
  paste: 'Lim inn eit innlegg',
  pasteHint: 'Noko du har skrive om ei reise: Samband les ut kven du møtte, når, og kva du ønskjer deg.',
  empty: 'Byrj tomt',
  emptyHint: 'Skriv den første linja sjølv: «møtte roedt.example i dag med Kari».',
};

const sv: FirstRunWords = {
  lead: 'Samband minns vilka du har träffat, vilka du vill träffa och vem som lovade vad.',
  stays:
    'Inget konto, ingen server, inget internet. Allt är förseglat på den här datorn, och bara din lösenfras öppnar det.',
  begin: 'Hur vill du börja?',
  own: 'Med ett eget valv',
  ownHint: 'Klistra sedan in ett inlägg du har skrivit, eller börja tomt.',
  invited: 'Jag är inbjuden',
  invitedHint: 'Skapar ett eget valv och går sedan med hos den som bjöd in dig.',
  demo: 'Se dig omkring i en påhittad demo',
  demoHint: 'En rundresa med påhittade personer och organisationer. Inget i den är på riktigt.',
  backup: 'Från en förseglad säkerhetskopia',
  backupHint: 'Hämtar tillbaka ett valv, eller flyttar det till den här datorn.',
  name: 'Vad kallas du?',
  nameHint: 'Står vid det du skriver. Ett förnamn eller ett alias räcker.',
  nameMissing: 'Skriv ett namn eller ett alias.',
  make: 'Skapa mitt valv',
  making: 'Skapar ditt valv …',
  makeDemo: 'Öppna demon',
  makingDemo: 'Skapar demon …',
  demoFolder: 'Demon ligger i {folder}. Du kan börja med ett eget valv när som helst: Inställningar, Om Samband.',
  file: 'Säkerhetskopia',
  chooseFile: 'Välj filen …',
  fileHint: 'En fil som slutar på .samband-backup.',
  fileMissing: 'Välj filen först.',
  fileTooLarge: 'Filen är för stor för att läsas här. Återställ den från kommandoraden: samband restore.',
  backupPassphrase: 'Dess lösenfras',
  restore: 'Återställ säkerhetskopian',
  restoring: 'Återställer …',
  kitTitle: 'Ditt återställningsblad',
  kitLead:
    'Om du glömmer lösenfrasen är de här 24 orden enda vägen in igen. Ingen annan har dem, och när du har skrivit ner dem, låst Samband eller stängt det här fönstret kan ingen visa dem igen. Skriv ut dem eller skriv av dem, och förvara dem på annat håll än datorn.',
  kitWords: 'De 24 orden',
  print: 'Skriv ut bladet',
  check: 'Står det på papper?',
  checkHint: 'Två av orden, så att ett skrivfel märks nu och inte när du behöver dem.',
  wordNumber: 'Ord {n}',
  wrongWord: 'Ord {n} lyder annorlunda ovan.',
  written: 'Jag har skrivit ner dem',
  later: 'Jag gör det senare',
  laterHint:
    'Då går de att läsa i inställningarna tills du låser Samband eller stänger det här fönstret. Sedan kan ingen visa dem igen.',
  sheetTitle: 'Återställningsblad för {name}s Samband-valv',
  sheetMade: 'Skapat {day}',
  sheetFor: 'De här orden öppnar valvet när lösenfrasen är glömd.',
  sheetUse:
    'Så används de: Starta Samband, välj ”Använd återställningsbladet” där det frågar efter lösenfrasen, skriv orden i ordning och välj en ny lösenfras.',
  sheetKeep: 'Den som har det här bladet och datorn eller en säkerhetskopia kan läsa allt. Håll dem isär.',
  nextTitle: 'Ditt valv är klart',
  paste: 'Klistra in ett inlägg',
  pasteHint: 'Något du har skrivit om en resa: Samband läser ut vilka du träffade, när, och vad du önskar dig.',
  empty: 'Börja tomt',
  emptyHint: 'Skriv första raden själv: ”träffade roedt.example i dag med Kari”.',
};

export const firstRunWords: Readonly<Record<Language, FirstRunWords>> = { en, nb, nn, sv };
