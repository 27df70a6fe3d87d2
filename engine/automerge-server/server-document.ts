/**
 * One document of a server, as a set of changes: which there are and what each rests on, never what it comes to. So an
 * overwritten or deleted key is as good as any, and nothing a stranger writes takes anything away.
 *
 * It holds hashes, not bytes: what is put is handed on as it comes. On each connection it asks what came after the heads it
 * knows. A server that no longer has what it had is believed at once: all is forgotten and asked for from the beginning.
 */

import { type Put, putChange, readChange } from './one-put-change.ts';
import type { DocumentMessage } from './repo-message.ts';
import { decodeSyncMessage, encodeSyncMessage } from './sync-message.ts';

export interface ServerDocument {
  readonly id: string;
  /** Asks for all that is not here yet. Resolves with false where the server says things that cannot be. */
  readonly open: (send: Send) => Promise<boolean>;
  /** As `open`, with every put handed on again. */
  readonly reread: (send: Send) => Promise<boolean>;
  /** Has whatever is new sent at once, and not within the tenth of a second that the server takes otherwise. */
  readonly nudge: () => void;
  /** A document nobody else knows of yet: need not be asked for. */
  readonly start: (send: Send) => void;
  /** Only after `open`. Resolves with whether the server has said that it holds it. */
  readonly put: (put: Put) => Promise<boolean>;
  readonly take: (message: DocumentMessage) => void;
  /** The connection is gone: what the server held has to be asked for again. */
  readonly leave: () => void;
  readonly isOpen: () => boolean;
  /** Asked for, and not answered yet. */
  readonly isOpening: () => boolean;
  readonly changes: () => number;
  /** Of all changes, their sealed contents included. */
  readonly bytes: () => number;
  /** What the server held when last asked; undefined where that is not known. */
  readonly remember: () => RememberedDocument | undefined;
}

/** What the server was seen to hold, so that a later start need not have all of it sent again. */
export interface RememberedDocument {
  readonly heads: readonly string[];
  /** What the heads rest on. */
  readonly others: readonly string[];
  readonly bytes: number;
  readonly lastOperation: number;
}

export type Send = (message: Pick<DocumentMessage, 'type' | 'documentId'> & { readonly data: Uint8Array }) => void;

export interface DocumentDeps {
  readonly id: string;
  /** What others put, or what was put earlier; `live`: it came unasked. */
  readonly onPut: (put: Put, live: boolean) => void;
  /** What was here is not there any more. */
  readonly onLost: () => void;
  readonly limits: DocumentLimits;
  readonly remembered?: RememberedDocument | undefined;
}

export interface DocumentLimits {
  readonly changes: number;
  /** Of all changes together, as they inflate. */
  readonly bytes: number;
}

/** A change may name another that was not sent; a server that goes on so is not believed. */
const mostQuestions = 8;
/** Automerge counts operations in 32 bits; a stranger may have gone to their end. */
const mostOperation = 2 ** 31;

