import { bold, createFlowWriter, type Flow, struck } from './flow.ts';
import { indexWithin } from './read-markdown.ts';

const longestTag = 1_000;

/** Reads the BBCode of Friendica and forums: links, mentions, lists, bold, struck out and quotes. */
export function readBbcode(flow: Flow): Flow {
  const writer = createFlowWriter(flow);
  const { text } = flow;
  let style = 0;
  let quotes = 0;
  let link = 0;
  let lineStart = true;
  for (let at = 0; at < text.length; ) {
    const end = text.charAt(at) === '[' ? indexWithin(text, ']', at, longestTag) : -1;
    const tag =
      end < 0
        ? undefined
        : /^(\/?[a-z][a-z0-9]*|\*)(?:=(.*)|(?<=quote|share|attachment) .*)?$/i.exec(text.slice(at + 1, end));
    if (tag && readTag(tag[1]?.toLowerCase() ?? '', (tag[2] ?? '').replace(/^["']|["']$/g, ''), at, end)) {
      at = end + 1;
      continue;
    }
    if (lineStart && quotes > 0) writer.put('> ', flow.starts[at] ?? 0, flow.starts[at] ?? 0);
    lineStart = text.charAt(at) === '\n';
    writer.copy(flow, at, at + 1, link, style);
    at++;
  }
  return writer.finish();

  /** False where it is no tag of ours and stays text. */
  function readTag(name: string, value: string, at: number, end: number): boolean {
    switch (name) {
      case 'b':
      case 'h1':
      case 'h2':
      case 'h3':
      case 'h4':
        style |= bold;
        return true;
      case '/b':
      case '/h1':
      case '/h2':
      case '/h3':
      case '/h4':
        style &= ~bold;
        return true;
      case 's':
      case '/s':
        style = name === 's' ? style | struck : style & ~struck;
        return true;
      case 'url': {
        const close = value === '' ? indexWithin(text, '[', end, longestTag) : -1;
        link = writer.link(value || text.slice(end + 1, close < 0 ? end + 1 : close));
        return true;
      }
      case '/url':
        link = 0;
        return true;
      case '*':
      case 'li':
        if (!writer.endsWith('\n')) writer.put('\n', flow.starts[at] ?? 0, flow.starts[at] ?? 0);
        writer.put('- ', flow.starts[at] ?? 0, flow.ends[end] ?? 0);
        return true;
      case 'quote':
      case '/quote':
      case 'share':
      case '/share':
      case 'attachment':
      case '/attachment':
        quotes = Math.max(0, quotes + (name.startsWith('/') ? -1 : 1));
        lineStart = true;
        if (!writer.endsWith('\n')) writer.put('\n', flow.starts[at] ?? 0, flow.starts[at] ?? 0);
        return true;
      default:
        return /^\/?(?:u|i|list|ul|ol|li|center|size|color|font|code|img|h[1-6]|td|tr|table|mail|hr|spoiler)$/.test(
          name,
        );
    }
  }
}
