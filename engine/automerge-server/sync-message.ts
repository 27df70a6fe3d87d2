/**
 * Automerge's sync message, first version, as far as it is needed to speak with a server that keeps documents: `42` · heads
 * · need · have · changes · what the sender can do, which is not sent here, so that nobody answers in the second version,
 * whose whole documents are columns that unfold. Lists are counted; heads, need and `last` are hashes of 32 bytes; `have`
 * is (last · length · Bloom filter)*, and a change is length · bytes.
 *
 * No Bloom filter is sent: `last` names the heads that are known here, and whatever comes after them is sent. A server
 * that does not know them (it lost its disk) answers with its heads and no change; being told no heads at all, it sends all.
 */
import type { Result } from '../../shared/result.ts';
import { type GuardError, type Reader, readCarefully, refuse } from '../bundles/change-guard.ts';
import { fromHex, toHex } from '../secret/derive.ts';
import { uleb } from './one-put-change.ts';

export interface SyncMessage {
  readonly heads: readonly string[];
  /** Changes asked for by name. */
  readonly need: readonly string[];
  readonly changes: readonly Uint8Array[];
}

export function encodeSyncMessage({ heads, need, changes }: SyncMessage): Uint8Array {
  return Buffer.concat([
    Buffer.of(0x42),
    hashes(heads),
    hashes(need),
    uleb(1),
    hashes(heads),
    uleb(0),
    uleb(changes.length),
    ...changes.flatMap((change) => [uleb(change.length), change]),
  ]);
}

export function decodeSyncMessage(bytes: Uint8Array, mostChanges: number): Result<SyncMessage, GuardError> {
  return readCarefully(bytes, (reader) => {
    if (reader.bytes(1)[0] !== 0x42) refuse('version');
    const heads = readHashes(reader);
    const need = readHashes(reader);
    reader.many(reader.uleb(), () => {
      readHashes(reader);
      reader.bytes(reader.uleb());
    });
    const count = reader.uleb();
    if (count > mostChanges) refuse('changes');
    const changes = reader.many(count, () => reader.bytes(reader.uleb()));
    return { heads, need, changes };
  });
}

function hashes(list: readonly string[]): Uint8Array {
  return Buffer.concat([uleb(list.length), ...[...list].sort().map(fromHex)]);
}

function readHashes(reader: Reader): string[] {
  return reader.many(reader.uleb(), () => toHex(reader.bytes(32)));
}
