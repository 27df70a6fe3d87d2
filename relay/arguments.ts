/** What stands on the command line, read once into what the relay starts with. */
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { type Limits, usualLimits } from './limits.ts';
import type { StorePlace } from './open-store.ts';

export interface Start {
  readonly type: 'start';
  readonly place: StorePlace;
  readonly host: string;
  readonly port: number;
  readonly metricsPort?: number;
  readonly tls?: { readonly cert: Buffer; readonly key: Buffer };
  readonly trustProxy: boolean;
  readonly logAddresses: boolean;
  readonly limits: Limits;
}

export type Task =
  | Start
  | {
      readonly type: 'voucher';
      readonly place: StorePlace;
      readonly bytes: number;
      readonly entriesPerDay: number;
      readonly days: number;
      /** Undefined where nothing tells how laptops reach it. */
      readonly url?: string;
    }
  | { readonly type: 'restored'; readonly url: string }
  | { readonly type: 'help' }
  | { readonly type: 'wrong'; readonly why: string };

export const usage = `samband-relay: keeps sealed blobs for groups and can read none of them

  npm run relay -- --data DIR              starts it
  npm run relay -- voucher --data DIR      makes a voucher for one group (also while it runs)

More than one front, on PostgreSQL in place of --data DIR:
  --postgres-url-file FILE  a file with postgres://USER:PASSWORD@HOST/DATABASE?sslmode=verify-full
  --postgres URL            the same (or SAMBAND_RELAY_POSTGRES in the environment)
  --postgres-connections N  10         of this front; one more listens
  --database-size SIZE      no limit   takes nothing when the database is larger
  npm run relay -- restored --postgres-url-file FILE    after the database was restored from a backup

Starting:
  --listen ADDRESS:PORT     127.0.0.1:8470
  --tls-cert FILE --tls-key FILE           speaks TLS itself; else a reverse proxy should
  --trust-proxy             takes addresses from X-Forwarded-For (only behind a proxy that sets it)
  --metrics PORT            Prometheus metrics at http://127.0.0.1:PORT/metrics
  --log-addresses           network addresses in the log (else none)
  --connections N           16000      --connections-per-address N  512
  --connections-per-group N 1024       (from one address half of what the address may have)
  --asks-per-second N       400        --bytes-per-second SIZE      16MB   (for each group)
  --attempts-per-minute N   600        (for each address: entering, opening)
  --call-seconds N          30         (for a whole call over HTTP to come)
  --free-space SIZE         512MB      takes nothing below this
  --blob-size SIZE          262144     at least 64KB; laptops cut what they leave to it
  --keep-replaced DAYS      90         logs of keys that were replaced
  --keep-marks DAYS         90         marks of what was removed
  --keep-idle DAYS          400        accounts that nobody enters

Vouchers:
  --bytes SIZE              2GB        --entries-per-day N          20000
  --valid DAYS              30         --url URL                    wss://… as laptops reach this relay
`;

const numbers = {
  connections: 'N',
  'connections-per-address': 'N',
  'connections-per-group': 'N',
  'asks-per-second': 'N',
  'bytes-per-second': 'SIZE',
  'attempts-per-minute': 'N',
  'call-seconds': 'N',
  'blob-size': 'SIZE',
  'free-space': 'SIZE',
  'keep-replaced': 'DAYS',
  'keep-marks': 'DAYS',
  'keep-idle': 'DAYS',
  bytes: 'SIZE',
  'entries-per-day': 'N',
  valid: 'DAYS',
  metrics: 'N',
  'postgres-connections': 'N',
  'database-size': 'SIZE',
} as const;
type NumberFlag = keyof typeof numbers;

/** The rest are for starting. */
const places = ['data', 'postgres', 'postgres-url-file'];
const forVouchers = [...places, 'listen', 'url', 'bytes', 'entries-per-day', 'valid', 'help'];
const forVouchersAlone = ['url', 'bytes', 'entries-per-day', 'valid'];

const text = { type: 'string' } as const;
const flag = { type: 'boolean' } as const;
const day = 86_400_000;
/** A laptop cuts what it leaves into slices of 262,144 bytes; most of what it says in a day is a single one of some 16 kB. */
const leastBlobBytes = 64_000;

export function taskIn(words: readonly string[], environment: Readonly<Record<string, string | undefined>>): Task {
  try {
    return parsed(words, environment);
  } catch (thrown) {
    return { type: 'wrong', why: thrown instanceof Error ? thrown.message : String(thrown) };
  }
}

