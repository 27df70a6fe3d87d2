/**
 * The screens behind the lock. Each folder of `screens/` names its own in `routes.tsx`; addresses are fragments
 * (`#/encounter/ID`), so that no host and no log ever sees one.
 */
import type { ComponentType, LazyExoticComponent } from 'react';
import type { CommonWords } from '../../shared/i18n/app/common.ts';

export type Place = keyof CommonWords['places'];

export interface ScreenRoute {
  /** wouter's pattern: `/encounter/:id`. */
  readonly path: string;
  /** Given what the pattern found. */
  readonly screen: ComponentType<ScreenProps> | LazyExoticComponent<ComponentType<ScreenProps>>;
  /** Lit in the rail. */
  readonly place: Place;
}

export interface ScreenProps {
  readonly params: Readonly<Record<string, string | undefined>>;
}

const modules = import.meta.glob<{ readonly routes: readonly ScreenRoute[] }>('../screens/*/routes.tsx', {
  eager: true,
});

export const routes: readonly ScreenRoute[] = Object.values(modules).flatMap((each) => each.routes);

/** Where a row of a kind is shown. */
export function pathOf(kind: string, id: string): string {
  switch (kind) {
    case 'organisation':
    case 'person':
    case 'encounter':
    case 'trip':
    case 'note':
      return `/${kind}/${id}`;
    case 'publication':
      return `/reports/${id}`;
    default:
      return `/record/${id}`;
  }
}
