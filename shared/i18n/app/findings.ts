/** What was noticed about a vault, while opening or checking it, as sentences. `{detail}` is the finding's own field. */
import type { Language } from '../../model/enumerations.ts';

type FindingSentences = Readonly<Record<string, string>> & { readonly other: string };

const en: FindingSentences = {
  TornTail:
    'The last {bytes} bytes of the log were never acknowledged, as after a power cut; they were set aside ({where}).',
  Damaged: '{bytes} bytes are damaged ({where}). What stood in them may be lost.',
  DamagedHarmless: '{bytes} bytes are damaged ({where}). Nothing was lost with them.',
  SegmentMissing: 'A file of the log is missing ({where}).',
  SegmentForeign: 'A file in the log does not belong to this vault ({where}).',
  SegmentSwapped: 'A file of the log stands in another one’s place ({where}).',
  SegmentNewer: 'A file of the log was written by a newer Samband ({where}).',
  KeyFileRepaired: 'The key file was damaged and was taken from its copy ({where}). Nothing was lost.',
  IndexRebuilt: 'The index was made anew from the log. Nothing was lost.',
  LogShorterThanKnown: 'The log is shorter than it once was ({where}): the folder may be an older copy.',
  BundleRefused: 'A piece of the log was refused ({where}).',
  BundlesMissing: 'Pieces {from} to {to} of one writer are missing.',
  RowsDiffer: 'What is shown differs in one part from what its log says; it is read again from the log.',
  VolumeDamaged: 'A part of the vault cannot be read. The rest is safe.',
  Repaired: '{bundles} damaged or missing pieces were put back from a backup.',
  'NewWriter:first': 'The vault was made on this laptop.',
  'NewWriter:restored': 'The vault came from a backup and writes under a new name from now on.',
  'NewWriter:moved': 'The folder came from another computer and writes under a new name from now on.',
  'NewWriter:log_shorter': 'The folder is an older copy of itself and writes under a new name from now on.',
  'NewWriter:forked': 'A copy of this folder was used elsewhere; this one writes under a new name from now on.',
  other: 'Something was noticed that this version has no words for ({type}).',
};

const nb: FindingSentences = {
  TornTail:
    'De siste {bytes} bytene i loggen ble aldri bekreftet, som etter et strømbrudd; de er lagt til side ({where}).',
  Damaged: '{bytes} byte er skadet ({where}). Det som sto der, kan være tapt.',
  DamagedHarmless: '{bytes} byte er skadet ({where}). Ingenting gikk tapt med dem.',
  SegmentMissing: 'En fil i loggen mangler ({where}).',
  SegmentForeign: 'En fil i loggen hører ikke til dette hvelvet ({where}).',
  SegmentSwapped: 'En fil i loggen står på en annen sin plass ({where}).',
  SegmentNewer: 'En fil i loggen er skrevet av et nyere Samband ({where}).',
  KeyFileRepaired: 'Nøkkelfilen var skadet og ble hentet fra kopien sin ({where}). Ingenting gikk tapt.',
  IndexRebuilt: 'Registeret ble laget på nytt fra loggen. Ingenting gikk tapt.',
  LogShorterThanKnown: 'Loggen er kortere enn den har vært ({where}): mappa kan være en eldre kopi.',
  BundleRefused: 'En bit av loggen ble avvist ({where}).',
  BundlesMissing: 'Bit {from} til {to} fra én skriver mangler.',
  RowsDiffer: 'Det som vises, avviker ett sted fra loggen; det leses på nytt fra loggen.',
  VolumeDamaged: 'En del av hvelvet kan ikke leses. Resten er trygt.',
  Repaired: '{bundles} skadde eller manglende biter ble hentet tilbake fra en sikkerhetskopi.',
  'NewWriter:first': 'Hvelvet ble laget på denne maskinen.',
  'NewWriter:restored': 'Hvelvet kom fra en sikkerhetskopi og skriver under nytt navn fra nå av.',
  'NewWriter:moved': 'Mappa kom fra en annen maskin og skriver under nytt navn fra nå av.',
  'NewWriter:log_shorter': 'Mappa er en eldre kopi av seg selv og skriver under nytt navn fra nå av.',
  'NewWriter:forked': 'En kopi av mappa er brukt et annet sted; denne skriver under nytt navn fra nå av.',
  other: 'Noe ble oppdaget som denne versjonen ikke har ord for ({type}).',
};

