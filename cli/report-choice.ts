/** What the options of `report` choose, checked against the vault: which things are meant, and which readers. */
import type { Vault } from '../engine/vault/api.ts';
import { type Language, languages } from '../shared/model/enumerations.ts';
import type { SpaceInfo } from '../shared/model/id.ts';
import type { Graph } from '../shared/query/fold.ts';
import type { ReportAudience, ReportChoice, ReportScope } from '../shared/report/choice.ts';
import { inertHashtag } from '../shared/report/inert.ts';
import { ok, type Result } from '../shared/result.ts';
import { type Failure, refused, wrongUse } from './answer.ts';
import type { Arguments } from './arguments.ts';
import { isDay } from './dates.ts';
import { failureOf } from './errors.ts';
import { chosen, findRow } from './find.ts';
import { readInput } from './input.ts';

const formats = ['md', 'html', 'txt'] as const;

/** What can be read from the options alone, before any vault is opened. */
export interface ReportOptions {
  readonly audience: AudienceOption;
  readonly language: Language;
  readonly format: (typeof formats)[number];
  readonly scope: string;
  readonly written: Pick<ReportChoice, 'title' | 'summary' | 'contact' | 'hashtags' | 'checkedOn'>;
}

type AudienceOption =
  | { readonly type: 'private' | 'coalition' | 'public' }
  | { readonly type: 'named'; readonly width: 'circle' | 'coalition'; readonly name: string };

export async function reportOptions(given: Arguments): Promise<Result<ReportOptions, Failure>> {
  const audience = audienceOption(given.option('audience'));
  if (!audience.ok) return audience;
  const language = chosen('--language', given.option('language'), languages);
  if (!language.ok) return language;
  const format = chosen('--format', given.option('format') ?? 'md', formats);
  if (!format.ok) return format;
  const scope = given.option('scope');
  if (scope === undefined) return wrongUse('--scope is missing.');
  const written = await writtenByHand(given);
  if (!written.ok) return written;
  return ok({
    audience: audience.value,
    language: language.value,
    format: format.value,
    scope,
    written: written.value,
  });
}

export function reportChoice(
  vault: Pick<Vault, 'spaces'>,
  graph: Graph,
  given: Arguments,
  { audience, language, scope, written }: ReportOptions,
): Result<ReportChoice, Failure> {
  const readers = audienceFrom(vault, graph, audience);
  if (!readers.ok) return readers;
  const meant = scopeFrom(graph, scope);
  if (!meant.ok) return meant;
  const include = idsFrom(graph, given.option('include') ?? '');
  if (!include.ok) return include;
  return ok({
    scope: meant.value,
    audience: readers.value,
    language,
    include: include.value,
    ...(given.flag('thank-hosts') && { thankHosts: true }),
    ...written,
  });
}

function audienceOption(text: string | undefined): Result<AudienceOption, Failure> {
  const [, width, name] = /^(circle|coalition):(.*)$/s.exec(text ?? '') ?? [];
  if ((width === 'circle' || width === 'coalition') && name) return ok({ type: 'named', width, name });
  const known = ['private', 'coalition', 'public'] as const;
  const type = known.find((each) => each === text);
  if (type) return ok({ type });
  const what = text === undefined ? 'is missing' : `"${text}" is unknown`;
  return wrongUse(`--audience ${what}; it can be: ${known.join(', ')}, circle:NAME-OR-ID, coalition:NAME-OR-ID.`);
}

function audienceFrom(
  vault: Pick<Vault, 'spaces'>,
  graph: Graph,
  option: AudienceOption,
): Result<ReportAudience, Failure> {
  if (option.type !== 'named') return ok(option.type);
  const space = namedSpace(vault, graph, option.width, option.name);
  if (!space.ok) return space;
  return ok(option.width === 'circle' ? { circle: space.value.id } : { coalition: space.value.id });
}

