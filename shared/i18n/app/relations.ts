/** A relation said from either end: what A is to B, and what B is to A. */
import { type Language, relationTypes } from '../../model/enumerations.ts';
import { choiceWord } from './choices.ts';

/** en, nb, nn, sv. */
type Four = readonly [string, string, string, string];
const order: readonly Language[] = ['en', 'nb', 'nn', 'sv'];

/** Said from the other end. What is the same from both has none. */
const fromTheOtherEnd: Readonly<Record<string, Four>> = {
  part_of: ['has the section', 'har under seg', 'har under seg', 'har under sig'],
  not_part_of: ['does not have the section', 'har ikke under seg', 'har ikkje under seg', 'har inte under sig'],
  youth_wing_of: [
    'has the youth wing',
    'har ungdomsorganisasjonen',
    'har ungdomsorganisasjonen',
    'har ungdomsförbundet',
  ],
  affiliate_of: ['has the affiliate', 'har som tilsluttet', 'har som tilslutta', 'har som anslutet'],
  member_of: ['has the member', 'har som medlem', 'har som medlem', 'har som medlem'],
  provides_for: ['gets services from', 'får tjenester fra', 'får tenester frå', 'får tjänster av'],
  knows: ['is known by', 'kjennes av', 'er kjend av', 'är känd av'],
  can_introduce: ['can be reached through', 'kan nås gjennom', 'kan nåast gjennom', 'kan nås genom'],
  hosted: ['was a guest of', 'var gjest hos', 'var gjest hos', 'var gäst hos'],
};

/** `forward`: read from the relation's first end to its second. */
export function relationPhrase(language: Language, type: string, forward: boolean): string {
  const other = forward ? undefined : fromTheOtherEnd[type];
  return other?.[order.indexOf(language)] ?? choiceWord(language, relationTypes, type);
}

export function isSymmetric(type: string): boolean {
  return !Object.hasOwn(fromTheOtherEnd, type);
}

/** Opinions on identity are made and taken back elsewhere. */
export function isIdentity(type: string | undefined): boolean {
  return type === 'same_as' || type === 'not_same_as';
}