export function createServerDocument({ id, onPut, onLost, limits, remembered }: DocumentDeps): ServerDocument {
  /** What each change rests on, by hash. */
  let known = new Map<string, readonly string[]>();
  let restedOn = new Set<string>();
  /** Put by us and not yet said to be there. */
  const underway = new Map<string, (held: boolean) => void>();
  let bytes = 0;
  let lastOperation = 0;
  let send: Send | undefined;
  let opening: ((fine: boolean) => void) | undefined;
  let isOpen = false;
  let questions = 0;

  const forget = () => {
    known = new Map();
    restedOn = new Set();
    bytes = 0;
    lastOperation = 0;
    fail();
  };
  const fail = () => {
    for (const done of underway.values()) done(false);
    underway.clear();
  };
  const heads = (): string[] => [...known.keys()].filter((hash) => !restedOn.has(hash));
  const missing = (told: readonly string[]): string[] => [...restedOn, ...told].filter((hash) => !known.has(hash));

  const add = (hash: string, deps: readonly string[]) => {
    known.set(hash, deps);
    for (const dep of deps) restedOn.add(dep);
  };

  if (remembered) {
    ({ bytes, lastOperation } = remembered);
    for (const hash of remembered.others) add(hash, []);
    // Which of them rests on which is forgotten: together the heads rest on all.
    for (const head of remembered.heads) add(head, remembered.others);
  }

  const ask = (need: readonly string[] = []) => {
    const data = encodeSyncMessage({ heads: heads(), need, changes: [] });
    send?.({ type: known.size === 0 ? 'request' : 'sync', documentId: id, data });
  };

  const settle = (fine: boolean) => {
    isOpen = fine;
    opening?.(fine);
    opening = undefined;
  };

  const askAll = () => {
    questions++;
    ask();
  };

  /** False where a change is none, or there are more than a document may have. */
  const takeChanges = (changes: readonly Uint8Array[]): boolean => {
    for (const each of changes) {
      const change = readChange(each, limits.bytes);
      if (!change.ok) return false;
      const { hash, deps, startOp, put } = change.value;
      if (known.has(hash)) continue;
      bytes += each.length;
      if (known.size >= limits.changes || bytes > limits.bytes) return false;
      add(hash, deps);
      lastOperation = Math.max(lastOperation, startOp);
      if (put) onPut(put, opening === undefined);
    }
    return true;
  };

  const takeHeads = (told: readonly string[], brought: number): void => {
    const lacking = missing(told);
    const held = lacking.length === 0 ? ancestors(told) : undefined;
    const lost = [...known.keys()].some((hash) => !underway.has(hash) && held && !held.has(hash));
    // It answers so, too, where it does not know the heads it was told: its disk is not what it was.
    if (lost || (lacking.length > 0 && brought === 0 && questions === 1)) {
      forget();
      onLost();
      if (questions++ > mostQuestions) settle(false);
      else ask();
      return;
    }
    if (lacking.length > 0) {
      if (questions++ > mostQuestions) settle(false);
      else ask(lacking);
      return;
    }
    for (const [hash, done] of underway)
      if (held?.has(hash)) {
        underway.delete(hash);
        done(true);
      }
    questions = 0;
    if (brought > 0) ask();
    settle(true);
  };

  const ancestors = (told: readonly string[]): { readonly has: (hash: string) => boolean } => {
    const ends = heads();
    if (ends.length === told.length && told.every((hash) => known.has(hash) && !restedOn.has(hash))) return known;
    const found = new Set<string>();
    const left = [...told];
    for (let hash = left.pop(); hash !== undefined; hash = left.pop()) {
      if (found.has(hash)) continue;
      found.add(hash);
      left.push(...(known.get(hash) ?? []));
    }
    return found;
  };

  return {
    id,
    open: (to) =>
      new Promise((done) => {
        if (isOpen) return done(true);
        send = to;
        opening = done;
        questions = 0;
        askAll();
      }),
    reread: (to) =>
      new Promise((done) => {
        forget();
        isOpen = false;
        send = to;
        opening = done;
        questions = 0;
        askAll();
      }),
    nudge: () => {
      if (isOpen) ask();
    },
    start: (to) => {
      send = to;
      isOpen = true;
    },
    put: (put) =>
      new Promise((done) => {
        if (!send || !isOpen || lastOperation >= mostOperation) return done(false);
        const deps = heads();
        const { hash, bytes: change } = putChange(put, deps, ++lastOperation);
        add(hash, deps);
        bytes += change.length;
        underway.set(hash, done);
        send({
          type: 'sync',
          documentId: id,
          data: encodeSyncMessage({ heads: heads(), need: [], changes: [change] }),
        });
      }),
    take: ({ type, data }) => {
      if (!send) return;
      if (type === 'doc-unavailable') {
        if (known.size > underway.size) {
          forget();
          onLost();
        }
        if (opening) settle(true);
        return;
      }
      const message = data && decodeSyncMessage(data, limits.changes);
      if (!message?.ok || !takeChanges(message.value.changes)) {
        send = undefined;
        forget();
        onLost();
        settle(false);
        return;
      }
      takeHeads(message.value.heads, message.value.changes.length);
    },
    leave: () => {
      send = undefined;
      // What was underway may be there or not: only the server can tell.
      if (underway.size > 0) {
        forget();
        onLost();
      }
      settle(false);
    },
    isOpen: () => isOpen,
    isOpening: () => opening !== undefined,
    changes: () => known.size,
    bytes: () => bytes,
    remember: () => {
      if (underway.size > 0 || missing([]).length > 0) return undefined;
      const others = [...known.keys()].filter((hash) => restedOn.has(hash));
      return { heads: heads(), others, bytes, lastOperation };
    },
  };
}
