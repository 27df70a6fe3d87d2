/** Single keys that work anywhere on one screen, unless somebody types, stands in a dialog, or is in the middle of `G`. */
import { useEffect, useRef } from 'react';
import { isTyping } from './keys.ts';

/** `keys`: one letter after the other. */
export function useScreenKey(keys: string, run: (key: string) => void): void {
  const latest = useRef(run);
  latest.current = run;
  useEffect(() => {
    let chordUntil = 0;
    const handle = (event: KeyboardEvent) => {
      const inChord = event.timeStamp < chordUntil;
      chordUntil = event.key === 'g' ? event.timeStamp + 1_500 : 0;
      const plainKey = !(event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented || inChord);
      const ours = event.key.length === 1 && keys.includes(event.key);
      if (!plainKey || !ours || isTyping(event.target) || document.querySelector('[role="dialog"]')) return;
      event.preventDefault();
      latest.current(event.key);
    };
    window.addEventListener('keydown', handle);
    return () => window.removeEventListener('keydown', handle);
  }, [keys]);
}
