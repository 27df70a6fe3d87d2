/** What differs between the lists of organisations and of people; all else they share. */
import type { ComponentType } from 'react';
import type { Counted } from '../../../shared/i18n/app/common.ts';
import type { Language } from '../../../shared/model/enumerations.ts';
import type { ListEntry } from '../../../shared/query/entry.ts';
import type { Browsing } from './browse-memory.ts';

export interface KindWords {
  readonly newOne: string;
  readonly emptyTitle: string;
  readonly emptyText: string;
  /** Names the filters, and the box one types into. */
  readonly filters: string;
  readonly text: string;
  readonly nothingFits: string;
  readonly whom: string;
  readonly whomHint: string;
  /** `{name}` */
  readonly known: string;
  readonly openKnown: string;
  readonly changed: Counted;
  readonly putAwayDone: Counted;
}

export interface BrowsedKind {
  readonly kind: 'organisation' | 'person';
  /** Its place in the rail; its address too. */
  readonly place: 'organisations' | 'people';
  readonly words: Readonly<Record<Language, KindWords>>;
  /** Second in a line, quiet. */
  readonly More: ComponentType<MoreProps>;
  /** Boxes beside those of every list. */
  readonly Filters: ComponentType<{ readonly all: readonly ListEntry[]; readonly browsing: Browsing }>;
  /** What is done to all that are marked, beside what is done in every list. */
  readonly Acts: ComponentType<ActsProps>;
  readonly New: ComponentType<{ readonly onClose: () => void }>;
  readonly Detail: ComponentType<{ readonly id: string }>;
}

export interface MoreProps {
  readonly entry: ListEntry;
  /** The country stands above the line already. */
  readonly inCountry: boolean;
}

export interface ActsProps {
  readonly chosen: readonly ListEntry[];
  readonly disabled: boolean;
}
