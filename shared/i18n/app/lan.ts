/** What the network in the room looks like, and what to do where it keeps comrades apart (shared/lan/verdict.ts). */
import type { LanStep, LanVerdict } from '../../lan/verdict.ts';
import type { Language } from '../../model/enumerations.ts';

export interface LanWords {
  /** `{address}`, `{link}`, `{code}` as in the verdict. */
  readonly verdicts: Readonly<Record<VerdictName, string>>;
  readonly steps: Readonly<Record<LanStep, string>>;
}

type VerdictName =
  | Exclude<LanVerdict['type'], 'CannotListen' | 'NotLetIn'>
  | `CannotListen${Extract<LanVerdict, { readonly type: 'CannotListen' }>['why']}`
  | `NotLetIn${Extract<LanVerdict, { readonly type: 'NotLetIn' }>['why']}`;

const en: LanWords = {
  verdicts: {
    Connected: 'You are connected.',
    Off: 'You are not looking for anybody on this network, and nobody can find you there.',
    Looking: 'Looking on this network …',
    NoNetwork: 'You are on no network. Your vault works without one; to meet somebody here you both need the same.',
    OnlyTunnel: 'Only a VPN or a modem ({link}) is up. Nobody in this room can be reached through it.',
    CannotListenPortTaken: 'Another program on this computer holds the port that Samband listens at.',
    CannotListenNotPermitted: 'This computer does not let Samband listen for others.',
    CannotListenOther: 'This computer could not open a port to listen for others.',
    SendingRefused: 'This computer lets nothing out to this network ({code}). A firewall or a VPN does that.',
    NothingComesIn: 'You send, but nothing comes in, not even your own. A firewall on this computer drops it.',
    HeardButNoAnswer:
      'Somebody of yours is here, but {address} does not answer. A firewall there or this network keeps you apart.',
    NotLetInMember:
      '{address} answers, but one of you does not know the other’s device as a member. Syncing by stick once may mend that.',
    NotLetInDoor: '{address} answers, but you share no space, or it is somebody else’s Samband.',
    NotLetInProof:
      '{address} could not prove who it is. Somebody may be in between. Nothing of yours was read. Do not use this network for it.',
    TypedNoAnswer:
      '{address} does not answer. This network may keep its guests apart, as many guest networks do, or a firewall is in the way.',
    TypedRefused: 'A computer is at {address}, but it is not open for others right now.',
    TypedNotSamband: 'Something answers at {address}, but it is not Samband.',
    TypedSelf: '{address} is this very computer.',
    TypedNoAddress: '{address} is no address. It looks like 192.168.1.20:4100.',
    VpnInTheWay:
      'Nobody is heard, and a VPN ({link}) takes what you send. Many a VPN closes off the network in the room.',
    OnlyStrangers:
      'Others look for each other here, but not with your keys: another group, or one of the clocks is wrong by more than a quarter of an hour.',
    AloneOrKeptApart:
      'All is well on your side, and nobody is heard. Either nobody is looking, or this network keeps its guests apart.',
  },
  steps: {
    wait: 'Wait a few seconds.',
    joinNetwork: 'Join the same Wi-Fi or cable as your comrade.',
    turnOffVpn: 'Turn the VPN off for a moment, or allow the local network in it.',
    allowHere: 'Allow Samband in the firewall of this computer.',
    allowThere: 'Ask your comrade to allow Samband in the firewall there.',
    switchOnThere: 'Ask your comrade to open the same screen.',
    checkAddress: 'Compare the address with the one your comrade’s screen shows.',
    checkClock: 'Compare the clocks of both computers.',
    checkMembers: 'Look under devices whether you are both still members of the same space.',
    closeOther: 'Close the other Samband, or the program that holds the port.',
    address: 'Type the address your comrade’s screen shows, or scan it.',
    hotspot: 'Let one of you open a hotspot on a phone or laptop, and join it. It needs no internet.',
    stick: 'Carry it on a stick.',
    relay: 'Use a relay, where you have one and internet.',
  },
};

