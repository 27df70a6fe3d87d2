import { lazy } from 'react';
import type { ScreenRoute } from '../../app/routes.tsx';

export const routes: readonly ScreenRoute[] = [
  {
    path: '/coalition',
    place: 'coalition',
    screen: lazy(async () => ({ default: (await import('./coalition.tsx')).Coalition })),
  },
];
