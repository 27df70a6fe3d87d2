import { lazy } from 'react';
import type { ScreenRoute } from '../../app/routes.tsx';

const ArchiveScreen = lazy(async () => ({ default: (await import('./archive.tsx')).ArchiveScreen }));

export const routes: readonly ScreenRoute[] = [{ path: '/archive', screen: ArchiveScreen, place: 'archive' }];
