import { lazy } from 'react';
import type { ScreenRoute } from '../../app/routes.tsx';

const KeysPage = lazy(async () => ({ default: (await import('./keys-page.tsx')).KeysPage }));

export const routes: readonly ScreenRoute[] = [{ path: '/keys', screen: KeysPage, place: 'settings' }];
