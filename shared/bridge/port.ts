/**
 * What carries messages between a window and its engine: whole byte messages, in order. A MessagePort in Electron, a
 * WebSocket in the browser host, a pair of queues in tests. Nothing above this line knows which.
 */
export interface BytePort {
  readonly send: (bytes: Uint8Array) => void;
  /** Messages that came before the first listener are handed to it, so that nothing early is lost. */
  readonly onMessage: (listener: (bytes: Uint8Array) => void) => void;
  readonly onClose: (listener: () => void) => void;
  readonly close: () => void;
}

/** The largest message either side takes: a restored backup is the largest that anyone sends. */
export const mostMessageBytes = 256 * 1024 * 1024;

/** Two ends in one process. Messages arrive later, never inside `send`, as on a real wire. */
export function portPair(): readonly [BytePort, BytePort] {
  const left = createEnd();
  const right = createEnd();
  left.join(right);
  right.join(left);
  return [left.port, right.port];
}

/** A port whose messages are put in from outside: what every host builds its own on. */
export function createInbox(): {
  readonly receive: (bytes: Uint8Array) => void;
  readonly closed: () => void;
  readonly listen: Pick<BytePort, 'onMessage' | 'onClose'>;
} {
  let early: Uint8Array[] = [];
  let listener: ((bytes: Uint8Array) => void) | undefined;
  const closing: (() => void)[] = [];
  let isClosed = false;
  return {
    receive: (bytes) => {
      if (listener) listener(bytes);
      else if (early.length < 1_000) early.push(bytes);
    },
    closed: () => {
      if (isClosed) return;
      isClosed = true;
      for (const each of closing) each();
    },
    listen: {
      onMessage: (wanted) => {
        listener = wanted;
        const waiting = early;
        early = [];
        for (const bytes of waiting) wanted(bytes);
      },
      onClose: (wanted) => {
        closing.push(wanted);
        if (isClosed) wanted();
      },
    },
  };
}

interface End {
  readonly port: BytePort;
  readonly join: (other: End) => void;
  readonly receive: (bytes: Uint8Array) => void;
  readonly closed: () => void;
}

function createEnd(): End {
  const { receive, closed, listen } = createInbox();
  let other: End | undefined;
  return {
    receive,
    closed,
    join: (end) => {
      other = end;
    },
    port: {
      ...listen,
      send: (bytes) => void Promise.resolve().then(() => other?.receive(bytes)),
      close: () => {
        other?.closed();
        closed();
      },
    },
  };
}
