/**
 * Every way the engine can say no, for the screens: what happened, what is safe, what to do. `{detail}` stands for the
 * problem's own fields. A type that is not here (a newer engine's) is told with `other`.
 */
import type { Problem } from '../../bridge/contract.ts';
import type { Language } from '../../model/enumerations.ts';
import { problemWords as recordProblems } from '../problems.ts';
import { syncProblems } from './sync-problems.ts';

type ProblemSentences = Readonly<Record<string, string>> & { readonly other: string };

const en: ProblemSentences = {
  WrongPassphrase: 'This passphrase does not open the vault. Nothing was changed. Try again, or use the recovery kit.',
  WrongRecoveryKit:
    'These words do not open the vault. Nothing was changed. Check that all 24 are there, in order, and from this vault.',
  UnknownWord: '“{unknownWord}” is no word of a recovery kit. Nothing was changed. Check its spelling.',
  KeyFileMissing:
    'The key file of this vault is gone. What was written is still there. Use the recovery kit: it takes the key from a backup.',
  KeyFileDamaged: 'The key file of this vault is damaged. What was written is still there. Use the recovery kit.',
  NewerVersion: 'This was written by a newer Samband. Nothing was changed. Open it with that version.',
  UnfinishedVersion:
    'An unfinished Samband made this, from before its formats were settled. Nothing was changed. Open it with that version, choose “Export everything” in its settings, and take that file in here, in a new vault.',
  DeviceKeysDamaged: 'The keys of this device are damaged. What was written is still there. Restore a backup.',
  InUse: 'Another window or program has this vault open. Nothing was changed. Close it there and try again.',
  NotAVault: 'There is no vault in this folder. Nothing was changed.',
  VaultExists: 'There is a vault here already. Nothing was changed. Unlock it instead.',
  FolderNotEmpty: 'The folder of the vault is not empty. Nothing was changed. Move what lies in it, or choose another.',
  AlreadyOpen: 'The vault is open already.',
  Busy: 'The last passphrase is still being tried. Wait a moment.',
  Locked: 'The vault is locked. Everything shown as saved is saved. Unlock it and try again.',
  DiskFull: 'The disk is full. What was saved before is safe; this was not saved. Make room and try again.',
  ReadOnly: 'The disk is read-only. Nothing was changed. Make it writable, then try again.',
  NotFound: 'The file or folder is not there any more ({path}). Nothing was changed.',
  NotPermitted: 'This computer does not let Samband read or write there ({path}). Nothing was changed.',
  DiskFailed:
    'The disk failed. What was shown as saved before was written. Make a backup elsewhere, then check the vault.',
  VolumeDamaged: 'A part of the vault cannot be read. The rest is safe. Check the vault in the settings.',
  NothingToUndo: 'There is nothing of yours to take back.',
  NothingToRedo: 'There is nothing to do again.',
  NotAnExport:
    'This is no readable export of Samband. Nothing was changed. Choose the file that “Export everything” wrote.',
  NotABackup: 'This file is no Samband backup. Nothing was changed.',
  Truncated:
    'This backup ends too early: it was not copied whole. Nothing was changed. Copy it again or take an older one.',
  Damaged: 'This backup is damaged. Nothing was changed. Copy it again or take an older one.',
  NoSuchRecord: 'It is not here any more. Nothing was changed.',
  NoSuchSpace: 'That space is not in this vault. Nothing was changed.',
  BadValue: 'That cannot stand there. Nothing was changed.',
  Ahead: 'It lies ahead, so it cannot have happened yet. Nothing was changed. Change its day first.',
  Incomplete: 'Something is missing: {problems}. Nothing was changed.',
  NarrowReference: 'Those who can read this could not see whom it names. Nothing was changed. Widen that first.',
  NothingToDo: 'That is so already. Nothing was changed.',
  TooLarge: 'That is too large. Nothing was changed. Split it and try again.',
  NotUnderstood:
    'Nothing was understood in this line, and nothing was changed. Say who and when: “met roedt.example today”.',
  NotCopied: 'The clipboard did not take it. Nothing went out. Export the report to a file instead.',
  NotConfirmed: 'A report for the public needs your second yes. Nothing went out.',
  EngineGone:
    'The part that keeps your vault has stopped. What was shown as saved is on the disk. It is being started again.',
  TooManyCalls: 'Too much at once. Nothing was changed by this. Wait a moment and try again.',
  Bug: 'Samband itself failed at this. Everything shown as saved is saved. Try again; if it happens again, tell us what you did.',
  other: 'That did not work ({type}). Everything shown as saved is saved.',
};

