/**
 * The browser host: one vault, its engine process, and a server on 127.0.0.1 that windows of a browser are served from.
 * It opens no browser itself; see launch.ts.
 */
import { once } from 'node:events';
import { createBridgeSockets } from './bridge-sockets.ts';
import { startEngine } from './engine-process.ts';
import { createPageServer } from './page-server.ts';
import { createTokens } from './tokens.ts';

export interface HostDeps {
  /** Absolute path of the vault's folder; it need not exist yet. */
  readonly folder: string;
  readonly settingsFile: string;
  readonly version: string;
  /** Folder of the built window. */
  readonly renderer: string;
  /** Script of the engine process. */
  readonly engineEntry: string;
  /** Milliseconds that only grow. */
  readonly clock: () => number;
  readonly random: (bytes: number) => Buffer;
  readonly onWindows?: (open: number) => void;
  /** The engine crashed too often to be started again. */
  readonly onGivenUp?: () => void;
}

export interface Host {
  /** `http://127.0.0.1:PORT` */
  readonly origin: string;
  /** A page address that opens one window, once, within thirty seconds. Never for a command line. */
  readonly passAddress: (path: '/' | '/enter') => string;
  readonly enginePid: () => number | undefined;
  readonly lock: (why: string) => void;
  /** Locks the vault, then lets go of everything. */
  readonly close: () => Promise<void>;
}

export async function startHost(deps: HostDeps): Promise<Host> {
  let port = 0;
  const authority = () => `127.0.0.1:${port}`;
  const tokens = createTokens(deps);
  const server = createPageServer({ renderer: deps.renderer, authority });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  port = typeof address === 'object' && address ? address.port : 0;

  const engine = startEngine({
    entry: deps.engineEntry,
    folder: deps.folder,
    settingsFile: deps.settingsFile,
    version: deps.version,
    clock: deps.clock,
    onGivenUp: () => deps.onGivenUp?.(),
  });
  const sockets = createBridgeSockets({ authority, tokens, engine, onCount: (open) => deps.onWindows?.(open) });
  server.on('upgrade', sockets.upgrade);
  const origin = `http://${authority()}`;
  return {
    origin,
    passAddress: (path) => `${origin}${path}#token=${tokens.drawPass()}`,
    enginePid: engine.pid,
    lock: engine.lock,
    close: async () => {
      await engine.end();
      sockets.closeAll();
      server.close();
      server.closeAllConnections();
    },
  };
}
