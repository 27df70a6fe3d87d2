/** Before a window of the desktop app goes: what was typed last is brought to the disk. */
import { useEffect, useRef } from 'react';
import type { BridgeClient } from '../../shared/bridge/client.ts';
import type { MethodName } from '../../shared/bridge/contract.ts';
import { flushDrafts } from '../data/drafts.ts';
import { hasUnsavedNotes } from '../notes/unsaved-notes.ts';
import type { Shell } from '../shell/shell.ts';

/** An engine that needs longer than this has a disk that does not answer. */
const mostMilliseconds = 4_000;
/** A note's own words wait for a pause in typing of a tenth of a second. */
const betweenMilliseconds = 30;

/** What writes; whoever waits for an answer that only reads has nothing to lose. */
const writing: readonly MethodName[] = [
  'perform',
  'undo',
  'redo',
  'saveLine',
  'savePost',
  'publishReport',
  'create',
  'keepDraft',
];

export function useClosing(shell: Shell, client: BridgeClient | undefined): void {
  const latest = useRef(client);
  latest.current = client;
  useEffect(() => shell.onClosing(() => bringToDisk(() => latest.current)), [shell]);
}

/** True where everything written in this window is on the disk. */
async function bringToDisk(client: () => BridgeClient | undefined): Promise<boolean> {
  // A field is saved when it is left.
  if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
  flushDrafts();
  const until = performance.now() + mostMilliseconds;
  while (hasUnsavedNotes() || client()?.waitsFor(writing)) {
    if (performance.now() > until) return false;
    await new Promise((resolve) => setTimeout(resolve, betweenMilliseconds));
    if (!hasUnsavedNotes()) continue;
    const flushed = await client()?.call('flushNotes', {});
    // Nothing gets through the lock; whoever unlocks finds it still here.
    if (flushed && !flushed.ok && flushed.error.type === 'Locked') return false;
  }
  return true;
}
