/** What entries and lists count for, and how much of an account's quota is a writer's. */
import { bytesBeside } from '../shared/wire/relay.ts';
import type { Account, Put } from './store.ts';
import type { Writers } from './writer-lists.ts';

export function costOf(blobOrList: Uint8Array): number {
  return blobOrList.length + bytesBeside;
}

/** Undefined: who this is may not write. */
export function mostOf(writer: string, writers: Writers, { quota }: Pick<Account, 'quota'>): Put['most'] | undefined {
  const share = writers.writers.get(writer)?.share;
  if (share === undefined) return undefined;
  return {
    writerBytes: Math.floor((quota.bytes * share) / writers.shares),
    // Somebody with a tiny share may still say one thing a day: that it leaves, or that its laptop was lost.
    writerEntriesToday: Math.max(1, Math.floor((quota.entriesPerDay * share) / writers.shares)),
    accountBytes: quota.bytes,
    accountEntriesToday: quota.entriesPerDay,
  };
}
