import { bold, createFlowWriter, type Flow, struck } from './flow.ts';

/** How far a label and an address may reach; keeps a page full of brackets from being searched over and over. */
const longestLabel = 200;
const longestTarget = 1_000;

/** Takes Markdown's inline signs (links, bold, struck out, code) away and keeps what they said as links and styles. */
export function readMarkdown(flow: Flow): Flow {
  const writer = createFlowWriter(flow);
  const { text } = flow;
  let style = 0;
  for (let at = 0; at < text.length; ) {
    const unit = text.charAt(at);
    const pair = text.slice(at, at + 2);
    if (unit === '\n') style = 0;
    if (pair === '**' || (pair === '__' && isUnderlined(at))) {
      style ^= bold;
      at += 2;
    } else if (pair === '~~') {
      style ^= struck;
      at += 2;
    } else if (unit === '[' || pair === '![') {
      at = readLink(at);
    } else if (unit === '<' && /^<https?:/i.test(text.slice(at, at + 7))) {
      at++;
    } else if (unit === '`' || (unit === '*' && isEmphasis(at))) {
      at++;
    } else {
      writer.copy(flow, at, at + 1, 0, style);
      at++;
    }
  }
  return writer.finish();

  function readLink(at: number): number {
    const open = text.charAt(at) === '!' ? at + 1 : at;
    const close = indexWithin(text, ']', open, longestLabel);
    if (close > open + 1 && text.charAt(close + 1) === '(') {
      const end = indexWithin(text, ')', close + 1, longestTarget);
      const target =
        end < 0
          ? ''
          : (text
              .slice(close + 2, end)
              .trim()
              .split(/\s/)[0]
              ?.replace(/^<(.*)>$/, '$1') ?? '');
      if (target.includes('.')) {
        writer.copy(flow, open + 1, close, writer.link(target), style);
        return end + 1;
      }
    }
    writer.copy(flow, at, open + 1, 0, style);
    return open + 1;
  }

  /** Underscores around words, not those inside a handle. */
  function isUnderlined(at: number): boolean {
    return (style & bold) !== 0
      ? !/[\p{L}\p{N}_]/u.test(text.charAt(at + 2))
      : !/[\p{L}\p{N}_@]/u.test(text.charAt(at - 1));
  }

  /** An asterisk that touches a word, and is no bullet. */
  function isEmphasis(at: number): boolean {
    return /\S/.test(text.charAt(at + 1)) || /\S/.test(text.charAt(at - 1));
  }
}

/** Where `sign` comes next on the same line, at most `reach` units on; -1 where it does not. */
export function indexWithin(text: string, sign: string, from: number, reach: number): number {
  for (let at = from + 1; at < text.length && at - from <= reach; at++) {
    const unit = text.charAt(at);
    if (unit === sign) return at;
    if (unit === '\n') return -1;
  }
  return -1;
}
