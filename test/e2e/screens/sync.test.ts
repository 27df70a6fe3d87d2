/**
 * Who has what, as Ida's window tells it; Bo's laptop is the real host and engine without one. They meet on loopback by typed
 * addresses, a stick is a folder.
 */
import { mkdir, mkdtemp, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { BridgeClient } from '../../../shared/bridge/client.ts';
import type { DeviceCustody, SyncState } from '../../../shared/bridge/contract/sync.ts';
import { decodeFrame, encodeFrame } from '../../../shared/bridge/frame.ts';
import { type App, openApp, until } from '../../kit/app.ts';
import { type ComradeHost, comradeHost, loopback } from '../../kit/comrade-host.ts';
import { unwrap } from '../../kit/vaults.ts';

const orgs = { tekna: '1'.repeat(32), styrke: '2'.repeat(32), taubruket: '3'.repeat(32), elvedal: '4'.repeat(32) };

function organisation(bridge: BridgeClient, id: string, name: string): Promise<unknown> {
  return bridge
    .call('perform', { commands: [{ op: 'create', kind: 'organisation', id, fields: { name } }] })
    .then(unwrap);
}

test('alone, the screen says what it is for and offers the two acts, and the line stays calm', async () => {
  const app = await openApp({ vault: 'empty' });
  try {
    const { page } = app;
    await page.getByRole('navigation', { name: 'Main' }).waitFor();
    const line = page.locator('.rail .custody');
    await line.getByText('Nothing written yet · no backup yet').waitFor();
    const { bridge, socket } = await app.bridge();
    await organisation(bridge, orgs.tekna, 'Tekna');
    await line.getByText('1 edit only on this laptop', { exact: true }).waitFor();
    await line.click();
    await page.getByRole('heading', { level: 1, name: 'Sync' }).waitFor();
    await page.getByRole('heading', { name: 'Only this device is in your spaces' }).waitFor();
    expect(await page.getByRole('heading', { name: 'In this room' }).count()).toBe(0);
    await app.screenshot('sync-alone');
    expect(await app.axe()).toEqual([]);
    await page.getByRole('link', { name: 'Invite somebody' }).click();
    await page.getByRole('heading', { level: 1, name: 'Meet' }).waitFor();
    await page.goto(`${new URL(page.url()).origin}/#/organisation/${orgs.tekna}`);
    await page.getByRole('heading', { level: 1, name: 'Tekna' }).waitFor();
    expect(await page.getByText('of this exists only here').count()).toBe(0);
    socket.close();
    expect(app.complaints()).toEqual([]);
  } finally {
    await app.close();
  }
});

describe('Ida and Bo', () => {
  let app: App;
  let ida: BridgeClient;
  let closeIda: () => void;
  let bo: ComradeHost;
  let folders: string;
  const stateOfIda = async () => unwrap(await ida.call('syncState', {}));
  const custody = () => app.page.locator('.rail .custody');

  beforeAll(async () => {
    folders = await mkdtemp(join(tmpdir(), 'samband-sticks-'));
    app = await openApp({ vault: 'empty' });
    const { bridge, socket } = await app.bridge();
    [ida, closeIda] = [bridge, () => socket.close()];
    await organisation(ida, orgs.tekna, 'Tekna');
    bo = await comradeHost('Bo Example');
    await pair();
    await app.page.getByRole('navigation', { name: 'Main' }).waitFor();
  });
  afterAll(async () => {
    closeIda();
    await app.close();
    await bo.close();
    await rm(folders, { recursive: true, force: true });
  });

  async function pair(): Promise<void> {
    const coalition = (await stateOf(ida)).find(({ width }) => width === 'coalition')?.id ?? '';
    const { words } = unwrap(await ida.call('invite', { space: coalition }));
    const joining = bo.bridge.call('joinLive', { invitation: words.join(' '), address: loopback(await stateOfIda()) });
    await bo.seen(({ joinNow }) => (joinNow?.step === 'offered' ? true : undefined));
    const [request] = (await stateOfIda()).waiting;
    unwrap(await ida.call('answerJoin', { id: request?.id ?? '', yes: true }));
    unwrap(await bo.bridge.call('answerOffer', { yes: true }));
    unwrap(await joining);
  }

  async function stateOf(bridge: BridgeClient) {
    const state = unwrap(await bridge.call('hello', {}));
    return state.state === 'open' ? state.spaces : [];
  }

  test('who has what is said by device, in the line and on the screen, while they are connected', async () => {
    const { page } = app;
    await custody().getByText('Bo Example has all of yours').waitFor();
    await custody().getByText('All you share is elsewhere too').waitFor();
    await page.keyboard.press('g');
    await page.keyboard.press('y');
    await page.getByRole('heading', { level: 1, name: 'Sync' }).waitFor();
    const row = page.locator('.sync-row', { hasText: 'Bo Example' });
    await row.getByText(/Connected now, .*127\.0\.0\.1.*:\d+/).waitFor();
    await row.getByText('Has everything of yours', { exact: true }).waitFor();
    await row.getByText('Both hold the same at this moment').waitFor();
    await app.screenshot('sync-connected');
    expect(await app.axe()).toEqual([]);
  });

  test('what a comrade writes is listed with who and what is new, and is looked at once one has left', async () => {
    const { page } = app;
    await organisation(bo.bridge, orgs.styrke, 'Styrke');
    const change = { op: 'set', id: orgs.tekna, field: 'place', value: 'Oslo' } as const;
    unwrap(await bo.bridge.call('perform', { commands: [change] }));
    const changed = page.locator('.sync-changed li');
    await changed
      .filter({ hasText: 'Tekna' })
      .getByText(/^Bo Example, today/)
      .waitFor();
    await changed.filter({ hasText: 'Styrke' }).getByText('new', { exact: true }).waitFor();
    expect(await changed.filter({ hasText: 'Tekna' }).getByText('new', { exact: true }).count()).toBe(0);
    await app.screenshot('sync-changed');
    expect(await app.axe()).toEqual([]);
    await go('today');
    await until(async () => unwrap(await ida.call('whatChanged', {})).rows.length === 0);
    await go('sync');
    await page.getByRole('heading', { name: 'Devices', exact: true }).waitFor();
    expect(await changed.count()).toBe(0);
  });

  test('what is only here is counted with since when: in the line, on the screen, on the page of the record', async () => {
    const { page } = app;
    unwrap(await bo.bridge.call('meet', { on: false }));
    await page
      .locator('.sync-row', { hasText: 'Bo Example' })
      .getByText(/^Last met today/)
      .waitFor();
    const change = { op: 'set', id: orgs.tekna, field: 'country', value: 'NO' } as const;
    unwrap(await ida.call('perform', { commands: [change] }));
    await custody().getByText('1 edit only on this laptop', { exact: true }).waitFor();
    await custody()
      .getByText(/^Bo Example has yours up to today/)
      .waitFor();
    await page.getByText(/^1 edit of yours is only on this laptop, since today/).waitFor();
    await page.locator('.sync-row', { hasText: 'Bo Example' }).getByText('1 to send · 0 to fetch').waitFor();
    await app.screenshot('sync-only-here');
    await go(`organisation/${orgs.tekna}`);
    await page.getByText('1 edit of this exists only here').waitFor();
    await app.screenshot('sync-row-only-here');
    expect(await app.axe()).toEqual([]);
    await go(`organisation/${orgs.styrke}`);
    await page.getByRole('heading', { level: 1, name: 'Styrke' }).waitFor();
    await until(async () => unwrap(await ida.call('custodyOfRow', { id: orgs.styrke })).onlyHere === 0);
    expect(await page.getByText('of this exists only here').count()).toBe(0);
  });

  test('a folder carries both ways: what went, what came, and which files were of no use, and why', async () => {
    const { page } = app;
    const stick = join(folders, 'BLUE');
    await mkdir(stick);
    await go('sync');
    const other = page.getByRole('textbox', { name: 'Another folder' });
    await other.fill('carry');
    await page.getByRole('button', { name: 'Save there', exact: true }).click();
    await page.getByText('This is no whole path. Nothing was changed.').waitFor();
    await other.fill(app.folder);
    await page.getByRole('button', { name: 'Save there', exact: true }).click();
    await page.getByText('Your vault lies there itself. Nothing was changed.').waitFor();
    await other.fill(join(folders, 'none'));
    await page.getByRole('button', { name: 'Save there', exact: true }).click();
    await page.getByText('It is not there: pulled out, not answering, or at another path.').waitFor();
    await other.fill(stick);
    await page.getByRole('button', { name: 'Save there', exact: true }).click();
    const row = page.locator('.sync-folder', { hasText: 'BLUE' });
    await row.getByText(/^Saved\. \d+ went, and were read back to be sure\.$/).waitFor();
    await page.getByText('Everything you have shared is on another device, stick or server too.').waitFor();
    await custody()
      .getByText(/BLUE: today/)
      .waitFor();

    expect(unwrap(await bo.bridge.call('syncFolder', { folder: stick, what: 'both' })).in).toBeGreaterThan(0);
    await organisation(bo.bridge, orgs.taubruket, 'Taubruket');
    unwrap(await bo.bridge.call('syncFolder', { folder: stick, what: 'save' }));
    await row.getByRole('button', { name: 'Read from there: BLUE' }).click();
    await row.getByText(/^Read\. \d+ came\.$/).waitFor();
    await page.locator('.sync-changed li', { hasText: 'Taubruket' }).waitFor();
    // Bo's receipt came with it.
    await page.locator('.sync-row', { hasText: 'Bo Example' }).getByText('Has everything of yours').waitFor();

    const before = new Set(await filesIn(stick));
    await organisation(bo.bridge, orgs.elvedal, 'Elvedal');
    unwrap(await bo.bridge.call('syncFolder', { folder: stick, what: 'save' }));
    const written = (await filesIn(stick)).filter((path) => !before.has(path));
    for (const path of written) await writeFile(path, (await readFile(path)).subarray(0, 300));
    await writeFile(join(written[0] ?? '', '../desktop.ini'), 'x');
    await row.getByRole('button', { name: 'Read from there: BLUE' }).click();
    await row.getByText(`${written.length} file there could not be used`, { exact: false }).waitFor();
    await row.getByText('Not copied whole. Copy it again.').first().waitFor();
    await row.getByText('1 file there is not Samband’s. It was left alone.').click();
    await row.getByText('desktop.ini').waitFor();
    await app.screenshot('sync-folder-results');
    expect(await app.axe()).toEqual([]);

    await rename(stick, join(folders, 'elsewhere'));
    await row.getByRole('button', { name: 'Save there: BLUE' }).click();
    await row.locator('.notice.problem').waitFor();
    await app.screenshot('sync-folder-gone');
    expect(await app.axe()).toEqual([]);
    await rename(join(folders, 'elsewhere'), stick);
    await row.getByRole('button', { name: 'Forget: BLUE' }).click();
    await page.locator('.toast', { hasText: 'Forgotten here. What lies in BLUE is still there.' }).waitFor();
    await row.waitFor({ state: 'detached' });
    expect((await filesIn(stick)).length).toBeGreaterThan(0);
  });

  test('a folder kept in step brings what a comrade wrote by itself, and a quiet word leads to it', async () => {
    const { page } = app;
    const share = join(folders, 'share');
    await mkdir(share);
    unwrap(await ida.call('syncFolder', { folder: share, what: 'save' }));
    const row = page.locator('.sync-folder', { hasText: 'share' });
    await row.getByRole('checkbox', { name: 'Keep this folder in step share' }).check();
    await until(async () => (await stateOfIda()).folders.some(({ path, watched }) => path === share && watched));
    await go('today');
    await until(async () => unwrap(await ida.call('whatChanged', {})).rows.length === 0);
    unwrap(await bo.bridge.call('syncFolder', { folder: share, what: 'both' }));
    const toast = page.locator('.toast', { hasText: '1 thing changed' });
    await toast.waitFor();
    await app.screenshot('sync-toast');
    await toast.getByRole('button', { name: 'Look' }).click();
    await page.locator('.sync-changed li', { hasText: 'Elvedal' }).waitFor();
    await row.getByRole('checkbox', { name: 'Keep this folder in step share' }).uncheck();
  });

  test('Meet is off until it is switched on; a typed address that is none is told with what helps; who vanishes is told', async () => {
    const { page } = app;
    const meet = page.getByRole('switch', { name: 'Meet: look for comrades' });
    expect(await meet.isChecked()).toBe(false);
    await page.getByText('You are not looking for anybody on this network').waitFor();
    await meet.check();
    await page.locator('.sync-addresses code').first().waitFor();
    const always = page.getByRole('switch', { name: 'Always, whenever the vault is open' });
    const address = await page.locator('.sync-addresses code').first().innerText();
    await always.check();
    await until(async () => (await stateOfIda()).meet.always);
    expect(await page.locator('.sync-addresses code').first().innerText()).toBe(address);

    const theirs = page.getByRole('textbox', { name: 'Address on their screen' });
    await theirs.fill('192.168.1');
    await theirs.press('Enter');
    await page.getByText('192.168.1 is no address. It looks like 192.168.1.20:4100.').waitFor();
    await page.locator('.verdict li', { hasText: 'Let one of you open a hotspot' }).waitFor();
    await app.screenshot('sync-verdict');
    expect(await app.axe()).toEqual([]);
    await page.locator('.verdict').getByRole('button', { name: 'Carry it on a stick.' }).click();
    await page.locator('#sync-stick :focus').waitFor();

    unwrap(await bo.bridge.call('meet', { on: true }));
    await theirs.fill(loopback(await bo.seen((state) => (state.meet.port === undefined ? undefined : state))));
    await theirs.press('Enter');
    await page.locator('.sync-row[data-here="true"]', { hasText: 'Bo Example' }).waitFor();
    await page.getByText('You are connected.').waitFor();
    await meet.uncheck();
    await until(async () => !(await stateOfIda()).meet.always);
    await page.locator('.sync-row[data-here="false"]', { hasText: 'Bo Example' }).waitFor();

    unwrap(await ida.call('dial', { address: loopback(await bo.sync()) }));
    await page
      .locator('.sync-row[data-here="true"]', { hasText: 'Bo Example' })
      .getByText('Both hold the same')
      .waitFor();
    bo.vanish();
    const change = { op: 'set', id: orgs.tekna, field: 'place', value: 'Bergen' } as const;
    unwrap(await ida.call('perform', { commands: [change] }));
    await page.locator('.toast', { hasText: 'Bo Example is gone. 1 of yours is still to send.' }).waitFor();
    expect(app.complaints()).toEqual([]);
  });

  async function go(place: string): Promise<void> {
    await app.page.evaluate(`location.hash = ${JSON.stringify(`#/${place}`)}`);
  }
});

async function filesIn(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map(({ parentPath, name }) => join(parentPath, name));
}

test('an answer whose inviter nobody had named is taken only once its words were compared', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'samband-answer-'));
  const inviter = await comradeHost('Bo Example');
  const app = await openApp({ vault: 'empty' });
  try {
    const { page } = app;
    const { bridge, socket } = await app.bridge();
    const hello = unwrap(await inviter.bridge.call('hello', {}));
    const spaces = hello.state === 'open' ? hello.spaces : [];
    const space = spaces.find(({ width }) => width === 'coalition')?.id ?? '';
    const { words } = unwrap(await inviter.bridge.call('invite', { space }));
    unwrap(await bridge.call('joinByFolder', { invitation: words.join(' '), folder }));
    const [request] = unwrap(await inviter.bridge.call('requestsIn', { folder }));
    unwrap(await inviter.bridge.call('admitByFolder', { folder, id: request?.id ?? '' }));

    await page.getByRole('navigation', { name: 'Main' }).waitFor();
    await page.keyboard.press('g');
    await page.keyboard.press('y');
    const row = page.locator('.sync-folder');
    await row.getByText(/^Your request of today .* waits for an answer in /).waitFor();
    await row.getByRole('button', { name: /^Read from there/ }).click();
    await row.getByText('Somebody answered your request, and your invitation did not say who.').waitFor();
    const shown = await row.locator('.check-words li').allInnerTexts();
    expect(shown.map((word) => word.replace(/^\d+\s*/, ''))).toEqual(request?.words);
    await app.screenshot('sync-unchecked');
    expect(await app.axe()).toEqual([]);
    await row.getByRole('button', { name: 'They differ' }).click();
    await row.getByText('Do not join with this answer').waitFor();
    await row.getByRole('button', { name: /^Read from there/ }).click();
    await row.getByRole('button', { name: 'They are the same: join' }).click();
    await row.getByText(/^Your request was answered: you are in .* now\.$/).waitFor();
    await page.locator('.sync-row', { hasText: 'Bo Example' }).first().waitFor();
    await app.screenshot('sync-answered');
    socket.close();
    expect(app.complaints()).toEqual([]);
  } finally {
    await app.close();
    await inviter.close();
    await rm(folder, { recursive: true, force: true });
  }
});

