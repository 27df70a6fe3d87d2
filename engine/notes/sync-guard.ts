/**
 * Looks into a window's sync message before Automerge does: a compromised window must not bring down the engine, which
 * holds every document. Form (Automerge's sync protocol, both versions):
 *
 * type `42` or `43` · heads · needs (lists of 32-byte hashes) · haves (hashes, Bloom filter) · chunks, each with its
 * length · capabilities. Lists begin with their number as uleb.
 */
import { err, ok, type Result } from '../../shared/result.ts';
import {
  type ChangeLimits,
  type GuardError,
  guardChunks,
  type Reader,
  readCarefully,
  refuse,
} from '../bundles/change-guard.ts';

/** The longest note, in UTF-16 units. */
export const mostLetters = 400_000;

/** A note replaced by another of full length, said with all that was typed in this session. */
const limits: ChangeLimits = { bytes: 16 * 1024 * 1024, operations: 2_000_000, unfoldedBytes: 16 * 1024 * 1024 };

/** `chunks`: how many pieces of writing it carries; none where it only asks or answers. */
export function guardSyncMessage(message: Uint8Array): Result<{ readonly chunks: number }, GuardError> {
  if (message.length > limits.bytes) return err({ type: 'TooLarge', what: 'bytes' });
  const chunks = readCarefully(message, readChunks);
  if (!chunks.ok) return chunks;
  const guarded = guardChunks(chunks.value, limits);
  return guarded.ok ? ok({ chunks: chunks.value.length }) : guarded;
}

function readChunks(reader: Reader): Uint8Array[] {
  const type = reader.bytes(1)[0];
  if (type !== 0x42 && type !== 0x43) refuse('message type');
  const hashes = () => reader.many(reader.uleb(), () => reader.bytes(32));
  hashes();
  hashes();
  reader.many(reader.uleb(), () => {
    hashes();
    const filter = reader.bytes(reader.uleb());
    if (filter.length > 0) guardFilter(filter);
  });
  return reader.many(reader.uleb(), () => reader.bytes(reader.uleb()));
}

/** Entries · bits an entry · probes · bits. Automerge uses 10 and 7; probes without limit would have it run for hours. */
function guardFilter(filter: Uint8Array): void {
  const probes = readCarefully(filter, (reader) => {
    reader.uleb();
    reader.uleb();
    return reader.uleb();
  });
  if (!probes.ok || probes.value > 32) refuse('Bloom filter');
}
