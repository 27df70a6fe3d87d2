/**
 * Copying what is not for everybody: after a minute it is taken off the clipboard again. A page may only write there, and
 * only while its window is in front; once somebody was elsewhere, what lies on the clipboard may be theirs and is left.
 */
const stays = 60_000;

let timer: ReturnType<typeof setTimeout> | undefined;

export async function copyForAMinute(text: string): Promise<void> {
  await copyForGood(text);
  const stop = () => {
    clearTimeout(timer);
    for (const event of ends) window.removeEventListener(event, stop);
  };
  timer = setTimeout(() => {
    stop();
    if (document.hasFocus()) void navigator.clipboard.writeText('').catch(() => {});
  }, stays);
  for (const event of ends) window.addEventListener(event, stop);
}

/** Another copy or cut here, or a look elsewhere. */
const ends = ['copy', 'cut', 'blur'] as const;

/** What everybody may read. */
export async function copyForGood(text: string): Promise<void> {
  clearTimeout(timer);
  await navigator.clipboard.writeText(text);
}
