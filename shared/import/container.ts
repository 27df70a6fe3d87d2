/** What kind of text was pasted, and the same in one form. */
import { parseDay } from './calendar.ts';
import { createFlowWriter, type Flow } from './flow.ts';
import { normalise } from './normalise.ts';
import { readActivity } from './read-activity.ts';
import { readBbcode } from './read-bbcode.ts';
import { readHtml } from './read-html.ts';
import { readForwarded, readMail } from './read-mail.ts';
import { readMarkdown } from './read-markdown.ts';

export interface Container {
  readonly flow: Flow;
  /** Lines are wrapped at a width, as in e-mail. */
  readonly wrapped: boolean;
  readonly author: string | null;
  /** The day the container tells, as a day number. */
  readonly day: number | undefined;
  readonly hashtags: readonly string[];
  /** Full handles known from outside the text. */
  readonly mentions: readonly string[];
}

const nothingKnown = { wrapped: false, author: null, day: undefined, hashtags: [], mentions: [] };

export function openContainer(raw: Flow): Container {
  const activity = readActivity(raw);
  if (activity) {
    const { author, hashtags, mentions } = activity;
    const day = parseDay(activity.published ?? undefined);
    return { wrapped: false, flow: readMarkup(normalise(activity.content)), author, day, hashtags, mentions };
  }
  const flow = normalise(raw);
  const mail = readForwarded(flow) ?? readMail(flow);
  if (!mail) return { ...nothingKnown, flow: readMarkup(flow) };
  const body = createFlowWriter(flow);
  body.copy(flow, mail.bodyStart, flow.text.length);
  return { ...nothingKnown, wrapped: true, flow: readMarkup(body.finish()), author: mail.author, day: mail.day };
}

function readMarkup(flow: Flow): Flow {
  const { text } = flow;
  if (/<(?:p|br|div|span|a|li|ul|h[1-6]|blockquote|strong)\b[^<>]{0,400}>/i.test(text)) return readHtml(flow);
  if (/\[(?:b|url|list|\*|u|quote)(?:=[^\]\n]{0,400})?\]/i.test(text)) return readBbcode(flow);
  return readMarkdown(flow);
}