const nb: LanWords = {
  verdicts: {
    Connected: 'Dere er koblet sammen.',
    Off: 'Du leter ikke etter noen på dette nettverket, og ingen kan finne deg der.',
    Looking: 'Leter på dette nettverket …',
    NoNetwork: 'Du er ikke på noe nettverk. Hvelvet virker uten; for å møte noen her må dere være på samme nettverk.',
    OnlyTunnel: 'Bare en VPN eller et modem ({link}) er oppe. Ingen i rommet kan nås gjennom det.',
    CannotListenPortTaken: 'Et annet program på denne maskinen holder porten som Samband lytter på.',
    CannotListenNotPermitted: 'Denne maskinen lar ikke Samband lytte etter andre.',
    CannotListenOther: 'Denne maskinen fikk ikke åpnet en port for å lytte etter andre.',
    SendingRefused: 'Denne maskinen slipper ingenting ut på nettverket ({code}). Det gjør en brannmur eller en VPN.',
    NothingComesIn:
      'Du sender, men ingenting kommer inn, ikke engang ditt eget. En brannmur på denne maskinen stopper det.',
    HeardButNoAnswer:
      'Noen av dine er her, men {address} svarer ikke. En brannmur der eller nettverket holder dere fra hverandre.',
    NotLetInMember:
      '{address} svarer, men en av dere kjenner ikke den andres enhet som medlem. En synk med minnepinne kan rette på det.',
    NotLetInDoor: '{address} svarer, men dere har ikke noe rom felles, eller det er noen andres Samband.',
    NotLetInProof:
      '{address} kunne ikke bevise hvem det er. Noen kan sitte imellom. Ingenting av ditt er lest. Ikke bruk dette nettverket til det.',
    TypedNoAnswer:
      '{address} svarer ikke. Nettverket holder kanskje gjestene fra hverandre, slik mange gjestenett gjør, eller en brannmur står i veien.',
    TypedRefused: 'Det er en maskin på {address}, men den er ikke åpen for andre akkurat nå.',
    TypedNotSamband: 'Noe svarer på {address}, men det er ikke Samband.',
    TypedSelf: '{address} er denne maskinen selv.',
    TypedNoAddress: '{address} er ingen adresse. En adresse ser ut som 192.168.1.20:4100.',
    VpnInTheWay: 'Ingen høres, og en VPN ({link}) tar det du sender. Mange VPN-er stenger nettverket i rommet ute.',
    OnlyStrangers:
      'Andre leter etter hverandre her, men ikke med dine nøkler: en annen gruppe, eller en av klokkene går mer enn et kvarter feil.',
    AloneOrKeptApart:
      'Alt er i orden hos deg, og ingen høres. Enten leter ingen, eller så holder nettverket gjestene fra hverandre.',
  },
  steps: {
    wait: 'Vent noen sekunder.',
    joinNetwork: 'Koble deg til samme trådløse nett eller kabel som kameraten din.',
    turnOffVpn: 'Slå av VPN-en et øyeblikk, eller tillat lokalnettet i den.',
    allowHere: 'Tillat Samband i brannmuren på denne maskinen.',
    allowThere: 'Be kameraten tillate Samband i brannmuren der.',
    switchOnThere: 'Be kameraten åpne den samme siden.',
    checkAddress: 'Sammenlign adressen med den som står på kameratens skjerm.',
    checkClock: 'Sammenlign klokkene på begge maskinene.',
    checkMembers: 'Se under enheter om dere begge fortsatt er medlemmer av samme rom.',
    closeOther: 'Lukk det andre Samband, eller programmet som holder porten.',
    address: 'Skriv adressen som står på kameratens skjerm, eller skann den.',
    hotspot: 'La en av dere dele nett fra telefon eller bærbar, og koble dere til det. Det trenger ikke internett.',
    stick: 'Bær det over på en minnepinne.',
    relay: 'Bruk et relé, hvis dere har et og internett.',
  },
};

