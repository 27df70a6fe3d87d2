/** What can be done from the palette, with the key that does it elsewhere. */
import { useMemo } from 'react';
import { useLocation } from 'wouter';
import { type SettingsChange, themes } from '../../shared/bridge/contract/app.ts';
import { choiceWord } from '../../shared/i18n/app/choices.ts';
import { doorWords } from '../../shared/i18n/app/door.ts';
import { searchScreenWords } from '../../shared/i18n/app/search.ts';
import { settingsWords } from '../../shared/i18n/app/settings.ts';
import { type Language, languages } from '../../shared/model/enumerations.ts';
import { searchFold } from '../../shared/query/search-fold.ts';
import { pathOfPlace, placeKeys } from '../app/keys.ts';
import { useOverlay } from '../app/overlay.tsx';
import type { Place } from '../app/routes.tsx';
import { lock } from '../data/drafts.ts';
import { useEngine, useSteps } from '../data/engine.tsx';
import { fill, useCommonWords, useWords } from '../words/language.tsx';

export interface PaletteCommand {
  readonly id: string;
  readonly label: string;
  readonly keys?: string;
  /** By what else one may look for it. */
  readonly also?: string;
  readonly run: () => void;
}

export function usePaletteCommands(): readonly PaletteCommand[] {
  const words = useWords(searchScreenWords);
  const { places } = useCommonWords();
  const [, go] = useLocation();
  const { setOverlay } = useOverlay();
  const { client, shell } = useEngine();
  const steps = useSteps();
  const settings = useSettingCommands();
  return useMemo(() => {
    const keyOf = (place: Place) => Object.entries(placeKeys).find(([, each]) => each === place)?.[0];
    const goTo = (Object.keys(pathOfPlace) as Place[])
      .filter((place) => place !== 'import' && place !== 'search')
      .map((place): PaletteCommand => {
        const key = keyOf(place);
        return {
          id: `go ${place}`,
          label: fill(words.go, { place: places[place] }),
          ...(key && { keys: `G ${key.toUpperCase()}` }),
          run: () => go(pathOfPlace[place]),
        };
      });
    const { act } = words;
    return [
      { id: 'add', label: act.add, keys: 'N', run: focusQuickAdd },
      { id: 'paste', label: act.paste, keys: 'I', run: () => go('/import') },
      { id: 'report', label: act.report, keys: 'R', run: () => go('/report') },
      ...goTo,
      { id: 'undo', label: act.undo, keys: 'Z', run: () => void steps.undo() },
      { id: 'redo', label: act.redo, keys: 'Shift Z', run: () => void steps.redo() },
      { id: 'keys', label: act.keys, keys: '?', run: () => setOverlay('keys') },
      { id: 'window', label: act.newWindow, run: () => void shell.openWindow() },
      { id: 'lock', label: act.lock, run: () => lock(client) },
      ...settings,
    ];
  }, [words, places, go, setOverlay, client, shell, steps, settings]);
}

/** Which of the two there are, few say when they look for their own. */
const norwegian: ReadonlySet<string> = new Set(['nb', 'nn'] satisfies Language[]);

/** What one changes for a moment, at dusk or when somebody looks along, and does not want to leave the screen for. */
function useSettingCommands(): readonly PaletteCommand[] {
  const words = useWords(settingsWords);
  const door = useWords(doorWords);
  const { client } = useEngine();
  const steps = useSteps();
  return useMemo(() => {
    const change = async (next: SettingsChange) => {
      const changed = await client.call('changeSettings', next);
      if (!changed.ok) steps.sayProblem(changed.error);
    };
    return [
      ...themes.map((theme) => ({
        id: `theme ${theme}`,
        label: `${words.theme}: ${words.themes[theme]}`,
        run: () => void change({ theme }),
      })),
      ...(['system', ...languages] as const).map((language) => ({
        id: `language ${language}`,
        // By its own name and in English: who cannot read the screen looks for one of these.
        label: `${door.language}: ${language === 'system' ? door.asComputer : choiceWord(language, languages, language)}`,
        also: `language ${language === 'system' ? '' : choiceWord('en', languages, language)} ${norwegian.has(language) ? 'norsk norska' : ''}`,
        run: () => void change({ language }),
      })),
    ];
  }, [words, door, client, steps]);
}

/** After the palette has given the focus back to where it was. */
function focusQuickAdd(): void {
  requestAnimationFrame(() => document.querySelector<HTMLElement>('.quick-add input')?.focus());
}

/** Those whose label holds every word typed, at a beginning. */
export function matchingCommands(commands: readonly PaletteCommand[], text: string): readonly PaletteCommand[] {
  const sought = searchFold(text).split(/\s+/).filter(Boolean);
  return commands.filter(({ label, also = '' }) => {
    const folded = ` ${searchFold(`${label} ${also}`)}`;
    return sought.every((word) => folded.includes(` ${word}`));
  });
}
