/** Servers that are no good, and what is in front of them: nothing goes anywhere but where the person said, and all of it ends. */
import { Agent, type RequestListener } from 'node:http';
import https from 'node:https';
import { createConnection, createServer, type Socket } from 'node:net';
import { expect, test, vi } from 'vitest';
import type { CarrierFiles } from '../../../engine/folder/carrier-files.ts';
import { makeCertificate } from '../../../engine/lan/certificate.ts';
import { createWebdavCarrierFiles, type WebdavFolder } from '../../../engine/webdav/webdav-carrier-files.ts';
import { listen, withAnswers } from '../../kit/between.ts';
import { unwrap } from '../../kit/vaults.ts';

const gone = { ok: false, error: { type: 'CarrierGone' } };
const secret = { username: 'ada', password: 'hemmelig' };

const filesAt = (port: number, more: Partial<WebdavFolder> = {}) =>
  unwrap(createWebdavCarrierFiles({ url: `http://127.0.0.1:${port}/dav/`, ...secret, ...more }));

const everything = (files: CarrierFiles) => ({
  list: files.list(''),
  size: files.size('a/b'),
  age: files.age('a/b'),
  read: files.read('a/b', 0, 1_000),
  makeFolder: files.makeFolder('a'),
  create: files.create('a/b', [new Uint8Array(300_000)]),
  rename: files.rename('a/b', 'a/c'),
  remove: files.remove('a/b'),
});

const expectAllGone = async (files: CarrierFiles) => {
  for (const [name, asked] of Object.entries(everything(files))) expect([name, await asked]).toEqual([name, gone]);
};

const multistatus = (...members: readonly { href: string; prop?: string }[]) =>
  `<?xml version="1.0"?><d:multistatus xmlns:d="DAV:">${members
    .map(
      ({ href, prop = '<d:resourcetype/><d:getcontentlength>3</d:getcontentlength>' }) =>
        `<d:response><d:href>${href}</d:href><d:propstat><d:prop>${prop}</d:prop><d:status>HTTP/1.1 200 OK</d:status></d:propstat></d:response>`,
    )
    .join('')}</d:multistatus>`;

const root = { href: '/dav/', prop: '<d:resourcetype><d:collection/></d:resourcetype>' };

const says =
  (status: number, body: string, headers: Record<string, string> = {}): RequestListener =>
  (request, response) => {
    request.resume();
    request.on('end', () => response.writeHead(status, headers).end(body));
  };

test('a redirect is never followed: the other place is not even connected to', async () => {
  await withAnswers(says(207, multistatus(root)), async (other, seenThere) => {
    for (const status of [301, 302, 303, 307, 308])
      for (const location of [
        `http://127.0.0.1:${other}/dav/`,
        `//127.0.0.1:${other}/`,
        `http://localhost:${other}/dav/`,
      ])
        await withAnswers(says(status, '', { location }), async (port) => expectAllGone(filesAt(port)));
    expect(seenThere.connections).toBe(0);
  });
});

test('a dead proxy means nothing is asked, and the server is not connected to in another way', async () => {
  const closed = createServer();
  const dead = await listen(closed);
  await new Promise((done) => closed.close(done));
  class DeadProxy extends Agent {
    override createConnection() {
      return createConnection({ host: '127.0.0.1', port: dead });
    }
  }
  await withAnswers(says(207, multistatus(root)), async (port, seen) => {
    await expectAllGone(filesAt(port, { agent: new DeadProxy() }));
    expect(seen).toEqual({ connections: 0, requests: 0 });
  });
});

test('a server that never answers is given up, before and after the connection stands and in the middle of an answer', async () => {
  const timeouts = { connect: 300, idle: 300 };
  await withAnswers(
    () => {},
    async (port) => expectAllGone(filesAt(port, { timeouts })),
  );
  await withAnswers(
    (_, response) => void response.writeHead(207, { 'content-length': '1000' }).write('<?xml'),
    async (port) => expectAllGone(filesAt(port, { timeouts })),
  );
  // TLS that never comes about.
  const silent = createServer((socket) => void socket.on('error', () => {}).resume());
  const port = await listen(silent);
  await expectAllGone(unwrap(createWebdavCarrierFiles({ url: `https://127.0.0.1:${port}/dav/`, ...secret, timeouts })));
  await new Promise((done) => silent.close(done));
});

