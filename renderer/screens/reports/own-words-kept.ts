/**
 * What somebody wrote by hand for one report and its readers: still there when they come back from looking something up, never
 * carried over to other readers, and gone with the lock.
 */
import type { Draft } from './choice.ts';

type OwnWords = Pick<Draft, 'title' | 'summary' | 'contact' | 'thankHosts' | 'hashtags' | 'checkedOn' | 'allowed'>;

const none: OwnWords = {
  title: '',
  summary: '',
  contact: '',
  thankHosts: false,
  hashtags: '',
  checkedOn: '',
  allowed: [],
};

/** By the open vault, of which there is a new one after each unlocking. */
const kept = new WeakMap<object, Map<string, OwnWords>>();

export function wordsKept(vault: object, draft: Pick<Draft, 'scope' | 'audience'>): OwnWords {
  return kept.get(vault)?.get(keyOf(draft)) ?? none;
}

export function keepWords(vault: object, draft: Draft): void {
  const { title, summary, contact, thankHosts, hashtags, checkedOn, allowed } = draft;
  const words = kept.get(vault) ?? new Map<string, OwnWords>();
  words.set(keyOf(draft), { title, summary, contact, thankHosts, hashtags, checkedOn, allowed });
  kept.set(vault, words);
}

function keyOf({ scope, audience }: Pick<Draft, 'scope' | 'audience'>): string {
  return JSON.stringify([scope, audience]);
}
