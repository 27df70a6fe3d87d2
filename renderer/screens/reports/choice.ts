/** What is chosen for a report, from first click to export. */
import type { Settings, SettingsChange } from '../../../shared/bridge/contract/app.ts';
import type { ReportChoiceInput } from '../../../shared/bridge/contract/report.ts';
import type { Audience, Language } from '../../../shared/model/enumerations.ts';
import type { ListEntry } from '../../../shared/query/entry.ts';
import { tripsByTime } from '../../../shared/query/trips.ts';
import { audienceWord } from '../../../shared/report/choice.ts';

export const formats = ['md', 'html', 'pdf', 'txt'] as const;
export type Format = (typeof formats)[number];

/** As which a post is copied: what its server understands. */
export const postForms = ['txt', 'md', 'bbcode'] as const;
export type PostForm = (typeof postForms)[number];

export interface Draft {
  readonly scope: ReportChoiceInput['scope'];
  readonly audience: ReportChoiceInput['audience'];
  readonly language: Language;
  readonly format: Format;
  readonly include: readonly string[];
  readonly title: string;
  readonly summary: string;
  readonly contact: string;
  /** Empty: no name. */
  readonly author: string;
  readonly thankHosts: boolean;
  readonly hashtags: string;
  readonly checkedOn: string;
  /** Words that name what is held back and may stand, lower case. */
  readonly allowed: readonly string[];
}

/** `scope` and `of` as they stand in the address. */
export function scopeFromAddress(scope: string | undefined, of: string | undefined): Draft['scope'] | undefined {
  if (of === undefined) return undefined;
  if (scope === 'day' && /^\d{4}-\d\d-\d\d$/.test(of)) return { type: 'day', date: of };
  if (!/^[0-9a-f]{32}$/.test(of)) return undefined;
  return scope === 'trip' || scope === 'encounter' || scope === 'organisation' ? { type: scope, id: of } : undefined;
}

export function choiceOf(draft: Draft): ReportChoiceInput {
  const tags = draft.hashtags
    .split(/[\s,]+/)
    .map((tag) => tag.replace(/^#/, ''))
    .filter(Boolean);
  return {
    scope: draft.scope,
    audience: draft.audience,
    language: draft.language,
    ...(draft.include.length > 0 && { include: [...draft.include] }),
    ...(draft.title.trim() && { title: draft.title.trim() }),
    ...(draft.summary.trim() && { summary: draft.summary.trim() }),
    ...(draft.contact.trim() && { contact: draft.contact.trim() }),
    author: draft.author.trim(),
    ...(draft.thankHosts && { thankHosts: true }),
    ...(tags.length > 0 && { hashtags: tags.slice(0, 30) }),
    ...(draft.checkedOn && { checkedOn: draft.checkedOn }),
  };
}

export function audienceOf(draft: Pick<Draft, 'audience'>): Audience {
  return audienceWord(draft.audience);
}

/** The scope chosen last, as it is today: this day, the trip one is on. */
export function scopeAgain(
  remembered: Settings['reportScope'],
  today: string,
  trips: readonly ListEntry[],
): Draft['scope'] {
  if (remembered === 'day') return { type: 'day', date: today };
  const trip = remembered === 'trip' ? tripsByTime(trips, [], today)[0]?.trip : undefined;
  return trip ? { type: 'trip', id: trip.id } : { type: 'all' };
}

const key = 'samband-report-audience';

/** The last audience, a circle only as long as this session; never the public, which is chosen anew each time. */
export function lastAudience(remembered: Settings['reportAudience']): Draft['audience'] {
  try {
    const stored: unknown = JSON.parse(sessionStorage.getItem(key) ?? 'null');
    if (stored === 'private' || stored === 'coalition') return stored;
    if (typeof stored === 'object' && stored !== null) {
      if ('circle' in stored && typeof stored.circle === 'string') return { circle: stored.circle };
      if ('coalition' in stored && typeof stored.coalition === 'string') return { coalition: stored.coalition };
    }
  } catch {
    // Nothing usable was kept: the usual choice stands.
  }
  return remembered ?? 'coalition';
}

/** What of it outlives the session; readable without a passphrase, so it names nobody. */
export function rememberAudience(audience: Draft['audience']): SettingsChange {
  if (audience === 'public') return {};
  sessionStorage.setItem(key, JSON.stringify(audience));
  return typeof audience === 'string' ? { reportAudience: audience } : {};
}
