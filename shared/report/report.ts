/**
 * A meeting report: what was chosen, as a document its audience may read, with what was held back told to the sender
 * alone. Pure: the same records, choice and day give the same bytes.
 */
import { reportWords } from '../i18n/report/index.ts';
import type { ReportWords } from '../i18n/report/words.ts';
import type { Language } from '../model/enumerations.ts';
import { type AudienceWord, audienceWord, type ReportChoice, type ReportInput } from './choice.ts';
import { type Block, type Line, line, paragraph, plainText, type ReportDocument } from './document.ts';
import { renderHtml } from './html.ts';
import { privateBlocks } from './layout-private.ts';
import { publicBlocks, publicDossier } from './layout-public.ts';
import { sharedBlocks, sharedDossier } from './layout-shared.ts';
import { renderMarkdown } from './markdown.ts';
import { renderPlain } from './plain.ts';
import { readPrivately } from './private-words.ts';
import { askedFor, openEncounters, sharedTargets } from './project-encounters.ts';
import { organisationInScope } from './project-organisations.ts';
import { publicView, sharedView } from './projection.ts';
import { type Reading, readFor } from './reading.ts';
import { followUps } from './scope.ts';
import { type Suspect, suspectsIn } from './suspects.ts';
import { privateTitle, publicTitle, sharedTitle, titled } from './titles.ts';
import type { Include, PostAsk, PublicView, SharedView } from './views.ts';
import { type Withheld, withheldFrom } from './withheld.ts';

export interface Report {
  readonly title: string;
  /** Of the Markdown; see `reportFileName` for others. */
  readonly fileName: string;
  readonly audience: AudienceWord;
  readonly language: Language;
  readonly document: ReportDocument;
  readonly markdown: string;
  readonly html: string;
  /** For a mail or a chat. */
  readonly plain: string;
  /** Records whose content went in, as this reader calls them. */
  readonly included: readonly string[];
  readonly withheld: readonly Withheld[];
  /** Words in free text that name what is held back: to be settled before this is sent. */
  readonly suspects: readonly Suspect[];
  /** What its public asks for without anybody having written an ask. */
  readonly asked: readonly PostAsk[];
}

export function meetingReport(input: ReportInput): Report {
  const reading = readFor(input);
  const { language } = input.choice;
  const words = reportWords[language];
  const included = new Set<string>();
  const composed = compose(reading, words, (row) => included.add(reading.full.rowOf(row.id)?.id ?? row.id));
  const { audience, choice, today } = reading;
  const title = titled(composed.title, choice, audience, words);
  const blocks = composed.blocks.length > 0 ? composed.blocks : [paragraph(line(words.labels.nothing))];
  const document = { language, title, audience, banner: words.audience[audience], blocks };
  const written = [choice.title, choice.summary, choice.contact, ...(choice.hashtags ?? [])].flatMap(
    (each) => each ?? [],
  );
  return {
    title: plainText(title),
    fileName: reportFileName(choice, today, 'md'),
    audience,
    language,
    document,
    markdown: renderMarkdown(document),
    html: renderHtml(document),
    plain: renderPlain(document),
    included: [...included],
    withheld: withheldFrom(reading, included),
    suspects: suspectsIn([...written, ...composed.freeText], reading, included),
    asked: audience === 'public' ? askedFor(reading, openEncounters(reading)) : [],
  };
}

const scopeWords = {
  all: 'tour-report',
  day: 'day-report',
  trip: 'trip-report',
  encounter: 'meeting-report',
  organisation: 'organisation-report',
} as const;

/** Date, kind of report, audience and language: never what it is about. The audience reads the same in every language. */
export function reportFileName(choice: ReportChoice, today: string, extension: string): string {
  const audience = audienceWord(choice.audience).toUpperCase();
  return `${today}_${scopeWords[choice.scope.type]}_${audience}_${choice.language}.${extension}`;
}

interface Composed {
  readonly title: Line;
  readonly blocks: readonly Block[];
  /** What people wrote by hand, to be looked through for what it should not say. */
  readonly freeText: readonly string[];
}

function compose(reading: Reading, words: ReportWords, include: Include): Composed {
  const { audience, choice, today, author } = reading;
  if (audience === 'private') {
    const given = readPrivately(reading, words, include);
    return { title: privateTitle(given), blocks: privateBlocks(given), freeText: [] };
  }
  const context = { choice, today, words, language: choice.language, ...(author && { author }) };
  const about = organisationInScope(reading, include);
  const single = choice.scope.type === 'encounter' || choice.scope.type === 'organisation';
  if (audience === 'public') {
    const view = publicView(reading, include);
    return {
      title: publicTitle(reading, view, about, words),
      blocks: single ? publicDossier(view, about, context) : publicBlocks(view, context),
      freeText: publicFreeText(view),
    };
  }
  const view = sharedView(reading, include);
  const next = choice.scope.type === 'encounter' ? { ...reading, encounters: followUps(reading) } : undefined;
  const ahead = next ? sharedTargets(next, openEncounters(next), include) : [];
  return {
    title: sharedTitle(reading, view, about, words),
    blocks: single ? sharedDossier(view, about, ahead, context) : sharedBlocks(view, context),
    freeText: sharedFreeText(view),
  };
}

function publicFreeText({ asks, together }: PublicView): string[] {
  return [
    ...asks.flatMap((ask) => ask.text ?? []),
    ...together.suppliers.map(({ supplier }) => supplier),
    ...together.calls.flatMap(({ suppliers, software }) => [...suppliers, software ?? '']),
  ];
}

function sharedFreeText({ asks, met, commitments, together }: SharedView): string[] {
  const { tools, dependencies, migrations, cohorts, offers } = together;
  return [
    ...asks.flatMap((ask) => ask.text ?? []),
    ...met.flatMap((each) => [...each.outcomes, ...each.decisions]),
    ...commitments.map((each) => each.text),
    ...tools.map((each) => each.supplier),
    ...dependencies.map((each) => each.tool),
    ...migrations.map((each) => each.software ?? ''),
    ...cohorts.flatMap((each) => [each.title ?? '', ...each.suppliers]),
    ...offers.flatMap((each) => [each.software ?? '', each.jurisdiction ?? '', ...each.languages]),
  ];
}
