/**
 * Reads a pasted post about meetings into a proposal. Nothing is fetched, nothing is guessed that the text does not say:
 *
 *     container → normalise → lines → blocks → pieces → drafts → entities → proposal
 */
import { blocksOf } from './block.ts';
import { parseDay } from './calendar.ts';
import { openContainer } from './container.ts';
import { flowOf } from './flow.ts';
import { fold } from './fold.ts';
import { furtherIn } from './further.ts';
import { readLegend } from './legend.ts';
import { detectLanguage, type LanguageCode } from './lexicon.ts';
import { splitLines } from './lines.ts';
import type { Proposal } from './proposal.ts';
import { propose } from './propose.ts';
import { readBlocks } from './read-blocks.ts';
import { tokenise } from './token.ts';
import type { WhoIs } from './who-is.ts';

export interface ParseOptions {
  /** The day of the post, `YYYY-MM-DD`; what the text's own container says comes first. */
  readonly referenceDate?: string;
  /** BCP 47; found from the words where absent. */
  readonly language?: string;
  /** Who in the vault has a name: nobody known as a person is taken for an organisation. */
  readonly whoIs?: WhoIs;
}

/** Units that tell the language of a text; more say nothing new. */
const tellingLength = 20_000;

/** The language a text is read in; `wished` comes first where it is one Samband reads. */
export function detectTextLanguage(text: string, wished?: string): LanguageCode {
  const flow = openContainer(flowOf(text)).flow;
  return detectLanguage(tokenise(flow, 0, Math.min(flow.text.length, tellingLength)), wished);
}

export function parsePost(text: string, { referenceDate, language: wished, whoIs }: ParseOptions = {}): Proposal {
  const opened = openContainer(flowOf(text));
  const language = detectLanguage(tokenise(opened.flow, 0, Math.min(opened.flow.text.length, tellingLength)), wished);
  const legend = readLegend(opened.flow, language);
  const container = { ...opened, flow: legend.flow };
  const lines = splitLines(container.flow, text, container.wrapped);
  const { flow } = lines;
  // Only where a hash stands: splitting the whole text again would take a third of the time.
  const tokens = lines.lines.flatMap(({ start, end }) =>
    flow.text.slice(start, end).includes('#') ? tokenise(flow, start, end) : [],
  );
  const referenceDay = container.day ?? lines.day ?? parseDay(referenceDate);
  const options = { language, terse: false, legend: legend.statuses, referenceDay, whoIs };
  const findings = readBlocks(blocksOf(flow, lines.lines, options), { ...options, flow });
  const tags = [...tokens.flatMap((token) => (token.type === 'hashtag' ? [token.text] : [])), ...container.hashtags];
  const byFold = new Map<string, string>();
  for (const tag of tags) if (!byFold.has(fold(tag))) byFold.set(fold(tag), tag);
  const hashtags = [...byFold.values()];
  const scene = { ...options, flow, listed: false, expected: false, country: null, kind: null };
  const further = furtherIn(flow, lines.lines, findings.meetings, scene);
  return propose({ findings, container, lines, hashtags, referenceDay, further });
}
