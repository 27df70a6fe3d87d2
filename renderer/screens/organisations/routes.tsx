import { lazy } from 'react';
import type { ScreenRoute } from '../../app/routes.tsx';

const screen = lazy(async () => ({ default: (await import('./organisations.tsx')).Organisations }));

export const routes: readonly ScreenRoute[] = [
  { path: '/organisations', place: 'organisations', screen },
  { path: '/organisation/:id', place: 'organisations', screen },
];
