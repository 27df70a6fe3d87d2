import { lazy } from 'react';
import type { ScreenRoute } from '../../app/routes.tsx';

const compose = lazy(async () => ({ default: (await import('./compose.tsx')).Compose }));

export const routes: readonly ScreenRoute[] = [
  { path: '/reports', place: 'reports', screen: lazy(async () => ({ default: (await import('./told.tsx')).Told })) },
  {
    path: '/reports/:id',
    place: 'reports',
    screen: lazy(async () => ({ default: (await import('./publication.tsx')).PublicationPage })),
  },
  { path: '/report', place: 'reports', screen: compose },
  /** `/report/trip/ID`, `/report/encounter/ID`, `/report/organisation/ID`, `/report/day/DATE` */
  { path: '/report/:scope/:of', place: 'reports', screen: compose },
];
