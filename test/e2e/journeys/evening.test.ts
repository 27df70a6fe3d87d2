/** PRODUCT.md §7, C: the evening, a report and a public post. What goes out, to whom, and what is said of it later. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { dayAfter, ownDay } from '../../../shared/day.ts';
import { type App, openApp, until } from '../../kit/app.ts';
import { unwrap } from '../../kit/vaults.ts';

/** As the window counts: the day ends at four. */
const today = ownDay(Date.now());
const id = (place: number) => place.toString(16).padStart(32, '0');

let app: App;
beforeAll(async () => {
  const org = (place: number, name: string, more: object = {}) => ({
    op: 'create' as const,
    kind: 'organisation',
    id: id(place),
    fields: { ...(name && { name }), country: 'NO', ...more },
  });
  const meeting = (place: number, status: string, more: object = {}) => ({
    op: 'create' as const,
    kind: 'encounter',
    fields: { orgs: [id(place)], status, mode: 'meeting', ...more },
  });
  const handle = (user: string) => ({ handles: [{ user }] });
  const wished = Array.from({ length: 18 }, (_each, at) => 0x40 + at);
  app = await openApp({
    context: { viewport: { width: 1360, height: 900 } },
    vault: async (bridge) => {
      unwrap(
        await bridge.call('perform', {
          commands: [
            org(1, 'Kaiarbeiderne', { kind: 'trade_union' }),
            org(2, 'Tårnfoten', { kind: 'housing_coop' }),
            org(3, '', handle('loddebolten')),
            org(4, '', handle('elvevakta')),
            org(5, '', handle('lyktefolket')),
            org(6, 'Vaktholdet', { kind: 'security_agency', care: 'careful' }),
            org(7, 'Fellesrommet', { kind: 'political_party' }),
            ...wished.map((place, at) => org(place, `Fjordlaget for felles verktøy ${at + 1}`)),
            meeting(1, 'held', { when: today }),
            meeting(2, 'held', { when: today }),
            meeting(3, 'held', { when: dayAfter(today, -1), mode: 'informal' }),
            meeting(4, 'asked'),
            meeting(5, 'wanted'),
            meeting(6, 'held', { when: today }),
            meeting(6, 'wanted'),
            meeting(7, 'planned', { when: dayAfter(today, 2) }),
            ...wished.map((place) => meeting(place, 'wanted')),
            {
              op: 'create',
              kind: 'person',
              id: id(0x90),
              fields: { name: 'Ragnfrid Lauvås', contacts: [{ type: 'phone', value: '+47 912 34 567' }] },
            },
            {
              op: 'create',
              kind: 'stay',
              fields: { hosts: [id(0x90)], place: 'Fjellveien 9', from: dayAfter(today, -1), nights: 1 },
            },
          ],
        }),
      );
    },
  });
});
afterAll(() => app.close());

