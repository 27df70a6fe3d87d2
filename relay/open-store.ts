/** Opens whichever store the operator chose, and what of running it depends on that: room, vouchers, metrics. */
import { type DiskWatermark, watchDisk, watchSize } from './disk-watermark.ts';
import { openLevelStore } from './level-store.ts';
import type { Limits } from './limits.ts';
import { type Log, placesOf } from './log.ts';
import type { Metrics } from './metrics.ts';
import { openPostgresStore } from './postgres-store.ts';
import type { Quota, RelayStore, StoreTrouble } from './store.ts';
import { hashOfVoucher, leaveVoucher, newVoucherText, takeUpVoucher } from './vouchers.ts';

/** Where the operator wants it kept. */
export type StorePlace =
  | { readonly type: 'folder'; readonly folder: string }
  | {
      readonly type: 'postgres';
      readonly url: string;
      readonly connections: number;
      /** Bytes of the database from which nothing is taken any more. */
      readonly most: number;
    };

export interface OpenedStore {
  readonly store: RelayStore;
  readonly room: DiskWatermark;
  /** Tells the operator, also of what others met who asked the store. */
  readonly tellTrouble: (trouble: StoreTrouble) => void;
  /** Brings vouchers that were made meanwhile into the store. */
  readonly lookForVoucher: (hash: Uint8Array) => Promise<void>;
}

export interface OpenStoreDeps {
  readonly limits: Pick<Limits, 'freeBytes'>;
  readonly log: Log;
  readonly metrics: Metrics;
  /** Milliseconds that never go back. */
  readonly steady: () => number;
  /** All logs have new births; whoever is connected knows others. */
  readonly onWentBack: () => void;
  readonly onDamage: () => void;
}

export async function openStore(place: StorePlace, deps: OpenStoreDeps): Promise<OpenedStore> {
  const { log, metrics, limits, onWentBack } = deps;
  const tellTrouble = troubleTeller(log, deps.steady);
  const usual = {
    trouble: (trouble: StoreTrouble) => {
      metrics.count('store_trouble_total', { why: trouble.why });
      tellTrouble(trouble);
    },
    batch: (steps: number, milliseconds: number) => {
      metrics.count('store_steps_total', {}, steps);
      metrics.took('store_batch_seconds', milliseconds);
    },
  };
  const damaged = (what: string) => {
    metrics.count('damaged_total', { what });
    deps.onDamage();
  };
  const onRoom = (hasRoom: boolean) =>
    log(hasRoom ? 'info' : 'error', hasRoom ? 'disk has room again' : 'disk nearly full', {
      meaning: hasRoom ? undefined : 'nothing new is taken, everything can be read and removed',
    });

  if (place.type === 'folder') {
    const { folder } = place;
    const store = await openLevelStore(folder, {
      ...usual,
      repaired: (aside) => {
        log('error', 'store repaired', { keptAside: aside ?? 'nothing, no room' });
        // What connections were told of numbers and births may be so no more.
        onWentBack();
      },
      wentBack: () => {
        log('error', 'store went back', {
          meaning: 'writes that were durable are missing; all logs begin a new birth',
        });
        onWentBack();
      },
      mended: (records) => log('warning', 'store mended', { records }),
      damaged,
    });
    const room = await watchDisk(folder, limits.freeBytes, onRoom);
    metrics.gauge('disk_free_bytes', 'Free bytes of the disk the store lies on.', room.freeBytes);
    return { store, room, tellTrouble, lookForVoucher: (hash) => takeUpVoucher(folder, hash, store) };
  }

  let listening = 0;
  let since = 0;
  const store = await openPostgresStore(place.url, {
    connections: place.connections,
    reports: {
      ...usual,
      damaged: () => damaged('blob'),
      wentBack: () => {
        const meaning =
          'the database was restored or exchanged for another, or somebody said so; all logs begin a new birth';
        log('error', 'store went back', { meaning });
        onWentBack();
      },
      listening: (isListening) => {
        if (since++ > 0) log(isListening ? 'info' : 'warning', isListening ? 'database is back' : 'database is away');
        listening = isListening ? 1 : 0;
      },
    },
  });
  const room = await watchSize(() => store.size(), place.most, onRoom);
  if (Number.isFinite(place.most))
    metrics.gauge('database_bytes', 'What the database takes on its disk.', () => place.most - room.freeBytes());
  metrics.gauge('database_listening', 'Whether this front hears of what other fronts do.', () => listening);
  metrics.gauge('database_connections', 'Connections of this front.', () => store.connections().all);
  metrics.gauge('database_waiting', 'Steps that wait for a connection.', () => store.connections().waiting);
  return { store, room, tellTrouble, lookForVoucher: () => Promise.resolve() };
}

/** Once a second is enough: while a store cannot be had, everybody who asks meets it. */
function troubleTeller(log: Log, steady: () => number): (trouble: StoreTrouble) => void {
  let told = Number.NEGATIVE_INFINITY;
  return ({ why, cause }) => {
    if (steady() - told < 1_000) return;
    told = steady();
    log('error', 'store trouble', { why, ...placesOf(cause) });
  };
}

/** Makes a voucher for one group; its text, which is kept nowhere. */
export async function makeVoucher(place: StorePlace, quota: Quota, until: number): Promise<string> {
  if (place.type === 'folder') return await leaveVoucher(place.folder, quota, until);
  const store = await openPostgresStore(place.url, { connections: 1 });
  try {
    const text = newVoucherText();
    await store.addVoucher({ hash: hashOfVoucher(text), quota, until });
    return text;
  } finally {
    await store.close();
  }
}