/** By its id, its name or the title its members gave it, or the first six digits or more of its id. */
function namedSpace(
  { spaces }: Pick<Vault, 'spaces'>,
  graph: Graph,
  width: 'circle' | 'coalition',
  text: string,
): Result<SpaceInfo, Failure> {
  const wanted = folded(text);
  const possible = spaces.filter((space) => space.width === width);
  const titles = (space: SpaceInfo) =>
    graph.ofKind('circle').flatMap((row) => (row.space === space.id && row.fields.title ? [row.fields.title] : []));
  const called = (space: SpaceInfo) => [space.name, ...titles(space)].some((name) => folded(name) === wanted);
  const exact = possible.find((space) => space.id === wanted);
  const named = possible.filter(called);
  const begun = /^[0-9a-f]{6,}$/.test(wanted) ? possible.filter((space) => space.id.startsWith(wanted)) : [];
  const found = exact ? [exact] : named.length > 0 ? named : begun;
  const [first, second] = found;
  if (!first && possible.length === 0)
    return refused('NoSuchSpace', `There is no ${width} in this vault. Nothing was changed.`);
  if (!first) return failureOf({ type: 'NoSuchSpace', name: text, known: possible.map((space) => space.name) });
  if (!second) return ok(first);
  const each = found.map((space) => `${width}:${space.id.slice(0, 12)} (${[space.name, ...titles(space)].join(', ')})`);
  return refused('SeveralSpaces', `Several spaces are called "${text}": ${each.join('; ')}. Nothing was changed.`);
}

function folded(name: string): string {
  return name.trim().normalize('NFC').toLowerCase();
}

function scopeFrom(graph: Graph, text: string): Result<ReportScope, Failure> {
  const [type = '', value = ''] = text.split(':', 2);
  switch (type) {
    case 'all':
      return ok({ type });
    case 'day':
      return isDay(value) ? ok({ type, date: value }) : wrongUse(`"${value}" is no date like 2026-03-11.`);
    case 'trip':
    case 'encounter':
    case 'organisation': {
      const row = findRow(graph, value);
      if (!row.ok) return row;
      if (row.value.kind !== type)
        return failureOf({ type: 'WrongKind', id: value, kind: row.value.kind, wanted: type });
      return ok({ type, id: row.value.id });
    }
    default:
      return wrongUse(`--scope "${text}" is unknown; it can be all, day:DATE, trip:ID, encounter:ID, organisation:ID.`);
  }
}

function idsFrom(graph: Graph, text: string): Result<string[], Failure> {
  const ids: string[] = [];
  for (const word of wordsOf(text)) {
    const row = findRow(graph, word);
    if (!row.ok) return row;
    ids.push(row.value.id);
  }
  return ok(ids);
}

async function writtenByHand(given: Arguments): Promise<Result<ReportOptions['written'], Failure>> {
  const [title, contact] = [given.option('title'), given.option('contact')];
  const file = given.option('summary-file');
  if (file !== undefined && given.option('summary') !== undefined)
    return wrongUse('--summary and --summary-file say the same thing; use one of them.');
  const read = file === undefined ? ok(given.option('summary')) : await readInput(file);
  if (!read.ok) return read;
  const summary = read.value;
  const checkedOn = given.option('checked-on');
  if (checkedOn !== undefined && !isDay(checkedOn)) return wrongUse(`"${checkedOn}" is no date like 2026-03-11.`);
  const tags = given.option('hashtags');
  const hashtags = tags === undefined ? undefined : wordsOf(tags);
  const odd = hashtags?.find((tag) => inertHashtag(tag) === undefined);
  if (odd !== undefined) return wrongUse(`"${odd}" is no hashtag: letters, digits and _ only.`);
  return ok({
    ...(title !== undefined && { title }),
    ...(summary !== undefined && { summary }),
    ...(contact !== undefined && { contact }),
    ...(checkedOn !== undefined && { checkedOn }),
    ...(hashtags && { hashtags }),
  });
}

function wordsOf(text: string): string[] {
  return text
    .split(',')
    .map((word) => word.trim())
    .filter(Boolean);
}
