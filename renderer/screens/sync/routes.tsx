import { lazy } from 'react';
import type { ScreenRoute } from '../../app/routes.tsx';

const SyncScreen = lazy(async () => ({ default: (await import('./sync.tsx')).SyncScreen }));

export const routes: readonly ScreenRoute[] = [{ path: '/sync', screen: SyncScreen, place: 'sync' }];
