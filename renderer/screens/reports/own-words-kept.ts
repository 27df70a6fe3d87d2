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

/** The name one writes under is the same for the next report, whoever reads it. A name is no setting: those lie open on the disk. */
const authors = new WeakMap<object, string>();

export function authorKept(vault: object): string | undefined {
  return authors.get(vault);
}

export function keepAuthor(vault: object, author: string): void {
  authors.set(vault, author);
}

function keyOf({ scope, audience }: Pick<Draft, 'scope' | 'audience'>): string {
  return JSON.stringify([scope, audience]);
}
