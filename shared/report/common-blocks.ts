/** Blocks that stand in the reports of every audience. */
import type { ReportWords } from '../i18n/report/words.ts';
import type { AskType } from '../model/enumerations.ts';
import type { ReportChoice } from './choice.ts';
import {
  type Block,
  enumerate,
  fill,
  join,
  type Line,
  type ListItem,
  line,
  list,
  paragraph,
  strong,
  text,
} from './document.ts';
import { inertProse, proseLine } from './inert.ts';
import type { AskView, DependencyFunction, OrganisationView, ThanksView } from './views.ts';

export function nameOf({ name, url }: OrganisationView, bold = false): Line {
  return [{ type: 'name', text: name, ...(url && { url }), ...(bold && { strong: true }) }];
}

/** "A, B and C", each with its link. */
export function namesOf(organisations: readonly OrganisationView[], words: ReportWords): Line {
  return enumerate(
    organisations.map((each) => nameOf(each)),
    words.and,
  );
}

/** Names that are not an organisation's: of people, of tools. */
export function plainNames(names: readonly string[], words: ReportWords): Line {
  return enumerate(
    names.map((name): Line => [{ type: 'name', text: name }]),
    words.and,
  );
}

export function functionsText(functions: readonly DependencyFunction[], words: ReportWords): string {
  return functions.map((use) => words.dependency[use]).join(', ');
}

export function summaryBlock(choice: ReportChoice): Block[] {
  const summary = inertProse(choice.summary ?? '');
  return summary === '' ? [] : [{ type: 'prose', text: summary }];
}

export function countryItem(country: string | undefined, content: Line): ListItem {
  return { line: country ? [strong(country), text(': '), ...content] : content };
}

/** `standing`: what follows from the report itself, whether or not anybody wrote an ask down. */
export function askBlocks(asks: readonly AskView[], standing: readonly AskType[], words: ReportWords): Block[] {
  const general = asks.filter((ask) => !ask.text && ask.organisations.length === 0).map((ask) => ask.type);
  const spoken = new Set(asks.filter((ask) => ask.text && ask.organisations.length === 0).map((ask) => ask.type));
  const sentences = [...new Set([...standing, ...general])]
    .filter((type) => !spoken.has(type))
    .map((type) => line(words.asks[type].alone));
  const items = asks
    .filter((ask) => ask.text || ask.organisations.length > 0)
    .map((ask): ListItem => {
      const orgs = namesOf(ask.organisations, words);
      if (!ask.text) return { line: fill(words.asks[ask.type].about, { orgs }) };
      const said = text(ask.text.replace(/\s+/g, ' '));
      return { line: ask.organisations.length > 0 ? [...orgs, text(': '), said] : [said] };
    });
  return [
    ...(sentences.length > 0 ? [paragraph(join(sentences, ' '))] : []),
    ...(items.length > 0 ? [list(items)] : []),
  ];
}

export function thanksBlock(thanks: ThanksView | undefined, words: ReportWords): Block[] {
  if (!thanks) return [];
  const { names } = thanks;
  return [
    paragraph(
      names.length === 0 ? line(words.told.thanks) : fill(words.told.thanksTo, { names: plainNames(names, words) }),
    ),
  ];
}

export function contactBlock(choice: ReportChoice, words: ReportWords): Block[] {
  const contact = proseLine(choice.contact ?? '');
  return contact === '' ? [] : [paragraph(fill(words.told.reachUs, { contact: [text(contact)] }))];
}

/** A table without the columns in which no row says anything. The first one always stands. */
export function tableOf(columns: readonly { readonly head: string; readonly cells: readonly Line[] }[]): Block {
  const filled = columns.filter(({ cells }, index) => index === 0 || cells.some((cell) => cell.length > 0));
  const rows = (columns[0]?.cells ?? []).map((_, row) => filled.map(({ cells }) => orDash(cells[row] ?? [])));
  return { type: 'table', head: filled.map(({ head }) => head), rows };
}

function orDash(cell: Line): Line {
  return cell.length > 0 ? cell : line('–');
}

/** A cell of our own words, empty where there is nothing to say. */
export function cell(words: string | undefined): Line {
  return words ? line(words) : [];
}
