/**
 * Whether somebody is in the middle of typing. A vault that locks by itself, or with its engine, takes away the note they are
 * looking at last: the box for the passphrase must not catch the rest of the sentence.
 */
let last = Number.NEGATIVE_INFINITY;

addEventListener(
  'keydown',
  ({ key, ctrlKey, metaKey }) => {
    if ([...key].length === 1 && !ctrlKey && !metaKey) last = performance.now();
  },
  { capture: true },
);

const pause = 3_000;

export function isTyping(): boolean {
  return performance.now() - last < pause;
}
