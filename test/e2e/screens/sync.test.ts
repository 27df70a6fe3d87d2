/**
 * Who has what, as Ida's window tells it; Bo's laptop is the real host and engine without one. They meet on loopback by typed
 * addresses, a stick is a folder.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { BridgeClient } from '../../../shared/bridge/client.ts';
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

  async function go(place: string): Promise<void> {
    await app.page.evaluate(`location.hash = ${JSON.stringify(`#/${place}`)}`);
  }
});