describe('with thirty devices, ten folders and ten servers, long names and everything that can be the matter', () => {
  let app: App;
  beforeAll(async () => {
    app = await openApp({ vault: 'demo' });
  });
  afterAll(() => app.close());

  const looks = [
    { look: 'light', size: { width: 1280, height: 800 }, scheme: 'light' },
    { look: 'dark', size: { width: 1280, height: 800 }, scheme: 'dark' },
    { look: 'narrow', size: { width: 400, height: 800 }, scheme: 'light' },
    // 200 %: half the CSS pixels of the same window.
    { look: 'zoomed', size: { width: 640, height: 400 }, scheme: 'light' },
  ] as const;
  test.each(looks)('$look: nothing is cut, lost or runs out at the side', async ({ look, size, scheme }) => {
    const page = await app.page.context().newPage();
    await page.setViewportSize(size);
    await page.emulateMedia({ colorScheme: scheme });
    // What the engine would say of such a group: how it stands is told, and everything else is real.
    let tell = (_state: SyncState) => {};
    await page.routeWebSocket(/\/bridge$/, (socket) => {
      const engine = socket.connectToServer();
      let told = false;
      engine.onMessage((message) => {
        const frame = typeof message === 'string' ? undefined : decodeFrame(message);
        const isSync = frame?.ok && frame.value.type === 'event' && frame.value.name === 'sync';
        if (!told || !isSync) socket.send(message);
      });
      tell = (data) => {
        told = true;
        socket.send(Buffer.from(encodeFrame({ type: 'event', name: 'sync', data })));
      };
    });
    await page.goto(app.host().passAddress('/'));
    await page.locator('html[data-filled="true"]').waitFor();
    await page.evaluate('location.hash = "#/sync"');
    await page.getByRole('heading', { level: 1, name: 'Sync' }).waitFor();
    await page.getByRole('heading', { name: 'Only this device is in your spaces' }).waitFor();
    tell(fullState());
    await page.getByRole('button', { name: 'Show 22 more' }).waitFor();
    await app.screenshot(`sync-full-${look}`, page);
    await page.getByRole('button', { name: 'Show 22 more' }).click();
    expect(await page.locator('.sync-row').count()).toBe(52);
    await page.locator('.rail .custody').getByText('12 of 30 devices have all of yours').waitFor();
    await page.getByRole('progressbar', { name: 'Fetching from Ada Example' }).waitFor();
    const servers = page.locator('.sync-server');
    await servers
      .nth(0)
      .getByRole('button', { name: /^Share/ })
      .click();
    await servers
      .nth(1)
      .getByRole('button', { name: /^Settings/ })
      .click();
    await page.getByText('What an operator can see').click();
    await page.getByRole('button', { name: 'Add a relay or server …' }).click();
    expect(await page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true);
    const cut = await page.locator('.sync *:not(.one-line, .clamped, .unseen)').evaluateAll((all) =>
      all.flatMap((each) => {
        const { right } = each.getBoundingClientRect();
        return right > innerWidth + 1 ? [`${each.className} ${each.textContent}`] : [];
      }),
    );
    expect(cut).toEqual([]);
    expect(await app.axe(page)).toEqual([]);
    await page.getByRole('heading', { name: 'In this room' }).scrollIntoViewIfNeeded();
    await app.screenshot(`sync-full-room-${look}`, page);
    for (const [place, name] of [
      [0, 'share'],
      [1, 'settings'],
      [4, 'states'],
      [9, 'last'],
    ] as const) {
      await servers.nth(place).evaluate((each) => each.scrollIntoView({ block: 'start' }));
      await page.evaluate('scrollBy(0, -80)');
      await app.screenshot(`sync-full-servers-${name}-${look}`, page);
    }
    await page.getByText('What an operator can see').evaluate((each) => each.scrollIntoView({ block: 'start' }));
    await page.evaluate('scrollBy(0, -80)');
    await app.screenshot(`sync-full-operator-${look}`, page);
    await page.locator('.sync-folder:not(.sync-server)').nth(4).scrollIntoViewIfNeeded();
    await app.screenshot(`sync-full-folders-${look}`, page);
    expect(app.complaints()).toEqual([]);
    await page.close();
  });
});

