/**
 * Whoever leaves a control stands where they came from: at the button that brought it. Whoever has gone on to something else
 * while it was being saved stays there, or what they type next would go to the wrong place.
 */
import { type RefObject, useEffect, useRef } from 'react';

/** For the button that is shown in place of the control once `editing` is over. */
export function useFocusBack(editing: boolean): RefObject<HTMLButtonElement | null> {
  const button = useRef<HTMLButtonElement>(null);
  const wasEditing = useRef(false);
  useEffect(() => {
    const { activeElement, body } = document;
    const isNowhere = activeElement === null || activeElement === body;
    if (wasEditing.current && !editing && isNowhere) button.current?.focus();
    wasEditing.current = editing;
  }, [editing]);
  return button;
}
