/**
 * Feeds every parser damaged input: `node dist/test/harness/fuzz.js --inputs 100000 --seed 1`. Valid pieces are flipped, cut,
 * doubled and spliced; bombs are among them. Nothing may throw. Exit 1 if anything does, with the input that did it.
 */
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readBundle, signBundle, writerOf } from '../../engine/bundles/bundle.ts';
import { guardChanges } from '../../engine/bundles/change-guard.ts';
import {
  carrierTag,
  openEnvelope,
  sealEnvelope,
  signBody,
  signingKeysFromSeed,
} from '../../engine/bundles/envelope.ts';
import { keyFileOfBackup, readBackup, writeBackup } from '../../engine/disk/backup.ts';
import { itemsOfSegment, openSegments } from '../../engine/disk/segments.ts';
import { readyAutomerge } from '../../engine/documents/automerge-wasm.ts';
import { deriveKey, fromHex, sha256 } from '../../engine/secret/derive.ts';
import { decodeKeyFile, encodeKeyFile, type KeyFile, makeKeyFile } from '../../engine/secret/key-file.ts';
import { pad, seal } from '../../engine/secret/seal.ts';
import { readySodium, sodium } from '../../engine/secret/sodium.ts';
import { readAct } from '../../engine/space/acts.ts';
import { createMembers } from '../../engine/space/members.ts';
import { Automerge } from '../../shared/crdt.ts';
import { demoPost } from '../../shared/demo/demo-post.ts';
import { parseLine } from '../../shared/import/parse-line.ts';
import { parsePost } from '../../shared/import/parse-post.ts';
import { readPart } from '../../shared/model/part.ts';
import { canonicalUrl } from '../../shared/model/url.ts';
import { parseWhen } from '../../shared/model/when.ts';
import { ok } from '../../shared/result.ts';
import { encodeCanonical } from '../../shared/wire/canonical-cbor.ts';
import { deflateBomb, keyBomb, runLengthBomb } from '../kit/bombs.ts';
import { createFaultyDisk } from '../kit/faulty-files.ts';
import { createRandom, type Random } from '../kit/random.ts';

export interface FuzzReport {
  readonly counts: Readonly<Record<string, { inputs: number; taken: number }>>;
  readonly thrown: readonly string[];
}

interface Target {
  readonly name: string;
  readonly seeds: readonly Uint8Array[];
  /** True where the input was taken as good. */
  readonly feed: (bytes: Uint8Array) => boolean | Promise<boolean>;
  /** Of how many rounds this target has one: the slow ones get fewer. */
  readonly every: number;
}

const actor = 'ab'.repeat(16);
const contentKey = new Uint8Array(32).fill(5);
const epoch = { id: 'ef'.repeat(32), contentKey };

