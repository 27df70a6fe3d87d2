/** What goes through a proxy to a server with TLS: under the server's name, once for several requests, and no longer than wanted. */
import { createServer, get } from 'node:https';
import type { TLSSocket } from 'node:tls';
import { expect, test, vi } from 'vitest';
import { makeCertificate } from '../../../engine/lan/certificate.ts';
import { throughProxy } from '../../../engine/sync/proxy.ts';
import { listen } from '../../kit/between.ts';
import { startSocksProxy } from '../../kit/socks-proxy.ts';

test('through a proxy TLS asks for the server by its name, what lies idle is used again, and a stop ends it', async () => {
  const { certificate: cert, key } = makeCertificate();
  const names: unknown[] = [];
  let standing = 0;
  const server = createServer({ cert, key }, (_, response) => void response.end('here'));
  server.on('secureConnection', (socket: TLSSocket & { readonly servername?: string }) => {
    names.push(socket.servername);
    standing++;
    socket.on('error', () => {}).on('close', () => standing--);
  });
  const proxy = await startSocksProxy(await listen(server));
  const stop = new AbortController();
  const agent = throughProxy(proxy.url, 'https://relayrelay.onion', stop.signal);
  const asked = () =>
    new Promise<number | undefined>((done, failed) => {
      const options = { agent, host: 'relayrelay.onion', port: 443, ca: cert, checkServerIdentity: () => undefined };
      get(options, (response) => {
        response.resume().on('end', () => setImmediate(() => done(response.statusCode)));
      }).on('error', failed);
    });
  try {
    expect([await asked(), await asked()]).toEqual([200, 200]);
    expect([names, standing]).toEqual([['relayrelay.onion'], 1]);
    expect(proxy.asked).toMatchObject([{ host: 'relayrelay.onion', type: 'name' }]);
    stop.abort();
    await vi.waitFor(() => expect(standing).toBe(0));
    await expect(asked()).rejects.toThrow();
    expect(proxy.asked).toHaveLength(1);
  } finally {
    server.close();
    await proxy.close();
  }
});
