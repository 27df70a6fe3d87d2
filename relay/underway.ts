/**
 * Bytes that lie in memory for all connections together: what was heard and is not answered yet, what was said and is not read
 * yet, and messages that were heard in part.
 */
export interface Underway {
  heard(bytes: number): void;
  answered(bytes: number): void;
  said(bytes: number): void;
  read(bytes: number): void;
  /** What of messages was heard in part, all together; told each second. */
  heardInPart(bytes: number): void;
  readonly inBytes: () => number;
  readonly outBytes: () => number;
  /** With too much underway everybody gets little. */
  readonly isFull: () => boolean;
}

export function createUnderway(most: number): Underway {
  let [inBytes, outBytes, inPart] = [0, 0, 0];
  return {
    heard: (bytes) => {
      inBytes += bytes;
    },
    answered: (bytes) => {
      inBytes -= bytes;
    },
    said: (bytes) => {
      outBytes += bytes;
    },
    read: (bytes) => {
      outBytes -= bytes;
    },
    heardInPart: (bytes) => {
      inPart = bytes;
    },
    inBytes: () => inBytes + inPart,
    outBytes: () => outBytes,
    isFull: () => inBytes + outBytes + inPart > most,
  };
}