test('a server that lets its answer drip is given up', async () => {
  const drip: RequestListener = (_, response) => {
    response.writeHead(207, { 'content-type': 'application/xml' });
    const timer = setInterval(() => response.write(' '), 20);
    response.on('close', () => clearInterval(timer));
  };
  await withAnswers(drip, async (port) => {
    expect(await filesAt(port, { timeouts: { connect: 200, idle: 200 } }).list('')).toEqual(gone);
  });
});

test('an endless listing and an endless file are cut off', async () => {
  let poured = 0;
  const pour =
    (status: number, head: string, more: string): RequestListener =>
    (_, response) => {
      response.writeHead(status);
      response.write(head);
      const go = () => {
        while (response.write(more)) poured += more.length;
        poured += more.length;
      };
      response.on('drain', go);
      go();
    };
  const listing = multistatus(root).replace('</d:multistatus>', '');
  await withAnswers(pour(207, listing, `<d:response>${' '.repeat(5_000)}</d:response>`.repeat(20)), async (port) => {
    expect(await filesAt(port).list('')).toMatchObject({ ok: false });
  });
  for (const status of [200, 206])
    await withAnswers(pour(status, '', 'x'.repeat(100_000)), async (port) => {
      const read = await filesAt(port).read('a/b', 0, 5_000);
      if (status === 200) expect(unwrap(read)).toHaveLength(5_000);
      else expect(read).toMatchObject({ ok: false, error: { type: 'DiskFailed' } });
    });
  expect(poured).toBeLessThan(64 * 1024 * 1024);
});

test('a server that sends all of a file for a part of it is read right, and one that sends another part is not believed', async () => {
  const whole = Buffer.from(Array.from({ length: 300_000 }, (_, n) => n % 251));
  await withAnswers(
    (_, response) => void response.writeHead(200).end(whole),
    async (port) => {
      for (const [from, length] of [
        [0, 10],
        [100_000, 50_000],
        [299_990, 1_000],
        [400_000, 10],
        [7, 0],
      ] as const)
        expect(Buffer.from(unwrap(await filesAt(port).read('a/b', from, length)))).toEqual(
          whole.subarray(from, from + length),
        );
    },
  );
  for (const range of ['bytes 0-9/300000', 'bytes 5-14/300000', 'bytes 11-20/300000', 'letters 10-19', '']) {
    const answer = says(206, '0123456789', range === '' ? {} : { 'content-range': range });
    await withAnswers(answer, async (port) => {
      const read = await filesAt(port).read('a/b', 10, 10);
      // One that begins before is cut to what was asked for; what it holds is held against its hash by whoever asked.
      if (range.startsWith('bytes 0') || range.startsWith('bytes 5')) expect(unwrap(read).length).toBeLessThan(10);
      else expect(read).toMatchObject({ ok: false, error: { type: 'DiskFailed' } });
    });
  }
  await withAnswers(says(206, 'zzz', { 'content-range': 'bytes 0-2/3', 'content-encoding': 'gzip' }), async (port) => {
    expect(await filesAt(port).read('a/b', 0, 3)).toMatchObject({ ok: false, error: { type: 'DiskFailed' } });
  });
});

test('names that lead elsewhere are no names', async () => {
  const hrefs = [
    '/dav/good',
    'http://somewhere.example/dav/also%20good',
    '/dav/%2e%2e',
    '/dav/..%2f..%2fetc%2fpasswd',
    '/dav/..',
    '/dav/./',
    '/dav/back%5Cslash',
    '/dav/nul%00',
    '/dav/broken%E0%A4',
    '/dav/deeper/file',
    '/other/file',
    'file',
    '',
    'javascript:alert(1)',
  ];
  await withAnswers(says(207, multistatus(root, ...hrefs.map((href) => ({ href })))), async (port, seen) => {
    const files = filesAt(port);
    expect(unwrap(await files.list('')).map(({ name }) => name)).toEqual(['good', 'also good']);
    const before = seen.requests;
    for (const path of ['..', 'a/../../b', 'a//b', 'a\\b', './a', 'a/', 'a\u0000b'])
      expect(await files.read(path, 0, 1)).toMatchObject({ ok: false, error: { type: 'NotPermitted' } });
    expect(seen.requests).toBe(before);
  });
});

