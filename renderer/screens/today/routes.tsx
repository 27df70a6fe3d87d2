import { lazy } from 'react';
import type { ScreenRoute } from '../../app/routes.tsx';

export const routes: readonly ScreenRoute[] = [
  { path: '/today', place: 'today', screen: lazy(async () => ({ default: (await import('./today.tsx')).Today })) },
];
