/** Somebody who stands where a relay should and says something else than the real one behind it. */
import { randomBytes } from 'node:crypto';
import WebSocket, { WebSocketServer } from 'ws';
import { decodeAsk, decodeTold, encodeTold, type RelayTold, relaySubprotocol } from '../../shared/wire/relay.ts';

export type RelayLie =
  /** Says it has what it never kept. */
  | 'forgets'
  /** Tells of nothing that others wrote. */
  | 'withholds'
  /** Hands out other bytes than it was given. */
  | 'swaps'
  /** Takes everything and never answers. */
  | 'silent'
  /** Bytes that are no message. */
  | 'garbage'
  /** There is always more. */
  | 'endless'
  /** Entries that nobody wrote, as fast as they go. */
  | 'floods'
  /** No lie: an entry of just now is told before the answer to an `enter` of before, as it may come. */
  | 'overtakes';

export interface LyingRelay {
  readonly url: string;
  tell(lie: RelayLie | undefined): void;
  /** How often it has lied. */
  lies(): number;
  close(): Promise<void>;
}

export const floodOf = 50_000;

export async function startLyingRelay(behind: string): Promise<LyingRelay> {
  let lie: RelayLie | undefined;
  let numbers = 1_000_000;
  let lies = 0;
  const server = new WebSocketServer({ host: '127.0.0.1', port: 0, path: '/v1/connect', maxPayload: 1_000_000 });
  await new Promise((ready) => server.once('listening', ready));
  server.on('connection', (near) => {
    const far = new WebSocket(`${behind}/v1/connect`, relaySubprotocol);
    const waiting: Buffer[] = [];
    const entering = new Map<number, Uint8Array>();
    const entered = new Set<string>();
    const say = (told: RelayTold) => near.send(encodeTold(told));
    const toRelay = (data: Buffer) => (far.readyState === WebSocket.OPEN ? far.send(data) : waiting.push(data));
    far.on('open', () => {
      for (const data of waiting.splice(0)) far.send(data);
    });
    near.on('message', (data: Buffer) => {
      const asked = decodeAsk(new Uint8Array(data));
      if (!asked.ok) return;
      if (asked.value.type === 'enter') entering.set(asked.value.q, asked.value.o);
      if (lie === 'silent') lies++;
      else if (lie === 'garbage') {
        lies++;
        near.send(randomBytes(100));
      } else if (lie === 'forgets' && asked.value.type === 'put') {
        lies++;
        say({ type: 'done', q: asked.value.q, s: ++numbers });
      } else if (lie === 'endless' && asked.value.type === 'since') {
        lies++;
        say({ type: 'done', q: asked.value.q, s: asked.value.s + 1, n: Number.MAX_SAFE_INTEGER });
      } else if (lie === 'floods' && asked.value.type === 'since') {
        const entry = {
          type: 'entry',
          o: asked.value.o,
          t: 1,
          i: new Uint8Array(32),
          z: 10,
          k: new Uint8Array(24),
        } as const;
        lies += floodOf;
        for (let s = 1; s <= floodOf; s++) say({ ...entry, s, i: randomBytes(32), k: randomBytes(24) });
        toRelay(data);
      } else toRelay(data);
    });
    far.on('message', (data: Buffer) => {
      const told = decodeTold(new Uint8Array(data));
      if (!told.ok) return;
      const o = told.value.type === 'done' ? entering.get(told.value.q) : undefined;
      if (lie === 'overtakes' && o && told.value.type === 'done' && entered.has(`${o}`)) {
        const entry = { type: 'entry', o, t: 1, z: 10, i: randomBytes(32), k: randomBytes(24) } as const;
        lies++;
        say({ ...entry, s: (told.value.s ?? 0) + 1 });
      }
      if (o) entered.add(`${o}`);
      if (lie === 'withholds' && told.value.type === 'entry') lies++;
      else if (lie === 'swaps' && told.value.type === 'done' && told.value.b) {
        lies++;
        const b = Uint8Array.from(told.value.b);
        b[b.length >> 1] = (b[b.length >> 1] ?? 0) ^ 1;
        say({ ...told.value, b });
      } else if (lie === 'swaps' && told.value.type === 'entry' && told.value.b) {
        lies++;
        say({ ...told.value, b: randomBytes(told.value.b.length) });
      } else near.send(data);
    });
    near.on('close', () => far.terminate());
    far.on('close', () => near.terminate());
    near.on('error', () => far.terminate());
    far.on('error', () => near.terminate());
  });
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  return {
    url: `ws://127.0.0.1:${port}`,
    tell: (next) => {
      lie = next;
    },
    lies: () => lies,
    close: async () => {
      for (const client of server.clients) client.terminate();
      await new Promise((done) => server.close(done));
    },
  };
}
