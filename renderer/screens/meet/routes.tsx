import { lazy } from 'react';
import type { ScreenRoute } from '../../app/routes.tsx';

const MeetScreen = lazy(async () => ({ default: (await import('./meet.tsx')).MeetScreen }));

export const routes: readonly ScreenRoute[] = [{ path: '/meet', screen: MeetScreen, place: 'meet' }];
