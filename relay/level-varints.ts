/** Reads what LevelDB writes: numbers of seven bits a byte, the lowest first, the eighth set where more follow; bytes as they are. */
export interface Reading {
  number(): number;
  take(count: number): Buffer;
  isOver(): boolean;
  /** Nothing was asked for behind the end. */
  isWhole(): boolean;
}

export function readingOf(bytes: Buffer): Reading {
  let at = 0;
  return {
    number: () => {
      for (let [value, factor] = [0, 1]; ; factor *= 128) {
        const byte = bytes[at++];
        value += ((byte ?? 0) & 127) * factor;
        if (byte === undefined || value > Number.MAX_SAFE_INTEGER) {
          at = bytes.length + 1;
          return 0;
        }
        if (byte < 128) return value;
      }
    },
    take: (count) => {
      at += count;
      return bytes.subarray(at - count, at);
    },
    isOver: () => at >= bytes.length,
    isWhole: () => at <= bytes.length,
  };
}

/** What Snappy made shorter (format_description.txt of Snappy); for what is known to be as it was written. */
export function unsnapped(bytes: Buffer): Buffer {
  const reading = readingOf(bytes);
  const whole = Buffer.alloc(reading.number());
  let at = 0;
  while (!reading.isOver() && at < whole.length) {
    const tag = reading.take(1)[0] ?? 0;
    const [kind, high] = [tag & 3, tag >> 2];
    if (kind === 0) {
      const length = 1 + (high < 60 ? high : reading.take(high - 59).readUIntLE(0, high - 59));
      at += reading.take(length).copy(whole, at);
      continue;
    }
    const length = kind === 1 ? (high & 7) + 4 : high + 1;
    const back =
      kind === 1
        ? ((tag >> 5) << 8) | (reading.take(1)[0] ?? 0)
        : reading.take(kind === 2 ? 2 : 4).readUIntLE(0, kind === 2 ? 2 : 4);
    // It may copy what it has just written.
    for (let copied = 0; copied < length; copied++, at++) whole[at] = whole[at - back] ?? 0;
  }
  return whole;
}
