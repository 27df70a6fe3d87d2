import { lazy } from 'react';
import type { ScreenRoute } from '../../app/routes.tsx';

export const routes: readonly ScreenRoute[] = [
  {
    path: '/note/:id',
    place: 'search',
    screen: lazy(async () => ({ default: (await import('./note.tsx')).NoteScreen })),
  },
];
