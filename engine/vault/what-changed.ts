/** What others' bundles changed, row by row, and where the edits of one row lie: read from the documents when somebody asks. */
import { Automerge } from '../../shared/crdt.ts';
import { recordsTouched } from '../../shared/query/history.ts';
import type { Row } from '../../shared/query/row.ts';
import { type CustodySpace, isElsewhere } from '../sync/custody.ts';
import { isApplied } from './core.ts';
import type { Engine } from './engine-api.ts';
import type { LedgerEntry } from './ledger.ts';

export interface ChangedRow {
  readonly row: string;
  /** Device keys of who wrote, hex. */
  readonly by: readonly string[];
  /** Of the last of it, milliseconds since 1970 by its writer's clock. */
  readonly at: number;
  /** It was not here before. */
  readonly isNew: boolean;
}

export interface WhatChanged {
  /** The newest first. */
  readonly rows: readonly ChangedRow[];
  /** How many more there are than are told. */
  readonly more: number;
  /** Give it back to have what comes after. */
  readonly cursor: number;
}

/** More rows than anybody reads; a first sync brings thousands. */
const mostRows = 200;
/** Volumes opened for it at most: each costs some milliseconds. */
const mostVolumes = 40;

/** `cursor`: how many entries the ledger had when it was last asked. */
export async function whatChanged(engine: Engine, cursor: number): Promise<WhatChanged> {
  const { entries } = engine.ledger;
  const news = entries.slice(cursor).filter((entry) => !entry.mine && entry.kind !== 'system' && isApplied(entry));
  const isNews = new Set(news);
  const byVolume = new Map<string, LedgerEntry[]>();
  for (const entry of news) byVolume.set(entry.volume, [...(byVolume.get(entry.volume) ?? []), entry]);
  const changed = new Map<string, { by: Set<string>; at: number; isNew: boolean }>();
  const volumes = [...byVolume].reverse();
  for (const [volume, list] of volumes.slice(0, mostVolumes)) {
    const touched = await touchedIn(engine, volume);
    const firsts = new Map<string, LedgerEntry>();
    for (const entry of engine.ledger.ofVolume(volume))
      for (const record of entry.changes.flatMap((hash) => [...(touched.get(hash) ?? [])]))
        if (!firsts.has(record)) firsts.set(record, entry);
    for (const entry of list)
      for (const record of entry.changes.flatMap((hash) => [...(touched.get(hash) ?? [])])) {
        const row = engine.graph.rowOf(record)?.id;
        if (row === undefined) continue;
        const told = changed.get(row) ?? { by: new Set<string>(), at: 0, isNew: true };
        told.by.add(entry.device);
        told.at = Math.max(told.at, entry.time);
        const first = firsts.get(record);
        // Where somebody here had it first, before or since the last look, it was not brought by them.
        told.isNew &&= first !== undefined && isNews.has(first);
        changed.set(row, told);
      }
  }
  const rows = [...changed]
    .map(([row, { by, at, isNew }]): ChangedRow => ({ row, by: [...by], at, isNew }))
    .sort((a, b) => b.at - a.at);
  const unread = volumes.slice(mostVolumes).reduce((sum, [, list]) => sum + list.length, 0);
  return {
    rows: rows.slice(0, mostRows),
    more: Math.max(0, rows.length - mostRows) + unread,
    cursor: entries.length,
  };
}

export interface RowCustody {
  /** Steps of mine that changed this row in spaces others are in too, and how many of them are known to lie nowhere else. */
  readonly mine: number;
  readonly onlyHere: number;
}

export async function custodyOfRow(
  engine: Engine,
  row: Row,
  spaces: readonly CustodySpace[],
  me: string,
): Promise<RowCustody> {
  const mine = new Set<string>();
  const onlyHere = new Set<string>();
  for (const part of row.parts) {
    const space = spaces.find(({ id }) => id === part.space);
    if (!space || space.members.every((device) => device === me)) continue;
    const touched = await touchedIn(engine, part.volume);
    for (const entry of engine.ledger.ofVolume(part.volume)) {
      const isOf = entry.changes.some((hash) => touched.get(hash)?.has(part.id));
      if (!isOf || entry.device !== me || entry.kind === 'system' || !isApplied(entry)) continue;
      mine.add(entry.step);
      if (!isElsewhere(entry, space, me)) onlyHere.add(entry.step);
    }
  }
  return { mine: mine.size, onlyHere: onlyHere.size };
}

async function touchedIn(engine: Engine, volume: string): Promise<Map<string, ReadonlySet<string>>> {
  const doc = await engine.openVolume(volume);
  return recordsTouched(Automerge.getAllChanges(doc).map((change) => Automerge.decodeChange(change)));
}
