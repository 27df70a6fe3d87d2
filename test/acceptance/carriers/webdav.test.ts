/** A folder on a real WebDAV server (Apache), with everything that happens to one. */
import { execFileSync } from 'node:child_process';
import { readdir } from 'node:fs/promises';
import { Agent } from 'node:http';
import { createConnection } from 'node:net';
import { join } from 'node:path';
import { expect } from 'vitest';
import { createMailbox } from '../../../engine/folder/mailbox.ts';
import { createWebdavCarrierFiles, type WebdavFolder } from '../../../engine/webdav/webdav-carrier-files.ts';
import { type Lie, withLiar, withLine } from '../../kit/between.ts';
import { createFolderCarrier } from '../../kit/folder-carrier.ts';
import { createLightGroup, type LightReplica } from '../../kit/light-replica.ts';
import { createRandom } from '../../kit/random.ts';
import { unwrap } from '../../kit/vaults.ts';
import type { WebdavServer } from '../../kit/webdav-server.ts';
import { webdavTest } from '../../kit/webdav-test.ts';

const group = (seed: number) => {
  const random = createRandom(seed);
  const made = createLightGroup(random, 2);
  const [ada, bo] = made.replicas as [LightReplica, LightReplica];
  return { random, ...made, ada, bo };
};

const filesOn = ({ url, username, password }: WebdavServer, more: Partial<WebdavFolder> = {}) =>
  unwrap(createWebdavCarrierFiles({ url, username, password, ...more }));

const throughPort = ({ url }: WebdavServer, port: number): Partial<WebdavFolder> => {
  const other = new URL(url);
  other.port = String(port);
  return { url: other.href };
};

const carrierOn = (replica: LightReplica, server: WebdavServer, more: Partial<WebdavFolder> = {}) =>
  createFolderCarrier({ files: filesOn(server, more), replica, clock: replica.clock });

const packsIn = async ({ folder }: WebdavServer): Promise<string[]> => {
  const tags = await readdir(folder);
  return (await Promise.all(tags.map((tag) => readdir(join(folder, tag))))).flat();
};

webdavTest(
  'what one saves on the server another reads there, letters too, and nothing new costs a listing',
  async (server) => {
    const { random, space, ada, bo } = group(1);
    for (let n = 0; n < 300; n++) ada.write(2_000);
    const adas = carrierOn(ada, server);
    expect(unwrap(await adas.save())).toMatchObject({ packs: 1, envelopes: 301 });
    const bos = carrierOn(bo, server);
    expect(unwrap(await bos.sync()).read).toMatchObject({ packs: 1, read: 1, skipped: [], refused: [] });
    expect([...bo.ids(space)].sort()).toEqual([...ada.ids(space)].sort());
    bo.write(400);
    unwrap(await bos.sync());
    unwrap(await adas.sync());
    expect(ada.ids(space)).toHaveLength(302);
    unwrap(await bos.sync());
    const before = (await server.requests()).length;
    unwrap(await bos.sync());
    const asked = (await server.requests()).slice(before);
    expect(asked.map((line) => line.split(' ')[0])).toEqual(['PROPFIND', 'PROPFIND', 'PROPFIND']);
    const secret = { tag: random.bytes(16), key: random.bytes(32) };
    const letter = random.bytes(300);
    unwrap(await createMailbox({ files: filesOn(server), ...secret }).put(letter));
    const [found] = unwrap(await createMailbox({ files: filesOn(server), ...secret }).list());
    expect(Buffer.from(found?.bytes ?? []).equals(letter)).toBe(true);
  },
);

webdavTest('a wrong password is told as that, writes nothing, and is told to nobody', async (server) => {
  const { ada } = group(2);
  for (const wrong of [{ password: 'guess' }, { username: 'eve' }, { username: '', password: '' }]) {
    const saved = await carrierOn(ada, server, wrong).save();
    expect(saved).toEqual({ ok: false, error: { type: 'WrongPassword', path: '' } });
  }
  expect(await readdir(server.folder)).toEqual([]);
  const inside = new URL(server.url);
  inside.username = encodeURIComponent(server.username);
  inside.password = encodeURIComponent(server.password);
  const files = unwrap(createWebdavCarrierFiles({ url: inside.href }));
  unwrap(await createFolderCarrier({ files, replica: ada, clock: ada.clock }).save());
  expect((await server.requests()).join()).not.toContain('@');
});