const nn: FindingSentences = {
  TornTail:
    'Dei siste {bytes} bytane i loggen vart aldri stadfesta, som etter eit straumbrot; dei er lagde til side ({where}).',
  Damaged: '{bytes} byte er skadde ({where}). Det som stod der, kan vere tapt.',
  DamagedHarmless: '{bytes} byte er skadde ({where}). Ingenting gjekk tapt med dei.',
  SegmentMissing: 'Ei fil i loggen manglar ({where}).',
  SegmentForeign: 'Ei fil i loggen høyrer ikkje til dette kvelvet ({where}).',
  SegmentSwapped: 'Ei fil i loggen står på ein annan sin plass ({where}).',
  SegmentNewer: 'Ei fil i loggen er skriven av eit nyare Samband ({where}).',
  KeyFileRepaired: 'Nøkkelfila var skadd og vart henta frå kopien sin ({where}). Ingenting gjekk tapt.',
  IndexRebuilt: 'Registeret vart laga på nytt frå loggen. Ingenting gjekk tapt.',
  LogShorterThanKnown: 'Loggen er kortare enn han har vore ({where}): mappa kan vere ein eldre kopi.',
  BundleRefused: 'Ein bit av loggen vart avvist ({where}).',
  BundlesMissing: 'Bit {from} til {to} frå éin skrivar manglar.',
  RowsDiffer: 'Det som blir vist, skil seg éin stad frå loggen; det blir lese på nytt frå loggen.',
  VolumeDamaged: 'Ein del av kvelvet kan ikkje lesast. Resten er trygt.',
  Repaired: '{bundles} skadde eller manglande bitar vart henta tilbake frå ein tryggingskopi.',
  'NewWriter:first': 'Kvelvet vart laga på denne maskina.',
  'NewWriter:restored': 'Kvelvet kom frå ein tryggingskopi og skriv under nytt namn frå no av.',
  'NewWriter:moved': 'Mappa kom frå ei anna maskin og skriv under nytt namn frå no av.',
  'NewWriter:log_shorter': 'Mappa er ein eldre kopi av seg sjølv og skriv under nytt namn frå no av.',
  'NewWriter:forked': 'Ein kopi av mappa er brukt ein annan stad; denne skriv under nytt namn frå no av.',
  other: 'Noko vart oppdaga som denne versjonen ikkje har ord for ({type}).',
};

const sv: FindingSentences = {
  TornTail:
    'Loggens sista {bytes} byte bekräftades aldrig, som efter ett strömavbrott; de har lagts åt sidan ({where}).',
  Damaged: '{bytes} byte är skadade ({where}). Det som stod där kan vara förlorat.',
  DamagedHarmless: '{bytes} byte är skadade ({where}). Inget gick förlorat med dem.',
  SegmentMissing: 'En fil i loggen saknas ({where}).',
  SegmentForeign: 'En fil i loggen hör inte till det här valvet ({where}).',
  SegmentSwapped: 'En fil i loggen står på en annans plats ({where}).',
  SegmentNewer: 'En fil i loggen är skriven av ett nyare Samband ({where}).',
  KeyFileRepaired: 'Nyckelfilen var skadad och hämtades från sin kopia ({where}). Inget gick förlorat.',
  IndexRebuilt: 'Registret gjordes om från loggen. Inget gick förlorat.',
  LogShorterThanKnown: 'Loggen är kortare än den har varit ({where}): mappen kan vara en äldre kopia.',
  BundleRefused: 'En bit av loggen avvisades ({where}).',
  BundlesMissing: 'Bitarna {from} till {to} från en skrivare saknas.',
  RowsDiffer: 'Det som visas skiljer sig på ett ställe från loggen; det läses om från loggen.',
  VolumeDamaged: 'En del av valvet går inte att läsa. Resten är tryggt.',
  Repaired: '{bundles} skadade eller saknade bitar hämtades tillbaka från en säkerhetskopia.',
  'NewWriter:first': 'Valvet skapades på den här datorn.',
  'NewWriter:restored': 'Valvet kom från en säkerhetskopia och skriver under nytt namn från och med nu.',
  'NewWriter:moved': 'Mappen kom från en annan dator och skriver under nytt namn från och med nu.',
  'NewWriter:log_shorter': 'Mappen är en äldre kopia av sig själv och skriver under nytt namn från och med nu.',
  'NewWriter:forked':
    'En kopia av mappen har använts någon annanstans; den här skriver under nytt namn från och med nu.',
  other: 'Något märktes som den här versionen saknar ord för ({type}).',
};

export const findingSentences: Readonly<Record<Language, FindingSentences>> = { en, nb, nn, sv };

export interface AnyFinding {
  readonly type: string;
  readonly [detail: string]: unknown;
}

export function findingText(finding: AnyFinding, language: Language): string {
  const sentences = findingSentences[language];
  const key = keyOf(finding);
  const sentence = (Object.hasOwn(sentences, key) ? sentences[key] : undefined) ?? sentences.other;
  return sentence.replace(/\{(\w+)\}/g, (_all, name: string) => {
    const detail = finding[name];
    return typeof detail === 'string' || typeof detail === 'number' ? String(detail) : '';
  });
}

function keyOf(finding: AnyFinding): string {
  if (finding.type === 'NewWriter') return `NewWriter:${String(finding['why'])}`;
  return finding.type === 'Damaged' && finding['lost'] === 'nothing' ? 'DamagedHarmless' : finding.type;
}
