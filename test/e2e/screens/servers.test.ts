/** Relays and servers as Ida's window shows them: real relay programs, and Bo's laptop as the real host without a window. */
import { createServer } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { BridgeClient } from '../../../shared/bridge/client.ts';
import { type App, openApp, until } from '../../kit/app.ts';
import { withSlowLine } from '../../kit/between.ts';
import { type ComradeHost, comradeHost } from '../../kit/comrade-host.ts';
import { letInLive } from '../../kit/pair.ts';
import { type RelayProcess, startRelay } from '../../kit/relay-process.ts';
import { startSocksProxy } from '../../kit/socks-proxy.ts';
import { startStockServer, whyNoStockServer } from '../../kit/stock-server.ts';
import { unwrap } from '../../kit/vaults.ts';
import { webdavTest } from '../../kit/webdav-test.ts';

const orgs = { tekna: '1'.repeat(32), styrke: '2'.repeat(32), taubruket: '3'.repeat(32), elvedal: '4'.repeat(32) };

function organisation(bridge: BridgeClient, id: string, name: string): Promise<unknown> {
  return bridge
    .call('perform', { commands: [{ op: 'create', kind: 'organisation', id, fields: { name } }] })
    .then(unwrap);
}
async function coalitionOf(bridge: BridgeClient): Promise<string> {
  const state = unwrap(await bridge.call('hello', {}));
  return (state.state === 'open' && state.spaces.find(({ width }) => width === 'coalition')?.id) || '';
}

test('alone, it is said why there is nothing for a relay to carry, and no form is shown', async () => {
  const app = await openApp({ vault: 'empty' });
  try {
    const { page } = app;
    await page.getByRole('navigation', { name: 'Main' }).waitFor();
    await page.evaluate('location.hash = "#/sync"');
    const section = page.locator('#sync-relay');
    await section.getByText('Nothing is shared with anybody yet, so there is nothing for a relay to carry.').waitFor();
    expect(await section.getByRole('button').count()).toBe(0);
    await app.screenshot('servers-alone');
    expect(await app.axe()).toEqual([]);
    expect(app.complaints()).toEqual([]);
  } finally {
    await app.close();
  }
});

