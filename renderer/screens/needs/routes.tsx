import { lazy } from 'react';
import type { ScreenRoute } from '../../app/routes.tsx';

export const routes: readonly ScreenRoute[] = [
  { path: '/needs', place: 'needs', screen: lazy(async () => ({ default: (await import('./needs.tsx')).Needs })) },
];