test('entities, document types and depth blow up nothing', async () => {
  const bomb = `<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "${'x'.repeat(1_000)}"><!ENTITY b "${'&a;'.repeat(1_000)}">]>`;
  const bodies = [
    `${bomb}${multistatus({ href: '&b;' }).replace('<?xml version="1.0"?>', '')}`,
    `${bomb}<d:multistatus xmlns:d="DAV:"/>`,
    multistatus(root, { href: '/dav/&unknown;' }),
    `<d:multistatus xmlns:d="DAV:">${'<d:a>'.repeat(100_000)}`,
    multistatus(root).replaceAll('DAV:', 'http://other.example/'),
    multistatus({ href: `/dav/${'y'.repeat(100_000)}` }),
    '<html><body>Please log in</body></html>',
    '',
    '\u0000\u0001',
    multistatus(root).slice(0, -10),
  ];
  for (const body of bodies)
    await withAnswers(says(207, body), async (port) => expect(await filesAt(port).list('')).toEqual(gone));
});

test('an answer that is about something else is no folder', async () => {
  const answers: readonly (readonly [number, string])[] = [
    [200, '<html>Welcome to this hotel</html>'],
    [207, multistatus({ href: '/elsewhere/' })],
    [405, ''],
    [501, ''],
    [502, ''],
    [503, ''],
    [429, ''],
  ];
  for (const [status, body] of answers)
    await withAnswers(says(status, body), async (port) => expect(await filesAt(port).list('')).toEqual(gone));
});

test('a folder that the server says is not there, or is a file, is told apart from a server that does not answer', async () => {
  for (const [status, body] of [
    [404, ''],
    [410, ''],
    [207, multistatus({ href: '/dav' })],
  ] as const)
    await withAnswers(says(status, body), async (port) =>
      expect(await filesAt(port).list('')).toEqual({ ok: false, error: { type: 'FolderGone', path: '' } }),
    );
});

test('each kind of no is told as what a person can do something about', async () => {
  const kinds = [
    [401, 'WrongPassword'],
    [403, 'NotPermitted'],
    [423, 'NotPermitted'],
    [413, 'DiskFull'],
    [507, 'DiskFull'],
    [412, 'DiskFailed'],
    [500, 'DiskFailed'],
    [404, 'FolderGone'],
  ] as const;
  for (const [status, type] of kinds)
    await withAnswers(says(status, 'no'), async (port) =>
      expect(await filesAt(port).create('a/b', [new Uint8Array(10)])).toMatchObject({ ok: false, error: { type } }),
    );
});

test('a password that was refused is not given again and again: servers shut out who guesses', async () => {
  await withAnswers(says(401, 'no'), async (port, seen) => {
    const files = filesAt(port);
    const wrong = { ok: false, error: { type: 'WrongPassword', path: '' } };
    for (let n = 0; n < 20; n++) expect(await files.list('')).toEqual(wrong);
    expect(seen.requests).toBe(3);
  });
});

