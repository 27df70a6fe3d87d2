/** What lies over the screen, opened from keys, menus and buttons anywhere. */
import { createContext, type ReactNode, useContext, useMemo, useState } from 'react';

export type Overlay = 'palette' | 'keys';

interface OverlayState {
  readonly overlay: Overlay | undefined;
  readonly setOverlay: (overlay: Overlay | undefined) => void;
}

const OverlayContext = createContext<OverlayState>({ overlay: undefined, setOverlay: () => {} });

export function OverlayProvider({ children }: { children: ReactNode }) {
  const [overlay, setOverlay] = useState<Overlay>();
  const state = useMemo(() => ({ overlay, setOverlay }), [overlay]);
  return <OverlayContext value={state}>{children}</OverlayContext>;
}

export function useOverlay(): OverlayState {
  return useContext(OverlayContext);
}
