/**
 * What any record says, field by field, in words: for pages, history and previews. What is another record is given by
 * its id too, so that a screen can link it.
 */
import { altNameTypes, contactTypes, encounterStatuses, type Language, languages } from '../model/enumerations.ts';
import type { Field } from '../model/field.ts';
import { RecordId } from '../model/id.ts';
import { type KindName, kindNamed } from '../model/kinds.ts';
import { readableUrl } from '../model/readable-host.ts';
import { parseWhen, type When } from '../model/when.ts';
import { handleText } from '../query/display-name.ts';
import { statusOf } from '../query/encounter-status.ts';
import { isRowOf, type Row } from '../query/row.ts';
import { choiceWord } from './app/choices.ts';
import { commonWords } from './app/common.ts';
import { fieldLabel } from './app/fields.ts';
import { languageNamer } from './language-names.ts';

/** How the language of the screens says things; see renderer/words/language.tsx. */
export interface FactWords {
  readonly language: Language;
  readonly nameOf: (id: string) => string;
  readonly day: (day: string) => string;
  readonly number: (n: number) => string;
  readonly country: (code: string) => string;
}

export interface FactValue {
  readonly text: string;
  /** The record it is. */
  readonly id?: string;
}

export interface Fact {
  readonly field: string;
  readonly label: string;
  readonly values: readonly FactValue[];
  /** Running text, with its lines. */
  readonly prose: boolean;
}

/** Kept for machines, or told in a place of its own. */
const unsaid: ReadonlySet<string> = new Set(['archive', 'after', 'pages', 'raw', 'countrySource']);

/** What a row has something to say about, in the order of its kind. */
export function factsOf(row: Row, words: FactWords): readonly Fact[] {
  const fields = kindNamed(row.kind)?.fields ?? {};
  return Object.entries(fields)
    .filter(([field]) => !unsaid.has(field))
    .map(([field, { form }]) => ({
      field,
      label: fieldLabel(row.kind, field, words.language),
      values: valuesOf(row, field, words),
      prose: form === 'prose' || (row.kind === 'commitment' && field === 'text'),
    }))
    .filter(({ values }) => values.length > 0);
}

function valuesOf(row: Row, field: string, words: FactWords): readonly FactValue[] {
  if (isRowOf(row, 'encounter') && field === 'statusLog') {
    const { status, entry } = statusOf(row.fields.statusLog);
    const word = choiceWord(words.language, statusChoices, status);
    return [{ text: entry?.reason ? `${word}: ${entry.reason}` : word }];
  }
  const value: unknown = Object(row.fields)[field];
  return saidOf(row.kind, field, value, words);
}

const statusChoices = encounterStatuses;

/** A field's value as rows hold it: sets as objects, items and logs as lists. */
export function saidOf(kind: KindName, name: string, value: unknown, words: FactWords): readonly FactValue[] {
  const field = kindNamed(kind)?.fields[name];
  if (value === undefined || value === null || value === '') return [];
  if (!field) return [{ text: plainText(value) }];
  switch (field.form) {
    case 'single':
      return [saidSingle(name, field, value, words)];
    case 'prose':
      return [{ text: String(value) }];
    case 'keyed':
      return Object.entries(Object(value)).map(([key, said]) => saidKey(name, field, key, said, words));
    case 'items':
    case 'log':
      return (Array.isArray(value) ? value : []).map((item) => ({ text: saidItem(item, words) }));
  }
}

export function saidSingle(name: string, field: Field, value: unknown, words: FactWords): FactValue {
  const { language } = words;
  if (typeof value === 'boolean') return { text: yesNo[language][value ? 0 : 1] };
  if (typeof value === 'number') return { text: words.number(value) };
  const text = String(value);
  if (field.form === 'single' && field.ref) return { text: words.nameOf(text), id: text };
  if (field.form === 'single' && field.choices) return { text: choiceWord(language, field.choices, text) };
  if (name === 'country') return { text: words.country(text) };
  const when = /^\d{4}-\d{2}-\d{2}/.test(text) ? parseWhen(text) : undefined;
  return { text: when ? whenText(when, words) : text };
}

/** One key of a set: another record with its part in this one, or a word. */
export function saidKey(name: string, field: Field, key: string, said: unknown, words: FactWords): FactValue {
  const { language } = words;
  if (field.form !== 'keyed') return { text: key };
  // A place in a text, and who it names.
  if (isId(said)) return { text: words.nameOf(said), id: said };
  const isRecord = field.ref === true || isId(key);
  if (isRecord) {
    const role = typeof said === 'string' && said !== '' ? choiceWord(language, field.choices, said) : '';
    return { text: role === '' ? words.nameOf(key) : `${words.nameOf(key)} (${role})`, id: key };
  }
  if (name === 'countries') return { text: words.country(key) };
  if (name === 'languages') return { text: languageName(key, language) };
  return { text: choiceWord(language, field.keyChoices, key) };
}

function isId(value: unknown): value is string {
  return RecordId.safeParse(value).success;
}

/** One item of a list or entry of a log, whatever it is made of. */
export function saidItem(item: unknown, words: FactWords): string {
  const said: Readonly<Record<string, unknown>> = Object(item);
  const text = (key: string) => (typeof said[key] === 'string' ? said[key] : '');
  const { language } = words;
  const aside = (main: string, ...more: readonly string[]) =>
    more.some(Boolean) ? `${main} (${more.filter(Boolean).join(', ')})` : main;
  if (text('url')) return readableUrl(text('url'));
  if (text('user')) return handleText({ user: text('user'), host: text('host') || undefined });
  if ('scheme' in said) return [text('scheme'), text('value')].filter(Boolean).join(' ');
  if (text('value')) return `${choiceWord(language, contactChoices, text('type'))}: ${text('value')}`;
  if (text('status')) return aside(choiceWord(language, statusChoices, text('status')), text('reason'));
  if (text('place')) return aside(text('place'), legDays(text('from'), text('to'), words));
  if (text('who')) return aside(words.nameOf(text('who')), text('state'));
  if (text('state')) return yesNo[language][text('state') === 'archived' ? 0 : 1];
  if (text('text')) {
    const from = isId(text('from')) ? words.nameOf(text('from')) : '';
    const type = text('type') && choiceWord(language, altNameChoices, text('type'));
    return aside(text('text'), type, text('lang') && languageName(text('lang'), language), from);
  }
  return plainText(item);
}

const contactChoices = contactTypes;
const altNameChoices = altNameTypes;

function legDays(from: string, to: string, words: FactWords): string {
  return [from, to === from ? '' : to].filter(Boolean).map(words.day).join(' – ');
}

export function whenText(when: When, words: FactWords): string {
  const common = commonWords[words.language];
  switch (when.type) {
    case 'date':
      return words.day(when.date);
    case 'time':
      return `${words.day(when.date)} ${when.time}`;
    case 'part':
      return `${words.day(when.date)}, ${common.partOfDay[when.part] ?? when.part}`;
    case 'window':
      return when.to === null
        ? common.from.replace('{from}', words.day(when.from))
        : common.fromTo.replace('{from}', words.day(when.from)).replace('{to}', words.day(when.to));
  }
}

const yesNo: Readonly<Record<Language, readonly [string, string]>> = {
  en: ['yes', 'no'],
  nb: ['ja', 'nei'],
  nn: ['ja', 'nei'],
  sv: ['ja', 'nej'],
};

function languageName(tag: string, language: Language): string {
  const own = languages.find((each) => each === tag);
  return own ? choiceWord(language, languages, own) : languageNamer(language)(tag);
}

function plainText(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}
