import { afterAll, beforeAll, expect, test } from 'vitest';
import { line, text } from '../../../shared/report/document.ts';
import { renderHtml } from '../../../shared/report/html.ts';
import { type App, openApp, until } from '../../kit/app.ts';

let app: App;
beforeAll(async () => {
  app = await openApp({ vault: 'demo' });
});
afterAll(() => app.close());

test('a report for the coalition shows what its readers see and what is left out, and is remembered', async () => {
  const { page } = app;
  await page.getByRole('heading', { name: 'Today' }).waitFor();
  await page.keyboard.press('r');
  await page.getByRole('heading', { name: 'Report', exact: true }).waitFor();
  await page.getByRole('heading', { name: /Left out/ }).waitFor();
  await page.frameLocator('iframe').getByRole('heading').first().waitFor();
  await app.screenshot('report-coalition');
  expect(await app.axe()).toEqual([]);
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Export for the coalition' }).click();
  expect((await download).suggestedFilename()).toMatch(/^\d{4}-\d\d-\d\d_tour-report_COALITION_en\.md$/);
  await page.getByText(/Exported and remembered/).waitFor();
  await page.keyboard.press('g');
  await page.keyboard.press('e');
  await page.getByRole('option').first().waitFor();
  await app.screenshot('reports-told');
  // However narrow, the title can be read: it has a line to itself.
  await page.setViewportSize({ width: 400, height: 800 });
  const title = page.locator('.told .row .name').first();
  await until(() => title.evaluate((each) => each.clientWidth >= 300));
  await app.screenshot('reports-told-narrow');
  await page.setViewportSize({ width: 1280, height: 800 });
  const find = page.getByRole('searchbox', { name: 'Words in what was told' });
  await find.fill('nobody was told this');
  await page.getByText('In no report that went out.').waitFor();
  await find.fill('tour report');
  await page
    .locator('.rows .row')
    .getByText(/Tour report/)
    .first()
    .waitFor();
  expect(await app.axe()).toEqual([]);
  await page.getByRole('option').first().click();
  await page.getByRole('heading', { name: 'What was told' }).waitFor();
  await app.screenshot('report-told');
  expect(await app.axe()).toEqual([]);
  expect(app.complaints()).toEqual([]);
});

/** What reaches beyond the right edge of its page, or is in a box that has to be scrolled to see it whole. */
const cutOff = `[...document.querySelectorAll('body *')]
  .filter((each) => each.getBoundingClientRect().right > innerWidth || each.scrollWidth > each.clientWidth + 1 && getComputedStyle(each).display !== 'inline')
  .map((each) => each.outerHTML.slice(0, 80))`;

test('nothing of a report is cut off, in a window of any width, nor on paper', async () => {
  const { page } = app;
  await page.evaluate('location.hash = "/report"');
  await page.getByLabel('For', { exact: true }).selectOption('coalition');
  await page.getByLabel('Language', { exact: true }).first().selectOption('nb');
  await page.frameLocator('iframe').locator('html[lang="nb"] table').first().waitFor();
  const frame = page.frames().at(-1);
  for (const width of [1600, 1280, 1024, 400]) {
    await page.setViewportSize({ width, height: 800 });
    expect(await frame?.evaluate(cutOff), `a window ${width} wide`).toEqual([]);
    // Its reasons beside it neither.
    const side =
      '(({ scrollWidth, clientWidth }) => scrollWidth - clientWidth)(document.querySelector(".report-side"))';
    expect(await page.evaluate(side)).toBe(0);
  }
  await page.setViewportSize({ width: 1280, height: 800 });
  // A table is one where it fits.
  expect(await frame?.evaluate('getComputedStyle(document.querySelector("table")).display')).toBe('table');
  await page.getByLabel('Language', { exact: true }).first().selectOption('en');

  const table = (columns: number) => {
    const head = Array.from({ length: columns }, (_, at) => `Organisasjonsform ${at}`);
    const rows = [...'abc'].map((letter) =>
      head.map((_, at) => line(at % 3 === 0 ? letter.repeat(90) : 'et kort svar')),
    );
    return { type: 'table', head, rows } as const;
  };
  const html = renderHtml({
    language: 'nb',
    title: [text('t'.repeat(120))],
    audience: 'coalition',
    banner: 'Koalisjon',
    blocks: [2, 3, 5, 8].map(table),
  });
  const sheet = await app.page.context().newPage();
  await sheet.setContent(html);
  // 658 px: what the margins leave of A4.
  for (const media of ['screen', 'print'] as const)
    for (const width of [1400, 900, 658, 500, 320]) {
      await sheet.setViewportSize({ width, height: 900 });
      await sheet.emulateMedia({ media });
      expect(await sheet.evaluate(cutOff), `${media}, ${width} wide`).toEqual([]);
    }
  await sheet.close();
  expect(app.complaints()).toEqual([]);
});

