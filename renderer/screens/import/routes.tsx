import { lazy } from 'react';
import type { ScreenRoute } from '../../app/routes.tsx';

export const routes: readonly ScreenRoute[] = [
  { path: '/import', place: 'import', screen: lazy(async () => ({ default: (await import('./import.tsx')).Import })) },
  { path: '/import/done', place: 'import', screen: lazy(async () => ({ default: (await import('./done.tsx')).Done })) },
];
