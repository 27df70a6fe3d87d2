import { lazy } from 'react';
import type { ScreenRoute } from '../../app/routes.tsx';

const screen = lazy(async () => ({ default: (await import('./people.tsx')).People }));

export const routes: readonly ScreenRoute[] = [
  { path: '/people', place: 'people', screen },
  { path: '/person/:id', place: 'people', screen },
];
