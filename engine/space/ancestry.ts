/** The order of acts: parents before children, and for each act the set of all before it, as bits. */
import type { Act } from './acts.ts';

/** An act in its place. The places, and so everything made of them, are a function of the set of acts. */
export interface Placed {
  readonly act: Act;
  readonly at: number;
  /** Bit `n` is set where the act at place `n` is among its ancestors. */
  readonly past: Bits;
}

export type Bits = Uint32Array;

/** By longest way from the create act, ties by id. Acts of which an ancestor is missing wait. */
export function inCausalOrder(acts: ReadonlyMap<string, Act>): { readonly placed: Placed[]; readonly waiting: Act[] } {
  const depths = depthsOf(acts);
  const ordered = [...acts.values()].filter((act) => depths.has(act.id));
  ordered.sort((a, b) => (depths.get(a.id) ?? 0) - (depths.get(b.id) ?? 0) || (a.id < b.id ? -1 : 1));
  const byId = new Map<string, Placed>();
  for (const [at, act] of ordered.entries()) {
    const past = new Uint32Array(Math.ceil(at / 32));
    for (const parent of act.parents) {
      const before = byId.get(parent);
      if (!before) continue;
      join(past, before.past);
      add(past, before.at);
    }
    byId.set(act.id, { act, at, past });
  }
  return { placed: [...byId.values()], waiting: [...acts.values()].filter((act) => !depths.has(act.id)) };
}

function depthsOf(acts: ReadonlyMap<string, Act>): Map<string, number> {
  const children = new Map<string, string[]>();
  const missing = new Map<string, number>();
  const ready: string[] = [];
  for (const act of acts.values()) {
    const parents = new Set(act.parents);
    missing.set(act.id, parents.size);
    if (parents.size === 0) ready.push(act.id);
    for (const parent of parents) {
      const known = children.get(parent);
      if (known) known.push(act.id);
      else children.set(parent, [act.id]);
    }
  }
  const depths = new Map<string, number>();
  const reached = new Map<string, number>();
  for (let id = ready.pop(); id !== undefined; id = ready.pop()) {
    const depth = reached.get(id) ?? 0;
    depths.set(id, depth);
    for (const child of children.get(id) ?? []) {
      reached.set(child, Math.max(depth + 1, reached.get(child) ?? 0));
      const left = (missing.get(child) ?? 0) - 1;
      missing.set(child, left);
      if (left === 0) ready.push(child);
    }
  }
  return depths;
}

export function has(bits: Bits, at: number): boolean {
  return (((bits[at >>> 5] ?? 0) >>> (at & 31)) & 1) === 1;
}

export function add(bits: Bits, at: number): void {
  bits[at >>> 5] = (bits[at >>> 5] ?? 0) | (1 << (at & 31));
}

export function join(bits: Bits, more: Bits): void {
  for (let word = 0; word < more.length && word < bits.length; word++)
    bits[word] = (bits[word] ?? 0) | (more[word] ?? 0);
}

export function meet(a: Bits, b: Bits): boolean {
  for (let word = 0; word < a.length && word < b.length; word++)
    if (((a[word] ?? 0) & (b[word] ?? 0)) !== 0) return true;
  return false;
}

export function isBefore(earlier: Placed, later: Placed): boolean {
  return has(later.past, earlier.at);
}

/** Neither knew of the other. */
export function areConcurrent(a: Placed, b: Placed): boolean {
  return a !== b && !isBefore(a, b) && !isBefore(b, a);
}
