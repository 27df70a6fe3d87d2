/** Where a text says it, with a few words around; three at most. Upper and lower case are one. */
export function passages(text: string, word: string): string[] {
  const searched = text.normalize('NFC').replace(/\s+/g, ' ');
  const lower = searched.toLowerCase();
  const wanted = folded(word);
  const found: string[] = [];
  for (let at = lower.indexOf(wanted); at >= 0 && found.length < 3; at = lower.indexOf(wanted, at + wanted.length)) {
    const [from, to] = [Math.max(0, at - 30), Math.min(searched.length, at + wanted.length + 30)];
    found.push(`${from > 0 ? '…' : ''}${searched.slice(from, to)}${to < searched.length ? '…' : ''}`);
  }
  return found;
}

export function folded(words: string): string {
  return words.normalize('NFC').replace(/\s+/g, ' ').trim().toLowerCase();
}
