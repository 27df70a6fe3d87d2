/**
 * Whether a name is a person's or an organisation's. An organisation lies where a coalition reads it and may be told in
 * public, a person only with those who wrote them down: what may be either is taken for a person.
 */
import { fold } from './fold.ts';

export type NameOwner = 'person' | 'organisation';
/** Undefined where nobody knows. `name`: or a handle, `@user` or `@user@host`. */
export type WhoIs = (name: string) => NameOwner | undefined;

const particles = /^(?:af|av|da|de|del|den|der|di|du|la|le|ten|ter|van|von|y|zu)$/;
const namePart = /^\p{Lu}[\p{Ll}\p{M}]*\p{Ll}(?:['’-]?\p{Lu}[\p{Ll}\p{M}]+)*$|^\p{Lu}\.?$/u;

/** What stands in names of organisations and in nobody's: whose, where, which colour, for whom. */
const ofOrganisations = new Set(
  (
    'norsk norske norges noregs svensk svenska sveriges dansk danske danmarks finlands deutsche deutscher deutschlands ' +
    'nordisk nordiske nordiska nordic european europeisk europeiska british national nasjonal nasjonale nationell ' +
    'international internasjonal internasjonale internationell internationella global united open free new nye ny nya ' +
    'rød røde raud raude röd röda red grønn grønne grøn grøne grön gröna green black svart unge unga young ' +
    'ung ungdom ungdommen youth jugend student studenter studentene studenters elev elever kvinner kvinnor women ' +
    'folk folkets people peoples folkehjelp folkehjelpen hjelp kors cross kirkens kyrkans kirke church ' +
    'framtiden fremtiden natur nature miljø miljö climate klima klimat fred fredens peace rights justice solidaritet ' +
    'bymisjon bymisjonen frivilligsentral frivillighet senter sentret center centre centrum hus huset house ' +
    'nettverk network nätverk nätverket allianse alliansen alliance aksjon aktion action bevegelse bevegelsen movement ' +
    'labs lab tech digital data media press radio tv books bøker forlag klubb klubben club society institute institutt ' +
    'council råd rådet fund fond fondet partners group gruppa gruppen gruppe team project prosjekt projekt commons ' +
    'teater teateret bibliotek library skole school university universitet universitetet college museum avis tidning post ' +
    'workers works watch front defence initiative initiativ initiativet tjenester services systems '
  )
    .trim()
    .split(/\s+/),
);

/** "Testa Testesen", "Merle van Aurtveit": shaped as a person's name, and nothing in it says organisation. */
export function looksLikePerson(name: string): boolean {
  const words = name.trim().split(/\s+/);
  const [first = '', last = ''] = [words[0], words.at(-1)];
  if (words.length < 2 || words.length > 4 || !namePart.test(first) || !namePart.test(last)) return false;
  return words.every((word) => (namePart.test(word) || particles.test(word)) && !ofOrganisations.has(fold(word)));
}