const nb: ProblemSentences = {
  WrongPassphrase:
    'Dette passordet åpner ikke hvelvet. Ingenting er endret. Prøv igjen, eller bruk gjenopprettingsarket.',
  WrongRecoveryKit:
    'Disse ordene åpner ikke hvelvet. Ingenting er endret. Se etter at alle 24 er med, i rekkefølge, og fra dette hvelvet.',
  UnknownWord: '«{unknownWord}» er ikke et ord fra et gjenopprettingsark. Ingenting er endret. Sjekk skrivemåten.',
  KeyFileMissing:
    'Nøkkelfilen til hvelvet er borte. Det som er skrevet, ligger der fortsatt. Bruk gjenopprettingsarket: det henter nøkkelen fra en sikkerhetskopi.',
  KeyFileDamaged:
    'Nøkkelfilen til hvelvet er skadet. Det som er skrevet, ligger der fortsatt. Bruk gjenopprettingsarket.',
  NewerVersion: 'Dette er skrevet av et nyere Samband. Ingenting er endret. Åpne det med den versjonen.',
  UnfinishedVersion:
    'Dette er laget av et uferdig Samband, fra før formatene lå fast. Ingenting er endret. Åpne det med den versjonen, velg «Eksporter alt» i innstillingene der, og ta filen inn her, i et nytt hvelv.',
  DeviceKeysDamaged:
    'Nøklene til denne enheten er skadet. Det som er skrevet, ligger der fortsatt. Gjenopprett en sikkerhetskopi.',
  InUse: 'Et annet vindu eller program har hvelvet åpent. Ingenting er endret. Lukk det der, og prøv igjen.',
  NotAVault: 'Det ligger ikke noe hvelv i denne mappa. Ingenting er endret.',
  VaultExists: 'Her ligger det et hvelv fra før. Ingenting er endret. Lås det opp i stedet.',
  FolderNotEmpty: 'Mappa til hvelvet er ikke tom. Ingenting er endret. Flytt det som ligger der, eller velg en annen.',
  AlreadyOpen: 'Hvelvet er åpent allerede.',
  Busy: 'Det forrige passordet prøves fortsatt. Vent litt.',
  Locked: 'Hvelvet er låst. Alt som ble vist som lagret, er lagret. Lås opp og prøv igjen.',
  DiskFull: 'Disken er full. Det som var lagret fra før, er trygt; dette ble ikke lagret. Rydd plass og prøv igjen.',
  ReadOnly: 'Disken kan bare leses. Ingenting er endret. Gjør den skrivbar, og prøv igjen.',
  NotFound: 'Filen eller mappa er der ikke lenger ({path}). Ingenting er endret.',
  NotPermitted: 'Maskinen lar ikke Samband lese eller skrive der ({path}). Ingenting er endret.',
  DiskFailed:
    'Disken sviktet. Det som ble vist som lagret før, er skrevet. Ta en sikkerhetskopi et annet sted, og kontroller hvelvet.',
  VolumeDamaged: 'En del av hvelvet kan ikke leses. Resten er trygt. Kontroller hvelvet i innstillingene.',
  NothingToUndo: 'Du har ingenting å angre.',
  NothingToRedo: 'Det er ingenting å gjøre om igjen.',
  NotAnExport: 'Dette er ingen lesbar eksport fra Samband. Ingenting ble endret. Velg filen som «Eksporter alt» skrev.',
  NotABackup: 'Denne filen er ingen sikkerhetskopi fra Samband. Ingenting er endret.',
  Truncated:
    'Denne sikkerhetskopien slutter for tidlig: den ble ikke kopiert helt. Ingenting er endret. Kopier den på nytt, eller ta en eldre.',
  Damaged: 'Denne sikkerhetskopien er skadet. Ingenting er endret. Kopier den på nytt, eller ta en eldre.',
  NoSuchRecord: 'Det er ikke her lenger. Ingenting er endret.',
  NoSuchSpace: 'Det rommet finnes ikke i dette hvelvet. Ingenting er endret.',
  BadValue: 'Det kan ikke stå der. Ingenting er endret.',
  Ahead: 'Det ligger fram i tid, så det kan ikke ha skjedd ennå. Ingenting er endret. Endre dagen først.',
  Incomplete: 'Noe mangler: {problems}. Ingenting er endret.',
  NarrowReference: 'De som kan lese dette, ville ikke sett hvem det nevner. Ingenting er endret. Del det først.',
  NothingToDo: 'Slik er det allerede. Ingenting er endret.',
  TooLarge: 'Det er for stort. Ingenting er endret. Del det opp og prøv igjen.',
  NotUnderstood:
    'Ingenting ble forstått i denne linja, og ingenting er endret. Si hvem og når: «møtte roedt.example i dag».',
  NotCopied: 'Utklippstavla tok ikke imot. Ingenting gikk ut. Eksporter rapporten til en fil i stedet.',
  NotConfirmed: 'En rapport for offentligheten trenger et ja til fra deg. Ingenting gikk ut.',
  EngineGone:
    'Delen som tar vare på hvelvet ditt, har stoppet. Det som ble vist som lagret, ligger på disken. Den startes på nytt.',
  TooManyCalls: 'For mye på én gang. Ingenting ble endret av dette. Vent litt og prøv igjen.',
  Bug: 'Samband selv sviktet her. Alt som ble vist som lagret, er lagret. Prøv igjen; skjer det på nytt, så fortell oss hva du gjorde.',
  other: 'Det gikk ikke ({type}). Alt som ble vist som lagret, er lagret.',
};

