/**
 * Takes one change of a text back out of what the text has become: where the changed stretch still stands with the
 * same words around it, only that stretch is put back and everything else stays. Undefined where it no longer stands.
 */
export function inverseOfText(before: string, after: string, current: string): string | undefined {
  if (current === after) return before;
  const start = commonPrefix(before, after);
  const end = commonSuffix(before, after, start);
  const removed = before.slice(start, before.length - end);
  const added = after.slice(start, after.length - end);
  // Words around the stretch tell it from another place with the same letters.
  for (const around of [40, 15, 5]) {
    const left = after.slice(Math.max(0, start - around), start);
    const right = after.slice(after.length - end, after.length - end + around);
    const pattern = left + added + right;
    const at = current.indexOf(pattern);
    if (pattern === '' || at < 0 || current.indexOf(pattern, at + 1) >= 0) continue;
    return current.slice(0, at) + left + removed + right + current.slice(at + pattern.length);
  }
  return undefined;
}

function commonPrefix(a: string, b: string): number {
  let length = 0;
  while (length < a.length && length < b.length && a[length] === b[length]) length++;
  return length;
}

function commonSuffix(a: string, b: string, prefix: number): number {
  let length = 0;
  const most = Math.min(a.length, b.length) - prefix;
  while (length < most && a[a.length - 1 - length] === b[b.length - 1 - length]) length++;
  return length;
}