test('a report is written under the name one chooses, or none, and the next one too; never a public one', async () => {
  const { page } = app;
  const go = (path: string) => page.evaluate(`location.hash = ${JSON.stringify(path)}`);
  const shown = page.frameLocator('iframe').locator('body');
  await go('/report');
  await page.getByLabel('For', { exact: true }).selectOption('coalition');
  await page.getByText('Your words').click();
  const author = page.getByLabel('Author', { exact: true });
  // As one is called in the vault, until one says otherwise.
  expect(await author.inputValue()).not.toBe('');
  await author.fill('Brigade Lindeblad');
  await shown.getByText('Brigade Lindeblad').waitFor();
  await app.screenshot('report-author');
  expect(await app.axe()).toEqual([]);

  await go('/organisations');
  await page.getByRole('heading', { level: 1, name: 'Organisations' }).waitFor();
  await go('/report');
  await page.getByLabel('For', { exact: true }).selectOption('private');
  await shown.getByText('Brigade Lindeblad').waitFor();
  await page.getByLabel('For', { exact: true }).selectOption('public');
  await page.getByRole('heading', { name: 'As a post' }).waitFor();
  await shown.getByText('Brigade Lindeblad').waitFor({ state: 'detached' });

  await page.getByLabel('For', { exact: true }).selectOption('coalition');
  await page.getByText('Your words').click();
  await author.fill('');
  await shown.getByText('Brigade Lindeblad').waitFor({ state: 'detached' });
  await go('/organisations');
  await page.getByRole('heading', { level: 1, name: 'Organisations' }).waitFor();
  expect(app.complaints()).toEqual([]);
});

test('a public report needs the word typed', async () => {
  const { page } = app;
  await page.goto(`${page.url().split('#')[0]}#/report`);
  await page.getByLabel('For').selectOption('public');
  await page.getByRole('heading', { name: 'As a post' }).waitFor();
  await page.getByRole('button', { name: 'Publish …' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.waitFor();
  await app.screenshot('report-public-confirm');
  expect(await app.axe()).toEqual([]);
  expect(await dialog.getByRole('button', { name: 'Publish' }).isDisabled()).toBe(true);
  await dialog.getByRole('textbox').fill('public');
  const download = page.waitForEvent('download');
  await page.keyboard.press('Enter');
  expect((await download).suggestedFilename()).toMatch(/_PUBLIC_en\.md$/);
  await page.getByText(/Exported and remembered/).waitFor();
  await app.screenshot('report-public');
  expect(app.complaints()).toEqual([]);
});

test('what was written for some readers waits for one to come back, and is not carried over to others', async () => {
  const { page } = app;
  const go = (path: string) => page.evaluate(`location.hash = ${JSON.stringify(path)}`);
  await go('/report');
  await page.getByLabel('For', { exact: true }).selectOption('private');
  await page.getByText('Your words').click();
  const summary = page.getByLabel('In your own words');
  await summary.fill('Kari drove me, and the board is split.');
  await page.getByLabel('For', { exact: true }).selectOption('coalition');
  await page.getByText('Your words').click();
  expect(await summary.inputValue()).toBe('');
  await page.getByLabel('For', { exact: true }).selectOption('private');
  await go('/organisations');
  await page.getByRole('heading', { level: 1, name: 'Organisations' }).waitFor();
  await go('/report');
  await page.getByText('Your words').waitFor();
  expect(await summary.inputValue()).toBe('Kari drove me, and the board is split.');
  expect(app.complaints()).toEqual([]);
});
