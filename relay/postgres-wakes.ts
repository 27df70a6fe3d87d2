/**
 * Who is to be woken when a log has another last number or its account another list, at whichever front. A step that changes
 * one tells of it with NOTIFY, which PostgreSQL hands out when the step is durable; a connection of its own listens for that. Those
 * of this front are woken directly, also while it does not listen.
 *
 * A notification: which front sent it, a space, then for each log `e` (entries) or `l` (list) and 16 letters that stand for
 * the first 12 bytes of its id. Or `births`: all logs have new ones.
 */
import { randomBytes } from 'node:crypto';
import { Client, type ClientBase } from 'pg';
import { configOf } from './postgres-database.ts';
import { channel, newBirths } from './postgres-history.ts';

export type Change = 'entries' | 'list';

export interface Wakes {
  watch(log: Uint8Array, wake: (what: Change) => void): () => void;
  /** What to say with NOTIFY in the step that changes these logs. */
  notices(logs: Iterable<Uint8Array>, what: Change): readonly string[];
  /** Wakes those of this front, once it is durable. */
  wake(logs: Iterable<Uint8Array>, what: Change): void;
  close(): Promise<void>;
}

export interface WakesDeps {
  readonly url: string;
  readonly onConnect: (client: ClientBase) => Promise<void>;
  readonly onBirths: (client: ClientBase) => Promise<void>;
  /** It hears again, or does not. */
  readonly onListening?: (isListening: boolean) => void;
}

/** PostgreSQL takes less than 8,000 bytes. */
const mostInOne = 440;
const retryAfter = [100, 200, 400, 1_000];
const lookEvery = 15_000;
const answerWithin = 10_000;
/** After a break all who watch are woken, some at a time, since each reads from the database. */
const wokenAtOnce = 16;

export async function startWakes({ url, onConnect, onBirths, onListening }: WakesDeps): Promise<Wakes> {
  const watchers = new Map<string, Set<(what: Change) => void>>();
  const front = randomBytes(6).toString('base64url');
  let client: Client | undefined;
  let closed = false;
  let failures = 0;
  let retry: NodeJS.Timeout | undefined;

  const tell = (name: string, what: Change) => {
    for (const wake of [...(watchers.get(name) ?? [])]) wake(what);
  };
  const hear = (payload: string, from: Client) => {
    if (payload === newBirths) return void onBirths(from).catch(() => from.emit('end'));
    const [sender, said = ''] = payload.split(' ');
    if (sender === front) return;
    for (const one of said.split(',')) tell(one.slice(1), one.startsWith('l') ? 'list' : 'entries');
  };

  async function listen(): Promise<void> {
    const mine = new Client({ ...configOf(url), query_timeout: answerWithin });
    const lost = () => {
      if (client !== mine) return;
      client = undefined;
      onListening?.(false);
      void mine.end().catch(() => undefined);
      again();
    };
    mine.on('error', lost);
    mine.on('end', lost);
    mine.on('notification', ({ payload }) => hear(payload ?? '', mine));
    try {
      await mine.connect();
      await mine.query(`listen ${channel}`);
      await onConnect(mine);
    } catch (thrown) {
      void mine.end().catch(() => undefined);
      throw thrown;
    }
    if (closed) return void mine.end().catch(() => undefined);
    client = mine;
    failures = 0;
    onListening?.(true);
  }

  function again(): void {
    if (closed) return;
    retry = setTimeout(
      () => {
        listen().then(wakeAll, () => {
          failures++;
          again();
        });
      },
      (retryAfter[Math.min(failures, retryAfter.length - 1)] ?? 0) * (0.5 + Math.random()),
    );
  }

  async function wakeAll(): Promise<void> {
    let woken = 0;
    for (const name of [...watchers.keys()]) {
      tell(name, 'entries');
      tell(name, 'list');
      if (++woken % wokenAtOnce === 0) await new Promise((go) => setTimeout(go, 10));
    }
  }

  // A connection whose other end is gone says nothing by itself.
  const look = setInterval(() => {
    const mine = client;
    mine?.query('select 1').catch(() => mine.emit('end'));
  }, lookEvery);

  await listen();
  return {
    watch: (log, wake) => {
      const name = nameIn(log);
      const those = watchers.get(name) ?? new Set();
      watchers.set(name, those.add(wake));
      return () => {
        those.delete(wake);
        if (those.size === 0 && watchers.get(name) === those) watchers.delete(name);
      };
    },
    notices: (logs, what) => {
      const names = [...new Set([...logs].map(nameIn))];
      const notices: string[] = [];
      for (let from = 0; from < names.length; from += mostInOne)
        notices.push(
          `${front} ${names
            .slice(from, from + mostInOne)
            .map((name) => what[0] + name)
            .join(',')}`,
        );
      return notices;
    },
    wake: (logs, what) => {
      for (const name of new Set([...logs].map(nameIn))) tell(name, what);
    },
    close: async () => {
      closed = true;
      clearInterval(look);
      clearTimeout(retry);
      const mine = client;
      client = undefined;
      await mine?.end().catch(() => undefined);
    },
  };
}

function nameIn(log: Uint8Array): string {
  return Buffer.from(log.subarray(0, 12)).toString('base64url');
}
