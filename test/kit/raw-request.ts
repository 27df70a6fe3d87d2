/** Requests as no browser would send them: any header, any path, nothing put right on the way. */
import { connect } from 'node:net';

export interface RawAnswer {
  readonly status: number;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

export interface RawRequest {
  readonly method?: string;
  readonly path?: string;
  /** Undefined leaves out what would be sent else. */
  readonly headers?: Readonly<Record<string, string | undefined>> | undefined;
}

/** `origin`: http://127.0.0.1:PORT, which is where the request goes whatever its Host says. */
export function rawRequest(
  origin: string,
  { method = 'GET', path = '/', headers }: RawRequest = {},
): Promise<RawAnswer> {
  const { hostname, port, host } = new URL(origin);
  const sent = Object.entries({ Host: host, Connection: 'close', ...headers }).filter(
    ([, value]) => value !== undefined,
  );
  const lines = [`${method} ${path} HTTP/1.1`, ...sent.map(([name, value]) => `${name}: ${value}`), '', ''];
  return new Promise((resolve, reject) => {
    const socket = connect(Number(port), hostname);
    const chunks: Buffer[] = [];
    const finish = () => {
      socket.destroy();
      resolve(answerOf(Buffer.concat(chunks).toString('utf8')));
    };
    socket.on('data', (chunk) => {
      chunks.push(chunk);
      // A socket that was opened stays open: its head is all there is to see.
      if (Buffer.concat(chunks).toString('latin1').startsWith('HTTP/1.1 101')) finish();
    });
    socket.on('end', finish);
    socket.on('error', reject);
    socket.write(lines.join('\r\n'));
  });
}

/** The request that opens a bridge; headers as in `rawRequest`. */
export function rawUpgrade(origin: string, headers: RawRequest['headers'] = {}, path = '/bridge'): Promise<RawAnswer> {
  return rawRequest(origin, {
    path,
    headers: {
      Origin: origin,
      Connection: 'Upgrade',
      Upgrade: 'websocket',
      'Sec-WebSocket-Version': '13',
      'Sec-WebSocket-Key': 'dGhlIHNhbXBsZSBub25jZQ==',
      ...headers,
    },
  });
}

function answerOf(text: string): RawAnswer {
  const [head = '', ...body] = text.split('\r\n\r\n');
  const [first = '', ...lines] = head.split('\r\n');
  const headers = lines.map((line) => [
    line.slice(0, line.indexOf(':')).toLowerCase(),
    line.slice(line.indexOf(':') + 2),
  ]);
  return { status: Number(first.split(' ')[1]), headers: Object.fromEntries(headers), body: body.join('\r\n\r\n') };
}
