/** What a person chooses for a report. */
import type { Language } from '../model/enumerations.ts';
import type { SpaceId, SpaceInfo } from '../model/id.ts';
import type { Part } from '../model/part.ts';
import type { Graph } from '../query/fold.ts';

export type ReportScope =
  | { readonly type: 'all' }
  | { readonly type: 'day'; readonly date: string }
  | { readonly type: 'trip'; readonly id: string }
  | { readonly type: 'encounter'; readonly id: string }
  | { readonly type: 'organisation'; readonly id: string };

/** `coalition`: every coalition space this reader has. A named one keeps the others' records out. */
export type ReportAudience =
  | 'private'
  | 'coalition'
  | 'public'
  | { readonly circle: SpaceId }
  | { readonly coalition: SpaceId };

export interface ReportChoice {
  readonly scope: ReportScope;
  readonly audience: ReportAudience;
  readonly language: Language;
  /** Records ticked to be included this once, although they are held back by default (careful organisations). */
  readonly include?: readonly string[];
  /** Written by hand for this audience, and shown as written. */
  readonly title?: string;
  readonly summary?: string;
  /** How to reach the author, chosen for this report. */
  readonly contact?: string;
  /** The day somebody of the organisation read and approved what a report on one encounter says. */
  readonly checkedOn?: string;
  /** Thank those who gave a bed. Off unless ticked; names stand in it only with consent. The private report lists all. */
  readonly thankHosts?: boolean;
  /** For a public post; without them, those of the pasted posts that lie in the coalition's spaces. */
  readonly hashtags?: readonly string[];
}

export interface ReportInput {
  /** Everything this reader can open. */
  readonly parts: Iterable<Part>;
  /** All of `parts` folded, where the caller has that already. Half the time of a report over ten thousand encounters. */
  readonly full?: Graph;
  readonly spaces: readonly SpaceInfo[];
  readonly choice: ReportChoice;
  /** `YYYY-MM-DD` */
  readonly today: string;
  readonly author?: string;
}

export type AudienceWord = 'private' | 'circle' | 'coalition' | 'public';

export function audienceWord(audience: ReportAudience): AudienceWord {
  if (typeof audience === 'string') return audience;
  return 'circle' in audience ? 'circle' : 'coalition';
}

/** The spaces a report for this audience is made from: those at least as wide as it. A space unknown here adds none. */
export function spacesFor(audience: ReportAudience, spaces: readonly SpaceInfo[]): readonly SpaceInfo[] {
  if (audience === 'private') return spaces;
  const coalitions = spaces.filter((space) => space.width === 'coalition');
  if (audience === 'coalition' || audience === 'public') return coalitions;
  if ('coalition' in audience) return coalitions.filter((space) => space.id === audience.coalition);
  const circle = spaces.filter((space) => space.width === 'circle' && space.id === audience.circle);
  return [...circle, ...coalitions];
}

/** The circle or coalition, where one was named. */
export function audienceSpaceOf({ audience }: Pick<ReportChoice, 'audience'>): string | undefined {
  if (typeof audience === 'string') return undefined;
  return 'circle' in audience ? audience.circle : audience.coalition;
}
