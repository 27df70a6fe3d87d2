import { describe, expect, test } from 'vitest';
import { parsePost } from '../../../shared/import/parse-post.ts';

const named = (text: string) =>
  parsePost(text, { referenceDate: '2026-11-30' }).orgs.map(({ name, domain }) => name ?? domain);
const sure = (text: string) => parsePost(text, { referenceDate: '2026-11-30' }).meetings.map((each) => each.confidence);

describe('a word that is only a word names nobody', () => {
  test.each([
    [
      'Yesterday I met with these orgs:\n- Lyktestolpen\n- Ung\n- Youth\n- Folk\n- f.eks.\n- Elvevern',
      ['Lyktestolpen', 'Elvevern'],
    ],
    ['De neste dagene vil jeg møte:\n- Ungdommen\n- Styret\n- Lyktestolpen', ['Lyktestolpen']],
    ['I går møtte jeg Lyktestolpen, Ung.', ['Lyktestolpen']],
    ['Møtte i dag: Ung, Lyktestolpen, Styret, Elvevern', ['Lyktestolpen', 'Elvevern']],
    ['Idag träffade jag:\n* Ung Låga\n* Unga\n* Styrelsen', ['Ung Låga']],
    ['Gestern habe ich getroffen:\n- Jugend\n- Vorstand\n- Kupferkessel', ['Kupferkessel']],
    // The second half of a name that a page had broken in two leaves its address, not its name.
    ['Yesterday I met with:\n- Lyktestolpen\n- Ung (ung.lyktestolpen.no)', ['Lyktestolpen', 'ung.lyktestolpen.no']],
    ['Yesterday I met with:\n- [Ung](https://ung.lyktestolpen.no)', ['ung.lyktestolpen.no']],
    ['Yesterday I met with:\n- Ung (ung.no)', ['Ung']],
  ])('%j', (text, expected) => {
    expect(named(text)).toEqual(expected);
  });

  test('unless the vault knows an organisation of that name', () => {
    const whoIs = (name: string) => (name === 'Ung' ? ('organisation' as const) : undefined);
    const text = 'Yesterday I met with these orgs:\n- Ung\n- Youth';
    expect(parsePost(text, { whoIs }).orgs.map(({ name }) => name)).toEqual(['Ung']);
  });

  test('a kind alone, whose capital may only begin its line, is a guess and not ticked; a compound is a name', () => {
    const list = (word: string) => `De neste dagene vil jeg møte:\n- ${word}`;
    for (const word of ['Fagforbundet', 'Partiet', 'Kommunen', 'Föreningen']) {
      expect(named(list(word))).toEqual([word]);
      expect(sure(list(word))).toEqual(['low']);
    }
    expect(sure(list('Naturvernforbundet'))).toEqual(['medium']);
    expect(sure(list('Fagforbundet (fagforbundet.no)'))).toEqual(['high']);
  });
});