test('the evening: a report for the coalition, a post for everyone', async () => {
  const { page } = app;
  page.setDefaultTimeout(15_000);
  const { keyboard } = page;
  const look = async (name: string) => {
    await app.screenshot(`journey-evening-${name}`);
    expect(await app.axe()).toEqual([]);
  };
  const toast = (text: string | RegExp) => page.locator('.toast', { hasText: text }).last();
  const exported = async (button: string) => {
    const download = page.waitForEvent('download');
    await page.getByRole('button', { name: button }).click();
    return (await download).suggestedFilename();
  };
  const audience = page.getByLabel('For', { exact: true });
  const summary = page.getByLabel('In your own words');
  const isWritten = () => page.locator('.report-preview[aria-busy="false"]').waitFor();
  await page.getByRole('heading', { level: 1, name: 'Today' }).waitFor();

  // 1. Report: R, four choices, what is left out, three lines by hand, and out.
  await keyboard.press('r');
  await page.getByRole('heading', { level: 1, name: 'Report' }).waitFor();
  await page.getByLabel('About').selectOption('day');
  await audience.selectOption('coalition');
  await page.getByLabel('Language').selectOption('nb');
  await page.getByLabel('As', { exact: true }).selectOption('html');
  await page.getByRole('heading', { name: /Left out \(\d+\)/ }).waitFor();
  await page.getByText('Your words').click();
  await summary.fill('Boligsamvirket vil ut av Microsoft.\nHavna også.\nVi møtes igjen i mai.');
  await page.frameLocator('iframe').getByText('Boligsamvirket vil ut').waitFor();
  await page.frameLocator('iframe').getByText('Tårnfoten').waitFor();
  await isWritten();
  await look('coalition');
  expect(await exported('Export for the coalition')).toBe(`${today}_day-report_COALITION_nb.html`);
  await toast('Exported and remembered').waitFor();

  // Next time everything is as it was: R, Export. Also after the window was closed and opened.
  await page.goto(`${page.url().split('#')[0]}#/today`);
  await page.reload();
  await page.getByRole('heading', { level: 1, name: 'Today' }).waitFor();
  await keyboard.press('r');
  await isWritten();
  expect(await exported('Export for the coalition')).toBe(`${today}_day-report_COALITION_nb.html`);

  // A second report with more than the first: what these readers were never told before stands beside it.
  await keyboard.press('n');
  await keyboard.type('met Fellesrommet today');
  await page.locator('.said li').first().waitFor();
  await keyboard.press('Enter');
  await page.getByRole('heading', { level: 1, name: 'Fellesrommet' }).waitFor();
  await page.locator('.cm-content:focus').waitFor();
  await keyboard.press('Escape');
  await keyboard.press('r');
  await page.getByText('What these readers were never told before').waitFor();
  await page.locator('.report-compared', { hasText: 'Fellesrommet' }).waitFor();
  // The report is in bokmål; what is said about it, to her who sits here, is not.
  await page.locator('.report-compared', { hasText: 'Compared with what these readers were told' }).waitFor();
  await look('more-than-before');

  // 2. Public post: chosen anew each time; built from what is public, counted, cut into a thread.
  await page.getByLabel('About').selectOption('all');
  await audience.selectOption('public');
  await page.getByRole('heading', { name: 'As a post' }).waitFor();
  await page.getByLabel('Language').selectOption('en');
  await page.getByText('Your words').click();
  await isWritten();
  await page.locator('.report-banner[data-audience="public"]').getByText('Public', { exact: true }).waitFor();
  await look('post');
  await page.getByText('a thread of 3').waitFor();
  expect(await page.locator('.pieces li').count()).toBe(3);
  for (const piece of await page.locator('.pieces .figures').allInnerTexts()) {
    const [letters = 0, limit] = piece.split('/').map(Number);
    expect(limit).toBe(500);
    expect(letters).toBeLessThanOrEqual(500);
  }
  expect(await page.locator('.pieces').innerText()).not.toMatch(/Vaktholdet|Ragnfrid/);
  await page.getByText('3 handles have no server').waitFor();
  await look('post');

  // The mention check: a server is added, never guessed.
  await page.getByLabel('Server of @elvevakta').fill('@elvevakta@fjord.example');
  await keyboard.press('Enter');
  await page.getByText('2 handles have no server').waitFor();
  await page.locator('.pieces').getByText('@elvevakta@fjord.example').waitFor();

  // As Friendica or Markdown want it.
  const form = page.getByLabel('Written as');
  await form.selectOption('bbcode');
  await page.locator('.pieces').getByText('[b]Norway[/b]').first().waitFor();
  await form.selectOption('md');
  await page.locator('.pieces').getByText('**Norway**').first().waitFor();
  await form.selectOption('txt');

  // A private phrase in the summary stops it: a name, a number, a place.
  await summary.fill('Thank you Ragnfrid Lauvås at Fjellveien 9, call 912 34 567.');
  const found = page.getByRole('alert').filter({ hasText: 'Words to look at' });
  for (const word of ['Ragnfrid Lauvås', 'Fjellveien 9', '912 34 567']) await found.getByText(word).waitFor();
  expect(await page.getByRole('button', { name: 'Publish …' }).isDisabled()).toBe(true);
  expect(await page.getByRole('button', { name: 'Copy part 1' }).isDisabled()).toBe(true);
  await look('private-phrase');
  const ownWords = 'Unions and co-ops along the fjord want tools of their own.';
  await summary.fill(ownWords);
  await found.waitFor({ state: 'detached' });
  await isWritten();

  // A second, distinct yes; copied, never posted from here; the other parts need no third.
  const first = (await page.locator('.piece').first().innerText()).trim();
  await page.getByRole('button', { name: 'Copy part 1' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('heading', { name: 'This goes to everyone' }).waitFor();
  expect(await dialog.getByRole('button', { name: 'Publish' }).isDisabled()).toBe(true);
  await keyboard.type('public');
  await look('second-yes');
  await keyboard.press('Enter');
  await toast('Samband never posts anything itself').waitFor();
  expect((await app.clipboard()).trim()).toBe(first);
  await toast('3 asks of this post are open now').waitFor();
  await page.getByRole('button', { name: 'Copy part 2' }).click();
  await toast('Copied: part 2').waitFor();
  expect((await app.clipboard()).trim()).toBe((await page.locator('.piece').nth(1).innerText()).trim());

  // 3. Afterwards: what was told to whom.
  await keyboard.press('g');
  await keyboard.press('e');
  const told = page.getByRole('listbox').getByRole('option');
  await until(async () => (await told.count()) === 3);
  await told.first().getByText('Public', { exact: true }).waitFor();
  await look('told');
  // The asks of the post are open; a reply that is pasted becomes an offer to one of them.
  await keyboard.press('g');
  await keyboard.press('c');
  const asks = page.getByRole('region', { name: /^Asks/ });
  await asks.locator('.coalition-ask').nth(2).waitFor();
  await look('asks');
  await keyboard.press('i');
  await page.getByRole('textbox', { name: /text/i }).first().waitFor();
  await page
    .getByRole('textbox', { name: /text/i })
    .first()
    .fill('I know Tora at Lyktefolket well. Shall I write to her?');
  await page.getByRole('button', { name: 'It answers an ask' }).click();
  await page.getByRole('dialog').getByLabel('From').fill('@fjordlos@fjord.example');
  await look('reply');
  await page.getByRole('dialog').getByRole('button', { name: 'Save' }).click();
  await toast('Kept as an offer').waitFor();
  await keyboard.press('Escape');
  await page.evaluate(`location.hash = '/coalition'`);
  await asks.locator('summary', { hasText: 'offered' }).waitFor();
  await asks.getByText('@fjordlos@fjord.example').waitFor();
  await look('offer');

  // 4. Hurt moments: the public is never carried over; what is private leaves the clipboard.
  await page.getByRole('heading', { level: 1 }).click();
  await keyboard.press('r');
  await isWritten();
  expect(await audience.inputValue()).toBe('coalition');
  await audience.selectOption('private');
  await page.getByText('Your words').click();
  await summary.fill('Ragnfrid put me up.');
  await isWritten();
  expect(await exported('Export for me')).toMatch(/_PRIVATE_en\.html$/);
  await audience.selectOption('public');
  await until(async () => (await summary.inputValue()) === ownWords);
  await page.evaluate(`location.hash = '/person/${id(0x90)}'`);
  await page.getByRole('heading', { level: 1, name: 'Ragnfrid Lauvås' }).waitFor();
  await look('person');
  await page.getByRole('button', { name: 'Show Ways to reach them' }).click();
  await page.getByText('912 34 567').first().waitFor();
  await page.clock.install();
  await page.getByRole('button', { name: /^Copy: .*912 34 567/ }).click();
  await toast('Copied').waitFor();
  expect(await app.clipboard()).toBe('+47 912 34 567');
  await page.clock.fastForward(61_000);
  await until(async () => (await app.clipboard()) === '');
  expect(app.complaints()).toEqual([]);
});
