import { type Flow, struck } from './flow.ts';
import { fold } from './fold.ts';
import { bareSite, handle, handleBehind, type Reference, site } from './reference.ts';

interface Place {
  readonly start: number;
  readonly end: number;
  readonly struck: boolean;
}
export type Token = Place &
  (
    | { readonly type: 'word'; readonly text: string; readonly fold: string; readonly capital: boolean }
    | { readonly type: 'number'; readonly text: string }
    | {
        readonly type: 'reference';
        readonly text: string;
        readonly reference: Reference;
        readonly label: string | null;
      }
    | { readonly type: 'hashtag'; readonly text: string }
    | { readonly type: 'mail'; readonly text: string }
    | { readonly type: 'mark'; readonly text: string }
  );

/** An address longer than this is none; the limit keeps looking for one from costing more than the text is long. */
const longestAddress = 2_048;
const longestLabel = 300;

const letter = /[\p{L}\p{M}]/u;
const digit = /\p{Nd}/u;
const apostrophes = "'’‘ʼ`´";
const addressEnd = /[\s()[\]<>{}"“”«»|,;]/;

/** Splits `flow[start, end)` into what it is made of. Offsets are the flow's. */
export function tokenise(flow: Flow, start: number, end: number): Token[] {
  const { text } = flow;
  const tokens: Token[] = [];
  /** No address begins before this: one that was looked at and was none. */
  let noAddressBefore = start;
  let at = start;

  const place = (to: number): Place => ({ start: at, end: to, struck: isStruck(flow, at, to) });

  while (at < end) {
    const unit = text.charAt(at);
    if (/\s/.test(unit)) {
      at++;
      continue;
    }
    const token = readLink() ?? readSigil(unit) ?? readAddress() ?? readNumber() ?? readWord() ?? readMark();
    tokens.push(token);
    at = Math.max(token.end, at + 1);
  }
  return tokens;

  function readLink(): Token | undefined {
    const link = flow.links[at] ?? 0;
    if (link === 0) return undefined;
    let to = at;
    while (to < end && flow.links[to] === link && to - at < longestLabel) to++;
    const label = text.slice(at, to).trim();
    const target = flow.targets[link - 1] ?? '';
    const whole = place(to);
    if (label.startsWith('#') && label.length > 1) return { ...whole, type: 'hashtag', text: label.slice(1) };
    const sign = tokens.at(-1);
    if (sign?.type === 'mark' && sign.text === '#' && sign.end === at) {
      tokens.pop();
      return { ...whole, type: 'hashtag', text: label };
    }
    if (/^mailto:/i.test(target)) return { ...whole, type: 'mail', text: label };
    const previous = tokens.at(-1);
    const mention =
      label.startsWith('@') || (previous?.type === 'mark' && previous.text === '@' && previous.end === at);
    const profile = mention ? handleBehind(target, label) : undefined;
    if (profile) {
      if (!label.startsWith('@')) tokens.pop();
      return { ...whole, type: 'reference', text: label, reference: profile, label: null };
    }
    const address = site(target);
    if (!address) return undefined;
    const plain = label === '' || site(label)?.host === address.host;
    return { ...whole, type: 'reference', text: label, reference: address, label: plain ? null : label };
  }

  function readSigil(sigil: string): Token | undefined {
    if (sigil !== '#' && sigil !== '@') return undefined;
    // "@" in front of a link is the link's: @[url=…]name[/url].
    if ((flow.links[at + 1] ?? 0) !== (flow.links[at] ?? 0)) return undefined;
    let to = at + 1;
    while (to < end && to - at < longestLabel && /[\p{L}\p{M}\p{N}_]/u.test(unitAt(to))) to++;
    if (to === at + 1) return undefined;
    if (sigil === '#') return { ...place(to), type: 'hashtag', text: text.slice(at + 1, to) };
    let hostEnd = to;
    while (hostEnd < end && hostEnd - at < longestLabel && /[\p{L}\p{M}\p{N}_.@-]/u.test(unitAt(hostEnd))) hostEnd++;
    const full = text.slice(at, hostEnd).replace(/[.@-]+$/, '');
    const found = handle(full) ?? handle(text.slice(at, to));
    if (!found) return undefined;
    const length = found.host === null ? Math.max(to - at, 1 + found.user.length) : full.length;
    return {
      ...place(at + length),
      type: 'reference',
      text: text.slice(at, at + length),
      reference: found,
      label: null,
    };
  }

  function readAddress(): Token | undefined {
    if (at < noAddressBefore || !/[\p{L}\p{N}]/u.test(unitAt(at))) return undefined;
    let to = at;
    while (to < end && to - at <= longestAddress && !addressEnd.test(text.charAt(to))) to++;
    noAddressBefore = to;
    if (to - at > longestAddress) return undefined;
    while (to > at && ".:!?*_~'’…".includes(text.charAt(to - 1))) to--;
    const chunk = text.slice(at, to);
    if (!chunk.includes('.')) return undefined;
    const whole = place(at + chunk.length);
    const sign = chunk.indexOf('@');
    if (sign > 0 && !chunk.slice(0, sign).includes('/')) {
      return bareSite(chunk.slice(sign + 1)) ? { ...whole, type: 'mail', text: chunk } : undefined;
    }
    const found = bareSite(chunk);
    return found && { ...whole, type: 'reference', text: chunk, reference: found, label: null };
  }

  function readNumber(): Token | undefined {
    if (!digit.test(text.charAt(at))) return undefined;
    let to = at;
    while (to < end && to - at < 40) {
      const unit = text.charAt(to);
      if (!/[\p{Nd}\p{L}]/u.test(unit) && !('.:/-'.includes(unit) && digit.test(text.charAt(to + 1)))) break;
      to++;
    }
    // "2 pm"
    const half = /^ ?([ap])\.?m\.?(?![\p{L}\p{N}])/iu.exec(text.slice(to, Math.min(end, to + 6)));
    const number = text.slice(at, to);
    if (half && /^\d{1,2}(?:[.:]\d{2})?$/.test(number))
      return { ...place(to + half[0].length), type: 'number', text: `${number}${half[1]}m` };
    return { ...place(to), type: 'number', text: number };
  }

  function readWord(): Token | undefined {
    if (!letter.test(unitAt(at))) return undefined;
    let to = at;
    while (to < end) {
      const unit = unitAt(to);
      if (letter.test(unit) || digit.test(unit) || unit === '_' || apostrophes.includes(unit)) to += unit.length;
      // Inside ver.di and f.eks, not at the end of a sentence.
      else if (unit === '.' && letter.test(unitAt(to + 1)) && to > at) to++;
      else break;
    }
    // "A.R.K.": the last full stop is the name's.
    if (text.charAt(to) === '.' && /^\p{L}(?:\.\p{L})+$/u.test(text.slice(at, to)) && to - at > 4) to++;
    while (to > at + 1 && "'’‘`´".includes(text.charAt(to - 1)) && !/s/i.test(text.charAt(to - 2))) to--;
    const word = text.slice(at, to);
    return { ...place(to), type: 'word', text: word, fold: fold(word), capital: /^\p{Lu}|\p{Ll}\p{Lu}/u.test(word) };
  }

  function readMark(): Token {
    const unit = unitAt(at);
    const next = text.slice(at + unit.length, at + unit.length + 2);
    // Two regional indicators make one flag.
    const flag = /^\p{RI}$/u.test(unit) && /^\p{RI}$/u.test(next);
    // ":(" is a face, and opens no parenthesis.
    const face = /^[:;]-?[()](?![\p{L}\p{N}])/u.exec(text.slice(at, at + 4))?.[0];
    const sign = face ?? (flag ? unit + next : unit);
    return { ...place(at + sign.length), type: 'mark', text: /^[‐‑‒–—―−-]$/.test(sign) ? '-' : sign };
  }

  /** The character at a unit: both halves of a pair. */
  function unitAt(index: number): string {
    const code = text.codePointAt(index);
    return code === undefined ? '' : String.fromCodePoint(code);
  }
}

function isStruck(flow: Flow, start: number, end: number): boolean {
  for (let at = start; at < end; at++) if (((flow.styles[at] ?? 0) & struck) === 0) return false;
  return end > start;
}
