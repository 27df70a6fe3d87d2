/** "Promised Tekna the price by Friday", "Kari lovet oss lista innen 1. desember": who owes whom what, until when. */
import { sourceOf } from '../flow.ts';
import type { Source } from '../proposal.ts';
import type { Token } from '../token.ts';
import { dayAtEnd, foldsOf, type LineContext, type Party, partyAt, textOf } from './statement.ts';
import { firstOf, roleAt } from './words.ts';

export interface PromiseDraft {
  readonly text: string;
  /** Null where it is the author. */
  readonly by: Party | null;
  readonly to: Party | null;
  /** `YYYY-MM-DD` */
  readonly due: string | null;
  readonly source: Source;
}

const helping = new Set([
  'habe',
  'hab',
  'haben',
  'hat',
  'har',
  'have',
  'has',
  'ich',
  'wir',
  'i',
  'we',
  'jeg',
  'vi',
  'eg',
  'jag',
  'och',
  'also',
]);
/** Before the promised act: "to send", "å sende". */
const infinitive = new Set(['to', 'å', 'att', 'zu', 'that', 'at']);

export function readPromise(tokens: readonly Token[], context: LineContext): PromiseDraft | undefined {
  const { language, flow } = context;
  const words = foldsOf(tokens);
  const verb = firstOf(words, 'promised', language) ?? firstOf(words, 'owes', language);
  if (!verb) return undefined;
  const last = verb.at + verb.length === tokens.length;
  // German puts the verb last: "habe Tekna den Preis bis Freitag versprochen".
  const subject = last
    ? germanSubject(tokens.slice(0, verb.at), context)
    : subjectOf(tokens.slice(0, verb.at), context);
  const body = last ? subject.rest : tokens.slice(verb.at + verb.length);
  // "Husk å sende referatet til LO": what is to be done comes first.
  const isAct = !last && isInfinitive(tokens[verb.at + verb.length - 1]);
  const recipient = isAct ? { party: undefined, length: 0 } : partyAt(body, context);
  const told = body.slice(recipient.length);
  const { day, before } = dayAtEnd(told, 'due', context);
  const behind = recipient.length === 0 ? recipientAtEnd(told.slice(0, before), context) : undefined;
  const what = told.slice(0, behind?.at ?? before).filter((_, at, all) => at > 0 || !isInfinitive(all[0]));
  const text = textOf(what, context);
  if (text === '') return undefined;
  return {
    text,
    by: subject.party,
    to: partyOrNull(recipient.party ?? behind?.party),
    due: day,
    source: sourceOf(flow, tokens[0]?.start ?? 0, tokens.at(-1)?.end ?? 0),
  };
}

function subjectOf(tokens: readonly Token[], context: LineContext): { party: Party | null; rest: readonly Token[] } {
  const at = tokens.findIndex((token) => !(token.type === 'word' && helping.has(token.fold)));
  const { party } = partyAt(at < 0 ? [] : tokens.slice(at), context);
  return { party: partyOrNull(party), rest: [] };
}

function germanSubject(
  tokens: readonly Token[],
  context: LineContext,
): { party: Party | null; rest: readonly Token[] } {
  const { party, length } = partyAt(tokens, context);
  const next = tokens[length];
  if (length > 0 && party !== 'us' && next?.type === 'word' && /^(?:hat|haben)$/.test(next.fold))
    return { party: partyOrNull(party), rest: tokens.slice(length + 1) };
  const at = tokens.findIndex((token) => !(token.type === 'word' && helping.has(token.fold)));
  return { party: null, rest: at < 0 ? [] : tokens.slice(at) };
}

/** "the price to Tekna" */
function recipientAtEnd(
  tokens: readonly Token[],
  context: LineContext,
): { readonly at: number; readonly party: Party | 'us' } | undefined {
  const words = foldsOf(tokens);
  for (let at = tokens.length - 2; at > 0; at--) {
    const lead = roleAt(words, at, 'to', context.language);
    if (lead === 0) continue;
    const { party, length } = partyAt(tokens.slice(at + lead), context);
    if (party !== undefined && at + lead + length === tokens.length) return { at, party };
  }
  return undefined;
}

const partyOrNull = (party: Party | 'us' | undefined): Party | null =>
  party === undefined || party === 'us' ? null : party;
const isInfinitive = (token: Token | undefined): boolean => token?.type === 'word' && infinitive.has(token.fold);
