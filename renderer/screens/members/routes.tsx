import { lazy } from 'react';
import type { ScreenRoute } from '../../app/routes.tsx';

const MembersScreen = lazy(async () => ({ default: (await import('./members.tsx')).MembersScreen }));

export const routes: readonly ScreenRoute[] = [{ path: '/members', screen: MembersScreen, place: 'members' }];