function parsed(words: readonly string[], environment: Readonly<Record<string, string | undefined>>): Task {
  const numberFlags = Object.fromEntries(Object.keys(numbers).map((name) => [name, text]));
  const { values, positionals } = parseArgs({
    args: [...words],
    allowPositionals: true,
    options: {
      ...numberFlags,
      data: text,
      postgres: text,
      'postgres-url-file': text,
      listen: text,
      'tls-cert': text,
      'tls-key': text,
      url: text,
      'trust-proxy': flag,
      'log-addresses': flag,
      help: flag,
    },
  });
  const said: Readonly<Record<string, string | boolean | undefined>> = values;
  const stringOf = (name: string) => (typeof said[name] === 'string' ? String(said[name]) : undefined);
  const numberOf = (name: NumberFlag, usual: number) => {
    const value = stringOf(name);
    return value === undefined ? usual : numberIn(name, value);
  };
  const isVoucher = positionals[0] === 'voucher';
  const astray = Object.keys(said).find(
    (name) => isVoucher !== forVouchers.includes(name) && (isVoucher || forVouchersAlone.includes(name)),
  );
  if (astray) return { type: 'wrong', why: `--${astray}: not for ${isVoucher ? 'a voucher' : 'starting'}` };
  if (said['help'] || positionals[0] === 'help') return { type: 'help' };
  const ways = places.filter((name) => stringOf(name));
  if (ways.length > 1) return { type: 'wrong', why: `--${ways.join(' and --')}: one of them` };
  const folder = stringOf('data');
  const file = stringOf('postgres-url-file');
  const url = file
    ? readFileSync(file, 'utf8').trim()
    : (stringOf('postgres') ?? environment['SAMBAND_RELAY_POSTGRES']);
  if (positionals[0] === 'restored')
    return url && !folder
      ? { type: 'restored', url }
      : { type: 'wrong', why: '--postgres-url-file FILE is missing; a relay with --data finds out by itself' };
  if (!folder && !url) return { type: 'wrong', why: '--data DIR is missing' };
  const place: StorePlace = folder
    ? { type: 'folder', folder }
    : {
        type: 'postgres',
        url: url ?? '',
        connections: Math.max(2, numberOf('postgres-connections', 10)),
        most: numberOf('database-size', Number.POSITIVE_INFINITY),
      };
  const listen = stringOf('listen') ?? '127.0.0.1:8470';
  const [, host, port] = /^\[?(.*?)\]?:(\d{1,5})$/.exec(listen) ?? [];
  if (!host || Number(port) > 65_535) return { type: 'wrong', why: `--listen ${listen}: ADDRESS:PORT` };

  if (isVoucher) {
    const atLeastOne = (name: NumberFlag, usual: number) => {
      const number = numberOf(name, usual);
      if (number < 1) throw new Error(`--${name} ${stringOf(name)}: nobody could use it`);
      return number;
    };
    const given = stringOf('url');
    if (given !== undefined && !/^(wss?|https?):\/\/[^/?#@]+(\/[^?#]*)?$/.test(given))
      return { type: 'wrong', why: `--url ${given}: wss://NAME, as laptops reach it` };
    return {
      type: 'voucher',
      place,
      bytes: atLeastOne('bytes', 2e9),
      entriesPerDay: atLeastOne('entries-per-day', 20_000),
      days: atLeastOne('valid', 30),
      ...(stringOf('listen') && { url: `ws://${listen}` }),
      ...(given !== undefined && { url: given }),
    };
  }
  const [astrayWord] = positionals;
  // An address of a database without its flag in front is not repeated.
  if (astrayWord)
    return { type: 'wrong', why: `${astrayWord.includes('://') ? 'that address' : astrayWord}: not known` };

  const [cert, key] = [stringOf('tls-cert'), stringOf('tls-key')];
  if (!cert !== !key) return { type: 'wrong', why: '--tls-cert and --tls-key belong together' };
  const usual = usualLimits;
  const blobBytes = Math.min(usual.blobBytes, numberOf('blob-size', usual.blobBytes));
  if (blobBytes < leastBlobBytes)
    return { type: 'wrong', why: `--blob-size ${blobBytes}: at least 64KB, or laptops could leave next to nothing` };
  const asks = numberOf('asks-per-second', usual.asks.perSecond);
  const bytes = numberOf('bytes-per-second', usual.bytes.perSecond);
  const attempts = numberOf('attempts-per-minute', usual.attempts.perSecond * 60);
  return {
    type: 'start',
    place,
    host,
    port: Number(port),
    ...(said['metrics'] !== undefined && { metricsPort: numberOf('metrics', 0) }),
    ...(cert && key && { tls: { cert: contentsOf('tls-cert', cert), key: contentsOf('tls-key', key) } }),
    trustProxy: said['trust-proxy'] === true,
    logAddresses: said['log-addresses'] === true,
    limits: {
      ...usual,
      blobBytes,
      connections: numberOf('connections', usual.connections),
      connectionsPerAddress: numberOf('connections-per-address', usual.connectionsPerAddress),
      connectionsPerAccount: numberOf('connections-per-group', usual.connectionsPerAccount),
      asks: { perSecond: asks, atOnce: asks * (usual.asks.atOnce / usual.asks.perSecond) },
      bytes: { perSecond: bytes, atOnce: bytes * (usual.bytes.atOnce / usual.bytes.perSecond) },
      attempts: { perSecond: attempts / 60, atOnce: attempts / 2 },
      callWithin: numberOf('call-seconds', usual.callWithin / 1_000) * 1_000,
      freeBytes: numberOf('free-space', usual.freeBytes),
      supersededKeptFor: numberOf('keep-replaced', usual.supersededKeptFor / day) * day,
      marksKeptFor: numberOf('keep-marks', usual.marksKeptFor / day) * day,
      idleKeptFor: numberOf('keep-idle', usual.idleKeptFor / day) * day,
    },
  };
}

function contentsOf(name: string, file: string): Buffer {
  try {
    return readFileSync(file);
  } catch (thrown) {
    throw new Error(`--${name} ${file}: cannot be read (${Object(thrown).code ?? thrown})`);
  }
}

function numberIn(name: NumberFlag, value: string): number {
  const [, digits, unit = ''] = /^(\d+(?:\.\d+)?)(KB|MB|GB|TB)?$/i.exec(value) ?? [];
  if (!digits || (unit && numbers[name] !== 'SIZE')) throw new Error(`--${name} ${value}: ${numbers[name]} is missing`);
  return Math.round(Number(digits) * 1_000 ** ['', 'KB', 'MB', 'GB', 'TB'].indexOf(unit.toUpperCase()));
}