webdavTest('a server that dies in the middle of a save loses nothing, wherever it was', async (server) => {
  const { space, ada, bo } = group(3);
  ada.write(200_000);
  await withLine(server.port, async (line) => {
    const adas = carrierOn(ada, server, throughPort(server, line.port));
    const bos = carrierOn(bo, server);
    unwrap(await adas.save());
    const write = () => {
      for (let n = 0; n < 3; n++) ada.write(100_000);
    };
    write();
    const before = line.sent();
    unwrap(await adas.save());
    const whole = line.sent() - before;
    const near = [1, 300, 600, 900, 1_200, 1_500];
    for (const bytes of [...near, 50_000, 150_000, 250_000, ...near.map((each) => whole - each)]) {
      write();
      let died = false;
      line.after(bytes, async () => {
        died = true;
        await server.kill();
      });
      const saved = await adas.save();
      expect(died).toBe(true);
      // The last it was asked for may have been told right before it died.
      if (!saved.ok) expect(saved.error.type).toBe('CarrierGone');
      await server.start();
      unwrap(await bos.read());
      unwrap(await adas.save());
      expect(unwrap(await bos.read()).refused).toEqual([]);
      expect([...bo.ids(space)].sort()).toEqual([...ada.ids(space)].sort());
    }
  });
  expect((await packsIn(server)).filter((name) => name.endsWith('.tmp'))).toEqual([]);
});

webdavTest(
  'a server that takes nothing so large says it has no room, keeps what it had, and goes on with less',
  async (server) => {
    const { space, ada, bo } = group(4);
    ada.write(100_000);
    unwrap(await carrierOn(ada, server).save());
    ada.write(900_000);
    const small = ada.write(1_000);
    expect(await carrierOn(ada, server).save()).toMatchObject({ ok: false, error: { type: 'DiskFull' } });
    unwrap(await carrierOn(bo, server).read());
    expect(bo.ids(space)).toHaveLength(3);
    expect(bo.ids(space)).toContain(small);
    expect(await packsIn(server)).toHaveLength(2);
  },
  { directives: ['LimitRequestBody 500000'] },
);

let mounted = false;
webdavTest(
  'a full disk of the server is told as that, keeps what it had, and goes on when there is room',
  async (server) => {
    if (!mounted) return void process.stdout.write('NOT RUN: a full disk (nothing may be mounted here)\n');
    const { space, ada, bo } = group(5);
    ada.write(400_000);
    const adas = carrierOn(ada, server);
    unwrap(await adas.save());
    for (let n = 0; n < 4; n++) ada.write(900_000);
    expect(await adas.save()).toMatchObject({ ok: false, error: { type: 'DiskFull' } });
    unwrap(await carrierOn(bo, server).read());
    // What is there is whole, and of the rest as much as there was room for.
    expect(bo.ids(space).length).toBeGreaterThan(2);
    expect(bo.ids(space).length).toBeLessThan(6);
    execFileSync('mount', ['-o', 'remount,size=16m', server.folder]);
    unwrap(await adas.save());
    unwrap(await carrierOn(bo, server).read());
    expect(bo.ids(space)).toHaveLength(6);
  },
  {
    prepare: (folder) => {
      try {
        execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=2m', 'samband', folder], { stdio: 'ignore' });
      } catch {
        return () => {};
      }
      mounted = true;
      return () => void execFileSync('umount', ['-l', folder]);
    },
  },
);

webdavTest(
  'a folder taken away on the server is waited for, and one that was emptied is filled again',
  async (server) => {
    const { space, ada, bo } = group(6);
    for (let n = 0; n < 5; n++) ada.write(2_000);
    const adas = carrierOn(ada, server);
    unwrap(await adas.save());
    const [tag = ''] = await readdir(server.folder);
    execFileSync('mv', [server.folder, `${server.folder} (old)`]);
    expect(await adas.sync()).toMatchObject({ ok: false, error: { type: 'FolderGone' } });
    expect(adas.custody()[0]?.packs).toBe(0);
    execFileSync('mv', [`${server.folder} (old)`, server.folder]);
    unwrap(await adas.sync());
    expect(adas.custody()[0]?.packs).toBe(1);
    execFileSync('rm', ['-r', join(server.folder, tag)]);
    expect(unwrap(await adas.save())).toMatchObject({ packs: 1, envelopes: 6 });
    unwrap(await carrierOn(bo, server).read());
    expect(bo.ids(space)).toHaveLength(6);
  },
);

