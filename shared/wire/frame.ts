/**
 * Frames on a channel between two devices (engine/lan/channel.ts), format version 1:
 *
 * | bytes | field                                                                        |
 * |-------|------------------------------------------------------------------------------|
 * | 4     | length of what follows, unsigned, big endian; 0 to 1,048,576                 |
 * | rest  | the frame; what it means is for those who speak over the channel             |
 *
 * A frame of length 0 says only "still here" and is not handed on. A greater length ends the channel at its header: no
 * room is made for what was announced, only for what has come.
 */
import { err, ok, type Result } from '../result.ts';

export const mostFrameBytes = 1024 * 1024;
export const frameHeadBytes = 4;

/** Header and frame in one piece. Throws beyond 1 MiB: who speaks cuts larger things himself. */
export function encodeFrame(frame: Uint8Array): Uint8Array {
  if (frame.length > mostFrameBytes) throw new RangeError('a frame is 1 MiB at most');
  const bytes = new Uint8Array(frameHeadBytes + frame.length);
  new DataView(bytes.buffer).setUint32(0, frame.length);
  bytes.set(frame, frameHeadBytes);
  return bytes;
}

export interface FrameReader {
  /** Takes the next bytes, cut anywhere; hands out the frames that are whole now. After `TooLong` it takes nothing more. */
  readonly push: (chunk: Uint8Array) => Result<Uint8Array[], 'TooLong'>;
  /** Bytes kept of a frame that is not whole yet. */
  readonly waiting: () => number;
}

export function createFrameReader(): FrameReader {
  const head = new Uint8Array(frameHeadBytes);
  let headFilled = 0;
  let pieces: Uint8Array[] = [];
  let have = 0;
  let wanted = 0;
  let broken = false;

  return {
    waiting: () => headFilled + have,
    push: (chunk) => {
      const frames: Uint8Array[] = [];
      let at = 0;
      while (!broken && at < chunk.length) {
        if (headFilled < frameHeadBytes) {
          head[headFilled++] = chunk[at++] ?? 0;
          if (headFilled < frameHeadBytes) continue;
          wanted = new DataView(head.buffer).getUint32(0);
          if (wanted > mostFrameBytes) broken = true;
          else if (wanted === 0) headFilled = 0;
          continue;
        }
        const piece = chunk.subarray(at, at + wanted - have);
        pieces.push(piece);
        have += piece.length;
        at += piece.length;
        if (have < wanted) continue;
        frames.push(joined(pieces, wanted));
        pieces = [];
        have = 0;
        headFilled = 0;
      }
      return broken ? err('TooLong') : ok(frames);
    },
  };
}

/** Always a copy: what came from a socket may lie in a large shared buffer, which one small frame would keep alive. */
function joined(pieces: readonly Uint8Array[], length: number): Uint8Array {
  const whole = new Uint8Array(length);
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.length;
  }
  return whole;
}