const nn: ProblemSentences = {
  WrongPassphrase:
    'Dette passordet opnar ikkje kvelvet. Ingenting er endra. Prøv igjen, eller bruk gjenopprettingsarket.',
  WrongRecoveryKit:
    'Desse orda opnar ikkje kvelvet. Ingenting er endra. Sjå etter at alle 24 er med, i rekkjefølgje, og frå dette kvelvet.',
  UnknownWord: '«{unknownWord}» er ikkje eit ord frå eit gjenopprettingsark. Ingenting er endra. Sjekk skrivemåten.',
  KeyFileMissing:
    'Nøkkelfila til kvelvet er borte. Det som er skrive, ligg der framleis. Bruk gjenopprettingsarket: det hentar nøkkelen frå ein tryggingskopi.',
  KeyFileDamaged: 'Nøkkelfila til kvelvet er skadd. Det som er skrive, ligg der framleis. Bruk gjenopprettingsarket.',
  NewerVersion: 'Dette er skrive av eit nyare Samband. Ingenting er endra. Opne det med den versjonen.',
  UnfinishedVersion:
    'Dette er laga av eit uferdig Samband, frå før formata låg fast. Ingenting er endra. Opne det med den versjonen, vel «Eksporter alt» i innstillingane der, og ta fila inn her, i eit nytt kvelv.',
  DeviceKeysDamaged:
    'Nøklane til denne eininga er skadde. Det som er skrive, ligg der framleis. Gjenopprett ein tryggingskopi.',
  InUse: 'Eit anna vindauge eller program har kvelvet ope. Ingenting er endra. Lukk det der, og prøv igjen.',
  NotAVault: 'Det ligg ikkje noko kvelv i denne mappa. Ingenting er endra.',
  VaultExists: 'Her ligg det eit kvelv frå før. Ingenting er endra. Lås det opp i staden.',
  FolderNotEmpty: 'Mappa til kvelvet er ikkje tom. Ingenting er endra. Flytt det som ligg der, eller vel ei anna.',
  AlreadyOpen: 'Kvelvet er ope allereie.',
  Busy: 'Det førre passordet blir framleis prøvd. Vent litt.',
  Locked: 'Kvelvet er låst. Alt som vart vist som lagra, er lagra. Lås opp og prøv igjen.',
  DiskFull: 'Disken er full. Det som var lagra frå før, er trygt; dette vart ikkje lagra. Rydd plass og prøv igjen.',
  ReadOnly: 'Disken kan berre lesast. Ingenting er endra. Gjer han skrivbar, og prøv igjen.',
  NotFound: 'Fila eller mappa er der ikkje lenger ({path}). Ingenting er endra.',
  NotPermitted: 'Maskina lèt ikkje Samband lese eller skrive der ({path}). Ingenting er endra.',
  DiskFailed:
    'Disken svikta. Det som vart vist som lagra før, er skrive. Ta ein tryggingskopi ein annan stad, og kontroller kvelvet.',
  VolumeDamaged: 'Ein del av kvelvet kan ikkje lesast. Resten er trygt. Kontroller kvelvet i innstillingane.',
  NothingToUndo: 'Du har ingenting å angre.',
  NothingToRedo: 'Det er ingenting å gjere om att.',
  NotAnExport: 'Dette er ingen leseleg eksport frå Samband. Ingenting vart endra. Vel fila som «Eksporter alt» skreiv.',
  NotABackup: 'Denne fila er ingen tryggingskopi frå Samband. Ingenting er endra.',
  Truncated:
    'Denne tryggingskopien sluttar for tidleg: han vart ikkje kopiert heilt. Ingenting er endra. Kopier han på nytt, eller ta ein eldre.',
  Damaged: 'Denne tryggingskopien er skadd. Ingenting er endra. Kopier han på nytt, eller ta ein eldre.',
  NoSuchRecord: 'Det er ikkje her lenger. Ingenting er endra.',
  NoSuchSpace: 'Det rommet finst ikkje i dette kvelvet. Ingenting er endra.',
  BadValue: 'Det kan ikkje stå der. Ingenting er endra.',
  Ahead: 'Det ligg fram i tid, så det kan ikkje ha hendt enno. Ingenting er endra. Endre dagen først.',
  Incomplete: 'Noko manglar: {problems}. Ingenting er endra.',
  NarrowReference: 'Dei som kan lese dette, ville ikkje sjå kven det nemner. Ingenting er endra. Del det først.',
  NothingToDo: 'Slik er det allereie. Ingenting er endra.',
  TooLarge: 'Det er for stort. Ingenting er endra. Del det opp og prøv igjen.',
  NotUnderstood:
    'Ingenting vart forstått i denne linja, og ingenting er endra. Sei kven og når: «møtte roedt.example i dag».',
  NotCopied: 'Utklippstavla tok ikkje imot. Ingenting gjekk ut. Eksporter rapporten til ei fil i staden.',
  NotConfirmed: 'Ein rapport for offentlegheita treng eit ja til frå deg. Ingenting gjekk ut.',
  EngineGone:
    'Delen som tek vare på kvelvet ditt, har stoppa. Det som vart vist som lagra, ligg på disken. Han blir starta på nytt.',
  TooManyCalls: 'For mykje på éin gong. Ingenting vart endra av dette. Vent litt og prøv igjen.',
  Bug: 'Samband sjølv svikta her. Alt som vart vist som lagra, er lagra. Prøv igjen; hender det på nytt, så fortel oss kva du gjorde.',
  other: 'Det gjekk ikkje ({type}). Alt som vart vist som lagra, er lagra.',
};

