import type { Settings, SettingsChange } from '../../../shared/bridge/contract/app.ts';
import { useEngine, useSteps } from '../../data/engine.tsx';

/** The settings as they stand, and what changes them at once in every window. */
export function useSettings(): { readonly settings: Settings; readonly change: (change: SettingsChange) => void } {
  const { client, settings } = useEngine();
  const { sayProblem } = useSteps();
  const change = async (next: SettingsChange) => {
    const changed = await client.call('changeSettings', next);
    if (!changed.ok) sayProblem(changed.error);
  };
  return { settings, change: (next) => void change(next) };
}
