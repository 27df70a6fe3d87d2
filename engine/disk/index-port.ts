/** What can be made again from the log: a plain store of values by key. Losing it costs time, never data. */
export type IndexWrite = { readonly put: string; readonly value: Uint8Array } | { readonly del: string };

export interface Index {
  readonly get: (key: string) => Promise<Uint8Array | undefined>;
  /** In the order of the keys; undefined where a value is missing or damaged. */
  readonly getMany: (keys: readonly string[]) => Promise<readonly (Uint8Array | undefined)[]>;
  /** All or none of the writes. Not synced: after a crash an earlier state may be back, never a mixture. */
  readonly batch: (writes: readonly IndexWrite[]) => Promise<void>;
  readonly close: () => Promise<void>;
}
