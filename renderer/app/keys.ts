/** Keys that work everywhere. Single letters only where nobody is typing. */
import { useEffect, useRef } from 'react';
import type { Place } from './routes.tsx';

/** After `G`. */
export const placeKeys: Readonly<Record<string, Place>> = {
  t: 'today',
  p: 'plan',
  o: 'organisations',
  f: 'people',
  r: 'trips',
  c: 'coalition',
  e: 'reports',
  n: 'needs',
  y: 'sync',
  m: 'meet',
  d: 'members',
  a: 'archive',
  s: 'settings',
};

export const pathOfPlace: Readonly<Record<Place, string>> = {
  today: '/today',
  plan: '/plan',
  organisations: '/organisations',
  people: '/people',
  trips: '/trips',
  coalition: '/coalition',
  reports: '/reports',
  needs: '/needs',
  sync: '/sync',
  meet: '/meet',
  members: '/members',
  search: '/search',
  archive: '/archive',
  settings: '/settings',
  import: '/import',
};

export type GlobalKey =
  | { readonly type: 'go'; readonly place: Place }
  | { readonly type: 'add' | 'search' | 'palette' | 'report' | 'import' | 'undo' | 'redo' | 'keys' | 'lock' };

export const singleKeys: Readonly<Record<string, Exclude<GlobalKey['type'], 'go'>>> = {
  n: 'add',
  '/': 'search',
  r: 'report',
  i: 'import',
  z: 'undo',
  Z: 'redo',
  '?': 'keys',
};

/** Milliseconds in which the second letter must follow `G`. */
const chordTime = 1_500;

export function useGlobalKeys(onKey: (key: GlobalKey) => void): void {
  const run = useRef(onKey);
  run.current = onKey;
  useEffect(() => {
    let chordUntil = 0;
    const handle = (event: KeyboardEvent) => {
      const key = keyOf(event, event.timeStamp < chordUntil);
      chordUntil = 0;
      if (key === 'chord') chordUntil = event.timeStamp + chordTime;
      else if (key) {
        event.preventDefault();
        run.current(key);
      }
    };
    window.addEventListener('keydown', handle);
    return () => window.removeEventListener('keydown', handle);
  }, []);
}

function keyOf(event: KeyboardEvent, afterChord: boolean): GlobalKey | 'chord' | undefined {
  if (event.defaultPrevented || event.isComposing) return undefined;
  const command = event.ctrlKey || event.metaKey;
  if (command && !event.altKey) {
    if (event.key === 'k') return { type: 'palette' };
    if (event.key === 'l' && event.shiftKey === false) return { type: 'lock' };
    if (isTyping(event.target)) return undefined;
    if (event.key === 'z') return { type: event.shiftKey ? 'redo' : 'undo' };
    if (event.key === 'y') return { type: 'redo' };
    return undefined;
  }
  if (event.altKey || isTyping(event.target) || document.querySelector('[role="dialog"]')) return undefined;
  if (afterChord) {
    const place = placeKeys[event.key.toLowerCase()];
    return place && { type: 'go', place };
  }
  if (event.key === 'g') return 'chord';
  const type = singleKeys[event.key];
  return type && { type };
}

export function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  return target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName);
}

/** As it stands on the person's keyboard. */
export function commandKey(): string {
  return /Mac/.test(navigator.platform) ? '⌘' : 'Ctrl ';
}