const nn: LanWords = {
  verdicts: {
    Connected: 'De er kopla saman.',
    Off: 'Du leitar ikkje etter nokon på dette nettverket, og ingen kan finne deg der.',
    Looking: 'Leitar på dette nettverket …',
    NoNetwork: 'Du er ikkje på noko nettverk. Kvelvet verkar utan; for å møte nokon her må de vere på same nettverk.',
    OnlyTunnel: 'Berre ein VPN eller eit modem ({link}) er oppe. Ingen i rommet kan nåast gjennom det.',
    CannotListenPortTaken: 'Eit anna program på denne maskina held porten som Samband lyttar på.',
    CannotListenNotPermitted: 'Denne maskina lèt ikkje Samband lytte etter andre.',
    CannotListenOther: 'Denne maskina fekk ikkje opna ein port for å lytte etter andre.',
    SendingRefused: 'Denne maskina slepper ingenting ut på nettverket ({code}). Det gjer ein brannmur eller ein VPN.',
    NothingComesIn:
      'Du sender, men ingenting kjem inn, ikkje eingong ditt eige. Ein brannmur på denne maskina stoppar det.',
    HeardButNoAnswer:
      'Nokon av dine er her, men {address} svarar ikkje. Ein brannmur der eller nettverket held dykk frå kvarandre.',
    NotLetInMember:
      '{address} svarar, men ein av dykk kjenner ikkje eininga til den andre som medlem. Ei synk med minnepinne kan rette på det.',
    NotLetInDoor: '{address} svarar, men de har ikkje noko rom saman, eller det er Samband hos nokon andre.',
    NotLetInProof:
      '{address} kunne ikkje prove kven det er. Nokon kan sitje imellom. Ingenting av ditt er lese. Ikkje bruk dette nettverket til det.',
    TypedNoAnswer:
      '{address} svarar ikkje. Nettverket held kanskje gjestene frå kvarandre, slik mange gjestenett gjer, eller ein brannmur står i vegen.',
    TypedRefused: 'Det er ei maskin på {address}, men ho er ikkje open for andre akkurat no.',
    TypedNotSamband: 'Noko svarar på {address}, men det er ikkje Samband.',
    TypedSelf: '{address} er denne maskina sjølv.',
    TypedNoAddress: '{address} er inga adresse. Ei adresse ser ut som 192.168.1.20:4100.',
    VpnInTheWay:
      'Ingen blir høyrde, og ein VPN ({link}) tek det du sender. Mange VPN-ar stengjer nettverket i rommet ute.',
    OnlyStrangers:
      'Andre leitar etter kvarandre her, men ikkje med dine nøklar: ei anna gruppe, eller ei av klokkene går meir enn eit kvarter feil.',
    AloneOrKeptApart:
      'Alt er i orden hos deg, og ingen blir høyrde. Anten leitar ingen, eller så held nettverket gjestene frå kvarandre.',
  },
  steps: {
    wait: 'Vent nokre sekund.',
    joinNetwork: 'Kople deg til same trådlause nett eller kabel som kameraten din.',
    turnOffVpn: 'Slå av VPN-en ein augneblink, eller tillat lokalnettet i han.',
    allowHere: 'Tillat Samband i brannmuren på denne maskina.',
    allowThere: 'Be kameraten tillate Samband i brannmuren der.',
    switchOnThere: 'Be kameraten opne den same sida.',
    checkAddress: 'Samanlikn adressa med den som står på skjermen til kameraten.',
    checkClock: 'Samanlikn klokkene på begge maskinene.',
    checkMembers: 'Sjå under einingar om de begge framleis er medlemer av same rom.',
    closeOther: 'Lukk det andre Samband, eller programmet som held porten.',
    address: 'Skriv adressa som står på skjermen til kameraten, eller skann ho.',
    hotspot: 'La ein av dykk dele nett frå telefon eller berbar, og kople dykk til det. Det treng ikkje internett.',
    stick: 'Ber det over på ein minnepinne.',
    relay: 'Bruk eit relé, om de har eitt og internett.',
  },
};

