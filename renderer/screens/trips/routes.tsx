import { lazy } from 'react';
import type { ScreenRoute } from '../../app/routes.tsx';

export const routes: readonly ScreenRoute[] = [
  { path: '/trips', place: 'trips', screen: lazy(async () => ({ default: (await import('./trips.tsx')).Trips })) },
  { path: '/trip/:id', place: 'trips', screen: lazy(async () => ({ default: (await import('./trip.tsx')).Trip })) },
];
