import type { Vocabulary } from './vocabulary.ts';

export const german: Vocabulary = {
  language: 'de',
  words: {
    further:
      'versprochen|versprach|verspreche|schickte|geschickt|schulde|läuft aus|lief aus|endet|endete|ausgelaufen|gab ihnen',
    appointment:
      'termin mit|treffen mit|das treffen mit|gespräch mit|das gespräch mit|treff mit|ein treffen mit|der termin mit',
    underway:
      'fahrt nach|reise nach|zug nach|zug von|nachtzug|bus nach|fähre nach|flug nach|fahre nach|heimreise|heimfahrt|im zug|unterwegs nach',
    held: 'getroffen|traf|trafen|habe getroffen|besucht|besuchte|gesprochen mit|sprach mit|hatte ein treffen mit|hatte treffen mit|hatte ein gespräch mit|war bei|mich getroffen mit|kennengelernt|gesprochen|geredet|habe geredet|mich mit getroffen|zu besuch bei|war zu besuch bei|vorbeigeschaut bei|begegnet|saß mit|redete mit|habe kennengelernt|unterhalten|habe besucht|getroffen haben',
    open: 'treffen|treffe|besuchen|sprechen mit|sprechen|treff|kennenlernen|sehen|treffen mich|besuche|termin',
    planning:
      'werde treffen|treffe ich|habe ein treffen mit|habe einen termin mit|termin mit|treffe mich mit|treffen mit|das treffen mit|gespräch mit|ich treffe|treffen wir|wir treffen|treff mit|ein treffen mit|besuche ich|treffe ich mich mit|das gespräch mit|der termin mit',
    want: 'möchte|möchten|will|wollen|würde gerne|würde gern|gerne|gern|hoffe|versuche|plan|pläne|plane|geplant ist|wunschliste|noch offen|sollte|muss|vorhaben|anstehend|wollte|wollten',
    will: 'werde|werden',
    got: 'konnte|durfte',
    negation: 'nicht|kein|keine|keinen|nie|ohne|keiner',
    first: 'ich|wir|mich|mir|uns|mein|meine|meiner|unser|unsere|hab|habe|bin',
    second: 'du|ihr|dich|euch|dir|dein|euer|bitte|sag bescheid|meldet euch|melde dich',
    joint: 'gemeinsam|gemeinsames|zusammen|gemeinsamen|gemeinsamer',
    informal:
      'nur kaffee mit|nur auf einen kaffee|kaffee|bier|frühstück|mittagessen|abendessen|geplaudert mit|geplaudert|geschnackt|kein treffen|nur kaffee|informell|kaffee mit|kaffee getrunken mit|zufällig|bier mit|ein bier mit|frühstück mit|mittagessen mit|abendessen mit|auf einen kaffee|auf ein bier|geredet mit leuten|plausch mit|tee mit|zufällig getroffen|über den weg gelaufen|gefrühstückt|mit leuten gefrühstückt|getrunken|gegessen|geschnackt mit',
    folks:
      'leute bei|leuten bei|team von|leute von|leuten von|leute vom|leute der|leute aus|leuten vom|leuten aus|jemand von|jemanden von|menschen von|mitglieder von|mitgliedern von|aktive von|aktiven von|freunde von|genossen von|ein paar leute von',
    from: 'von|vom|aus',
    copula: 'ist|sind',
    place: 'im|in|bei|am|beim',
    topic: 'über|wegen|statt|anstatt|dank|laut|vor|nach|während',
    and: 'und|sowie|u',
    but: 'aber|dann|jedoch',
    determiner:
      'vorstand von|vorstand der|vorstand des|büro von|leitung von|der|die|das|den|dem|des|ein|eine|einen|einem|einer|diese|diesen|dieser|mit|zu|zum|zur|orgs|organisationen|gruppen|auch|sowohl|endlich|wieder',
    possessive: 'mein|meine|meiner|meinem|meinen|unser|unsere|unserer|unserem|unseren',
    membership:
      'in der ich mitglied bin|bei der ich mitglied bin|ich bin mitglied bei|ich bin mitglied in|wo ich mitglied bin|in dem ich mitglied bin|bei denen ich mitmache',
    member: 'mitglied|bin mitglied|ich bin mitglied',
    nothing: 'nichts|niemand|niemanden|frei|reisetag|ruhetag',
    hosted:
      'ließ mich übernachten|liess mich übernachten|hat mich übernachten lassen|hat mich beherbergt|beherbergte mich|gab mir ein bett|ließ mich schlafen|hat mich aufgenommen|bei sich übernachten lassen|bei sich schlafen lassen|übernachten lassen|schlafen lassen|hat mich bei sich|bei sich aufgenommen',
    lodged:
      'übernachtet bei|übernachtete bei|geschlafen bei|schlief bei|habe bei|gewohnt bei|unterkunft bei|habe übernachtet bei|übernachte bei',
    past: 'hatte|hatten|war|waren|wurde|gab es|gab|trank|tranken|saß|saßen|ging|ging es',
    helping: 'helfe|helfen|unterstütze|biete',
    slept: 'übernachtet|übernachtete|übernachte|geschlafen|schlief|schlafe|gewohnt|untergekommen|gepennt',
    atHome: 'bei',
    says: 'sagt|sagte|erzählt|schreibt|berichtet',
    glue: 'für|ohne|gegen|der|des|von|und',
    label: 'hier|link|webseite|website|homepage|seite|mehr|weiterlesen',
    aside: 'danke|danke an|links|quellen|ressourcen|einkaufsliste|notizen|packliste|werkzeuge|todo|aufgaben',
  },
  ordinary: 'innen|innerhalb|entwurf|zurück|spätestens|kontrakt|kontrakte|kontraktiert',
  openers:
    'vormittag|nachmittag|alles|danach|dann|später|anschließend|schließlich|leider|endlich|auch|zuerst|zunächst|inzwischen|sonst|weiter|deshalb|noch|danke|hallo|liebe|lieber|update|neues|ja|nein|dort|da|hier|das|dies|es|sie|er|wer|was|wann|wo|wie|warum|wenn|ob|auf|in|für|von|mit|mein|meine|unser|ein|eine|einige|viele|alle|beide|jede|niemand|nicht|nie|vielleicht|jetzt|und|aber|oder|weil|als|während|seit|nur|kurz|lang|tag|morgen|abend|zug|notizen|tagebuch|bericht|abends|morgens|mittags|nachts|vormittags|nachmittags|grüße|der|die|den|dem|sitze|zugnotizen|kann|können|will|muss|hat|haben|ist|sind|war|jemand|selbst|brauche|ok|ps|wen|wem|wessen|welche|welcher|bitte|liste|wurde|las|lese|leider',
  finite: 'traf|trafen|besuchte|besuchten|sprach|sprachen|hatte|hatten|war|waren',
  statuses: {
    wanted: 'möchte treffen|will treffen|gewünscht|nicht geplant|ohne termin|ungeplant',
    asked:
      'angefragt|gefragt|habe gefragt|warte auf antwort|keine antwort|noch keine antwort|hat nicht geantwortet|haben nicht geantwortet|nicht geantwortet|angeschrieben|kontaktiert|eingeladen|hat noch nicht geantwortet|haben noch nicht geantwortet|habe angefragt|warte noch|warte noch auf antwort|warte noch auf antwort von|warte auf antwort von|warte auf rückmeldung|warte auf rückmeldung von|keine rückmeldung|noch keine rückmeldung|noch nichts gehört|habe geschrieben an|nachgefragt bei|habe angeschrieben|antwort steht aus|antwort steht noch aus|warten auf antwort',
    half_planned:
      'neuer termin folgt|noch kein neuer termin|kein neuer termin|halb zugesagt|so halb zugesagt|halbes ja|halb geplant|halbgeplant|halb verabredet|vorläufig|unter vorbehalt|noch nicht bestätigt|termin offen|datum offen|fast geplant|teilweise geplant|zeit offen|vorgemerkt|noch nicht fix|noch nicht fest|halb ausgemacht|fast fix|ohne datum|termin folgt|noch offen|unbestätigt|nicht bestätigt|noch ohne uhrzeit|noch ohne termin|so gut wie verabredet',
    planned:
      'kommende treffen|anstehende treffen|reiseplan|besuchsplan|geplant|verabredet|vereinbart|abgemacht|bestätigt|gebucht|termin steht|ausgemacht|zugesagt|termin vereinbart|fix|fest vereinbart|fest ausgemacht|steht fest|fest verabredet|festgemacht|eingeplant|eingetragen|fest geplant|terminiert|haben zugesagt|hat zugesagt',
    held: 'was ich gemacht habe|was wir gemacht haben|getroffen|erledigt|fertig|stattgefunden|gesprochen',
    missed:
      'wurde nichts mit|verpasst|nicht geschafft|hat nicht geklappt|ist ausgefallen|nicht zustande gekommen|klappte nicht|nicht erschienen|niemand erschienen|nicht aufgetaucht|kam nicht zustande|hat leider nicht geklappt|ins wasser gefallen|platzte|geplatzt|versetzt',
    declined:
      'einen korb gegeben|hat mir einen korb gegeben|gab mir einen korb|korb bekommen|antwortete nein|abgewinkt|abgesagt von ihnen|haben abgesagt|hat abgesagt|abgelehnt|nein gesagt|haben nein gesagt|kein interesse|wollen nicht|hat nein gesagt|sagte nein|sagten nein|will nicht|lehnt ab|lehnte ab|haben abgelehnt|hat abgelehnt|kein interesse an',
    cancelled:
      'abgesagt|gestrichen|storniert|fällt aus|ausgefallen|fällt leider aus|musste ausfallen|fiel aus|wurde gestrichen|wurde storniert|musste abgesagt werden|wurde abgesagt|ist abgesagt|entfällt',
    postponed:
      'verschoben|verschoben auf|verlegt|verlegt auf|vertagt|wurde verschoben|ist verschoben|verschiebt sich|verschiebt sich auf|rückt auf',
    unclear: 'vielleicht|unsicher|unklar|möglicherweise|eventuell|vllt|evtl|evt|wohl',
  },
  terseStatuses: {
    asked: 'wartet|warte|offen|geschrieben|ausstehend',
    planned: 'fest|klar|ok|ja|steht',
    declined: 'nein',
  },
  turns: [
    { status: 'asked', all: ['warte|warten|wartet', 'antwort|rückmeldung'] },
    { status: 'declined', all: ['haben|hat', 'abgesagt'] },
    { status: 'wanted', all: ['nicht|nie', 'noch', 'getroffen|treffen|geschafft'] },
    { status: 'missed', all: ['nicht|niemand|nie|keiner', 'getroffen|erschienen|gekommen|traf|aufgetaucht|trafen'] },
  ],
  days: [
    [0, 'heute|heute morgen|heute früh|heute abend|heute nachmittag|heute vormittag|jetzt'],
    [-1, 'gestern|gestern abend|gestern morgen|gestern nachmittag'],
    [1, 'morgen|morgen früh|morgen abend|morgen nachmittag|morgen vormittag'],
    [-2, 'vorgestern'],
    [2, 'übermorgen'],
  ],
  times: {
    night: 'letzte nacht|heute nacht',
    soon: 'in den nächsten tagen|die nächsten tage|nächste tage|nächsten tage|den nächsten tagen|kommende tage|in den kommenden tagen|die kommenden tage|demnächst',
    lately: 'kürzlich|neulich|in den letzten tagen|die letzten tage|bisher|letzten monat|zuletzt',
    thisWeek: 'diese woche|in dieser woche',
    nextWeek: 'nächste woche|kommende woche|in der nächsten woche',
    lastWeek: 'letzte woche|vorige woche',
    weekend: 'am wochenende|dieses wochenende',
    counting: {
      ago: 'vor',
      ahead: 'in',
      days: 'tag|tage|tagen',
      weeks: 'woche|wochen|kw',
      numbers: ['zwei', 'drei', 'vier', 'fünf', 'sechs', 'sieben', 'acht', 'neun', 'zehn'],
      upTo: 'bis',
      inMonth: 'im|anfang|ende|mitte|bis',
    },
    clock: 'um',
    oclock: 'uhr',
    on: 'am|nächsten|kommenden|letzten|diesen',
  },
  weekdays: ['montag', 'dienstag', 'mittwoch', 'donnerstag', 'freitag', 'samstag|sonnabend', 'sonntag'],
  shortWeekdays: ['mo', 'di', 'mi', 'do', 'fr', 'sa', 'so'],
  months: [
    'januar|jan|jänner',
    'februar|feb',
    'märz',
    'april|apr',
    'mai',
    'juni|jun',
    'juli|jul',
    'august|aug',
    'september|sep|sept',
    'oktober|okt',
    'november|nov',
    'dezember|dez',
  ],
  kinds: {
    trade_union: 'gewerkschaft|arbeitergewerkschaft|basisgewerkschaft|betriebsgruppe|syndikat',
    trade_union_centre: 'gewerkschaftsbund|gewerkschaftsdachverband|dachverband der gewerkschaften',
    political_party: 'partei|politische partei|linkspartei',
    political_party_youth: 'jugendpartei|parteijugend|jugendorganisation|jugendverband',
    worker_coop:
      'arbeitergenossenschaft|arbeiterkooperative|mitarbeitergenossenschaft|produktivgenossenschaft|kollektivbetrieb',
    consumer_coop: 'konsumgenossenschaft|verbrauchergenossenschaft|foodcoop|einkaufsgenossenschaft',
    hosting_coop: 'hostinggenossenschaft|hosting genossenschaft|hosterei genossenschaft',
    tech_coop: 'it genossenschaft|tech genossenschaft|technikgenossenschaft|softwaregenossenschaft',
    housing_coop: 'wohnungsgenossenschaft|wohngenossenschaft|baugenossenschaft|wohnungsbaugenossenschaft',
    coop_other: 'genossenschaft|kooperative|energiegenossenschaft|solawi',
    hosting_collective:
      'hostingkollektiv|hosting kollektiv|technikkollektiv|serverkollektiv|tech kollektiv|techkollektiv',
    hackerspace: 'hackspace|hackerspace|makerspace|hacklab',
    digital_rights_org:
      'digitalrechtsorganisation|datenschutzverein|digitale rechte organisation|bürgerrechtsorganisation',
    network: 'netzwerk|bündnis|allianz|dachverband|koalition',
    campaign: 'kampagne|aktionsgruppe|initiative|bürgerinitiative',
    solidarity_committee: 'solidaritätskomitee|solidaritätsgruppe|soligruppe|solikomitee|solidaritätsnetzwerk',
    environmental_org: 'umweltorganisation|umweltverband|klimagruppe|klimabewegung|naturschutzverband|umweltgruppe',
    feminist_org: 'frauenorganisation|feministische gruppe|frauengruppe|frauenverband|frauenhaus',
    peace_org: 'friedensorganisation|friedensgruppe|friedensbewegung|friedensinitiative',
    tenants_union: 'mieterverein|mietergewerkschaft|mieterbund|mieterinitiative|mieter innenverein',
    student_union: 'studierendenvertretung|studierendenverband|asta|studentenverband|schülervertretung',
    migrant_org: 'migrantenorganisation|flüchtlingsrat|migrantinnenorganisation|geflüchtetenorganisation',
    farmers_org: 'bauernverband|bauernorganisation|bäuerliche organisation',
    patient_org: 'patientenorganisation|patientenverband|selbsthilfeverband|behindertenverband',
    ngo: 'verein|ngo|nichtregierungsorganisation|organisation|hilfsorganisation|verband',
    religious_org: 'kirche|gemeinde|kirchengemeinde|moschee|synagoge',
    foundation: 'stiftung',
    education: 'volkshochschule|universität|hochschule|schule|bildungswerk',
    festival: 'festival|kulturfestival|musikfestival',
    bookshop_cafe: 'buchcafé|buchcafe|buchladen|buchhandlung|café|infoladen|buchladenkollektiv',
    venue: 'kulturzentrum|soziales zentrum|jugendzentrum|kulturhaus|veranstaltungsort|gewerkschaftshaus',
    media: 'zeitung|magazin|podcast|zeitschrift|radio|freies radio|verlag|tageszeitung',
    visitor_centre: 'besucherzentrum|besuchszentrum',
    public_agency: 'behörde|amt|bundesamt|ministerium|aufsichtsbehörde|datenschutzbehörde',
    security_agency: 'sicherheitsbehörde|geheimdienst|verfassungsschutz|bundesamt für sicherheit',
    consumer_council: 'verbraucherzentrale|verbraucherrat|verbraucherschutz',
    municipality: 'kommune|stadtverwaltung|stadtrat|bezirk|gemeindeverwaltung',
  },
  kindEndings: {
    trade_union: 'gewerkschaft',
    political_party: 'partei',
    coop_other: 'genossenschaft|kooperative',
    network: 'netzwerk|bündnis',
    ngo: 'organisation|verband|verein',
    foundation: 'stiftung',
    environmental_org: 'umweltverband',
  },
  nounEndings: 'en|n|e|er|s|es',
  plainNouns:
    'jung|junge|jugend|leute|vorstand|mitglied|mitglieder|abteilung|sektion|region|bezirk|ausschuss|komitee|büro|leitung|freunde|freundinnen|genossen|genossinnen|kollegen|kolleginnen|ehrenamtliche|aktive|andere|weitere|alle|nachbarn|nachbarinnen|studierende|rentner|frauen',
  capitalNouns:
    'freunde|freunden|freundinnen|kollegen|kolleginnen|menschen|leute|leuten|genossen|genossinnen|nachbarn|kaffee|bier|tee|zug|bahn|bus|antwort|zeit|frage|fragen|interesse|kontakt|kontakte|termin|termine|treffen|gespräch|gespräche|woche|tag|tage|tagen|abend|morgen|nacht|mittag|hilfe|lust|angst|spaß|pause|essen|frühstück|mittagessen|abendessen|kuchen|musik|politik|arbeit|reise|reisetag|ruhetag|urlaub|frühling|sommer|herbst|winter|regen|schnee|sonne|software|technik|internet|server|computer|dank|danke|grüße|gruß|glück|erfolg|ideen|idee|themen|thema|notizen|bericht|plan|pläne|stunde|stunden|minuten|uhr|jahr|jahre|monat|platz|ende|anfang|mitte|weg|ort|stadt|land|welt|haus|verspätung|bescheid|unterstützung|solidarität|vernetzung|digitalisierung|übersetzer|linux|mastodon|signal|matrix|nextcloud|libreoffice|github|google|microsoft|teams|zoom|facebook|whatsapp|mitglied|mitglieder|mitgliedern|aktive|aktiven|organisationen|gruppen|gewerkschaften|genossenschaften|bündnisse|parteien|vereine|initiativen',
  asks: [
    {
      type: 'suggest',
      all: ['wen|mit wem', 'sollte ich|soll ich|sollten wir|muss ich', 'treffen|sprechen|kennenlernen'],
    },
    {
      type: 'facilitate',
      all: [
        'bekannt machen|bekanntmachen|verknüpfen|vermitteln|vermittelt|vermittle|kontakt herstellen|vorstellen|in kontakt bringen',
        'kontakt|treffen|mir|uns|mich',
      ],
      about: 'wanted',
    },
    { type: 'facilitate', all: ['helft|hilf|helfen|hilfe', 'treffen|kontakt|termin'], about: 'wanted' },
    {
      type: 'suggest',
      all: [
        'kennt|kennst|wisst|weißt|tipps|vorschläge',
        'jemanden|jemand|wen|leute|organisationen|gruppen',
        'treffen sollte|treffen soll|sprechen sollte|treffen könnte|kennenlernen sollte',
      ],
    },
    {
      type: 'join',
      all: [
        'mitkommen|dabei sein|anschließen|mitkommt|dabeisein',
        'treffen|möchte|möchtest|will|willst|wollt|bescheid|gerne|melde|meldet|melden',
      ],
      about: 'planned',
    },
    {
      type: 'participate',
      all: [
        'mitmachen|beteiligen|teilnehmen',
        'melde|meldet|melden|schreib|schreibt|kontaktiere|möchtest|willst|wollt',
      ],
    },
    { type: 'host', all: ['schlafplatz|übernachtungsmöglichkeit|couch gesucht|platz zum schlafen|bett für die nacht'] },
    {
      type: 'skill',
      all: [
        'suche|suchen|brauche|brauchen|wer kann',
        'übersetzer|übersetzerinnen|entwickler|entwicklerinnen|anwältin|anwalt|dolmetscher',
      ],
    },
    { type: 'help', all: ['brauche hilfe|hilfe gesucht|brauchen hilfe'] },
    { type: 'facilitate', all: ['kennt|kennst', 'jemanden bei|wen bei|leute bei'], about: 'wanted' },
  ],
  columns: {
    org: 'org|organisation|wer|gruppe|verein|name|mit wem|wen|mit',
    link: 'webseite|website|link|domain|seite|homepage',
    handle: 'konto|fediverse|benutzername',
    status: 'status|stand|plan|wie es lief|wie es läuft|ergebnis',
    when: 'wann|datum|tag|zeit|termin',
    country: 'land',
    kind: 'art|typ|kategorie',
    person: 'kontakt|ansprechperson|person|kontaktperson',
    place: 'ort|wo|stadt',
    note: 'notiz|notizen|anmerkung|kommentar|bemerkung',
  },
  chrome: {
    lines:
      'suche|suchen|antworten|teilen|geteilt|favorisieren|favorit|favoriten|lesezeichen|folgen|folgt|mehr anzeigen|weniger anzeigen|weiterlesen|startseite|entdecken|mitteilungen|anmelden|übersetzen|einstellungen|kommentare|gefällt mir|öffentlich|bearbeitet|zurück|menü|schließen',
    starts:
      'beiträge mit|markiert mit|geteilt von|antwort auf|veröffentlicht am|zuletzt bearbeitet|alt|alt text|alttext|bildbeschreibung|inhaltswarnung|cw',
  },
  signOffs:
    'viele grüße|liebe grüße|mit freundlichen grüßen|mfg|grüße|beste grüße|herzliche grüße|lg|vg|solidarische grüße|gruß|viele grüsse|liebe grüsse',
  wrote: 'schrieb',
  mailHeaders: { from: 'von|absender', to: 'an|kopie', date: 'datum|gesendet', subject: 'betreff' },
  firstNames:
    'andrea|anke|anna|anja|barbara|bernd|birgit|christian|christine|claudia|daniel|dirk|eva|felix|frank|franziska|friedrich|gabi|georg|hannah|hans|heike|ingrid|jan|jana|jens|johanna|jonas|jürgen|karin|katharina|klaus|lena|leon|lisa|lukas|maike|manuela|markus|martina|matthias|max|michael|monika|nadine|niklas|paul|petra|rainer|sabine|sandra|sebastian|silke|stefan|susanne|sven|tanja|thomas|tim|tobias|ulrike|ursula|uwe|werner|wolfgang',
};