export async function fuzz({ inputs, seed }: { inputs: number; seed: number }): Promise<FuzzReport> {
  await Promise.all([readySodium(), readyAutomerge()]);
  const random = createRandom(seed);
  const folder = await mkdtemp(join(tmpdir(), 'samband-fuzz-'));
  try {
    return await feedAll(await makeTargets(folder), inputs, random);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function feedAll(targets: readonly Target[], inputs: number, random: Random): Promise<FuzzReport> {
  const counts: Record<string, { inputs: number; taken: number }> = {};
  const thrown: string[] = [];
  for (let round = 0, fed = 0; fed < inputs; round++)
    for (const target of targets) {
      if (round % target.every !== 0 || fed >= inputs) continue;
      fed++;
      const count = counts[target.name] ?? { inputs: 0, taken: 0 };
      counts[target.name] = count;
      const input = damaged(random.pick(target.seeds), random.pick(target.seeds), random);
      count.inputs++;
      try {
        if (await target.feed(input)) count.taken++;
      } catch (error) {
        thrown.push(`${target.name}: ${String(error)} on ${Buffer.from(input.subarray(0, 300)).toString('hex')}`);
      }
    }
  return { counts, thrown };
}

/** Whole now and then, else with a few wounds. */
function damaged(piece: Uint8Array, other: Uint8Array, random: Random): Uint8Array {
  let bytes = Uint8Array.from(piece);
  for (let wounds = random.below(4); wounds > 0 && bytes.length > 0; wounds--) {
    const at = random.below(bytes.length);
    switch (random.below(5)) {
      case 0:
        bytes[at] = (bytes[at] ?? 0) ^ (1 << random.below(8));
        break;
      case 1:
        bytes = bytes.slice(0, at);
        break;
      case 2:
        bytes = Uint8Array.from([...bytes.subarray(0, at), ...bytes.subarray(0, at), ...bytes.subarray(at)]);
        break;
      case 3:
        bytes = Uint8Array.from([...bytes.subarray(0, at), ...other.subarray(random.below(other.length + 1))]);
        break;
      default:
        bytes.set(random.bytes(Math.min(8, bytes.length - at)), at);
    }
    if (bytes.length > 200_000) bytes = bytes.slice(0, 200_000);
  }
  return bytes;
}

async function makeTargets(folder: string): Promise<Target[]> {
  const keys = signingKeysFromSeed(new Uint8Array(32).fill(1));
  const salt = 'cd'.repeat(16);
  const changes = someChanges();
  const signed = signBundle(
    {
      space: '12'.repeat(32),
      salt,
      n: 1,
      prev: '0'.repeat(64),
      seen: new Map([[writerOf(keys.publicKey, fromHex(salt)), [[1, 3]]]]),
      heads: ['34'.repeat(32)],
      step: '56'.repeat(16),
      kind: 'edit',
      time: 1_773_000_000_000,
      volume: '78'.repeat(16),
      changes,
      result: ['9a'.repeat(32)],
    },
    keys,
  );
  const box = { publicKey: new Uint8Array(32).fill(9), privateKey: new Uint8Array(32).fill(9) };
  const members = createMembers({ keys: { sign: keys, box }, clock: () => 1_773_000_000_000 });
  const [act] = members.create('circle', 'someone').acts;
  if (!act) throw new Error('a space begins with an act');
  const kdf = { memoryKiB: 8, passes: 1 };
  const keyFile = await makeKeyFile(new Uint8Array(32), Buffer.from('p'), new Uint8Array(32), kdf);
  const segment = await someSegment();
  const text = (use: (text: string) => unknown) => (bytes: Uint8Array) =>
    use(new TextDecoder().decode(bytes)) !== undefined;
  return [
    {
      name: 'envelope',
      seeds: [sealEnvelope(signed, epoch), sealEnvelope(act.signed, epoch)],
      feed: (bytes) => openEnvelope(bytes, () => contentKey).ok,
      every: 1,
    },
    {
      // Sealed after the damage, as whoever has the key can.
      name: 'content',
      seeds: [encodeCanonical([signed.body, signed.signature]), new Uint8Array(50_000).fill(0x81)],
      feed: (bytes) => openEnvelope(sealedContent(bytes), () => contentKey).ok,
      every: 1,
    },
    {
      // Signed anew after the damage, as a hostile member can.
      name: 'signed body',
      seeds: [signed.body, act.signed.body],
      feed: (bytes) => readBundle(signBody(bytes, keys)).ok || readAct(signBody(bytes, keys)).ok,
      every: 1,
    },
    {
      name: 'change',
      seeds: [...changes, deflateBomb(actor, 2_000_000), runLengthBomb(actor, 2 ** 31), keyBomb(actor, 50_000, 90_000)],
      feed: (bytes) => guardChanges([bytes], actor).ok,
      every: 1,
    },
    { name: 'key file', seeds: [encodeKeyFile(keyFile)], feed: (bytes) => decodeKeyFile(bytes).ok, every: 1 },
    { name: 'segment', seeds: [segment], feed: (bytes) => itemsOfSegment(bytes).length > 0, every: 1 },
    {
      name: 'vault log',
      seeds: [segment],
      feed: async (bytes) => {
        const disk = createFaultyDisk([['log/00000001.seg', bytes]]);
        const opened = await openSegments({ files: disk.files, vaultId: new Uint8Array(16), headerKey: contentKey });
        if (!opened.ok) return false;
        let items = 0;
        await opened.value.segments.scan({ segment: 1, offset: 64 }, (record) => {
          items += record.items.length;
        });
        return items > 0;
      },
      every: 4,
    },
    ...(await backupTargets(folder, keyFile)),
    {
      name: 'link',
      seeds: [Buffer.from('https://www.union.example:8080/a/b?utm_source=x#y')],
      feed: text(canonicalUrl),
      every: 1,
    },
    {
      name: 'when',
      seeds: [Buffer.from('2026-03-11T14:00/PT90M[Europe/Oslo]'), Buffer.from('2026-03-12/..')],
      feed: text(parseWhen),
      every: 1,
    },
    {
      name: 'record',
      seeds: [
        Buffer.from(
          '{"@kind":"encounter","@v":1,"status":"held","when":"2026-03-11","orgs.a":true,"statusLog.x":{"status":"held","at":1,"after":"y z"}}',
        ),
      ],
      feed: (bytes) => readPart({ id: 'a', space: 's', volume: 'v' }, jsonRecord(bytes)) !== undefined,
      every: 1,
    },
    {
      name: 'line',
      seeds: [Buffer.from('met roedt.example today with Kari, notes to follow')],
      feed: text((line) => parseLine(line, { referenceDate: '2026-03-11' })),
      every: 8,
    },
    {
      name: 'post',
      seeds: [Buffer.from(demoPost), Buffer.from(`<p>${demoPost}</p>`), Buffer.from(`[b]${demoPost}[/b]`)],
      feed: text((post) => parsePost(post, { referenceDate: '2026-03-11' })),
      every: 40,
    },
  ];
}

function someChanges(): Uint8Array[] {
  let doc = Automerge.init<Record<string, unknown>>({ actor });
  for (let turn = 0; turn < 4; turn++)
    doc = Automerge.change(doc, (draft) => {
      draft[`r${turn}`] = {
        name: new Automerge.ImmutableString(`n${turn}`),
        text: `words ${turn}`,
        n: turn,
        yes: true,
      };
    });
  return Automerge.getAllChanges(doc);
}

async function someSegment(): Promise<Uint8Array> {
  const disk = createFaultyDisk();
  const opened = await openSegments({ files: disk.files, vaultId: new Uint8Array(16), headerKey: contentKey });
  if (!opened.ok) throw new Error('no segment');
  for (let record = 0; record < 5; record++)
    await opened.value.segments.append([
      { kind: 1, bytes: new Uint8Array(100 + record) },
      { kind: 2, bytes: new Uint8Array(3) },
    ]);
  return disk.bytesOf('log/00000001.seg');
}

function sealedContent(content: Uint8Array): Uint8Array {
  const head = Buffer.concat([Uint8Array.of(1), carrierTag(epoch), fromHex(epoch.id)]);
  return Buffer.concat([head, seal(pad(content), deriveKey(contentKey, 'content'), head)]);
}

/** A backup damaged from outside, and one whose contents were made up by somebody who has its key. */
async function backupTargets(folder: string, keyFile: KeyFile): Promise<Target[]> {
  const contents = [
    ['log/00000001.seg', new Uint8Array(600).fill(7)],
    ['local/writers', Buffer.from('{}')],
  ] as const;
  const list = contents.map(([path, { length }]) => ({ path, size: length }));
  const input = join(folder, 'backup');
  await writeBackup(input, { files: createFaultyDisk(contents).files, list, keyFile, key: contentKey });
  const whole = await readFile(input);
  const head = whole.subarray(0, 16 + whole.readUInt32BE(12));
  const read = async (bytes: Uint8Array, mayHold: (path: string, bytes: Uint8Array) => boolean) => {
    await writeFile(input, bytes);
    await keyFileOfBackup(input);
    const result = await readBackup(input, contentKey, async (path, found) => {
      if (!mayHold(path, found)) throw new Error(`handed out ${path}`);
      return ok(true);
    });
    // The disk is sound: only something thrown inside makes it look broken.
    if (!result.ok && result.error.type === 'DiskFailed') throw new Error('threw inside');
    return result.ok;
  };
  const saved = (path: string, found: Uint8Array) =>
    contents.some(([name, bytes]) => name === path && Buffer.compare(bytes, found) === 0);
  return [
    { name: 'backup', seeds: [whole], feed: (bytes) => read(bytes, saved), every: 8 },
    {
      name: 'saved files',
      seeds: [listOfFiles(contents), listOfFiles([...contents, ['../up', contentKey]])],
      feed: (bytes) => read(sealedBackup(head, bytes), (path) => /^(log|local)\/\w[^/]*$/.test(path)),
      every: 8,
    },
  ];
}

/** The plaintext of a backup, as backup.ts describes it. */
function listOfFiles(contents: readonly (readonly [string, Uint8Array])[]): Uint8Array {
  const entries = contents.map(([path, bytes]) => {
    const start = Buffer.alloc(3 + path.length + 8);
    start.write(`F\0\0${path}`);
    start.writeUInt16BE(path.length, 1);
    start.writeBigUInt64BE(BigInt(bytes.length), 3 + path.length);
    return Buffer.concat([start, bytes]);
  });
  return Buffer.concat([...entries, Buffer.from('E'), sha256(...entries), new Uint8Array(400)]);
}

function sealedBackup(head: Uint8Array, plain: Uint8Array): Uint8Array {
  const api = sodium();
  const { state, header } = api.crypto_secretstream_xchacha20poly1305_init_push(contentKey);
  const last = api.crypto_secretstream_xchacha20poly1305_TAG_FINAL;
  const sealed = api.crypto_secretstream_xchacha20poly1305_push(state, plain, null, last);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(sealed.length);
  return Buffer.concat([head, header, length, sealed]);
}

/** A record as a hostile member's document could hold it: whatever parses. */
function jsonRecord(bytes: Uint8Array): Record<string, never> {
  try {
    const parsed: unknown = JSON.parse(new TextDecoder().decode(bytes));
    return Object(parsed);
  } catch {
    return {};
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const option = (name: string, usual: number) =>
    process.argv.includes(`--${name}`) ? Number(process.argv[process.argv.indexOf(`--${name}`) + 1]) : usual;
  const seed = option('seed', 1);
  const report = await fuzz({ inputs: option('inputs', 100_000), seed });
  for (const [name, { inputs, taken }] of Object.entries(report.counts))
    process.stdout.write(`${name.padEnd(12)} ${inputs} inputs, ${taken} taken as good\n`);
  process.stdout.write(`seed ${seed}: ${report.thrown.length} threw\n`);
  for (const each of report.thrown.slice(0, 10)) process.stdout.write(`${each}\n`);
  process.exit(report.thrown.length > 0 ? 1 : 0);
}
