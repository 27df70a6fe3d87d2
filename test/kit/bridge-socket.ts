/** A window without a browser: the bridge over a WebSocket, for setting scenes and for being hostile. */
import { WebSocket } from 'ws';
import { type BridgeClient, createBridgeClient } from '../../shared/bridge/client.ts';
import { createInbox } from '../../shared/bridge/port.ts';

export interface BridgeSocket {
  readonly bridge: BridgeClient;
  readonly socket: WebSocket;
  /** The token this window would reload with. */
  readonly session: string;
}

/** `token`: 43 characters, or a page address with one. Rejects with the status the host refused with. */
export function openBridge(origin: string, token: string): Promise<BridgeSocket> {
  return new Promise((resolve, reject) => {
    const socket = new WebSocket(
      `${origin.replace('http:', 'ws:')}/bridge`,
      ['samband', `token.${token.slice(token.indexOf('=') + 1)}`],
      { origin },
    );
    const { receive, closed, listen } = createInbox();
    socket.on('message', (data: Buffer, isBinary) => {
      if (isBinary) receive(data);
      const session = isBinary ? undefined : /^session\.(.+)$/.exec(String(data))?.[1];
      if (!session) return;
      const port = { ...listen, send: (bytes: Uint8Array) => socket.send(bytes), close: () => socket.close() };
      resolve({ bridge: createBridgeClient(port), socket, session });
    });
    socket.on('close', () => {
      closed();
      reject(new Error('closed'));
    });
    socket.on('unexpected-response', (_request, response) => {
      reject(new Error(String(response.statusCode)));
      socket.terminate();
    });
    socket.on('error', reject);
  });
}
