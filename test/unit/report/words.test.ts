import { expect, test } from 'vitest';
import { kindWords } from '../../../shared/i18n/kinds.ts';
import { problemWords } from '../../../shared/i18n/problems.ts';
import { reportWords } from '../../../shared/i18n/report/index.ts';
import { languages, organisationKinds } from '../../../shared/model/enumerations.ts';
import { daysText } from '../../../shared/report/day-words.ts';

/** Every phrase by its place, with the gaps in it. */
function phrases(words: object, place = ''): [string, string][] {
  return Object.entries(words).flatMap(([key, value]) =>
    typeof value === 'string'
      ? [[`${place}${key}`, value] as [string, string]]
      : phrases(Object(value), `${place}${key}.`),
  );
}
const gaps = (phrase: string) => [...new Set(phrase.match(/\{\w+\}/g) ?? [])].sort();

for (const language of languages)
  test(`${language}: every phrase is there, with the gaps the layouts fill`, () => {
    const english = new Map(phrases(reportWords.en));
    for (const [place, phrase] of phrases(reportWords[language])) {
      expect(phrase.trim(), place).not.toBe('');
      if (place === 'locale' || place.endsWith('.one') || /onDate|inSpan/.test(place)) continue;
      expect(gaps(phrase), place).toEqual(gaps(english.get(place) ?? ''));
    }
    expect(reportWords[language].calendar.months).toHaveLength(12);
    expect(reportWords[language].calendar.weekdays).toHaveLength(7);
    for (const kind of organisationKinds) expect(kindWords[language][kind]).not.toBe('');
    expect(Object.keys(problemWords[language])).toEqual(Object.keys(problemWords.en));
  });

test('a span of days names each year where there are two of them', () => {
  const { calendar } = reportWords.en;
  const text = (from: string, to: string) => daysText(calendar, { from, to }, '2026-11-29');
  expect(text('2025-12-08', '2026-11-29')).toBe('8 December 2025 – 29 November 2026');
  expect(text('2026-03-08', '2026-11-29')).toBe('8 March – 29 November');
});
