/**
 * Text on its way from what was pasted to what is read. Every UTF-16 unit remembers where in the raw text it came from,
 * the link it is a label of and how it was styled, so a stage can drop, join and rewrite freely by copying ranges.
 */

/** Bits of `style`. */
export const bold = 1;
export const struck = 2;

export interface Flow {
  readonly text: string;
  /** Raw offset where each unit began, and where it ended. */
  readonly starts: Int32Array;
  readonly ends: Int32Array;
  /** 1 + index into `targets`; 0 outside links. */
  readonly links: Int32Array;
  readonly styles: Uint8Array;
  readonly targets: readonly string[];
}

export interface FlowWriter {
  /** Copies `from[start, end)`; link or style, where given, is laid over what the source has. */
  readonly copy: (from: Flow, start: number, end: number, link?: number, style?: number) => void;
  /** Writes text that stands for the raw range [start, end). */
  readonly put: (text: string, start: number, end: number, link?: number, style?: number) => void;
  /** The number to give as `link` for what leads to `target`. */
  readonly link: (target: string) => number;
  readonly endsWith: (text: string) => boolean;
  readonly finish: () => Flow;
}

export function flowOf(text: string): Flow {
  const writer = createFlowWriter();
  for (let at = 0; at < text.length; at++) writer.put(text.charAt(at), at, at + 1);
  return writer.finish();
}

export function createFlowWriter(source?: Flow): FlowWriter {
  const targets = [...(source?.targets ?? [])];
  const pieces: string[] = [];
  let capacity = 1024;
  let length = 0;
  let starts = new Int32Array(capacity);
  let ends = new Int32Array(capacity);
  let links = new Int32Array(capacity);
  let styles = new Uint8Array(capacity);

  function reserve(more: number): void {
    if (length + more <= capacity) return;
    capacity = Math.max(capacity * 2, length + more);
    const grown = [new Int32Array(capacity), new Int32Array(capacity), new Int32Array(capacity)] as const;
    grown[0].set(starts);
    grown[1].set(ends);
    grown[2].set(links);
    [starts, ends, links] = grown;
    const grownStyles = new Uint8Array(capacity);
    grownStyles.set(styles);
    styles = grownStyles;
  }

  return {
    copy: (from, start, end, link = 0, style = 0) => {
      reserve(end - start);
      pieces.push(from.text.slice(start, end));
      for (let at = start; at < end; at++, length++) {
        starts[length] = from.starts[at] ?? 0;
        ends[length] = from.ends[at] ?? 0;
        links[length] = link || (from.links[at] ?? 0);
        styles[length] = style | (from.styles[at] ?? 0);
      }
    },
    put: (text, start, end, link = 0, style = 0) => {
      reserve(text.length);
      pieces.push(text);
      for (let at = 0; at < text.length; at++, length++) {
        starts[length] = start;
        ends[length] = end;
        links[length] = link;
        styles[length] = style;
      }
    },
    link: (target) => targets.push(target),
    endsWith: (text) => length === 0 || (pieces.at(-1) ?? '').endsWith(text),
    finish: () => ({
      text: pieces.join(''),
      starts: starts.slice(0, length),
      ends: ends.slice(0, length),
      links: links.slice(0, length),
      styles: styles.slice(0, length),
      targets,
    }),
  };
}

/** The raw range that `flow[start, end)` came from. Units out of order (never written so today) still give start ≤ end. */
export function sourceOf(flow: Flow, start: number, end: number): { start: number; end: number } {
  const from = flow.starts[start] ?? flow.ends.at(-1) ?? 0;
  return { start: from, end: Math.max(from, flow.ends[Math.max(start, end - 1)] ?? from) };
}
