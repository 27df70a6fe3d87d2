/**
 * Legends: "(p) = planned, (h) = half-planned", "✅ = met, 🗓 = planned". What a sign is said to mean holds for the
 * whole post and outweighs what it usually means; the legend itself names nobody.
 */
import type { EncounterStatus } from '../model/enumerations.ts';
import { createFlowWriter, type Flow } from './flow.ts';
import { fold } from './fold.ts';
import { type LanguageCode, longestCue } from './lexicon.ts';
import { tokenise } from './token.ts';

export interface Legend {
  readonly flow: Flow;
  /** By the sign, folded. The empty sign is what stands without one. */
  readonly statuses: ReadonlyMap<string, EncounterStatus>;
}

const entry =
  /(?:^|[\s,;(·|/])\(?((?:\p{L}{1,3}|[^\s\p{L}\p{N}(),;=]{1,4})|[\p{L} ]{4,16}?)\)?\s?=\s?([^,;()=\n]{2,40})/gu;
const longestLegend = 300;

export function readLegend(flow: Flow, language: LanguageCode): Legend {
  const statuses = new Map<string, EncounterStatus>();
  const cuts: [number, number][] = [];
  const { text } = flow;
  for (let at = 0; at < text.length; ) {
    const newline = text.indexOf('\n', at);
    const end = newline < 0 ? text.length : newline;
    if (end - at <= longestLegend && text.slice(at, end).includes('=')) readLine(at, end);
    at = end + 1;
  }
  if (cuts.length === 0) return { flow, statuses };
  const writer = createFlowWriter(flow);
  let from = 0;
  for (const [start, end] of cuts) {
    writer.copy(flow, from, start);
    from = end;
  }
  writer.copy(flow, from, text.length);
  return { flow: writer.finish(), statuses };

  function readLine(start: number, end: number): void {
    const found: { from: number; to: number }[] = [];
    for (const match of text.slice(start, end).matchAll(entry)) {
      const sign = match[1] ?? '';
      const status = statusOf(match[2] ?? '');
      if (!status) continue;
      const short = /^(?:\p{L}{1,3}|[^\p{L}]{1,4})$/u.test(sign);
      statuses.set(short ? fold(sign) : '', status);
      const at = start + match.index;
      found.push({ from: at + (/^[\s,;·|/]/.test(match[0]) ? 1 : 0), to: at + match[0].length });
    }
    const [first] = found;
    const last = found.at(-1);
    if (!first || !last) return;
    const close = text.charAt(last.to) === ')' && text.slice(first.from, last.to).includes('(') ? last.to + 1 : last.to;
    cuts.push([first.from, close]);
  }

  function statusOf(meaning: string): EncounterStatus | undefined {
    const writer = createFlowWriter();
    writer.put(meaning, 0, meaning.length);
    const tokens = tokenise(writer.finish(), 0, meaning.length);
    let wished: EncounterStatus | undefined;
    for (let at = 0; at < tokens.length; at++) {
      for (const cue of longestCue(tokens, at, language)?.cues ?? []) {
        if (cue.type === 'status') return cue.status;
        if (cue.type === 'word' && cue.role === 'held') return 'held';
        if (cue.type === 'word' && cue.role === 'want') wished = 'wanted';
      }
    }
    return wished;
  }
}
