/**
 * Reads the part of a domain's label behind `xn--` (RFC 3492): engines write it, and none gives a way back. Letters of
 * ASCII stand before the last hyphen; behind it, each other letter as the distance from the one before, counted through
 * all places it could stand in, in digits whose thresholds follow how large the distances have been.
 */
const base = 36;
const lowest = 1;
const highest = 26;
const skew = 38;
const firstDamp = 700;
const usualDamp = 2;
const firstBias = 72;
const firstLetter = 0x80;
const lastLetter = 0x10ffff;

/** Undefined where it is no punycode. */
export function decodePunycode(written: string): string | undefined {
  const hyphen = written.lastIndexOf('-');
  const plain = written.slice(0, Math.max(0, hyphen));
  if (!/^[\0-\x7f]*$/.test(written)) return undefined;
  const letters = [...plain].map((letter) => letter.charCodeAt(0));
  let [letter, place, bias] = [firstLetter, 0, firstBias];
  for (let at = hyphen > 0 ? hyphen + 1 : 0; at < written.length; ) {
    const before = place;
    for (let weight = 1, step = base; ; step += base) {
      const digit = digitOf(written.charCodeAt(at++));
      if (digit === undefined) return undefined;
      place += digit * weight;
      if (!Number.isSafeInteger(place)) return undefined;
      const threshold = Math.min(highest, Math.max(lowest, step - bias));
      if (digit < threshold) break;
      weight *= base - threshold;
    }
    const count = letters.length + 1;
    bias = adapted(place - before, count, before === 0);
    letter += Math.floor(place / count);
    place %= count;
    if (letter > lastLetter || (letter >= 0xd800 && letter <= 0xdfff)) return undefined;
    letters.splice(place++, 0, letter);
  }
  return String.fromCodePoint(...letters);
}

/** `a` to `z` are 0 to 25, `0` to `9` are 26 to 35. */
function digitOf(code: number): number | undefined {
  if (code >= 0x30 && code <= 0x39) return code - 0x30 + 26;
  const lower = code | 0x20;
  return lower >= 0x61 && lower <= 0x7a ? lower - 0x61 : undefined;
}

function adapted(distance: number, count: number, isFirst: boolean): number {
  let rest = Math.floor(distance / (isFirst ? firstDamp : usualDamp));
  rest += Math.floor(rest / count);
  let steps = 0;
  for (; rest > ((base - lowest) * highest) / 2; steps += base) rest = Math.floor(rest / (base - lowest));
  return steps + Math.floor(((base - lowest + 1) * rest) / (rest + skew));
}