const sv: ProblemSentences = {
  WrongPassphrase:
    'Den här lösenfrasen öppnar inte valvet. Inget har ändrats. Försök igen, eller använd återställningsbladet.',
  WrongRecoveryKit:
    'De här orden öppnar inte valvet. Inget har ändrats. Se efter att alla 24 är med, i ordning, och från det här valvet.',
  UnknownWord: '”{unknownWord}” är inget ord ur ett återställningsblad. Inget har ändrats. Kontrollera stavningen.',
  KeyFileMissing:
    'Valvets nyckelfil är borta. Det som skrivits finns kvar. Använd återställningsbladet: det hämtar nyckeln ur en säkerhetskopia.',
  KeyFileDamaged: 'Valvets nyckelfil är skadad. Det som skrivits finns kvar. Använd återställningsbladet.',
  NewerVersion: 'Det här är skrivet av ett nyare Samband. Inget har ändrats. Öppna det med den versionen.',
  UnfinishedVersion:
    'Det här är gjort av ett ofärdigt Samband, från innan formaten låg fast. Inget har ändrats. Öppna det med den versionen, välj ”Exportera allt” i inställningarna där, och ta in filen här, i ett nytt valv.',
  DeviceKeysDamaged: 'Den här enhetens nycklar är skadade. Det som skrivits finns kvar. Återställ en säkerhetskopia.',
  InUse: 'Ett annat fönster eller program har valvet öppet. Inget har ändrats. Stäng det där och försök igen.',
  NotAVault: 'Det finns inget valv i den här mappen. Inget har ändrats.',
  VaultExists: 'Här finns redan ett valv. Inget har ändrats. Lås upp det i stället.',
  FolderNotEmpty: 'Valvets mapp är inte tom. Inget har ändrats. Flytta det som ligger där, eller välj en annan.',
  AlreadyOpen: 'Valvet är redan öppet.',
  Busy: 'Den förra lösenfrasen prövas fortfarande. Vänta lite.',
  Locked: 'Valvet är låst. Allt som visades som sparat är sparat. Lås upp och försök igen.',
  DiskFull: 'Disken är full. Det som sparats tidigare är tryggt; det här sparades inte. Gör plats och försök igen.',
  ReadOnly: 'Disken går bara att läsa. Inget har ändrats. Gör den skrivbar och försök igen.',
  NotFound: 'Filen eller mappen finns inte kvar ({path}). Inget har ändrats.',
  NotPermitted: 'Datorn låter inte Samband läsa eller skriva där ({path}). Inget har ändrats.',
  DiskFailed:
    'Disken gick fel. Det som visades som sparat tidigare är skrivet. Ta en säkerhetskopia någon annanstans och kontrollera valvet.',
  VolumeDamaged: 'En del av valvet går inte att läsa. Resten är tryggt. Kontrollera valvet i inställningarna.',
  NothingToUndo: 'Du har inget att ångra.',
  NothingToRedo: 'Det finns inget att göra om.',
  NotAnExport: 'Det här är ingen läsbar export från Samband. Inget ändrades. Välj filen som ”Exportera allt” skrev.',
  NotABackup: 'Den här filen är ingen säkerhetskopia från Samband. Inget har ändrats.',
  Truncated:
    'Den här säkerhetskopian slutar för tidigt: den kopierades inte helt. Inget har ändrats. Kopiera den igen, eller ta en äldre.',
  Damaged: 'Den här säkerhetskopian är skadad. Inget har ändrats. Kopiera den igen, eller ta en äldre.',
  NoSuchRecord: 'Det finns inte kvar här. Inget har ändrats.',
  NoSuchSpace: 'Det rummet finns inte i det här valvet. Inget har ändrats.',
  BadValue: 'Så kan det inte stå där. Inget har ändrats.',
  Ahead: 'Det ligger framåt i tiden, så det kan inte ha hänt än. Inget har ändrats. Ändra dagen först.',
  Incomplete: 'Något saknas: {problems}. Inget har ändrats.',
  NarrowReference: 'De som kan läsa det här skulle inte se vem det nämner. Inget har ändrats. Dela det först.',
  NothingToDo: 'Så är det redan. Inget ändrades.',
  TooLarge: 'Det är för stort. Inget har ändrats. Dela upp det och försök igen.',
  NotUnderstood:
    'Inget förstods på den här raden, och inget har ändrats. Säg vem och när: ”träffade roedt.example i dag”.',
  NotCopied: 'Urklipp tog inte emot. Inget gick ut. Exportera rapporten till en fil i stället.',
  NotConfirmed: 'En rapport för offentligheten behöver ett ja till av dig. Inget gick ut.',
  EngineGone: 'Delen som sköter ditt valv har stannat. Det som visades som sparat finns på disken. Den startas om.',
  TooManyCalls: 'För mycket på en gång. Inget ändrades av det här. Vänta lite och försök igen.',
  Bug: 'Samband självt gick fel här. Allt som visades som sparat är sparat. Försök igen; händer det på nytt, berätta för oss vad du gjorde.',
  other: 'Det gick inte ({type}). Allt som visades som sparat är sparat.',
};

