import type { Vocabulary } from './vocabulary.ts';

export const bokmål: Vocabulary = {
  language: 'nb',
  words: {
    further:
      'lovet|lovte|lover|lova|har lovet|skal sende|sendte|sendt|skylder|ga dem|ga dere|går ut|gikk ut|løper ut|utløper|fornyes|leverte',
    appointment: 'møte med|møtet med|et møte med|avtale med|samtale med|prat med',
    underway:
      'reise til|reiser til|reise fra|reise hjem|hjemreise|tog til|tog fra|toget til|toget fra|nattog|nattoget|buss til|bussen til|ferge til|ferga til|båt til|båten til|fly til|kjører til|på toget|på reise',
    held: 'møtte|har møtt|møtt|traff|har truffet|truffet|snakket med|pratet med|besøkte|hadde møte med|hadde et møte med|hadde møter med|hadde fellesmøte med|var på møte med|har hatt møte med|fikk møtt|var innom|hilste på|møtte opp hos|har snakket med|innom|stakk innom|snakka med|prata med|satt med|har hatt møte|hatt møte med|møttes|traff på|besøkt|har besøkt|hadde besøk av|har vært på besøk hos|fikk snakket med|fikk hilst på|møttes med',
    open: 'møte|møter|treffe|treffer|snakke med|besøke|få tak i|se|møtes|møtet|møtene|treffe igjen|fellesmøte|fellesmøte med',
    planning:
      'skal møte|skal treffe|har møte med|har avtale med|møter jeg|møter vi|skal besøke|skal snakke med|skal ha møte med|fått møte med|møte med|møtet med|et møte med|avtale med|jeg møter|vi møter|jeg treffer|treffer jeg|treffer vi|besøker jeg|har jeg møte med|har jeg avtale med|samtale med|prat med',
    want: 'vil|ønsker|ønsker å|ønske|håper|håper å|prøve|prøver|gjerne|har lyst til|vil gjerne|skulle gjerne|må|bør|planlegger|planlegger å|på planen|planen|planer|mål|ønskeliste|gjenstår|kunne tenke meg|ville|hadde håpet|skulle ha|skulle jeg ha|skulle vi ha',
    will: 'skal|kommer til å',
    got: 'fikk|har fått|rakk å|rakk',
    negation: 'ikke|ingen|aldri|uten|ikke noe|ikke noen',
    first: 'jeg|vi|meg|oss|min|mitt|mine|vår|vårt|våre|e|æ|eg|je|mæ|mei|vårs',
    second: 'du|dere|deg|dykk|deres|din|si fra|ta kontakt',
    joint: 'felles|fellesmøte|hadde fellesmøte med|sammen|samlet|fellesmøte med',
    informal:
      'te med|drakk te med|kopp te med|bare kaffe med|kun kaffe med|kaffe|øl|frokost|lunsj|middag|pratet|prat|slo av en prat med|tok en kaffe med|drakk kaffe med|kaffe med|ikke et møte|ikke møte|bare kaffe|bare en kaffe|uformelt|tilfeldig|støtte på|en prat|lang prat|en lang prat med|en prat med|lunsj med|øl med|en øl med|middag med|frokost med|kaffe og prat|traff tilfeldigvis|kaffekopp|kaffekopp med|vaffel',
    folks:
      'folkene i|folka hos|folk hos|folk fra|noen fra|folk i|folka fra|folkene fra|folka i|medlemmer av|medlemmer fra|aktivister fra|kamerater fra|gjengen fra|en fra|et par fra|folk frå|venner fra',
    from: 'fra|frå',
    copula: 'er',
    place: 'på|i|ved',
    topic: 'om|via|angående|istedenfor|i stedet for|på grunn av|takket være|ifølge|før|etter|under',
    and: 'og|samt',
    but: 'men|så',
    determiner:
      'styret i|styret til|ledelsen i|sekretariatet i|kontoret til|lederen i|lederen av|den|det|de|en|ei|et|disse|denne|dette|noen|med|til|organisasjoner|organisasjonene|organisasjonen|orgene|også|både|endelig|igjen|å',
    possessive: 'min|mi|mitt|mine|vår|vårt|våre',
    membership:
      'jeg er med i|som jeg er med i|jeg er medlem i|jeg er medlem av|som jeg er medlem av|som jeg er medlem i|vi er med i|jeg er en del av|der jeg er medlem|der jeg er med',
    member: 'medlem|er medlem|jeg er medlem',
    nothing: 'ingenting|ingen|fri|reisedag|fridag',
    hosted:
      'lot meg overnatte|lot meg sove|lot meg få sove|huset meg|ga meg husly|ga meg en seng|lot oss overnatte|huset oss|ga oss husly|lånte meg sofaen|lot meg få overnatte|tok meg inn|åpnet hjemmet sitt|lånte meg en seng|lot meg bo',
    lodged:
      'overnattet hos|sov hos|har sovet hos|bodde hos|overnatter hos|sover hos|fikk sove hos|fikk overnatte hos|har overnattet hos|bor hos|lå over hos',
    past: 'hadde|var|ble|blei|tok|drakk|spiste|delte|gikk|gikk med til',
    helping: 'hjelper|hjelpe|bistår|bidrar|tilbyr',
    slept: 'sov|sover|overnattet|overnatter|overnatta|bodde|bor|lå over|sovet',
    atHome: 'hos|hjemme hos|på sofaen til|i sofaen til',
    says: 'sier|sa|forteller|skriver|melder',
    glue: 'for|uten|mot|av|i våre|i vår|for alle|og',
    label: 'her|lenke|nettside|nettsiden|nettsted|hjemmeside|side|les mer|mer|denne',
    aside:
      'takk|takk til|lenker|kilder|ressurser|lysark|notater|handleliste|å gjøre|gjøremål|pakkeliste|verktøy|sponsorer',
  },
  ordinary:
    'innen|innan|sent|seinere|inntil|utkast|tilbake|møtested|mottatt|senest|kontrakt|kontrakten|kontrakter|kontraktene',
  openers:
    'formiddag|formiddagen|ettermiddag|ettermiddagen|natt|alt|kjøp|ring|husk|bestill|send|finn|sjekk|pakk|betal|vask|hent|lag|fiks|book|ordne|lever|rydd|etterpå|deretter|senere|så|til slutt|dessverre|heldigvis|endelig|også|først|imens|ellers|videre|derfor|fortsatt|beklager|takk|hei|kjære|oppdatering|nytt|ja|nei|der|her|dette|det|den|de|han|hun|hvem|hva|når|hvor|hvordan|hvorfor|hvis|om|på|i|for|fra|med|min|vår|en|et|noen|mange|alle|begge|hver|ingen|ikke|aldri|kanskje|nå|og|men|eller|fordi|som|mens|siden|bare|kort|fin|flott|lang|travel|dag|morgen|kveld|tog|notater|dagbok|oppsummering|rapport|hilsen|tusen|kan|skal|vil|må|har|er|var|noen|selv|trenger|ok|ps|tror|synes|ble|gjør|ser|leser|leste|sitter|hørte',
  finite: 'møtte|traff|besøkte|snakket|pratet|hadde|var|fikk|hilste',
  statuses: {
    wanted: 'ønsker å møte|vil møte|ønsket|ikke planlagt|uten avtale|vil treffe|bør møte|vil gjerne møte',
    asked:
      'spurt|har spurt|spurte|venter svar|venter på svar|har ikke svart|har ikke svart ennå|ikke svart|ikke svart ennå|ikke fått svar|ikke svar|ingen svar|intet svar|kontaktet|har kontaktet|sendt e post|sendt mail|skrevet til|invitert|forespurt|svarer ikke|bedt om møte|bedt om et møte|har bedt|purret på|sendt melding til|skrev til|tatt kontakt med|venter på tilbakemelding|venter på tilbakemelding fra|har ikke hørt noe|ikke hørt noe|ikke hørt noe fra|venter svar fra|venter på svar fra|har sendt e post til|har skrevet til|har sendt melding til|mangler svar fra',
    half_planned:
      'ny dato kommer|ingen ny dato|ingen ny dato ennå|halvveis ja|halvt ja|nesten ja|halvplanlagt|halvveis planlagt|halvveis avtalt|halvt avtalt|halvt planlagt|tid ikke satt|dato ikke satt|tentativt|foreløpig|nesten avtalt|delvis avtalt|ikke bekreftet|må bekreftes|foreløpig avtalt|foreløpig avtale|foreløpig planlagt|halvplanlagte|dag ikke satt|uten dato|dato kommer|må avklares|halvveis i boks|nesten i boks|nesten klart|løst avtalt|så godt som avtalt',
    planned:
      'kommende møter|møteplan|møteplanen|reiseplan|reiseplanen|møter framover|møter fremover|avtalt|planlagt|bekreftet|booket|avtale|klart|fastsatt|avtalt møte med|avtalt møte|har avtalt|fikk avtalt|er avtalt|i boks|bekrefta|avtalt tid|har avtale|satt opp|i kalenderen|takket ja|takka ja|sa ja|har takket ja|bekreftet møte',
    held: 'møtt|gjennomført|ferdig|gjort|har møtt|avholdt|truffet|møtte',
    missed:
      'ble ikke noe med|det ble ikke noe med|ikke noe av|ble aldri noe av|rakk ikke|rakk ikke å møte|ble ikke noe av|ble ikke av|gikk glipp av|fikk ikke møtt|nådde ikke|møtte ikke opp|glapp|gikk i vasken|ble det ikke noe av|ble det ikke noe møte|kom ikke|dukket ikke opp|dukka ikke opp|ingen møtte opp|bommet på',
    declined:
      'svarte nei|svarer nei|svart nei|fikk nei fra|nei fra|takket nei|takka nei|sa nei|avslo|avslått|de sa nei|ikke interessert|vil ikke|har takket nei|takket dessverre nei|har sagt nei|ønsker ikke å møte|ønsker ikke|vil ikke møte|har avslått',
    cancelled:
      'falt i fisk|gikk i vasken for dem|avlyst|kansellert|innstilt|strøket|måtte avlyse|avlyste|ble avlyst|er avlyst|ble kansellert|har avlyst|blei avlyst|utgår|avbestilt',
    postponed:
      'utsatt|flyttet|utsatt til|flyttet til|flytta til|flytta|forskjøvet|skjøvet|skjøvet til|er utsatt|er flyttet|er flyttet til|er utsatt til|blir flyttet',
    unclear: 'kanskje|usikkert|usikker|uklart|muligens|kan hende',
  },
  terseStatuses: {
    asked: 'venter|sendt|skrevet|purret|avventer|ubesvart',
    planned: 'klar|ok|ja|i boks',
    declined: 'nei|nope',
  },
  turns: [
    { status: 'asked', all: ['venter|ventet', 'svar'] },
    { status: 'wanted', all: ['ikke|aldri', 'ennå|enda', 'møtt|møte|truffet|rukket'] },
    { status: 'missed', all: ['ikke|aldri|ingen', 'møtte|møtt|dukket|dukka|kom|traff|rakk'] },
  ],
  days: [
    [
      0,
      'i dag|idag|i dag tidlig|i morges|i formiddag|i ettermiddag|i kveld|nå|nå i kveld|tidligere i dag|senere i dag',
    ],
    [-1, 'i går|igår|i går kveld|i går morges|i går ettermiddag'],
    [
      1,
      'i morgen|imorgen|i morgen tidlig|i morgen kveld|i morgen formiddag|imorra|i morra|imåro|imårra|imårgå|i morgo',
    ],
    [-2, 'i forgårs|forgårs|i forigårs'],
    [2, 'i overmorgen|overimorgen|overmorgen'],
  ],
  times: {
    night: 'i natt|sist natt|natt til i dag',
    soon: 'de neste dagene|neste dager|neste dagene|de nærmeste dagene|de kommende dagene|kommende dager|dagene framover|dagene fremover|framover|fremover|i dagene som kommer|de neste par dagene|de neste få dagene',
    lately: 'i det siste|nylig|de siste dagene|siste dager|så langt|hittil|tidligere|forrige måned',
    thisWeek: 'denne uken|denne uka|senere denne uka|i løpet av uka',
    nextWeek: 'neste uke|uka som kommer|kommende uke|uken som kommer',
    lastWeek: 'forrige uke|sist uke|siste uke',
    weekend: 'i helga|i helgen|til helga|til helgen|denne helga|denne helgen',
    counting: {
      ago: 'siden',
      ahead: 'om',
      days: 'dag|dager',
      weeks: 'uke|uker|uka|uken',
      numbers: ['to', 'tre', 'fire', 'fem', 'seks', 'sju|syv', 'åtte', 'ni', 'ti'],
      upTo: 'til',
      inMonth: 'i|tidlig|sent|innen|medio',
    },
    clock: 'kl|klokka|klokken|kl.',
    oclock: 'presis',
    on: 'på|førstkommende|neste|nå på|kommende|sist|forrige',
  },
  weekdays: ['mandag', 'tirsdag', 'onsdag', 'torsdag', 'fredag', 'lørdag', 'søndag'],
  shortWeekdays: ['man|ma', 'tir|ti', 'ons|on', 'tor|tors|to', 'fre|fr', 'lør|lø', 'søn|sø'],
  months: [
    'januar|jan',
    'februar|feb',
    'mars',
    'april|apr',
    'mai',
    'juni|jun',
    'juli|jul',
    'august|aug',
    'september|sep|sept',
    'oktober|okt',
    'november|nov',
    'desember|des',
  ],
  kinds: {
    trade_union: 'fagforbund|fagforening|fagforeninga|lærerforbund|forbund|arbeiderforening|klubb i fagforbundet',
    trade_union_centre: 'landsorganisasjon|hovedorganisasjon|hovedsammenslutning|fagforeningssentral',
    political_party: 'politisk parti|parti|partiet|det politiske partiet|venstreparti',
    political_party_youth:
      'ungdomsparti|ungdomspartiet|politisk ungdomsorganisasjon|ungdomsorganisasjon|ungdomsorganisasjonen til',
    worker_coop: 'arbeiderkooperativ|arbeidersamvirke|arbeidereid kooperativ|medarbeidereid kooperativ',
    consumer_coop: 'forbrukersamvirke|forbrukerkooperativ|samvirkelag|samvirkelaget|matkooperativ|matkooperativet',
    hosting_coop: 'hostingkooperativ|hostingsamvirke|driftskooperativ',
    tech_coop: 'teknologikooperativ|it kooperativ|teknologisamvirke|utviklerkooperativ',
    housing_coop: 'boligkooperativ|borettslag|boligbyggelag|boligsamvirke',
    coop_other: 'kooperativ|samvirke|samvirkeforetak|andelslag|energikooperativ|andelslandbruk',
    hosting_collective:
      'hostingkollektiv|hostingkollektivet|driftskollektiv|serverkollektiv|datakollektiv|teknologikollektiv',
    hackerspace: 'hackerspace|hackspace|makerspace|hackerspacet',
    digital_rights_org:
      'digital rettighetsorganisasjon|personvernorganisasjon|organisasjon for digitale rettigheter|rettighetsorganisasjon',
    network: 'nettverk|allianse|paraplyorganisasjon|sammenslutning|koalisjon',
    campaign: 'kampanje|aksjon|aksjonsgruppe',
    solidarity_committee:
      'solidaritetskomité|solidaritetskomite|solidaritetskomiteen|solidaritetsgruppe|solidaritetsorganisasjon|solidaritetsbevegelse',
    environmental_org:
      'miljøorganisasjon|miljøvernorganisasjon|klimaorganisasjon|klimabevegelse|klimagruppe|naturvernorganisasjon|miljøgruppe',
    feminist_org: 'kvinneorganisasjon|kvinnegruppe|feministgruppe|kvinnefront|feministisk organisasjon',
    peace_org: 'fredsorganisasjon|fredslag|fredsbevegelse|fredsgruppe',
    tenants_union: 'leieboerforening|leieboerorganisasjon|leieboerlag|leietakerforening',
    student_union: 'studentorganisasjon|studentlag|studentsamfunn|studentparlament|elevorganisasjon',
    migrant_org: 'innvandrerorganisasjon|flyktningorganisasjon|migrantorganisasjon|asylorganisasjon',
    farmers_org: 'bondelag|bondelaget|småbrukarlag|bondeorganisasjon|småbrukerlag',
    patient_org: 'pasientorganisasjon|pasientforening|brukerorganisasjon|funksjonshemmedes organisasjon',
    ngo: 'frivillig organisasjon|ideell organisasjon|forening|organisasjon|hjelpeorganisasjon|interesseorganisasjon',
    religious_org: 'menighet|kirke|trossamfunn|moské',
    foundation: 'stiftelse',
    education: 'folkehøgskole|folkehøyskole|studieforbund|universitet|høgskole|skole|høyskole',
    festival: 'festival|kulturfestival|musikkfestival',
    bookshop_cafe: 'bokkafé|bokkafe|bokkafeen|bokkaféen|bokhandel|bokhandelen|kafé|kafe|kafeen',
    venue: 'kulturhus|samfunnshus|folkets hus|forsamlingshus|scene|husokkupasjon',
    media: 'avis|magasin|podkast|tidsskrift|radio|nettavis|radiokanal|forlag|dagsavis|lokalavis',
    visitor_centre: 'besøkssenter|besøkssenteret|besøkssentret',
    public_agency: 'direktorat|offentlig etat|tilsyn|datatilsyn|etat|departement|ombud|myndighet',
    security_agency: 'sikkerhetsmyndighet|sikkerhetstjeneste|etterretningstjeneste|nasjonal sikkerhetsmyndighet',
    consumer_council: 'forbrukerråd|forbrukerrådet',
    municipality: 'kommune|bydel|fylkeskommune|bystyre',
  },
  kindEndings: {
    trade_union: 'fagforening|fagforbund',
    political_party: 'partiet',
    coop_other: 'kooperativ|kooperativet|samvirke|samvirket',
    ngo: 'organisasjon|organisasjonen|forening|foreningen',
    network: 'nettverk|nettverket',
    solidarity_committee: 'solidaritetskomiteen',
    student_union: 'studentlag|studentlaget',
  },
  nounEndings: 'en|et|a|n|t|ene|er|r|ne|e',
  oneCapital: true,
  plainNouns:
    'ung|unge|ungdom|ungdommen|ungdommer|folk|folka|folkene|styre|styret|medlem|medlemmer|medlemmene|avdeling|avdelinga|avdelingen|seksjon|seksjonen|region|regionen|distrikt|distriktet|lokallag|lokallaget|utvalg|utvalget|komité|komiteen|kontor|kontoret|ledelse|ledelsen|ansatte|venner|kamerater|kolleger|kollegene|frivillige|aktivister|andre|alle|flere|resten|naboer|naboene|studenter|studentene|pensjonister|pensjonistene|kvinner',
  asks: [
    { type: 'suggest', all: ['hvem', 'bør jeg|burde jeg|bør vi|skal jeg', 'møte|treffe|snakke med'] },
    { type: 'facilitate', all: ['hjelp|hjelpe|hjelper', 'møte|møter|avtale|få til'], about: 'wanted' },
    {
      type: 'facilitate',
      all: [
        'sett meg i kontakt|sette meg i kontakt|introdusere meg|introduser meg|formidle kontakt|koble meg|kontakt med|introduksjon',
        'kan du|kan noen|hvem kan|noen som kan|gjerne|sett|hjelp|vær så snill|dere|du',
      ],
      about: 'wanted',
    },
    {
      type: 'suggest',
      all: [
        'vet|kjenner|veit|tips|forslag',
        'noen|hvem|andre|flere|organisasjoner',
        'bør møte|burde møte|bør treffe|burde treffe|bør snakke med|burde snakke med|bør møtes|jeg bør',
      ],
    },
    {
      type: 'join',
      all: ['bli med|være med|slå følge', 'møte|møter|avtale|avtalt|si fra|gjerne|vil'],
      about: 'planned',
    },
    {
      type: 'participate',
      all: ['delta|bidra|engasjere deg|være med i', 'ta kontakt|kontakt meg|si fra|vil du|skriv til meg'],
    },
    {
      type: 'host',
      all: [
        'sted å sove|sted å overnatte|trenger overnatting|trenger en seng|trenger en sofa|overnattingsplass|soveplass|huse meg|huse oss|trenger seng|sofa fra|sofa til',
      ],
    },
    {
      type: 'skill',
      all: [
        'trenger|ser etter|leter etter|noen som',
        'oversetter|oversettere|utvikler|utviklere|designer|driftere|advokat|tolk',
      ],
    },
    { type: 'help', all: ['trenger hjelp|hjelp ønskes|hjelp trengs'] },
    { type: 'facilitate', all: ['kjenner', 'noen hos|folk hos'], about: 'wanted' },
  ],
  columns: {
    org: 'org|organisasjon|hvem|gruppe|lag|forening|navn|hvem med|med',
    link: 'nettsted|nettside|lenke|domene|web|url|hjemmeside',
    handle: 'konto|brukernavn|fediverset|mastodon',
    status: 'status|tilstand|plan|framdrift|hvordan det gikk|hvordan det går|hvordan gikk det|utfall',
    when: 'når|dato|dag|tid|tidspunkt',
    country: 'land',
    kind: 'type|slag|kategori',
    person: 'kontakt|kontaktperson|person',
    place: 'sted|hvor|by',
    note: 'notat|notater|merknad|kommentar|kommentarer',
  },
  chrome: {
    lines:
      'søk|svar|fremhev|fremhevet|fremhevinger|favoritt|favoritter|bokmerke|del|følg|følger|vis mer|vis mindre|les mer|hjem|utforsk|varsler|logg inn|oversett|innstillinger|kommentarer|kommenter|lik|liker|offentlig|redigert|tilbake|meny|lukk',
    starts:
      'merket med|innlegg merket med|fremhevet av|svar til|publisert|sist endret|delt via|alt|alt tekst|alttekst|bildebeskrivelse|bildetekst|innholdsvarsel|cw',
  },
  signOffs:
    'mvh|hilsen|vennlig hilsen|med vennlig hilsen|beste hilsen|klem|solidarisk hilsen|vh|hilsner|kameratslig hilsen|ha det fint',
  wrote: 'skrev',
  mailHeaders: { from: 'fra|avsender', to: 'til|kopi', date: 'dato|sendt', subject: 'emne' },
  firstNames:
    'anders|anne|arne|astrid|bjørn|eirik|elin|ellen|erik|espen|eva|geir|guro|hanne|hans|henrik|hilde|håkon|ida|inger|ingrid|ivar|jan|jens|jon|jorunn|kari|kine|kjell|kjersti|knut|kristin|lars|lene|line|liv|magnus|mari|maria|marit|marte|martin|morten|nina|ola|ole|olav|per|ragnhild|randi|rune|silje|sigrid|siri|solveig|stein|stian|svein|synne|terje|thea|thomas|tone|tor|tore|trond|tuva|vegard|øystein|åse',
};
