/**
 * Keys of lists, pressed where nothing that uses them has the focus, as after `G` `P`: they go to the first list of the screen.
 * A list that shows which row they are about gets the key itself; any other only the focus, so that nobody changes what they do not see.
 */
import { useEffect } from 'react';
import { isTyping } from './keys.ts';

const moves = new Set(['j', 'k', 'ArrowDown', 'ArrowUp', 'ArrowLeft', 'ArrowRight']);
const statuses = /^[1-8]$/;

const lists =
  'main [role="listbox"][tabindex="0"], main [role="grid"] [role="gridcell"][tabindex="0"], main .encounter-rows a';

export function useListKeys(): void {
  useEffect(() => {
    const handle = (event: KeyboardEvent) => {
      const known = moves.has(event.key) || statuses.test(event.key);
      if (!known || event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
      if (!standsNowhere(event.target) || document.querySelector('[role="dialog"]')) return;
      const list = document.querySelector<HTMLElement>(lists);
      const shows = list?.matches('[role="gridcell"]') || list?.querySelector('[aria-selected="true"]');
      if (!list || !(shows || moves.has(event.key))) return;
      event.preventDefault();
      list.focus();
      if (shows) list.dispatchEvent(new KeyboardEvent('keydown', { key: event.key, bubbles: true, cancelable: true }));
    };
    window.addEventListener('keydown', handle);
    return () => window.removeEventListener('keydown', handle);
  }, []);
}

/** The page itself, a heading that was given the focus, or the rail: none of them has a use for these keys. */
function standsNowhere(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement) || isTyping(target)) return false;
  return target === document.body || target.matches('main, h1, h2') || target.closest('.rail') !== null;
}
