/**
 * What is being written in this window and not saved yet, on its way to the engine, which keeps it sealed; and what was left
 * behind before the vault was opened. Sent a moment after it changed, and at once before the vault locks or the page goes.
 */
import type { BridgeClient } from '../../shared/bridge/client.ts';
import type { DraftName } from '../../shared/bridge/contract/drafts.ts';
import type { Problem } from '../../shared/bridge/contract.ts';

export interface Left {
  readonly value: unknown;
  /** False where another version of Samband wrote it, which may have read texts differently. */
  readonly ofThisVersion: boolean;
}

export interface Drafts {
  /** Undefined until they have come: while a large vault is still being read nobody is told any. */
  readonly left: () => ReadonlyMap<DraftName, Left> | undefined;
  readonly onCame: (listener: () => void) => () => void;
  /** `value`: whatever JSON holds, changed by no one; undefined where nothing is left to be kept. */
  readonly keep: (name: DraftName, value: unknown) => void;
  /** The disk refuses: told once, until it takes one again. */
  readonly onProblem: (listener: (problem: Problem) => void) => () => void;
  readonly flush: () => void;
  readonly close: () => void;
}

/** Milliseconds; counted from the first change, so that whoever writes on and on is kept as well. */
const sentAfter = 300;

const open = new Set<Drafts>();

/** Before the vault locks or the window goes. What is sent goes in front of whatever is sent next. */
export function flushDrafts(): void {
  for (const drafts of open) drafts.flush();
}

/** What was being written comes to the disk first, over the same port. */
export function lock(client: BridgeClient): void {
  flushDrafts();
  void client.call('lock', {});
}

export function createDrafts(client: BridgeClient, version: string): Drafts {
  const waiting = new Map<DraftName, unknown>();
  const underway = new Set<DraftName>();
  /** What was sent last. Empty: something else, or what was left behind, which is this window's own once it was sent again. */
  const onDisk = new Map<DraftName, string>();
  const whenCame = new Set<() => void>();
  const whenRefused = new Set<(problem: Problem) => void>();
  let left: Map<DraftName, Left> | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let refused = false;
  let closed = false;

  const send = async (name: DraftName) => {
    const value = waiting.get(name);
    waiting.delete(name);
    const text = value === undefined ? null : JSON.stringify({ version, value });
    if (text === (onDisk.get(name) ?? null)) return;
    if (text === null) onDisk.delete(name);
    else onDisk.set(name, text);
    underway.add(name);
    const kept = await client.call('keepDraft', { name, text });
    underway.delete(name);
    if (waiting.has(name)) soon();
    const isRefused = !kept.ok && kept.error.type !== 'Locked' && kept.error.type !== 'EngineGone';
    if (isRefused && !refused && !closed) for (const listener of whenRefused) listener(kept.error);
    if (isRefused) onDisk.set(name, '');
    refused = isRefused;
  };
  const soon = () => {
    timer ??= setTimeout(() => {
      timer = undefined;
      // One at a time: what changes meanwhile goes with the next.
      for (const name of [...waiting.keys()]) if (!underway.has(name)) void send(name);
    }, sentAfter);
  };
  const flush = () => {
    for (const name of [...waiting.keys()]) void send(name);
  };
  window.addEventListener('pagehide', flush);
  // Somebody turns away, and the computer may sleep next.
  document.addEventListener('visibilitychange', flush);

  void client.call('drafts', {}).then((kept) => {
    if (closed) return;
    left = new Map();
    for (const [name, text] of kept.ok ? Object.entries(kept.value) : []) {
      onDisk.set(name as DraftName, '');
      const read = readLeft(text, version);
      if (read) left.set(name as DraftName, read);
    }
    for (const listener of whenCame) listener();
  });

  const drafts: Drafts = {
    left: () => left,
    onCame: (listener) => {
      whenCame.add(listener);
      return () => whenCame.delete(listener);
    },
    keep: (name, value) => {
      if (closed) return;
      waiting.set(name, value);
      // What was saved is not to come back, and be saved twice.
      if (value === undefined) void send(name);
      else soon();
    },
    onProblem: (listener) => {
      whenRefused.add(listener);
      return () => whenRefused.delete(listener);
    },
    flush,
    close: () => {
      closed = true;
      clearTimeout(timer);
      waiting.clear();
      window.removeEventListener('pagehide', flush);
      document.removeEventListener('visibilitychange', flush);
      open.delete(drafts);
    },
  };
  open.add(drafts);
  return drafts;
}

function readLeft(text: string, version: string): Left | undefined {
  try {
    const { version: of, value }: { version?: unknown; value?: unknown } = JSON.parse(text);
    return value === undefined ? undefined : { value, ofThisVersion: of === version };
  } catch {
    return undefined;
  }
}
