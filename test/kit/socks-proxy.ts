/** A SOCKS proxy (RFC 1928, RFC 1929) that knows one name: it connects every onion service to one port of this computer. */
import { once } from 'node:events';
import { createConnection, createServer, type Socket } from 'node:net';

export interface SocksProxy {
  /** `socks5h://…` */
  readonly url: string;
  /** What was asked for, and under which name: `name:port` or `address:port`. */
  readonly asked: { readonly host: string; readonly type: 'name' | 'address'; readonly user: string }[];
  readonly close: () => Promise<void>;
}

export async function startSocksProxy(to: number): Promise<SocksProxy> {
  const asked: SocksProxy['asked'] = [];
  const sockets = new Set<Socket>();
  const server = createServer((near) => {
    sockets.add(near);
    near.on('error', () => near.destroy());
    void serve(near, to, asked).then(
      (far) => {
        sockets.add(far);
        near.pipe(far).pipe(near);
        far.on('error', () => near.destroy());
        near.on('close', () => far.destroy());
      },
      () => near.destroy(),
    );
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  return {
    url: `socks5h://127.0.0.1:${port}`,
    asked,
    close: async () => {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
}

async function serve(near: Socket, to: number, asked: SocksProxy['asked']): Promise<Socket> {
  const [, count = 0] = await exactly(near, 2);
  const methods = await exactly(near, count);
  let user = '';
  if (methods.includes(2)) {
    near.write(Buffer.of(5, 2));
    const [, length = 0] = await exactly(near, 2);
    user = (await exactly(near, length)).toString();
    const [secret = 0] = await exactly(near, 1);
    await exactly(near, secret);
    near.write(Buffer.of(1, 0));
  } else near.write(Buffer.of(5, 0));
  const [, , , type] = await exactly(near, 4);
  const length = type === 3 ? ((await exactly(near, 1))[0] ?? 0) : type === 1 ? 4 : 16;
  const host = await exactly(near, length);
  await exactly(near, 2);
  asked.push({ host: type === 3 ? host.toString() : host.join('.'), type: type === 3 ? 'name' : 'address', user });
  const far = createConnection({ host: '127.0.0.1', port: to });
  await once(far, 'connect');
  near.write(Buffer.of(5, 0, 0, 1, 0, 0, 0, 0, 0, 0));
  return far;
}

async function exactly(socket: Socket, length: number): Promise<Buffer> {
  for (;;) {
    const bytes = length === 0 ? Buffer.alloc(0) : socket.read(length);
    if (bytes) return bytes;
    if (socket.destroyed) throw new Error('ended');
    await Promise.race([once(socket, 'readable'), once(socket, 'close')]);
  }
}
