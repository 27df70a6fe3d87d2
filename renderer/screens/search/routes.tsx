import { lazy } from 'react';
import type { ScreenRoute } from '../../app/routes.tsx';

const screen = lazy(async () => ({ default: (await import('./search.tsx')).SearchScreen }));

export const routes: readonly ScreenRoute[] = [
  { path: '/search', place: 'search', screen },
  { path: '/search/:text', place: 'search', screen },
];
