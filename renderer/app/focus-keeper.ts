/**
 * Where an act takes away what had the focus, as when a question is settled or a promise kept, the focus goes to what stands in its
 * place instead of nowhere: whoever works by keys goes on from there, and a screen reader says where one is.
 */
import { useEffect } from 'react';

const focusable =
  'h2[tabindex], a[href], button:not(:disabled), input:not(:disabled), select, textarea, [tabindex="0"]';

interface Step {
  readonly inside: Element;
  /** Which of its children held the focus. */
  readonly place: number;
}

export function useFocusKeeper(): void {
  useEffect(() => {
    const main = document.getElementById('main');
    if (!main) return;
    let last: Element | undefined;
    let steps: readonly Step[] = [];
    const remember = ({ target }: FocusEvent) => {
      if (!(target instanceof Element)) return;
      last = target;
      steps = stepsOf(target, main);
    };
    const restore = () => {
      if (!last || last.isConnected || document.activeElement !== document.body) return;
      last = undefined;
      // Another page gives the focus to its own heading.
      const standing = steps.filter(({ inside }) => inside.isConnected && inside.closest('.page'));
      const place = standing.map(inItsPlace).find((each) => each !== undefined);
      (place ?? (standing.length > 0 ? main.querySelector<HTMLElement>('.page-head h1') : null))?.focus();
    };
    // After whoever knows better where the focus should go has had the time to say so.
    const observer = new MutationObserver(() => {
      if (last && !last.isConnected) requestAnimationFrame(restore);
    });
    main.addEventListener('focusin', remember);
    observer.observe(main, { childList: true, subtree: true });
    return () => {
      main.removeEventListener('focusin', remember);
      observer.disconnect();
    };
  }, []);
}

/** From the nearest parent up to the page. */
function stepsOf(target: Element, main: Element): Step[] {
  const steps: Step[] = [];
  for (let child = target, inside = child.parentElement; inside && inside !== main; inside = child.parentElement) {
    steps.push({ inside, place: [...inside.children].indexOf(child) });
    child = inside;
  }
  return steps;
}

/** What can take the focus nearest to where it was: what came after it has moved into its place. */
function inItsPlace({ inside, place }: Step): HTMLElement | undefined {
  const children = [...inside.children];
  for (const child of [...children.slice(place), ...children.slice(0, place).reverse()]) {
    const found = child.matches(focusable) ? child : child.querySelector(focusable);
    if (found instanceof HTMLElement && found.getClientRects().length > 0) return found;
  }
  return undefined;
}
