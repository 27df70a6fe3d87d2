import { lazy } from 'react';
import type { ScreenRoute } from '../../app/routes.tsx';

const MembersScreen = lazy(async () => ({ default: (await import('./members.tsx')).MembersScreen }));
const LostScreen = lazy(async () => ({ default: (await import('./lost.tsx')).LostScreen }));

export const routes: readonly ScreenRoute[] = [
  { path: '/members', screen: MembersScreen, place: 'members' },
  { path: '/members/lost/:id', screen: LostScreen, place: 'members' },
];
