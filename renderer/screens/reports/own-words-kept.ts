/**
 * What somebody wrote by hand for one report and its readers: still there when they come back from looking something up, sealed by
 * the engine so that it is here again after a lock or a crash, and never carried over to other readers. What went out with
 * a report is not kept any longer than the vault is open.
 */
import { z } from 'zod';
import { draftLimits } from '../../../shared/bridge/contract/drafts.ts';
import type { Workspace } from '../../data/workspace.ts';
import type { Draft } from './choice.ts';

const OwnWords = z.object({
  title: z.string(),
  summary: z.string(),
  contact: z.string(),
  thankHosts: z.boolean(),
  hashtags: z.string(),
  checkedOn: z.string(),
  allowed: z.array(z.string()),
});
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

/** The name one writes under is the same for the next report, whoever reads it. A name is no setting: those lie open on the disk. */
const Left = z.object({ author: z.string().optional(), words: z.array(z.tuple([z.string(), OwnWords])) });

interface Kept {
  author: string | undefined;
  /** Written since a report went out. */
  authorIsNew: boolean;
  /** The one written last stands last. */
  readonly words: Map<string, OwnWords>;
  /** Keys of what went out since it was written. */
  readonly out: Set<string>;
}

/** By the open workspace, of which there is a new one after each unlocking. */
const kept = new WeakMap<Workspace, Kept>();

export function wordsKept(workspace: Workspace, draft: Pick<Draft, 'scope' | 'audience'>): OwnWords {
  return keptOf(workspace).words.get(keyOf(draft)) ?? none;
}

export function keepWords(workspace: Workspace, draft: Draft): void {
  const { title, summary, contact, thankHosts, hashtags, checkedOn, allowed } = draft;
  const { words, out } = keptOf(workspace);
  const key = keyOf(draft);
  words.delete(key);
  words.set(key, { title, summary, contact, thankHosts, hashtags, checkedOn, allowed });
  out.delete(key);
  send(workspace);
}

export function authorKept(workspace: Workspace): string | undefined {
  return keptOf(workspace).author;
}

export function keepAuthor(workspace: Workspace, author: string): void {
  Object.assign(keptOf(workspace), { author, authorIsNew: true });
  send(workspace);
}

/** A report went out: what was written for it is no draft any more, but stays on the screen. */
export function wentOut(workspace: Workspace, draft: Draft): void {
  const all = keptOf(workspace);
  all.out.add(keyOf(draft));
  all.authorIsNew = false;
  send(workspace);
}

function keptOf(workspace: Workspace): Kept {
  const known = kept.get(workspace);
  if (known) return known;
  const left = Left.safeParse(workspace.drafts.left()?.get('report')?.value);
  const { author, words = [] } = left.success ? left.data : {};
  const fresh: Kept = { author, authorIsNew: author !== undefined, words: new Map(words), out: new Set() };
  kept.set(workspace, fresh);
  // From here on they are this window's.
  if (left.success) send(workspace);
  return fresh;
}

function send(workspace: Workspace): void {
  const { author, authorIsNew, words, out } = keptOf(workspace);
  const unsaid = [...words].filter(([key, own]) => !out.has(key) && !isEmpty(own));
  // Of more than is kept, what was written first is left out.
  const length = () => JSON.stringify(unsaid).length;
  while (unsaid.length > 1 && length() > draftLimits.report * 0.9) unsaid.shift();
  workspace.drafts.keep('report', unsaid.length === 0 && !authorIsNew ? undefined : { author, words: unsaid });
}

function isEmpty({ title, summary, contact, hashtags, checkedOn, allowed }: OwnWords): boolean {
  return allowed.length === 0 && [title, summary, contact, hashtags, checkedOn].every((each) => each.trim() === '');
}

function keyOf({ scope, audience }: Pick<Draft, 'scope' | 'audience'>): string {
  return JSON.stringify([scope, audience]);
}
