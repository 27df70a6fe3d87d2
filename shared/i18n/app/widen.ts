/** Telling more people: what of whom is told, and whether they agreed to it. */
import { inFour } from '../in-four.ts';

export const widenWords = inFour({
  tell: ['Tell more people', 'Fortell det til flere', 'Fortel det til fleire', 'Berätta för fler'],
  title: [
    'Tell more people about {name}',
    'Fortell flere om {name}',
    'Fortel fleire om {name}',
    'Berätta för fler om {name}',
  ],
  to: ['For whom', 'For hvem', 'For kven', 'För vem'],
  what: ['What is told', 'Hva som fortelles', 'Kva som blir fortalt', 'Vad som berättas'],
  preview: [
    'Exactly these lines will be told',
    'Nøyaktig disse linjene fortelles',
    'Nett desse linene blir fortalde',
    'Exakt de här raderna berättas',
  ],
  nothing: ['Nothing is chosen yet.', 'Ingenting er valgt ennå.', 'Ingenting er valt enno.', 'Inget är valt än.'],
  forever: [
    'Once it has reached others, nobody can take it back.',
    'Når det først har nådd andre, kan ingen ta det tilbake.',
    'Når det først har nådd andre, kan ingen ta det tilbake.',
    'När det väl har nått andra kan ingen ta tillbaka det.',
  ],
  act: ['Tell this', 'Fortell dette', 'Fortel dette', 'Berätta detta'],
  told: ['Told', 'Fortalt', 'Fortalt', 'Berättat'],
  titleOfMany: [
    { one: 'Tell more people about {n}', other: 'Tell more people about {n} of them' },
    { one: 'Fortell flere om {n}', other: 'Fortell flere om {n} av dem' },
    { one: 'Fortel fleire om {n}', other: 'Fortel fleire om {n} av dei' },
    { one: 'Berätta för fler om {n}', other: 'Berätta för fler om {n} av dem' },
  ],
  toldMany: [
    { one: '{n} told', other: '{n} told' },
    { one: '{n} fortalt', other: '{n} fortalt' },
    { one: '{n} fortalt', other: '{n} fortalde' },
    { one: '{n} berättad', other: '{n} berättade' },
  ],
  unnamed: [
    { one: '{n} would have no name there and is left out.', other: '{n} would have no name there and are left out.' },
    { one: '{n} ville stått uten navn der og utelates.', other: '{n} ville stått uten navn der og utelates.' },
    {
      one: '{n} ville stått utan namn der og blir utelaten.',
      other: '{n} ville stått utan namn der og blir utelatne.',
    },
    { one: '{n} skulle stå utan namn där och utelämnas.', other: '{n} skulle stå utan namn där och utelämnas.' },
  ],
  notAsked: [
    'No yes is noted from {names} to this: “{purpose}”.',
    'Det er ikke notert noe ja fra {names} til dette: «{purpose}».',
    'Det er ikkje notert noko ja frå {names} til dette: «{purpose}».',
    'Inget ja är antecknat från {names} till detta: ”{purpose}”.',
  ],
  saidNo: [
    '{names} said no to this: “{purpose}”.',
    '{names} har sagt nei til dette: «{purpose}».',
    '{names} har sagt nei til dette: «{purpose}».',
    '{names} har sagt nej till detta: ”{purpose}”.',
  ],
  leftOut: [
    'Who said no is left out.',
    'Den som har sagt nei, utelates.',
    'Den som har sagt nei, blir utelaten.',
    'Den som har sagt nej utelämnas.',
  ],
  decide: ['What now?', 'Hva nå?', 'Kva no?', 'Vad nu?'],
  choose: ['choose …', 'velg …', 'vel …', 'välj …'],
  noteYes: [
    'they said yes: note it and tell',
    'de har sagt ja: noter det og fortell',
    'dei har sagt ja: noter det og fortel',
    'de har sagt ja: anteckna det och berätta',
  ],
  leaveOut: ['leave them out', 'utelat dem', 'utelat dei', 'utelämna dem'],
  anyway: ['tell without their yes', 'fortell uten ja fra dem', 'fortel utan ja frå dei', 'berätta utan deras ja'],
});
