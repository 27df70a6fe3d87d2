import { lazy } from 'react';
import type { ScreenRoute } from '../../app/routes.tsx';

const RecordScreen = lazy(async () => ({ default: (await import('./record.tsx')).RecordScreen }));

export const routes: readonly ScreenRoute[] = [{ path: '/record/:id', screen: RecordScreen, place: 'search' }];