const lies: Readonly<Record<string, (seed: number) => Lie>> = {
  'swaps bytes': (seed) => {
    const random = createRandom(seed);
    return ({ method }, said) => {
      if (method !== 'GET' || said.body.length === 0 || random.chance(0.3)) return said;
      const body = Buffer.from(said.body);
      body[random.below(body.length)]! ^= 1 + random.below(255);
      return { ...said, body };
    };
  },
  'ends too early': (seed) => {
    const random = createRandom(seed);
    return ({ method }, said) => {
      if (method !== 'GET' || random.chance(0.3)) return said;
      const body = said.body.subarray(0, random.below(said.body.length + 1));
      return { ...said, headers: { ...said.headers, 'content-length': body.length }, body };
    };
  },
  'sends another part': (seed) => {
    const random = createRandom(seed);
    return ({ method }, said) => {
      if (method !== 'GET' || random.chance(0.3)) return said;
      const headers = { ...said.headers, 'content-range': `bytes ${random.below(100)}-999/1000` };
      return { ...said, headers };
    };
  },
  'hides what it holds': (seed) => {
    const random = createRandom(seed);
    return ({ method }, said) => {
      const hides = ['GET', 'PROPFIND'].includes(method) && said.status < 300 && random.chance(0.2);
      return hides ? { status: 404, headers: {}, body: Buffer.alloc(0) } : said;
    };
  },
  'shows nothing but the folder itself': (seed) => {
    const random = createRandom(seed);
    return ({ method }, said) => {
      if (method !== 'PROPFIND' || random.chance(0.3)) return said;
      const all = said.body.toString();
      const end = all.indexOf('</D:response>');
      const body = Buffer.from(end < 0 ? all : `${all.slice(0, end)}</D:response></D:multistatus>`);
      return { ...said, headers: { ...said.headers, 'content-length': body.length }, body };
    };
  },
  'says that things went wrong which did not': (seed) => {
    const random = createRandom(seed);
    return (_, said) =>
      random.chance(0.2)
        ? {
            status: random.pick([400, 403, 404, 409, 412, 423, 429, 500, 502, 507]),
            headers: {},
            body: Buffer.from('no'),
          }
        : said;
  },
};

for (const [what, makeLie] of Object.entries(lies))
  webdavTest(`a server that ${what} makes nobody lose or believe anything`, async (server) => {
    const { space, ada, bo, newcomer } = group(7);
    let honest = false;
    let told = 0;
    const lie = makeLie(8);
    await withLiar(
      server.port,
      (request, said) => {
        const heard = honest ? said : lie(request, said);
        if (heard !== said) told++;
        return heard;
      },
      async (port) => {
        const more = throughPort(server, port);
        const carriers = [ada, bo].map((replica) =>
          createFolderCarrier({
            files: filesOn(server, more),
            replica,
            clock: replica.clock,
            limits: { tailPacks: 3, settles: 0, retries: 0 },
          }),
        );
        for (let turn = 0; turn < 12; turn++) {
          for (const [n, replica] of [ada, bo].entries()) {
            replica.write(3_000);
            await carriers[n]?.sync();
          }
        }
        expect(told).toBeGreaterThan(0);
        honest = true;
        for (const carrier of [...carriers, ...carriers]) unwrap(await carrier.sync());
        const all = [...ada.ids(space)].sort();
        expect(all).toHaveLength(25);
        expect([...bo.ids(space)].sort()).toEqual(all);
        const carol = newcomer();
        const read = unwrap(await carrierOn(carol, server, more).read());
        expect(read.refused).toEqual([]);
        expect([...carol.ids(space)].sort()).toEqual(all);
      },
    );
  });

webdavTest('with a proxy everything goes to it, and no name is looked up here', async (server) => {
  const { ada } = group(9);
  const asked: unknown[] = [];
  class ProxyAgent extends Agent {
    // As an agent for SOCKS does: it is told a name, and the proxy finds it.
    override createConnection(options: { readonly host?: string | null; readonly port?: number | string | null }) {
      asked.push(`${options.host}:${options.port}`);
      return createConnection({ host: '127.0.0.1', port: server.port });
    }
  }
  const url = server.url.replace(`127.0.0.1:${server.port}`, `nowhereatall.onion:${server.port}`);
  unwrap(await carrierOn(ada, server, { url, agent: new ProxyAgent() }).save());
  expect(new Set(asked)).toEqual(new Set([`nowhereatall.onion:${server.port}`]));
  expect(await packsIn(server)).toHaveLength(1);
});