function fullState(): SyncState {
  const now = Date.now();
  const long = 'Internasjonal koordineringsgruppe for fagforeninger, boligkooperativer og hackerspaces langs kysten';
  const device = (place: number): DeviceCustody => ({
    device: String(place).padStart(64, '0'),
    deviceName: place === 3 ? long : `laptop ${place}`,
    personName: ['Ada Example', 'Bo Example', 'Áilu Čáhci', long, ''][place % 5] ?? '',
    own: place === 7,
    ...(place % 5 !== 4 && { saidAt: now - place * 3_600_000, lastSeen: now - place * 3_600_000 }),
    hasAllMine: place < 12,
    ...(place % 4 !== 3 || place < 12 ? { hasMineUpTo: now - place * 7_200_000 } : {}),
    toSend: place < 12 ? 0 : place * 1_234,
    toFetch: place % 3,
    ...(place < 2 && {
      connected: {
        address: place === 0 ? '192.168.1.20:41234' : '[fe80::1234:5678:9abc:def0%wlan0]:41234',
        since: now,
        level: place === 1,
        ...(place === 0 && { progress: { done: 12_345, of: 98_765 } }),
      },
    }),
  });
  const states = ['idle', 'working', 'gone', 'failed'] as const;
  const folder = (place: number): SyncState['folders'][number] => {
    const state = states[place % 4] ?? 'idle';
    return {
      path: place === 5 ? `/media/ida/${long}` : `/media/ida/STICK ${place}`,
      watched: place % 2 === 0,
      state,
      ...(state === 'failed' && { error: place === 3 ? 'DiskFull' : 'ReadBackDiffers' }),
      ...(place !== 9 && { at: now - place * 86_400_000 }),
      toSend: place,
    };
  };
  return {
    meet: {
      on: true,
      always: false,
      forInvitation: false,
      port: 41_234,
      addresses: ['192.168.1.7:41234', '[fd00:1234:5678:9abc:def0:1234:5678:9abc]:41234'],
      verdict: { type: 'VpnInTheWay', link: 'wg0', next: ['turnOffVpn', 'address', 'hotspot', 'stick', 'relay'] },
    },
    custody: {
      onlyHere: 1_234,
      onlyHereSince: now - 86_400_000,
      onlyMine: 56,
      devices: Array.from({ length: 30 }, (_each, place) => device(place)),
    },
    servers: servers(now, long),
    folders: Array.from({ length: 10 }, (_each, place) => folder(place)),
    invitations: [],
    waiting: [],
    joining: [{ folder: '/media/ida/STICK 1', at: now }],
  };
}

