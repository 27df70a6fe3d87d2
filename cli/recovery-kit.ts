/** The recovery kit on paper: its words, numbered, with what they are for. */
export function printableKit(words: readonly string[], vault: string): string {
  const columns = 3;
  const height = Math.ceil(words.length / columns);
  const cell = (place: number) => `${String(place + 1).padStart(2)}. ${words[place] ?? ''}`.padEnd(18);
  const lines = Array.from({ length: height }, (_line, row) =>
    Array.from({ length: columns }, (_cell, column) => cell(row + column * height))
      .join('  ')
      .trimEnd(),
  );
  return [
    `Recovery kit of the Samband vault "${vault}"`,
    '',
    ...lines,
    '',
    'Whoever holds these words can open the vault without its passphrase. Keep them on paper, away from the laptop.',
    'To set a new passphrase with them: samband recover DIR',
    '',
  ].join('\n');
}

/** The words in order, from the printed kit or from a plain list of words. */
export function wordsOfKit(text: string): readonly string[] {
  const numbered = [...text.matchAll(/(\d{1,2})\.\s+(\p{L}+)/gu)];
  if (numbered.length === 0) return text.toLowerCase().split(/\s+/).filter(Boolean);
  return numbered.sort((a, b) => Number(a[1]) - Number(b[1])).map((match) => (match[2] ?? '').toLowerCase());
}
