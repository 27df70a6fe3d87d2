import { lazy } from 'react';
import type { ScreenRoute } from '../../app/routes.tsx';

const SettingsScreen = lazy(async () => ({ default: (await import('./settings.tsx')).SettingsScreen }));

export const routes: readonly ScreenRoute[] = [
  { path: '/settings', screen: SettingsScreen, place: 'settings' },
  { path: '/settings/:part', screen: SettingsScreen, place: 'settings' },
];
