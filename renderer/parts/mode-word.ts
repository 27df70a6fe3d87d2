import type { CommonWords } from '../../shared/i18n/app/common.ts';

/** How a meeting is or was held, where that is worth a word: "met folks of" only once it has been. */
export function modeWord(
  { mode = 'meeting', status }: { readonly mode?: string; readonly status?: string },
  { mode: words, informalAhead }: CommonWords,
): string {
  if (mode === 'meeting') return '';
  if (mode === 'informal' && status !== 'held') return informalAhead;
  return Object.entries(words).find(([each]) => each === mode)?.[1] ?? mode;
}
