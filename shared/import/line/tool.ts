/** "Tekna uses Teams for chat until 2027-03": what an organisation leans on, and until when it is bound. */
import { sourceOf } from '../flow.ts';
import type { Source } from '../proposal.ts';
import type { Token } from '../token.ts';
import { functionNamed, productNamed, type ToolFunction } from './products.ts';
import { dayAtEnd, foldsOf, isAnd, type LineContext, type Party, partyAt, textOf } from './statement.ts';
import { firstOf, roleAt } from './words.ts';

export interface ToolDraft {
  readonly party: Party;
  readonly product: string;
  readonly vendor: string | null;
  readonly function: ToolFunction;
  /** `YYYY-MM-DD`, the last day bound. */
  readonly contractEnds: string | null;
  /** The tool and its use were both told or known. */
  readonly certain: boolean;
  readonly source: Source;
}

export function readTools(tokens: readonly Token[], context: LineContext): ToolDraft[] {
  const { language, flow } = context;
  const words = foldsOf(tokens);
  const verb = firstOf(words, 'uses', language);
  const { party } = partyAt(tokens.slice(0, verb?.at ?? 0), context);
  if (!verb || party === undefined || party === 'us') return [];
  const rest = tokens.slice(verb.at + verb.length);
  const { day, before } = dayAtEnd(rest, 'until', context);
  const { purposes, end } = purposesIn(rest.slice(0, before), context);
  const source = sourceOf(flow, tokens[0]?.start ?? 0, tokens.at(-1)?.end ?? 0);
  return listOf(rest.slice(0, end)).flatMap((each): ToolDraft[] => {
    const written = textOf(each, context);
    if (written === '') return [];
    const known = productNamed(written);
    const uses = purposes.length > 0 ? purposes : [known?.function ?? 'other'];
    return uses.map((use) => ({
      party,
      product: known?.name ?? written,
      vendor: known?.vendor ?? null,
      function: use,
      contractEnds: day,
      certain: known !== undefined || purposes.length > 0,
      source,
    }));
  });
}

/** "for email and files" */
function purposesIn(tokens: readonly Token[], context: LineContext): { purposes: ToolFunction[]; end: number } {
  const words = foldsOf(tokens);
  for (let at = 1; at < tokens.length; at++) {
    const lead = roleAt(words, at, 'purpose', context.language);
    if (lead === 0) continue;
    const purposes = listOf(tokens.slice(at + lead)).flatMap((each) => functionNamed(textOf(each, context)) ?? []);
    if (purposes.length > 0) return { purposes, end: at };
  }
  return { purposes: [], end: tokens.length };
}

function listOf(tokens: readonly Token[]): Token[][] {
  const items: Token[][] = [[]];
  for (const token of tokens) {
    const joint = (token.type === 'mark' && /^[,+/]$/.test(token.text)) || isAnd(token);
    if (joint) items.push([]);
    else if (token.type !== 'mark' || items.at(-1)!.length > 0) items.at(-1)!.push(token);
  }
  return items.filter((item) => item.length > 0);
}