test('a certificate that nobody vouches for ends it before the password is sent', async () => {
  const { certificate: cert, key } = makeCertificate();
  const heard: string[] = [];
  const server = https.createServer({ cert, key }, (request, response) => {
    heard.push(request.headers.authorization ?? '');
    response.writeHead(207).end(multistatus(root));
  });
  server.on('tlsClientError', () => {});
  const port = await listen(server);
  const before = process.env['NODE_TLS_REJECT_UNAUTHORIZED'];
  try {
    const files = () => unwrap(createWebdavCarrierFiles({ url: `https://localhost:${port}/dav/`, ...secret }));
    const notTrusted = { ok: false, error: { type: 'NotTrusted' } };
    expect(await files().list('')).toEqual(notTrusted);
    process.env['NODE_TLS_REJECT_UNAUTHORIZED'] = '0';
    expect(await files().list('')).toEqual(notTrusted);
    expect(heard).toEqual([]);
    // One that is vouched for is spoken to.
    const agent = new https.Agent({ ca: cert });
    const known = unwrap(createWebdavCarrierFiles({ url: `https://localhost:${port}/dav/`, ...secret, agent }));
    expect(unwrap(await known.list(''))).toEqual([]);
    expect(heard).toHaveLength(1);
    agent.destroy();
  } finally {
    if (before === undefined) delete process.env['NODE_TLS_REJECT_UNAUTHORIZED'];
    else process.env['NODE_TLS_REJECT_UNAUTHORIZED'] = before;
    server.closeAllConnections();
    await new Promise((done) => server.close(done));
  }
});

test('a request says no more than it must: nothing of the program, the laptop or its language', async () => {
  const headers = new Set<string>();
  await withAnswers(
    (request, response) => {
      for (const name of Object.keys(request.headers)) headers.add(name);
      says(207, multistatus(root, { href: '/dav/a/b' }))(request, response);
    },
    async (port) => {
      await Promise.all(Object.values(everything(filesAt(port))));
    },
  );
  expect([...headers].sort()).toEqual([
    'accept-encoding',
    'authorization',
    'connection',
    'content-length',
    'content-type',
    'depth',
    'destination',
    'host',
    'if-none-match',
    'overwrite',
    'range',
  ]);
});

test('a connection that the server closed while it lay idle is made anew', async () => {
  let answered = 0;
  await withAnswers(
    (request, response) => {
      says(207, multistatus(root))(request, response);
      // Says that it stays open, and goes.
      response.on('finish', () => {
        answered++;
        setImmediate(() => request.socket.destroy());
      });
    },
    async (port) => {
      const files = filesAt(port);
      for (let n = 0; n < 50; n++) expect(unwrap(await files.list(''))).toEqual([]);
      expect(answered).toBe(50);
    },
  );
});

test('of several connections that died without a word as they lay idle, one alone is waited for', async () => {
  const answer = multistatus(root);
  const asked: { readonly socket: Socket; readonly answer: () => void }[] = [];
  let deaf = false;
  const server = createServer((socket) => {
    const isBefore = !deaf;
    socket.on('error', () => {});
    socket.on('data', (bytes) => {
      // As after a change of network: it still takes what is sent, and nobody is there.
      if (!bytes.includes('PROPFIND') || (deaf && isBefore)) return;
      const say = () => socket.write(`HTTP/1.1 207 OK\r\ncontent-length: ${answer.length}\r\n\r\n${answer}`);
      if (deaf) say();
      else asked.push({ socket, answer: say });
    });
  });
  const port = await listen(server);
  try {
    const idle = 400;
    const files = filesAt(port, { timeouts: { idle } });
    const many = Array.from({ length: 4 }, () => files.list(''));
    await vi.waitFor(() => expect(asked).toHaveLength(4));
    for (const each of asked) each.answer();
    for (const each of many) unwrap(await each);
    deaf = true;
    const began = performance.now();
    expect(unwrap(await files.list(''))).toEqual([]);
    expect(performance.now() - began).toBeLessThan(2 * idle);
  } finally {
    for (const { socket } of asked) socket.destroy();
    server.close();
  }
});

test('behind something that speaks TLS for it, a server that refuses a whole address as a target is given the path', async () => {
  const targets: string[] = [];
  await withAnswers(
    (request, response) => {
      const target = String(request.headers['destination'] ?? '');
      targets.push(target);
      says(target.startsWith('http') ? 502 : 201, '')(request, response);
    },
    async (port) => {
      const files = filesAt(port);
      unwrap(await files.rename('a/b', 'a/c'));
      unwrap(await files.rename('a/d', 'a/e'));
      expect(targets).toEqual([`http://127.0.0.1:${port}/dav/a/c`, '/dav/a/c', '/dav/a/e']);
    },
  );
});
