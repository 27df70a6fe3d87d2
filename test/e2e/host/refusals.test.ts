/** Who is let in: every check at the host's door, by requests that no browser would send. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type RawAnswer, type RawRequest, rawRequest, rawUpgrade } from '../../kit/raw-request.ts';
import { type HostScene, hostScene } from '../../kit/test-host.ts';

let now = 0;
let scene: HostScene;
let origin: string;
let port: string;
beforeAll(async () => {
  scene = await hostScene(() => now);
  origin = scene.host.origin;
  port = new URL(origin).port;
});
afterAll(() => scene.close());

const get = (headers: RawRequest['headers'], more: RawRequest = {}) => rawRequest(origin, { ...more, headers });
const withToken = (token: string, headers: RawRequest['headers'] = {}) =>
  rawUpgrade(origin, { 'Sec-WebSocket-Protocol': `samband, token.${token}`, ...headers });
const statusOf = async (answer: Promise<RawAnswer>) => (await answer).status;

describe('the page', () => {
  test('is given to a browser that was told the address, under the policy, with a nonce of its own each time', async () => {
    const [one, two] = [await get({ 'Sec-Fetch-Site': 'none' }), await get({})];
    expect([one.status, two.status]).toEqual([200, 200]);
    const nonceOf = ({ headers }: RawAnswer) => /'nonce-([^']+)'/.exec(headers['content-security-policy'] ?? '')?.[1];
    expect(nonceOf(one)).toHaveLength(24);
    expect(nonceOf(one)).not.toBe(nonceOf(two));
    expect(one.body).toContain(`nonce="${nonceOf(one)}"`);
    expect(one.headers).toMatchObject({
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'cache-control': 'no-store',
      'cross-origin-opener-policy': 'same-origin',
    });
    expect(one.headers['content-security-policy']).toContain("require-trusted-types-for 'script'");
    expect(one.headers['content-security-policy']).toContain(`connect-src 'self' ws://127.0.0.1:${port};`);
  });

  test.each(['evil.example', 'localhost', '127.0.0.1', `localhost:1`, '[::1]', '127.0.0.1:1', ''])(
    'is not given under the name %s',
    async (host) => {
      expect(await statusOf(get({ Host: host }))).toBe(421);
      expect(await statusOf(get({ Host: host === '' ? 'x' : `${host}.` }))).toBe(421);
    },
  );

  test('is not given under our own port with another name', async () => {
    for (const name of ['localhost', 'evil.example', '127.0.0.1.evil.example', '127.1', '2130706433'])
      expect(await statusOf(get({ Host: `${name}:${port}` }))).toBe(421);
  });

  test.each(['http://evil.example', 'null', 'https://127.0.0.1', 'http://localhost', 'http://127.0.0.1'])(
    'is not given to a page of %s',
    async (from) => {
      expect(await statusOf(get({ Origin: from }))).toBe(403);
      expect(await statusOf(get({ Origin: `${from}:${port}x` }))).toBe(403);
    },
  );

  test.each(['cross-site', 'same-site', 'anything'])('is not given where the browser says %s', async (site) => {
    const sent = { 'Sec-Fetch-Site': site, 'Sec-Fetch-Mode': 'navigate', 'Sec-Fetch-Dest': 'document' };
    expect(await statusOf(get(sent))).toBe(403);
    expect(await statusOf(get({ 'Sec-Fetch-Site': site }, { path: '/index.html' }))).toBe(403);
  });

  test.each(['POST', 'PUT', 'DELETE', 'OPTIONS', 'PATCH', 'TRACE'])('is only read: no %s', async (method) => {
    const answer = await get({}, { method });
    expect([answer.status, answer.headers['allow']]).toEqual([405, 'GET, HEAD']);
  });

  test('has a head without a body', async () => {
    const [whole, head] = [await get({}), await get({}, { method: 'HEAD' })];
    expect([head.status, head.body]).toEqual([200, '']);
    expect(head.headers['content-length']).toBe(whole.headers['content-length']);
  });

  test.each([
    '/../package.json',
    '/assets/../../package.json',
    '/%2e%2e/package.json',
    '/..%2fpackage.json',
    '/assets/..%5c..%5cpackage.json',
    '/.git/config',
    '//etc/passwd',
    '/assets//../index.html',
    '/assets/',
    '/assets',
    '/index.html%00.js',
    '/nothing.js',
    '/\\..\\package.json',
    'http://127.0.0.1/index.html',
  ])('nothing outside the built window is served: %s', async (path) => {
    const answer = await get({}, { path });
    expect(answer.status).toBe(404);
    expect(answer.body).not.toContain('samband"');
  });

  test('what belongs to it comes with its type and the same headers', async () => {
    const path = /src="\.?(\/assets\/[^"]+\.js)"/.exec((await get({})).body)?.[1] ?? '';
    const script = await get({ 'Sec-Fetch-Site': 'same-origin', Origin: origin }, { path });
    expect([script.status, script.headers['content-type']]).toEqual([200, 'text/javascript; charset=utf-8']);
    expect(script.headers['cross-origin-resource-policy']).toBe('same-origin');
    expect(script.headers['content-security-policy']).toContain("default-src 'none'");
  });
});

describe('the way in for the start file', () => {
  const fromFile = { 'Sec-Fetch-Site': 'cross-site', 'Sec-Fetch-Mode': 'navigate', 'Sec-Fetch-Dest': 'document' };
  const enter = { path: '/enter' };

  test('opens for a page somebody goes to, and holds nothing but the step onwards', async () => {
    const answer = await get(fromFile, enter);
    expect(answer.status).toBe(200);
    expect(answer.body).not.toContain('assets');
    expect(answer.headers['content-security-policy']).toMatch(/^default-src 'none'; script-src 'sha256-[^']+';/);
  });

  test('is no frame, no script and no image of another page', async () => {
    for (const other of [{ 'Sec-Fetch-Dest': 'iframe' }, { 'Sec-Fetch-Dest': 'script' }, { 'Sec-Fetch-Mode': 'cors' }])
      expect(await statusOf(get({ ...fromFile, ...other }, enter))).toBe(403);
    expect(await statusOf(get({ ...fromFile, Host: 'evil.example' }, enter))).toBe(421);
    expect(await statusOf(get({ ...fromFile, Origin: 'null' }, enter))).toBe(403);
  });
});

describe('the bridge', () => {
  test('opens for our page with a pass, and answers with the one protocol', async () => {
    const answer = await withToken(scene.pass());
    expect([answer.status, answer.headers['sec-websocket-protocol']]).toEqual([101, 'samband']);
  });

  test('is closed to other names and other pages, and that does not use the pass up', async () => {
    const pass = scene.pass();
    expect(await statusOf(withToken(pass, { Host: 'evil.example' }))).toBe(421);
    expect(await statusOf(withToken(pass, { Host: `localhost:${port}` }))).toBe(421);
    expect(await statusOf(withToken(pass, { Origin: 'http://evil.example' }))).toBe(403);
    expect(await statusOf(withToken(pass, { Origin: 'null' }))).toBe(403);
    expect(await statusOf(withToken(pass, { Origin: undefined }))).toBe(403);
    expect(await statusOf(withToken(pass, { Origin: `http://localhost:${port}` }))).toBe(403);
    expect(await statusOf(withToken(pass))).toBe(101);
  });

  test('is closed without a token, and with a wrong one', async () => {
    expect(await statusOf(rawUpgrade(origin))).toBe(401);
    for (const protocols of [
      'samband',
      'samband, token.',
      `samband, token.${'A'.repeat(43)}`,
      `token.${scene.pass()}`,
      `token.${scene.pass()}, samband`,
      `samband, token.${scene.pass()}, more`,
      `samband, ${scene.pass()}`,
      `samband, token.${scene.pass().slice(1)}`,
      `samband, token.${scene.pass()}A`,
    ])
      expect(await statusOf(rawUpgrade(origin, { 'Sec-WebSocket-Protocol': protocols }))).toBe(401);
  });

  test('a pass opens it once', async () => {
    const pass = scene.pass();
    expect(await statusOf(withToken(pass))).toBe(101);
    expect(await statusOf(withToken(pass))).toBe(401);
  });

  test('a pass is worth nothing after thirty seconds', async () => {
    const [early, late] = [scene.pass(), scene.pass()];
    now += 30_000;
    expect(await statusOf(withToken(early))).toBe(101);
    now += 1;
    expect(await statusOf(withToken(late))).toBe(401);
  });

  test('no other address takes an upgrade', async () => {
    const protocols = { 'Sec-WebSocket-Protocol': `samband, token.${scene.pass()}` };
    expect(await statusOf(rawUpgrade(origin, protocols, '/'))).toBe(404);
    expect(await statusOf(rawUpgrade(origin, protocols, '/bridge?x'))).toBe(404);
  });
});