const sv: LanWords = {
  verdicts: {
    Connected: 'Ni är ihopkopplade.',
    Off: 'Du letar inte efter någon på det här nätverket, och ingen kan hitta dig där.',
    Looking: 'Letar på det här nätverket …',
    NoNetwork: 'Du är inte på något nätverk. Valvet fungerar utan; för att möta någon här behöver ni vara på samma.',
    OnlyTunnel: 'Bara en VPN eller ett modem ({link}) är igång. Ingen i rummet kan nås genom det.',
    CannotListenPortTaken: 'Ett annat program på den här datorn håller porten som Samband lyssnar på.',
    CannotListenNotPermitted: 'Den här datorn låter inte Samband lyssna efter andra.',
    CannotListenOther: 'Den här datorn kunde inte öppna en port för att lyssna efter andra.',
    SendingRefused: 'Den här datorn släpper inte ut något på nätverket ({code}). Det gör en brandvägg eller en VPN.',
    NothingComesIn: 'Du sänder, men inget kommer in, inte ens ditt eget. En brandvägg på den här datorn stoppar det.',
    HeardButNoAnswer:
      'Någon av dina är här, men {address} svarar inte. En brandvägg där eller nätverket håller er isär.',
    NotLetInMember:
      '{address} svarar, men en av er känner inte den andras enhet som medlem. En synk med USB-minne kan rätta till det.',
    NotLetInDoor: '{address} svarar, men ni har inget rum gemensamt, eller så är det någon annans Samband.',
    NotLetInProof:
      '{address} kunde inte bevisa vem det är. Någon kan sitta emellan. Inget av ditt har lästs. Använd inte det här nätverket till det.',
    TypedNoAnswer:
      '{address} svarar inte. Nätverket håller kanske gästerna isär, som många gästnät gör, eller så är en brandvägg i vägen.',
    TypedRefused: 'Det finns en dator på {address}, men den är inte öppen för andra just nu.',
    TypedNotSamband: 'Något svarar på {address}, men det är inte Samband.',
    TypedSelf: '{address} är den här datorn själv.',
    TypedNoAddress: '{address} är ingen adress. En adress ser ut som 192.168.1.20:4100.',
    VpnInTheWay: 'Ingen hörs, och en VPN ({link}) tar det du sänder. Många VPN stänger ute nätverket i rummet.',
    OnlyStrangers:
      'Andra letar efter varandra här, men inte med dina nycklar: en annan grupp, eller så går en av klockorna mer än en kvart fel.',
    AloneOrKeptApart:
      'Allt är i ordning hos dig, och ingen hörs. Antingen letar ingen, eller så håller nätverket gästerna isär.',
  },
  steps: {
    wait: 'Vänta några sekunder.',
    joinNetwork: 'Anslut till samma trådlösa nät eller kabel som din kamrat.',
    turnOffVpn: 'Stäng av VPN:en en stund, eller tillåt det lokala nätverket i den.',
    allowHere: 'Tillåt Samband i den här datorns brandvägg.',
    allowThere: 'Be din kamrat tillåta Samband i brandväggen där.',
    switchOnThere: 'Be din kamrat öppna samma sida.',
    checkAddress: 'Jämför adressen med den som din kamrats skärm visar.',
    checkClock: 'Jämför klockorna på båda datorerna.',
    checkMembers: 'Se under enheter om ni båda fortfarande är medlemmar i samma rum.',
    closeOther: 'Stäng det andra Samband, eller programmet som håller porten.',
    address: 'Skriv adressen som din kamrats skärm visar, eller skanna den.',
    hotspot: 'Låt en av er dela nät från telefon eller laptop, och anslut till det. Det behöver inget internet.',
    stick: 'Bär över det på ett USB-minne.',
    relay: 'Använd ett relä, om ni har ett och internet.',
  },
};

export const lanWords: Readonly<Record<Language, LanWords>> = { en, nb, nn, sv };

export function lanVerdictText(verdict: LanVerdict, language: Language): string {
  const sentence = lanWords[language].verdicts[nameOf(verdict)];
  const values: Readonly<Record<string, unknown>> = { ...verdict };
  return sentence.replace(/\{(\w+)\}/g, (_all, name: string) => String(values[name] ?? ''));
}

function nameOf(verdict: LanVerdict): VerdictName {
  switch (verdict.type) {
    case 'CannotListen':
      return `CannotListen${verdict.why}`;
    case 'NotLetIn':
      return `NotLetIn${verdict.why}`;
    default:
      return verdict.type;
  }
}