export const problemSentences: Readonly<Record<Language, ProblemSentences>> = {
  en: { ...syncProblems.en, ...en },
  nb: { ...syncProblems.nb, ...nb },
  nn: { ...syncProblems.nn, ...nn },
  sv: { ...syncProblems.sv, ...sv },
};

export function problemText(problem: Problem, language: Language): string {
  const sentences = problemSentences[language];
  const type = kindOf(problem);
  const sentence = (Object.hasOwn(sentences, type) ? sentences[type] : undefined) ?? sentences.other;
  const said = sentence.replace(/\{(\w+)\}/g, (_all, name: string) => {
    const detail = problem[name];
    if (name === 'problems' && Array.isArray(detail))
      return detail.map((code) => recordProblems[language][String(code)] ?? String(code)).join('; ');
    return typeof detail === 'string' || typeof detail === 'number' ? String(detail) : '';
  });
  // Not every disk says where.
  return said.replace(' ()', '');
}

function kindOf(problem: Problem): string {
  if (problem.type === 'WrongRecoveryKit' && problem['unknownWord']) return 'UnknownWord';
  if (problem.type === 'UnknownWord' && problem['word']) return 'NoInvitationWord';
  if (problem.type === 'DeviceProofBad') return 'DoorProofBad';
  const why = problem['why'];
  if ((problem.type === 'JoinRefused' || problem.type === 'NotEntered') && typeof why === 'string')
    return refusals[why] ?? 'JoinFailed';
  if (problem.type === 'BadValue' && typeof why === 'string' && why.startsWith('it lies ahead')) return 'Ahead';
  return problem.type;
}

/** By what one side tells the other (engine/pairing/messages.ts). */
const refusals: Readonly<Record<string, string>> = {
  declined: 'JoinDeclined',
  differ: 'JoinDiffer',
  busy: 'JoinBusy',
  expired: 'JoinExpired',
  failed: 'JoinFailed',
  ended: 'JoinEnded',
  unexpected: 'JoinUnexpected',
};
