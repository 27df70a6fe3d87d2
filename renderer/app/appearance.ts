import type { Settings } from '../../shared/bridge/contract/app.ts';
import type { Language } from '../../shared/model/enumerations.ts';

/** Puts language, theme and text size on the page; returns what stops following the computer's own theme. */
export function applySettings(settings: Settings, language: Language): () => void {
  const root = document.documentElement;
  const dark = window.matchMedia('(prefers-color-scheme: dark)');
  const paint = () => {
    const isDark = settings.theme === 'dark' || (settings.theme === 'system' && dark.matches);
    root.dataset['theme'] = isDark ? 'dark' : 'light';
  };
  paint();
  root.lang = language;
  root.style.setProperty('--scale', String(settings.textSize / 100));
  dark.addEventListener('change', paint);
  return () => dark.removeEventListener('change', paint);
}
