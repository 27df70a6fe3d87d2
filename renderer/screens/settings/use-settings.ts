import { useState } from 'react';
import type { Settings, SettingsChange } from '../../../shared/bridge/contract/app.ts';
import { useEngine, useSteps } from '../../data/engine.tsx';

/** The settings as they stand, and what changes them in every window; here at once, before the engine has answered. */
export function useSettings(): { readonly settings: Settings; readonly change: (change: SettingsChange) => void } {
  const { client, settings } = useEngine();
  const { sayProblem } = useSteps();
  const [ahead, setAhead] = useState<SettingsChange>();
  const change = async (next: SettingsChange) => {
    setAhead(next);
    const changed = await client.call('changeSettings', next);
    setAhead(undefined);
    if (!changed.ok) sayProblem(changed.error);
  };
  return { settings: ahead ? ({ ...settings, ...ahead } as Settings) : settings, change: (next) => void change(next) };
}
