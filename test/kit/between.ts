/** Somebody between a device and a server: counts, cuts the line, or answers something else than the server did. */
import http from 'node:http';
import { createConnection, createServer, type Server, type Socket } from 'node:net';

export interface Line {
  readonly port: number;
  /** Bytes that have gone to the server. */
  readonly sent: () => number;
  /** Calls once so many bytes have gone to the server from now on; they and no more have then gone. */
  readonly after: (bytes: number, call: () => Promise<void>) => void;
}

/** A line of bytes to a port of this computer, for as long as `use` takes. */
export async function withLine(to: number, use: (line: Line) => Promise<void>): Promise<void> {
  let sent = 0;
  let left = Number.POSITIVE_INFINITY;
  let call: (() => Promise<void>) | undefined;
  const carry = (near: Socket, far: Socket): void => {
    far.pipe(near);
    near.on('data', (bytes) => {
      const part = bytes.subarray(0, left);
      left -= part.length;
      sent += part.length;
      far.write(part);
      if (left > 0) return;
      left = Number.POSITIVE_INFINITY;
      near.pause();
      const calls = call;
      call = undefined;
      // What was handed to the system has arrived when the other side goes, or never.
      void calls?.().finally(() => near.destroy());
    });
  };
  await withPort(to, carry, (port) =>
    use({
      port,
      sent: () => sent,
      after: (bytes, then) => {
        left = bytes;
        call = then;
      },
    }),
  );
}

/** A line on which what the server says comes byte by byte, once it has greeted. */
export function withSlowLine(to: number, use: (port: number) => Promise<void>): Promise<void> {
  const carry = (near: Socket, far: Socket): void => {
    let waiting = Buffer.alloc(0);
    let greeting = 300;
    const drips = setInterval(() => {
      const drop = waiting.subarray(0, Math.max(1, greeting));
      near.write(drop);
      greeting -= drop.length;
      waiting = waiting.subarray(drop.length);
    }, 50);
    near.on('close', () => clearInterval(drips));
    far.on('data', (bytes) => {
      waiting = Buffer.concat([waiting, bytes]);
    });
    near.pipe(far);
  };
  return withPort(to, carry, use);
}

/** A line like that of a phone at the edge of its net: it takes whatever it is given at once, and brings it slowly and late. */
export function withNarrowLine(
  to: number,
  { bytesPerSecond, latency }: { readonly bytesPerSecond: number; readonly latency: number },
  use: (port: number) => Promise<void>,
): Promise<void> {
  const packet = 1_000;
  const brings = (from: Socket, other: Socket) => {
    // Milliseconds at which the last byte of what was given so far is through.
    let through = 0;
    from.on('data', (bytes) => {
      for (let at = 0; at < bytes.length; at += packet) {
        const some = bytes.subarray(at, at + packet);
        through = Math.max(through, performance.now()) + (some.length / bytesPerSecond) * 1_000;
        setTimeout(() => other.write(some), through + latency - performance.now());
      }
    });
  };
  const carry = (near: Socket, far: Socket): void => {
    brings(near, far);
    brings(far, near);
  };
  return withPort(to, carry, use);
}

async function withPort(
  to: number,
  carry: (near: Socket, far: Socket) => void,
  use: (port: number) => Promise<void>,
): Promise<void> {
  const sockets = new Set<Socket>();
  const server = createServer((near) => {
    const far = createConnection({ host: '127.0.0.1', port: to });
    for (const [one, other] of [
      [near, far],
      [far, near],
    ] as const) {
      sockets.add(one);
      one.on('error', () => other.destroy());
      one.on('close', () => {
        sockets.delete(one);
        other.destroy();
      });
    }
    carry(near, far);
  });
  const port = await listen(server);
  try {
    await use(port);
  } finally {
    for (const socket of sockets) socket.destroy();
    await new Promise((done) => server.close(done));
  }
}

export interface Said {
  readonly status: number;
  readonly headers: http.OutgoingHttpHeaders;
  readonly body: Buffer;
}

/** What the server said to a request; returns what the device is to hear. */
export type Lie = (request: { readonly method: string; readonly path: string }, said: Said) => Said;

/** A server that hands everything on to a port of this computer, and lies about what it heard. */
export async function withLiar(to: number, lie: Lie, use: (port: number) => Promise<void>): Promise<void> {
  const server = http.createServer((incoming, outgoing) => {
    const { method = '', url: path = '', headers } = incoming;
    const onward = http.request({ host: '127.0.0.1', port: to, method, path, headers }, (answer) => {
      const pieces: Buffer[] = [];
      answer.on('data', (piece: Buffer) => pieces.push(piece));
      answer.on('end', () => {
        const said = { status: answer.statusCode ?? 0, headers: { ...answer.headers }, body: Buffer.concat(pieces) };
        const heard = lie({ method, path }, said);
        const { 'transfer-encoding': _, ...rest } = heard.headers;
        outgoing.writeHead(heard.status, rest).end(heard.body);
      });
    });
    onward.on('error', () => outgoing.destroy());
    incoming.pipe(onward);
  });
  const port = await listen(server);
  try {
    await use(port);
  } finally {
    server.closeAllConnections();
    await new Promise((done) => server.close(done));
  }
}

/** A server that answers by itself. */
export async function withAnswers(
  answer: http.RequestListener,
  use: (port: number, seen: { connections: number; requests: number }) => Promise<void>,
): Promise<void> {
  const seen = { connections: 0, requests: 0 };
  const server = http.createServer((incoming, outgoing) => {
    seen.requests++;
    answer(incoming, outgoing);
  });
  server.on('connection', () => {
    seen.connections++;
  });
  const port = await listen(server);
  try {
    await use(port, seen);
  } finally {
    server.closeAllConnections();
    await new Promise((done) => server.close(done));
  }
}

export function listen(server: Server): Promise<number> {
  return new Promise((done, failed) => {
    server.once('error', failed);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      if (typeof address === 'object' && address) done(address.port);
      else failed(new Error('no port'));
    });
  });
}
