/** The servers of one vault without the vault: what it remembers in memory, and what they told. */
import { createServer, type RequestListener, type ServerResponse } from 'node:http';
import type { ServerPlace } from '../../engine/sync/server-place.ts';
import { createServers, type ServerEvent, type Servers, type ServersDeps } from '../../engine/sync/servers.ts';
import { ok } from '../../shared/result.ts';
import { listen } from './between.ts';
import { createLightGroup, type LightReplica } from './light-replica.ts';
import { createRandom } from './random.ts';

export interface ServersScene {
  readonly space: string;
  readonly ada: LightReplica;
  readonly servers: Servers;
  readonly places: () => readonly ServerPlace[];
  readonly events: readonly ServerEvent[];
}

/** Unless said otherwise a folder has nothing to carry, and is in step as soon as it was looked at. */
export function serversScene(
  more: Partial<ServersDeps> & { readonly keeping?: () => Promise<void> } = {},
): ServersScene {
  const { keeping, ...deps } = more;
  const group = createLightGroup(createRandom(8), 2);
  const [ada] = group.replicas as [LightReplica];
  let places: readonly ServerPlace[] = [];
  const events: ServerEvent[] = [];
  const servers = createServers({
    ...{ replica: ada as never, packReplica: ada, box: ada.box, clock: ada.clock },
    store: { read: async () => undefined, keep: async () => ok(true), close: async () => {} },
    places: () => places,
    keep: async (change) => {
      await keeping?.();
      places = change(places);
    },
    isShared: () => false,
    onEvent: (event) => events.push(event),
    noting: (pass) => pass(),
    ...deps,
  });
  return { space: group.space, ada, servers, places: () => places, events };
}

const emptyFolder =
  '<d:multistatus xmlns:d="DAV:"><d:response><d:href>/dav/</d:href><d:propstat><d:prop><d:resourcetype><d:collection/></d:resourcetype></d:prop></d:propstat></d:response></d:multistatus>';

/** Says that a folder is there and empty, whatever it is asked. */
export const showsEmptyFolder: RequestListener = (request, response) => {
  request.resume();
  showEmptyFolder(response);
};

export function showEmptyFolder(response: ServerResponse | undefined): void {
  response?.writeHead(207).end(emptyFolder);
}

/** A WebDAV server that answers so, and the connections to it that stand. */
export async function withFolderServer(
  answer: RequestListener,
  use: (url: string, standing: () => number) => Promise<void>,
): Promise<void> {
  let standing = 0;
  const server = createServer(answer);
  server.on('connection', (socket) => {
    standing++;
    socket.on('close', () => standing--);
  });
  const port = await listen(server);
  try {
    await use(`http://127.0.0.1:${port}/dav`, () => standing);
  } finally {
    server.closeAllConnections();
    server.close();
  }
}
