/** What the Sync screen makes of servers: which belong together, which has been taken over, what may be shown, what is news. */
import { expect, test } from 'vitest';
import type { CarrierServer, ServerOutcome, SyncState } from '../../../shared/bridge/contract/sync.ts';

/** By their paths, since they are written for the types of a browser. */
const modules: readonly string[] = [
  '../../../renderer/app/brought-news.ts',
  '../../../renderer/data/custody.ts',
  '../../../renderer/screens/sync/server-groups.ts',
];
const loaded = await Promise.all(modules.map((path) => import(path)));
interface Group {
  readonly kind: string;
  readonly name: string;
  readonly places: readonly CarrierServer[];
}
const { broughtNews, lastCarrier, nameOfServer, serverGroups, shownProxy, takenOver, withLogin } = Object.assign(
  {},
  ...loaded,
) as {
  readonly broughtNews: (quietFor: number) => (now: number) => boolean;
  readonly lastCarrier: (state: SyncState) => { readonly name: string; readonly at: number } | undefined;
  readonly nameOfServer: (server: Pick<CarrierServer, 'kind' | 'url'>) => string;
  readonly serverGroups: (servers: readonly CarrierServer[]) => readonly Group[];
  readonly shownProxy: (proxy: string) => string;
  readonly takenOver: (
    old: readonly CarrierServer[],
    outcomes: readonly ServerOutcome[],
    shared: readonly string[],
  ) => readonly string[];
  readonly withLogin: (address: string, username: string, password: string) => string;
};

const coalition = { id: 'c', name: 'coalition', width: 'coalition' } as const;
const nord = { id: 'n', name: 'Nord', width: 'circle' } as const;
const relay: CarrierServer = {
  ...{ id: '1', kind: 'relay', url: 'wss://relay.example', space: coalition, on: true, state: 'idle', toSend: 0 },
};
const { space: _space, ...bare } = relay;
const folder: CarrierServer = { ...bare, id: '3', kind: 'webdav', url: 'https://sky.example/remote.php/dav/x' };
const inStep = (id: string, space?: ServerOutcome['space']): ServerOutcome => ({
  ...{ id, in: 0, out: 1 },
  ...(space && { space }),
});

test('places of one server are one row; another kind at the same address is another', () => {
  const servers = [
    relay,
    folder,
    { ...relay, id: '2', space: nord },
    { ...relay, id: '4', kind: 'automerge' } as const,
  ];
  expect(serverGroups(servers).map(({ name, kind, places }) => [name, kind, places.map(({ id }) => id)])).toEqual([
    ['relay.example', 'relay', ['1', '2']],
    ['sky.example', 'webdav', ['3']],
    ['relay.example', 'automerge', ['4']],
  ]);
});

test('a server is called by where it is; of an onion only as much as one can tell apart', () => {
  const name = (url: string, kind: CarrierServer['kind'] = 'relay') => nameOfServer({ kind, url });
  expect(name('wss://relay.example:8470/samband')).toBe('relay.example:8470/samband');
  expect(name('wss://relay.example')).toBe('relay.example');
  expect(name('https://sky.example:8443/remote.php/dav/files/ida', 'webdav')).toBe('sky.example:8443');
  expect(name(`ws://${'abcdefgh'.repeat(7)}.onion:81`)).toBe('abcdefgh….onion:81');
  expect(name('nonsense')).toBe('nonsense');
});

test('an old one is left for what the new one is in step for, and for nothing else', () => {
  const old = [relay, { ...relay, id: '2', space: nord }];
  const shared = ['c', 'n'];
  expect(takenOver(old, [inStep('8', coalition)], shared)).toEqual(['1']);
  expect(takenOver(old, [inStep('8', coalition), inStep('9', nord)], shared)).toEqual(['1', '2']);
  expect(takenOver(old, [{ ...inStep('8', coalition), error: 'CarrierGone' }], shared)).toEqual([]);
  expect(takenOver(old, [{ in: 0, out: 0, space: coalition, error: 'NotKnownThere' }], shared)).toEqual([]);
  // A folder carries all; a folder is carried once all is.
  expect(takenOver(old, [inStep('8')], shared)).toEqual(['1', '2']);
  expect(takenOver([folder], [inStep('8', coalition)], shared)).toEqual([]);
  expect(takenOver([folder], [inStep('8', coalition), inStep('9', nord)], shared)).toEqual(['3']);
  // The same address once more.
  expect(takenOver(old, [inStep('1', coalition)], shared)).toEqual([]);
});

test('a name and a password come through an address as they were typed', () => {
  const address = withLogin(' https://sky.example/dav/Samband ', 'ada@coop.example', 'blå kaffe: 7 %41/?#');
  const url = new URL(address);
  expect([decodeURIComponent(url.username), decodeURIComponent(url.password)]).toEqual([
    'ada@coop.example',
    'blå kaffe: 7 %41/?#',
  ]);
  expect(url.pathname).toBe('/dav/Samband');
  expect(withLogin('https://sky.example/dav', '', '')).toBe('https://sky.example/dav');
  expect(withLogin('sky', 'ada', 'x')).toBe('sky');
});

test('a login in a proxy is not shown', () => {
  expect(shownProxy('socks5h://ada:hemmelig@127.0.0.1:9050')).toBe('127.0.0.1:9050');
  expect(shownProxy('socks5h://127.0.0.1:9050')).toBe('127.0.0.1:9050');
});

test('the line names whatever was in step last, a server as well as a stick', () => {
  const stick = { path: '/media/BLUE', watched: false, state: 'idle', toSend: 0, at: 100 } as const;
  const state = (servers: SyncState['servers']) => ({ folders: [stick], servers }) as unknown as SyncState;
  expect(lastCarrier(state([]))).toEqual({ name: 'BLUE', at: 100 });
  expect(lastCarrier(state([{ ...relay, at: 200 }, folder]))).toEqual({ name: 'relay.example', at: 200 });
  expect(lastCarrier(state([{ ...relay, at: 50 }]))).toEqual({ name: 'BLUE', at: 100 });
});

test('what a server brings is news once, and again after it was still for a while', () => {
  const isNews = broughtNews(600_000);
  expect([1, 5_000, 300_000, 800_000].map(isNews)).toEqual([true, false, false, false]);
  expect(isNews(1_400_000)).toBe(true);
});
