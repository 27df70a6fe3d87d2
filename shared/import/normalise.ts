import { createFlowWriter, type Flow } from './flow.ts';

/** Invisible: soft hyphen, zero-width characters, byte order mark, and the controls that reorder what is seen. */
const invisible = /\u034f|[\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]|[\ufe0e\ufe0f]/;
const blank = /[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]/;
const combining = /\p{M}/u;
/** Past this many marks on one letter it is no writing, and composing it would take long. */
const marksPerLetter = 8;

/** Brings the text to NFC with ordinary spaces and line ends, without the characters nobody sees. */
export function normalise(flow: Flow): Flow {
  const writer = createFlowWriter(flow);
  const { text } = flow;
  let plainFrom = 0;
  for (let at = 0; at < text.length; ) {
    const code = text.charCodeAt(at);
    const next = text.charCodeAt(at + 1);
    const ordinary = code < 0x80 ? code !== 0x0d : !needsCare(text.charAt(at));
    if (ordinary && !(next >= 0x300 && combining.test(text.charAt(at + 1)))) {
      at++;
      continue;
    }
    writer.copy(flow, plainFrom, at);
    at = writeCluster(at);
    plainFrom = at;
  }
  writer.copy(flow, plainFrom, text.length);
  return writer.finish();

  function writeCluster(at: number): number {
    const first = text.charAt(at);
    let end = at + 1;
    if (invisible.test(first)) return end;
    if (first === '\r') {
      if (text.charAt(end) !== '\n') put('\n');
      return end;
    }
    if (first === '\u2028' || first === '\u2029') put('\n');
    else if (blank.test(first)) put(' ');
    else {
      while (end < text.length && combining.test(text.charAt(end))) end++;
      {
        const written = text.slice(at, Math.min(end, at + 1 + marksPerLetter));
        put(
          Array.from(written, (unit) => (invisible.test(unit) ? '' : unit))
            .join('')
            .normalize('NFC'),
        );
      }
    }
    return end;

    function put(written: string): void {
      writer.put(written, flow.starts[at] ?? 0, flow.ends[end - 1] ?? 0, flow.links[at], flow.styles[at]);
    }
  }
}

function needsCare(unit: string): boolean {
  return invisible.test(unit) || blank.test(unit) || unit === '\u2028' || unit === '\u2029' || combining.test(unit);
}
