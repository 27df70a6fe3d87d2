import type { Flow } from './flow.ts';
import { fold } from './fold.ts';
import { alternatives, vocabularies } from './lexicon.ts';
import { dayInText } from './time.ts';

export interface Mail {
  /** Where the message itself begins in the flow. */
  readonly bodyStart: number;
  readonly author: string | null;
  /** Day number. */
  readonly day: number | undefined;
}

type Header = 'from' | 'to' | 'date' | 'subject';
const headers = new Map<string, Header>();
for (const { mailHeaders } of vocabularies) {
  for (const header of ['from', 'to', 'date', 'subject'] as const) {
    for (const name of alternatives(mailHeaders[header])) headers.set(fold(name), header);
  }
}

const forwarded =
  /^[ \t]*-{3,}[^\n]{0,20}(?:forwarded|videresend|vidaresend|vidarebefordra|weitergeleitet)[^\n]{0,40}-{3,}[ \t]*$/im;

/** A mail passed on inside another text, whose own head counts. */
export function readForwarded(flow: Flow): Mail | undefined {
  const line = forwarded.exec(flow.text.slice(0, 20_000));
  return line ? readMail(flow, line.index + line[0].length) : undefined;
}

/** Which header of a mail a line is. */
export function headerOf(line: string): Header | undefined {
  const colon = line.indexOf(':');
  return colon < 2 || colon > 20 ? undefined : headers.get(fold(line.slice(0, colon).trim()).replaceAll('-', ' '));
}

/** Reads the head of a pasted e-mail in any of the languages; it needs two known headers, one of them a sender or date. */
export function readMail(flow: Flow, start = 0): Mail | undefined {
  const { text } = flow;
  const found = new Map<Header, string>();
  let at = start + (/^\s*/.exec(text.slice(start, start + 1_000))?.[0].length ?? 0);
  for (let lines = 0; lines < 60; lines++) {
    const newline = text.indexOf('\n', at);
    const end = newline < 0 ? text.length : newline;
    const line = text.slice(at, Math.min(end, at + 2_000));
    const colon = line.indexOf(':');
    const name = line.slice(0, Math.max(0, colon)).trim();
    const folded = /^\s/.test(line) && line.trim() !== '' && lines > 0;
    if (!folded && !/^[\p{L}-]+(?: [\p{L}]+)?$/u.test(name)) break;
    const header = headers.get(fold(name).replaceAll('-', ' '));
    if (header && !found.has(header)) found.set(header, line.slice(colon + 1).trim());
    else if (!header && !folded && !/-|^received$/i.test(name)) break;
    at = end + 1;
    if (newline < 0) break;
  }
  if (found.size < 2 || !(found.has('from') || found.has('date'))) return undefined;
  const from = found.get('from') ?? '';
  const name = from.split('<')[0]?.replaceAll('"', '').trim();
  return {
    bodyStart: Math.min(at, text.length),
    author: name || from.replace(/[<>]/g, '') || null,
    day: dayInText(found.get('date') ?? ''),
  };
}
