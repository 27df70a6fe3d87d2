import { lazy } from 'react';
import type { ScreenRoute } from '../../app/routes.tsx';

export const routes: readonly ScreenRoute[] = [
  { path: '/plan/:view?', place: 'plan', screen: lazy(async () => ({ default: (await import('./plan.tsx')).Plan })) },
];
