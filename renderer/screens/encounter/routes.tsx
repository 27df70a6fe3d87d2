import { lazy } from 'react';
import type { ScreenRoute } from '../../app/routes.tsx';

const screen = lazy(async () => ({ default: (await import('./encounter.tsx')).EncounterScreen }));

export const routes: readonly ScreenRoute[] = [
  { path: '/encounter/:id', place: 'plan', screen },
  /** With the cursor in the notes; a note is started where there is none. */
  { path: '/encounter/:id/:act', place: 'plan', screen },
];