describe('Ida and Bo over relays', () => {
  let app: App;
  let ida: BridgeClient;
  let closeIda: () => void;
  let bo: ComradeHost;
  let relay: RelayProcess;
  let port: number;
  const others: RelayProcess[] = [];
  const stateOfIda = async () => unwrap(await ida.call('syncState', {}));
  const section = () => app.page.locator('#sync-relay');
  const row = (name: string) => section().locator('.sync-server', { has: app.page.getByText(name, { exact: true }) });
  const look = async (name: string) => {
    await section().scrollIntoViewIfNeeded();
    await app.screenshot(`servers-${name}`);
    expect(await app.axe()).toEqual([]);
    expect(await app.page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true);
  };

  beforeAll(async () => {
    port = await freePort();
    relay = await startRelay(['--listen', `127.0.0.1:${port}`]);
    app = await openApp({ vault: 'empty', context: { viewport: { width: 1280, height: 1000 } } });
    const { bridge, socket } = await app.bridge();
    [ida, closeIda] = [bridge, () => socket.close()];
    await organisation(ida, orgs.tekna, 'Tekna');
    bo = await comradeHost('Bo Example');
    await letInLive(ida, await coalitionOf(ida), bo);
    // From here on nothing goes by the network in the room.
    for (const each of [ida, bo.bridge]) unwrap(await each.call('meet', { on: false }));
    await app.page.getByRole('navigation', { name: 'Main' }).waitFor();
    await app.page.evaluate('location.hash = "#/sync"');
    await app.page.getByRole('heading', { level: 1, name: 'Sync' }).waitFor();
  });
  afterAll(async () => {
    closeIda();
    await app.close();
    await bo.close();
    for (const each of [relay, ...others]) await each.end();
  });

  test('what is no link and an unknown voucher are told where they were typed, and nothing is added', async () => {
    const { page } = app;
    await section().getByText('None is in use. Two of different co-ops are best').waitFor();
    await look('none');
    await section().getByRole('button', { name: 'Add a relay or server …' }).focus();
    await page.keyboard.press('Enter');
    const link = section().getByLabel('Link or address');
    await page.keyboard.press('Tab');
    expect(await link.evaluate((each) => each === document.activeElement)).toBe(true);
    await page.keyboard.type('relay');
    await page.keyboard.press('Enter');
    await section().getByRole('alert').getByText('This is no link to a relay.').waitFor();
    await look('no-link');
    await link.fill(`${relay.url}#not-a-voucher`);
    await page.keyboard.press('Enter');
    await section().getByText('not added. It does not take this voucher').waitFor();
    expect((await stateOfIda()).servers).toEqual([]);
    await look('refused');
    await link.fill('ws://relay.example');
    await page.keyboard.press('Enter');
    await section().getByRole('alert').getByText('On this address anybody on the way could read along').waitFor();
    await link.fill('wss://abcdefghijklmnopqrstuvwxyz234567abcdefghijklmnopqrstuvwxyz.onion');
    await page.keyboard.press('Enter');
    await section().getByRole('alert').getByText('is reached through Tor alone').waitFor();
    expect(await section().getByLabel('Proxy, for Tor').isVisible()).toBe(true);
    await section().getByLabel('Kind').selectOption('webdav');
    await look('webdav-form');
    await section().getByLabel('Kind').selectOption('automerge');
    await section().getByRole('button', { name: 'Close' }).click();
    const opener = section().getByRole('button', { name: 'Add a relay or server …' });
    await until(async () => opener.evaluate((each) => each === document.activeElement));
  });

  test('added by its link, and by a comrade by its address alone, it carries what either writes as it is written', async () => {
    const { page } = app;
    await section().getByRole('button', { name: 'Add a relay or server …' }).click();
    await section()
      .getByLabel('Link or address')
      .fill(`${relay.url}#${await relay.voucher()}`);
    await page.keyboard.press('Enter');
    await section()
      .getByText(/^Coalition: in step\. 0 came, \d+ went\.$/)
      .waitFor();
    const place = row(`127.0.0.1:${port}`);
    await place.getByText(/^In step today .* · has all of it that lies here$/).waitFor();
    await section().getByText('With a second one, of another co-op, nothing hangs on this one alone.').waitFor();
    await look('one');

    const added = unwrap(await bo.bridge.call('addServer', { kind: 'relay', address: relay.url }));
    expect(added).toMatchObject([{ in: expect.any(Number) }]);
    expect(added[0]?.error).toBeUndefined();
    await organisation(bo.bridge, orgs.styrke, 'Styrke');
    await page.locator('.sync-changed li', { hasText: 'Styrke' }).waitFor();
    await organisation(ida, orgs.taubruket, 'Taubruket');
    await until(async () => unwrap(await bo.bridge.call('scan', { text: 'taubruket', limit: 5 })).length === 1);
    // Bo's receipt comes the same way, and a relay counts where a stick does.
    await page.getByText('Everything you have shared is on another device, stick or server too.').waitFor();
    await page
      .locator('.rail .custody')
      .getByText(new RegExp(`127\\.0\\.0\\.1:${port}: today`))
      .waitFor();
  });

  test('elsewhere in the app, a quiet word leads to what came', async () => {
    // A window of its own, which has said nothing yet.
    const page = await app.newWindow();
    await page.getByRole('heading', { level: 1, name: 'Today' }).waitFor();
    await page.locator('html[data-filled="true"]').waitFor();
    await organisation(bo.bridge, orgs.elvedal, 'Elvedal');
    const toast = page.locator('.toast', { hasText: /^\d+ things? changed/ });
    await toast.getByRole('button', { name: 'Look' }).click();
    await page.locator('.sync-changed li', { hasText: 'Elvedal' }).waitFor();
    await page.close();
  });

  test('its address is shared as text and as a code, and is the address alone', async () => {
    const place = row(`127.0.0.1:${port}`);
    const share = place.getByRole('button', { name: `Share: 127.0.0.1:${port}` });
    await share.focus();
    await app.page.keyboard.press('Enter');
    await place.getByText('This is the address alone, and no secret').waitFor();
    await place.getByRole('img', { name: 'Its address as a QR code' }).waitFor();
    expect(await place.locator('.server-url').innerText()).toBe(relay.url);
    await look('share');
    await place.getByRole('button', { name: `Copy: ${relay.url}` }).click();
    expect(await app.clipboard()).toBe(relay.url);
    await share.click();
    await section().getByText('What an operator can see').click();
    await section().getByText('Not: names, who you are, what is written').waitFor();
    await look('operator');
    await section().getByText('What an operator can see').click();
  });

  test('a link is read from a picture of its code, and a picture without one is said to have none', async () => {
    const place = row(`127.0.0.1:${port}`);
    const share = place.getByRole('button', { name: `Share: 127.0.0.1:${port}` });
    await share.click();
    const code = await place.getByRole('img', { name: 'Its address as a QR code' }).screenshot();
    await share.click();
    const nothing = await section().getByRole('heading', { name: 'Relays and servers' }).screenshot();
    await section().getByRole('button', { name: 'Add a relay or server …' }).click();
    const picker = section().locator('input[type=file]');
    await picker.setInputFiles({ name: 'no-code.png', mimeType: 'image/png', buffer: nothing });
    await section().getByText('No QR code was found in this picture.').waitFor();
    await look('picture');
    await picker.setInputFiles({ name: 'text.png', mimeType: 'image/png', buffer: Buffer.from('no picture at all') });
    await section().getByText('No QR code was found in this picture.').waitFor();
    await picker.setInputFiles({ name: 'code.png', mimeType: 'image/png', buffer: code });
    await until(async () => (await section().getByLabel('Link or address').inputValue()) === relay.url);
    await section().getByRole('button', { name: 'Close' }).click();
  });

  test('a proxy that looks names up is refused; sending seldom is kept and shown', async () => {
    const place = row(`127.0.0.1:${port}`);
    await place.getByRole('button', { name: /^Settings/ }).click();
    await place.getByLabel('Proxy, for Tor').fill('socks5://127.0.0.1:9050');
    await app.page.keyboard.press('Enter');
    await place.getByText('this computer would look the name up itself').waitFor();
    await place.getByLabel('Proxy, for Tor').fill('');
    await place.getByLabel('Send at most every … minutes').fill('15 o');
    await place.getByText('A number of minutes, at most 1440').waitFor();
    await place.getByLabel('Send at most every … minutes').fill('15');
    await look('settings');
    await app.page.keyboard.press('Enter');
    await place.getByText('What is written here is sent at most every 15 minutes').waitFor();
    await place.getByRole('button', { name: /^Settings/ }).click();
    await place.getByLabel('Send at most every … minutes').fill('');
    await app.page.keyboard.press('Enter');
    await until(async () => (await stateOfIda()).servers[0]?.gatherMinutes === undefined);
  });

  test('dead, it is shown as not answering and costs nothing; alive again, it goes on', async () => {
    const { page } = app;
    const place = row(`127.0.0.1:${port}`);
    await relay.kill();
    await place.getByText('It does not answer now. Nothing is lost').waitFor();
    await organisation(ida, 'a'.repeat(32), 'Skrevet uten relé');
    await place.getByText(/^In step today .* · 1 to send$/).waitFor();
    await page.getByText(/^1 edit of yours is only on this laptop/).waitFor();
    await look('gone');
    relay = await relay.start();
    await place.getByRole('button', { name: `Sync now: 127.0.0.1:${port}` }).click();
    await place.getByText(/^In step today .* · has all of it that lies here$/).waitFor();
    await until(async () => {
      unwrap(await bo.bridge.call('syncState', {}));
      return unwrap(await bo.bridge.call('scan', { text: 'skrevet', limit: 5 })).length === 1;
    });
  });

  test('kept in step or not; replaced by another one, which is added first; and left', async () => {
    const { page } = app;
    const place = row(`127.0.0.1:${port}`);
    const keep = place.getByRole('checkbox', { name: `Keep in step 127.0.0.1:${port}` });
    await keep.uncheck();
    await place.getByText('Not kept in step: it is asked when you say so.').waitFor();
    await keep.check();
    await until(async () => (await stateOfIda()).servers[0]?.on === true);

    const second = await startRelay();
    others.push(second);
    await place.getByRole('button', { name: /^Replace/ }).click();
    await look('replace');
    await place.getByLabel('Link or address').fill(second.url);
    await page.keyboard.press('Enter');
    // Nobody has opened an account there: the old one is kept.
    await place.getByText('is kept: the new one is not in step yet').waitFor();
    await place.getByLabel('Link or address').fill(`${second.url}#${await second.voucher()}`);
    await page.keyboard.press('Enter');
    await page.locator('.toast', { hasText: `127.0.0.1:${port} was left here.` }).waitFor();
    await place.waitFor({ state: 'detached' });
    const next = row(`127.0.0.1:${second.port}`);
    await next.getByText(/^In step today .* · has all of it that lies here$/).waitFor();
    expect((await stateOfIda()).servers.map(({ url }) => url)).toEqual([second.url]);

    await next.getByRole('button', { name: /^Leave/ }).click();
    await page.getByRole('dialog').getByText('What lies there stays there, sealed.').waitFor();
    await page.getByRole('dialog').getByText('You use no other').waitFor();
    await app.screenshot('servers-leave');
    expect(await app.axe()).toEqual([]);
    await page.getByRole('button', { name: 'Leave it' }).click();
    await page
      .locator('.toast', { hasText: `What lies at 127.0.0.1:${second.port} is still there, sealed.` })
      .waitFor();
    await section().getByText('None is in use.').waitFor();
    expect((await stateOfIda()).servers).toEqual([]);
  });

  test('a relay that lost everything is told as that, and a steward opens another account where it stands', async () => {
    const { page } = app;
    const name = `127.0.0.1:${port}`;
    unwrap(await ida.call('addServer', { kind: 'relay', address: relay.url }));
    const place = row(name);
    await place.getByText(/^In step today/).waitFor();
    await relay.end();
    relay = await startRelay(['--listen', `127.0.0.1:${port}`]);
    await place.getByRole('button', { name: `Sync now: ${name}` }).click();
    await place.getByText('It does not know this space').waitFor();
    await place
      .getByText(
        /^Found today .*: what lay there was gone\. It had lost it, or a steward had deleted it\..* as soon as it can be\.$/,
      )
      .waitFor();
    await look('lost');
    await place.getByLabel('New voucher').fill('wrong');
    await page.keyboard.press('Enter');
    await place.getByText('It does not take this voucher').first().waitFor();
    await place.getByLabel('New voucher').fill(`${relay.url}#${await relay.voucher()}`);
    await page.keyboard.press('Enter');
    await place.getByText(/^In step today .* · has all of it that lies here$/).waitFor();
    expect(await place.getByLabel('New voucher').count()).toBe(0);
    await look('written-anew');
  });

  test('a voucher is for one space, and it is asked which; each can be left for itself', async () => {
    const { page } = app;
    const nord = unwrap(await ida.call('createCircle', { title: 'Nord' }));
    const members = unwrap(await ida.call('members', {}));
    const boHimself = members.flatMap(({ persons }) => persons).find(({ isMe }) => !isMe)?.person ?? '';
    unwrap(await ida.call('addToSpace', { space: nord.id, person: boHimself }));
    const second = await startRelay();
    others.push(second);
    const add = async (space: string) => {
      await section().getByRole('button', { name: 'Add a relay or server …' }).click();
      await section()
        .getByLabel('Link or address')
        .fill(`${second.url}#${await second.voucher()}`);
      const which = section().getByLabel('For which space');
      await which.waitFor();
      await page.keyboard.press('Enter');
      await section().getByRole('alert').getByText('Say which space it is for.').waitFor();
      await look('which-space');
      await which.selectOption(space);
      await section().getByRole('button', { name: 'Add', exact: true }).click();
      await section().getByText(`${space}: in step.`).waitFor();
    };
    await add('Nord');
    await add('Coalition');
    const place = row(`127.0.0.1:${second.port}`);
    await place
      .getByText(/^In step today/)
      .nth(1)
      .waitFor();
    await look('two-spaces');
    await place.getByRole('button', { name: /^Leave/ }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('checkbox', { name: 'Coalition' }).uncheck();
    await app.screenshot('servers-leave-one');
    expect(await app.axe()).toEqual([]);
    await dialog.getByRole('button', { name: 'Leave it' }).click();
    await place.getByText('Nord', { exact: true }).waitFor({ state: 'detached' });
    await place.getByText('Coalition', { exact: true }).waitFor();

    await place.getByRole('button', { name: /^Leave/ }).click();
    await dialog.getByRole('checkbox', { name: 'Delete what lies there too, for everybody' }).check();
    await dialog.getByText('Nobody can sync through it any more').waitFor();
    await app.screenshot('servers-leave-erase');
    expect(await app.axe()).toEqual([]);
    await dialog.getByRole('button', { name: 'Delete and leave' }).click();
    await page.locator('.toast', { hasText: `Deleted at 127.0.0.1:${second.port}, and forgotten here.` }).waitFor();
    await place.waitFor({ state: 'detached' });
    const coalition = await coalitionOf(ida);
    const [found] = unwrap(await bo.bridge.call('addServer', { kind: 'relay', address: second.url, space: coalition }));
    expect(found).toMatchObject({ error: 'NotKnownThere' });
  });

  test('a change of settings keeps the login of the proxy, which no window is told', async () => {
    const { page } = app;
    const proxy = await startSocksProxy(port);
    try {
      const withLogin = proxy.url.replace('//', '//ida:hemmelig@');
      const url = 'ws://relayrelayrelay.onion';
      const address = `${url}#${await relay.voucher()}`;
      unwrap(await ida.call('addServer', { kind: 'relay', address, space: await coalitionOf(ida), proxy: withLogin }));
      const place = section().locator('.sync-server', { has: page.getByTitle(url) });
      await place.getByRole('button', { name: /^Settings/ }).click();
      expect(await place.getByLabel('Proxy, for Tor').inputValue()).toBe(proxy.url);
      expect((await page.content()) + JSON.stringify(await stateOfIda())).not.toContain('hemmelig');
      await place.getByLabel('Send at most every … minutes').fill('20');
      await page.keyboard.press('Enter');
      await place.getByText('What is written here is sent at most every 20 minutes').waitFor();
      await place.getByRole('button', { name: /^Sync now/ }).click();
      await place.getByText(/^In step today .* · has all of it that lies here$/).waitFor();
      // Another connection was made after the change.
      await until(async () => proxy.asked.length > 1);
      expect(new Set(proxy.asked.map(({ user }) => user))).toEqual(new Set(['ida']));
      await place.getByRole('button', { name: /^Leave/ }).click();
      await page.getByRole('button', { name: 'Leave it' }).click();
      await place.waitFor({ state: 'detached' });
    } finally {
      await proxy.close();
    }
  });

  test('a relay that answers slowly is shown as that, and nothing waits for it', async () => {
    const name = `127.0.0.1:${port}`;
    const { page } = app;
    unwrap(await ida.call('addServer', { kind: 'relay', address: relay.url }));
    await withSlowLine(port, async (slowPort) => {
      // By another address it is another relay, and wants a voucher of its own.
      const address = `ws://127.0.0.1:${slowPort}#${await relay.voucher()}`;
      const adding = ida.call('addServer', { kind: 'relay', address, space: await coalitionOf(ida) });
      const slow = row(`127.0.0.1:${slowPort}`);
      await slow.getByText(/^At it since .*: it answers slowly, or there is much to carry\./).waitFor();
      await look('slow');
      unwrap(await ida.call('perform', { commands: [{ op: 'set', id: orgs.tekna, field: 'place', value: 'Bodø' }] }));
      await row(name)
        .getByRole('button', { name: `Sync now: ${name}` })
        .click();
      await row(name)
        .getByText(/^In step today .* · has all of it that lies here$/)
        .waitFor();
      expect((await stateOfIda()).servers.find(({ url }) => url.includes(`:${slowPort}`))?.slow).toBeDefined();
      await slow.getByRole('button', { name: /^Leave/ }).click();
      await page.getByRole('button', { name: 'Leave it' }).click();
      await slow.waitFor({ state: 'detached' });
      await adding;
    });
  });

  webdavTest('a folder on a server: name and password are asked for, and shown nowhere afterwards', async (server) => {
    const { page } = app;
    const fill = async (password: string, url = server.url) => {
      await section().getByLabel('Kind').selectOption('webdav');
      await section().getByLabel('Address of the folder').fill(url);
      await section().getByLabel('User name there').fill(server.username);
      await section().getByLabel('Password there').fill(password);
      await page.keyboard.press('Enter');
    };
    await section().getByRole('button', { name: 'Add a relay or server …' }).click();
    await fill('wrong');
    await section().getByText('Everything you share: not added. The server does not let you in').waitFor();
    await fill(server.password, `${server.url}mistyped`);
    await section().getByText('not added. It answers, and says that there is no such folder.').waitFor();
    await fill(server.password);
    await section()
      .getByText(/^Everything you share: in step\. 0 came, \d+ went\.$/)
      .waitFor();
    const place = row(`127.0.0.1:${server.port}`);
    await place.getByText('WebDAV folder', { exact: true }).waitFor();
    await place.getByRole('button', { name: /^Share/ }).click();
    await place.getByText('A comrade also needs a name and a password there').waitFor();
    await look('webdav');
    // A name that is wrong is put right where that is said, or in the settings.
    await place.getByRole('button', { name: /^Settings/ }).click();
    await place.getByLabel('New user name').fill('eve');
    await look('webdav-settings');
    await page.keyboard.press('Enter');
    await page.locator('.toast', { hasText: 'Changed.' }).waitFor();
    await place.getByText('The server does not let you in with this name').waitFor();
    await look('webdav-login');
    await place.getByLabel('New user name').fill(server.username);
    await page.keyboard.press('Enter');
    await place.getByText(/^In step today .* · has all of it that lies here$/).waitFor();
    const shown = (await page.content()) + JSON.stringify(await stateOfIda());
    expect(shown).not.toContain(server.password);
    expect(shown).not.toContain(server.username);
    await place.getByRole('button', { name: /^Leave/ }).click();
    await page.getByRole('dialog').getByText('Its password is forgotten too.').waitFor();
    await page.getByRole('button', { name: 'Leave it' }).click();
    await place.waitFor({ state: 'detached' });
  });

  test('an Automerge server carries too', async ({ skip }) => {
    const why = whyNoStockServer();
    if (why !== undefined) return skip(why);
    const server = await startStockServer();
    try {
      await section().getByRole('button', { name: 'Add a relay or server …' }).click();
      await section().getByLabel('Kind').selectOption('automerge');
      await section().getByLabel('Address', { exact: true }).fill('https://sync.example');
      await app.page.keyboard.press('Enter');
      await section().getByRole('alert').getByText('This is no address of an Automerge server.').waitFor();
      await section().getByLabel('Address', { exact: true }).fill('wss://sync.example/?key=secret');
      await app.page.keyboard.press('Enter');
      await section().getByRole('alert').getByText('It would stand on the screen and in what you share').waitFor();
      await section().getByLabel('Address', { exact: true }).fill(server.url);
      await app.page.keyboard.press('Enter');
      const place = row(new URL(server.url).host);
      await place.getByText('Automerge server', { exact: true }).waitFor();
      await place
        .getByText(/^In step today .* · has all of it that lies here$/)
        .first()
        .waitFor();
      await look('automerge');
    } finally {
      await server.end();
    }
  });

  test('nothing of all that was an error of the window', () => {
    expect(app.complaints()).toEqual([]);
  });
});

/** Whoever starts again must be found where it was. */
function freePort(): Promise<number> {
  return new Promise((done) => {
    const server = createServer();
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => done(typeof address === 'object' && address ? address.port : 0));
    });
  });
}
