/**
 * Connections to PostgreSQL and the two things done over them: one statement by itself, and a short transaction. What fails is
 * thrown as the port says it; nothing of the address or its password is in it.
 *
 * A front that vanishes must not hold others up: the database ends its transaction after ten seconds. A database that
 * vanishes must not hold a front up: a statement that has no answer for twenty-five seconds ends its connection.
 */
import { Client, type ClientBase, type ClientConfig, Pool, type PoolClient } from 'pg';
import { StoreTrouble } from './store.ts';

/** SQL that is prepared once on each connection, and what its rows look like. */
export interface Statement<Row> {
  readonly name: string;
  readonly text: string;
  readonly row?: Row;
}

export interface Database {
  query<Row>(statement: Statement<Row>, values: readonly unknown[]): Promise<readonly Row[]>;
  /** Done whole or not at all; run again from its beginning where PostgreSQL asks for that. */
  step<T>(work: (step: DatabaseStep) => Promise<T>): Promise<T>;
  readonly connections: () => { readonly all: number; readonly idle: number; readonly waiting: number };
  close(): Promise<void>;
}

export interface DatabaseStep {
  query<Row>(statement: Statement<Row>, values: readonly unknown[]): Promise<readonly Row[]>;
  /** For what nobody waits for: it goes off together with the commit. */
  send<Row>(statement: Statement<Row>, values: readonly unknown[]): Promise<readonly Row[]>;
  /** What the step did so far is not to be; it answers this. */
  undo<T>(answer: T): T;
}

let statements = 0;

export function statement<Row>(text: string): Statement<Row> {
  return { name: `samband_${++statements}`, text };
}

const mostTries = 4;
const connectWithin = 5_000;
const idleKeptFor = 60_000;
const limits = { statement: 20_000, answer: 25_000, lock: 15_000, idleInTransaction: 10_000 };

/** Throws a sentence for the operator where the URL cannot be read; the URL itself is not in it. */
export function configOf(url: string): ClientConfig {
  const config: ClientConfig = {
    connectionString: url,
    fallback_application_name: 'samband-relay',
    keepAlive: true,
    connectionTimeoutMillis: connectWithin,
    statement_timeout: limits.statement,
    query_timeout: limits.answer,
    lock_timeout: limits.lock,
    idle_in_transaction_session_timeout: limits.idleInTransaction,
    types: { getTypeParser: parserOf },
  };
  try {
    if (!/^postgres(ql)?:\/\//.test(url)) throw new Error('scheme');
    new Client(config);
  } catch {
    throw new BadDatabaseUrl('the address of the database cannot be read: postgres://USER:PASSWORD@HOST/DATABASE');
  }
  return config;
}

export class BadDatabaseUrl extends Error {}

/** Why nothing could be begun, for the operator. What the driver says itself may hold the address. */
export function whyNoDatabase(thrown: unknown): string | undefined {
  const code = codeOf(thrown instanceof StoreTrouble ? thrown.cause : thrown);
  if (!code) return undefined;
  return `the database cannot be used (${code}${reasons[code] ? `: ${reasons[code]}` : ''})`;
}

const reasons: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'nothing listens there',
  ENOENT: 'there is no such socket or file',
  ENOTFOUND: 'there is no such host',
  ETIMEDOUT: 'it does not answer',
  '28P01': 'user or password',
  '28000': 'this user may not come from here',
  '3D000': 'there is no such database',
  '42501': 'this user may not do that; the relay needs a database of its own user',
  '53100': 'its disk is full',
  '53300': 'too many connections',
  '55000': 'it is a standby',
  '25006': 'it is a standby',
};