/** One of each way a server can stand. */
function servers(now: number, long: string): SyncState['servers'] {
  const coalition = { id: 'c'.repeat(64), name: 'coalition', width: 'coalition' } as const;
  const circle = { id: 'd'.repeat(64), name: long, width: 'circle' } as const;
  const hour = 3_600_000;
  const usual = { kind: 'relay', space: coalition, on: true, state: 'idle', at: now - hour, toSend: 0 } as const;
  return [
    { ...usual, id: '0', url: 'wss://relay.datakoop.example', at: now, usage: [1_234_567, 50_000_000] },
    { ...usual, id: '1', url: 'wss://relay.datakoop.example', space: circle, state: 'working' },
    {
      ...{ ...usual, id: '2', state: 'gone', at: now - 30 * hour, toSend: 1_234, gatherMinutes: 30 },
      url: `wss://${'internasjonal-koordinering-av-fagforeninger.'.repeat(3)}example:8470/samband`,
      proxy: 'socks5h://127.0.0.1:9050',
      usage: [49_876_543, 50_000_000],
    },
    {
      ...{ ...usual, id: '3', state: 'failed', error: 'NotKnownThere', toSend: 56 },
      url: `wss://${'abcdefgh'.repeat(7)}.onion`,
      trouble: { type: 'lost', at: now - hour, mended: false },
      proxy: 'socks5h://ida:hemmelig@127.0.0.1:9150',
    },
    {
      ...{ ...usual, id: '4', state: 'failed', error: 'NoRoomThere', toSend: 7 },
      url: 'wss://full.example',
      usage: [50_000_000, 50_000_000],
    },
    { ...usual, id: '5', state: 'failed', error: 'NotAWriter', url: 'wss://later.example', toSend: 3 },
    { ...usual, id: '6', url: 'wss://earlier.example', trouble: { type: 'setBack', at: now - 2 * hour, mended: true } },
    { ...usual, id: '10', url: 'wss://rotten.example', trouble: { type: 'damaged', at: now - 3 * hour, mended: true } },
    ...(['WrongPassword', 'DiskFull', 'FolderGone'] as const).map((error, place) => ({
      ...({ kind: 'webdav', id: `7${place}`, on: true, error, at: now - hour, toSend: 1 } as const),
      state: error === 'FolderGone' ? ('gone' as const) : ('failed' as const),
      url: `https://sky${place}.example/remote.php/dav/files/ida/Samband`,
    })),
    { ...usual, id: '8', kind: 'automerge', url: 'wss://sync.example', on: false },
    { kind: 'automerge', id: '9', url: 'wss://new.example', space: circle, on: true, state: 'gone', toSend: 99 },
  ];
}