/** `onConnect`: run on each new connection before anything else is. */
export function openDatabase(
  url: string,
  connections: number,
  onConnect: (client: ClientBase) => Promise<void>,
): Database {
  const pool = new Pool({
    ...configOf(url),
    max: connections,
    idleTimeoutMillis: idleKeptFor,
    pipeline: true,
    onConnect: (client) => {
      // One that dies while a step has it also fails what it was asked; without this it would end the process.
      client.on('error', () => undefined);
      return onConnect(client);
    },
  });
  pool.on('error', () => undefined);

  async function stepOver<T>(client: PoolClient, work: (step: DatabaseStep) => Promise<T>): Promise<T> {
    const sent: Promise<unknown>[] = [];
    const noted = <T>(promise: Promise<T>) => {
      // It is waited for at the end; until then nobody hears that it failed.
      promise.catch(() => undefined);
      sent.push(promise);
      return promise;
    };
    const query = async <Row>({ name, text }: Statement<Row>, values: readonly unknown[]) =>
      (await client.query({ name, text, values: [...values] })).rows as readonly Row[];
    void noted(client.query('begin isolation level read committed'));
    let ending: 'commit' | 'rollback' = 'commit';
    const answer = await work({
      query,
      undo: (answered) => {
        ending = 'rollback';
        return answered;
      },
      send: (what, values) => noted(query(what, values)),
    }).catch(async (thrown: unknown) => {
      // What came before explains it better.
      await Promise.all(sent);
      throw thrown;
    });
    // Of a transaction that failed, a commit is a rollback, and says so.
    const [{ command }] = await Promise.all([client.query(ending), ...sent]);
    if (command !== ending.toUpperCase()) throw new StoreTrouble('store');
    return answer;
  }

  return {
    connections: () => ({ all: pool.totalCount, idle: pool.idleCount, waiting: pool.waitingCount }),
    query: async <Row>({ name, text }: Statement<Row>, values: readonly unknown[]) => {
      for (let tries = 1; ; tries++) {
        try {
          return (await pool.query({ name, text, values: [...values] })).rows as readonly Row[];
        } catch (thrown) {
          // It reads, or says the same again: a connection that died while nobody used it is no reason to refuse.
          if (tries >= 2 || !isLostConnection(thrown)) throw troubleOf(thrown);
        }
      }
    },
    step: async (work) => {
      for (let tries = 1; ; tries++) {
        const client = await pool.connect().catch((thrown: unknown) => {
          throw troubleOf(thrown);
        });
        try {
          const answer = await stepOver(client, work);
          client.release();
          return answer;
        } catch (thrown) {
          const isClean = await client.query('rollback').then(
            () => !isLostConnection(thrown),
            () => false,
          );
          client.release(!isClean);
          if (tries >= mostTries || !asksForAnother.has(codeOf(thrown))) throw troubleOf(thrown);
        }
      }
    },
    close: () => pool.end(),
  };
}

/** What PostgreSQL, the driver or the network threw, as the port says it. */
export function troubleOf(thrown: unknown): StoreTrouble {
  if (thrown instanceof StoreTrouble) return thrown;
  return new StoreTrouble(codeOf(thrown) === diskFull ? 'full' : 'store', thrown);
}

/** A page or a long value that PostgreSQL itself finds damaged. */
export function isDamage(thrown: unknown): boolean {
  const code = codeOf(thrown instanceof StoreTrouble ? thrown.cause : thrown);
  return code === 'XX000' || code === 'XX001' || code === 'XX002';
}

/** Whether it was this statement, and the connection and database are well. */
export function isOfStatement(thrown: unknown): boolean {
  const cause = thrown instanceof StoreTrouble ? thrown.cause : thrown;
  const code = codeOf(cause);
  return /^[0-9A-Z]{5}$/.test(code) && !isLostConnection(cause) && !code.startsWith('53') && !tookTooLong.has(code);
}

/** A lock that did not come, a statement that was given up: one by one they would take as long each. */
const tookTooLong: ReadonlySet<string> = new Set(['55P03', '57014']);
const diskFull = '53100';
/** Serialisation failure, deadlock. */
const asksForAnother: ReadonlySet<string> = new Set(['40001', '40P01']);

/** PostgreSQL's own codes for an ended connection begin with 08 or 57P; what has no such code came from the driver or network. */
function isLostConnection(thrown: unknown): boolean {
  const code = codeOf(thrown);
  return !/^[0-9A-Z]{5}$/.test(code) || code.startsWith('08') || code.startsWith('57P');
}

function codeOf(thrown: unknown): string {
  return String(Object(thrown).code ?? '');
}

const types = { bool: 16, bytea: 17, int8: 20 } as const;

/** All numbers are counts and times below 2^53. */
function parserOf(type: number): (text: string) => unknown {
  switch (type) {
    case types.bytea:
      return (text) => Buffer.from(text.slice(2), 'hex');
    case types.bool:
      return (text) => text === 't';
    case types.int8:
    case 21:
    case 23:
      return Number;
    default:
      return (text) => text;
  }
}
