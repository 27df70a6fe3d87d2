/** The plan as a person uses it: board, list and calendar by keys and pointer, dates as they are said, undo. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type App, openApp, until } from '../../kit/app.ts';

let app: App;
beforeAll(async () => {
  app = await openApp({ vault: 'demo', context: { viewport: { width: 1360, height: 820 } } });
  await app.page.getByRole('heading', { level: 1, name: 'Today' }).waitFor();
});
afterAll(() => app.close());

async function open(path: string): Promise<void> {
  await app.page.evaluate(`location.hash = ${JSON.stringify(path)}`);
  await app.page.getByRole('heading', { level: 1 }).waitFor();
}

const column = (name: string) => app.page.getByRole('listbox', { name: new RegExp(`^${name}`) });
const toast = (text: string | RegExp) => app.page.locator('.toast', { hasText: text }).last();

describe('board', () => {
  beforeEach(() => open('/plan/board'));

  test('looks as it should, and axe finds nothing', async () => {
    await column('planned').waitFor();
    await app.screenshot('plan-board');
    expect(await app.axe()).toEqual([]);
    expect(app.complaints()).toEqual([]);
  });

  test('1 to 8 set the status of the card the keys are on, and undo takes it back', async () => {
    const wanted = column('want to meet');
    await wanted.focus();
    const before = await wanted.getByRole('option').first().getAttribute('aria-setsize');
    const name = await wanted.getByRole('option', { selected: true }).locator('.plan-card-name').innerText();
    await app.page.keyboard.press('2');
    await column('asked')
      .getByRole('option', { name: new RegExp(escaped(name)) })
      .waitFor();
    await until(
      async () =>
        (await wanted.getByRole('option').first().getAttribute('aria-setsize')) === String(Number(before) - 1),
    );
    await toast(name).getByRole('button', { name: 'Undo' }).click();
    await wanted.getByRole('option', { name: new RegExp(escaped(name)) }).waitFor();
  });

  test('what becomes planned is asked when, in words, and says what it understood', async () => {
    const wanted = column('want to meet');
    await wanted.focus();
    const name = await wanted.getByRole('option', { selected: true }).locator('.plan-card-name').innerText();
    await app.page.keyboard.press('4');
    const dialog = app.page.getByRole('dialog');
    await dialog.getByRole('textbox').fill('tomorrow afternoon');
    await dialog.getByText('That is').waitFor();
    await app.screenshot('plan-when');
    expect(await app.axe()).toEqual([]);
    await app.page.keyboard.press('Enter');
    const card = column('planned').getByRole('option', { name: new RegExp(escaped(name)) });
    await card.getByText('tomorrow, afternoon').waitFor();
    await app.page.locator('.toast').last().getByRole('button', { name: 'Undo' }).click();
    await wanted.getByRole('option', { name: new RegExp(escaped(name)) }).waitFor();
  });

  test('a card is dragged into another column', async () => {
    const card = column('want to meet').getByRole('option').first();
    const name = await card.locator('.plan-card-name').innerText();
    await dragOnto(card.locator('.plan-card'), column('half-planned'));
    await column('half-planned')
      .getByRole('option', { name: new RegExp(escaped(name)) })
      .waitFor();
    await toast(name).getByRole('button', { name: 'Undo' }).click();
    await column('want to meet')
      .getByRole('option', { name: new RegExp(escaped(name)) })
      .waitFor();
  });
});

describe('list', () => {
  beforeEach(() => open('/plan/list'));

  test('several are marked by keys and changed in one step', async () => {
    const list = app.page.getByRole('listbox', { name: 'List' });
    await list.focus();
    await app.page.keyboard.press('Shift+ArrowDown');
    await app.page.keyboard.press('Shift+ArrowDown');
    await app.page.getByText('3 marked').waitFor();
    await app.screenshot('plan-list');
    expect(await app.axe()).toEqual([]);
    await app.page.getByRole('textbox', { name: 'Set the day' }).fill('24.12.');
    await app.page.keyboard.press('Enter');
    await toast('meetings changed').waitFor();
    await until(async () => (await list.getByText(/24 December/).count()) === 3);
    await toast('meetings changed').getByRole('button', { name: 'Undo' }).click();
    await until(async () => (await list.getByText(/24 December/).count()) === 0);
  });

  test('the text filter holds in every view', async () => {
    await app.page.getByRole('searchbox').fill('granngarden');
    await app.page.getByText('1 of').waitFor();
    await app.page.getByRole('link', { name: 'Board' }).click();
    await column('planned')
      .getByRole('option', { name: /granngarden/ })
      .waitFor();
    await app.page.getByRole('searchbox').fill('nobody is called this');
    await app.page.getByRole('heading', { name: 'Nothing fits these filters.' }).waitFor();
    await app.screenshot('plan-nothing-fits');
    expect(await app.axe()).toEqual([]);
    await app.page.getByRole('button', { name: 'Show everything' }).first().click();
  });
});

describe('calendar', () => {
  beforeEach(() => open('/plan/calendar'));

  test('what has no date is picked up and set down with the keys', async () => {
    const undated = app.page.getByRole('listbox', { name: 'Without a date' });
    await undated.focus();
    const name = await undated.getByRole('option', { selected: true }).locator('.name').first().innerText();
    await app.page.keyboard.press('Enter');
    await app.page.getByText('is in your hand').waitFor();
    await app.page.locator('td[aria-selected="true"]:focus').waitFor();
    await app.page.keyboard.press('ArrowRight');
    await app.page.keyboard.press('Enter');
    await app.page.locator('td[aria-selected="true"]').getByText(name).waitFor();
    await app.screenshot('plan-calendar');
    expect(await app.axe()).toEqual([]);
    await toast(name).getByRole('button', { name: 'Undo' }).click();
    await undated
      .getByRole('option', { name: new RegExp(escaped(name)) })
      .first()
      .waitFor();
  });

  test('PageDown goes a month on', async () => {
    const grid = app.page.getByRole('grid');
    const before = await grid.getAttribute('aria-label');
    await app.page.locator('td[tabindex="0"]').focus();
    await app.page.keyboard.press('PageDown');
    await until(async () => (await grid.getAttribute('aria-label')) !== before);
  });

  test('no card of a day is cut, however low the weeks: the rest is counted, and stands beside', async () => {
    const { page } = app;
    await page.getByRole('button', { name: 'Today', exact: true }).click();
    const most = page.locator('td[data-day]').filter({ hasText: /and \d+ more/ });
    const cut = `[...document.querySelectorAll('.plan-day')].filter((day) =>
      [...day.children].some((each) => each.getBoundingClientRect().bottom > day.getBoundingClientRect().bottom)).length`;
    for (const height of [1400, 800, 600]) {
      await page.setViewportSize({ width: 1280, height });
      await expect.poll(() => page.evaluate(cut), { message: `a window ${height} high`, timeout: 20_000 }).toBe(0);
    }
    // In one look: both numbers change while the weeks find their height.
    const onDay = `((day) => day.querySelectorAll('.plan-chip').length + Number(/and (\\d+) more/.exec(day.innerText)[1]))(
      [...document.querySelectorAll('.plan-day')].find((day) => /and \\d+ more/.test(day.innerText)))`;
    await most
      .first()
      .getByText(/and \d+ more/)
      .click();
    const beside = page.locator('.plan-day-panel [role="option"]').first();
    const all = Number(await page.evaluate(onDay));
    await expect.poll(() => beside.getAttribute('aria-setsize'), { timeout: 20_000 }).toBe(String(all));
    await app.screenshot('plan-calendar-low');
    await page.setViewportSize({ width: 1280, height: 800 });
  });

  test('a meeting is dragged onto a day', async () => {
    const row = app.page.getByRole('listbox', { name: 'Without a date' }).getByRole('option').first();
    const name = await row.locator('.name').first().innerText();
    await dragOnto(row, app.page.locator('td[data-day]').nth(24));
    await app.page.locator('td[data-day]').nth(24).getByText(name).waitFor();
    await toast(name).getByRole('button', { name: 'Undo' }).click();
  });
});

test('A adds a wish to meet somebody nobody here knows', async () => {
  await open('/plan/board');
  await column('planned').waitFor();
  await app.page.keyboard.press('a');
  const dialog = app.page.getByRole('dialog');
  await dialog.getByRole('combobox', { name: 'Organisation' }).fill('seilerlaget.example');
  await app.screenshot('plan-add');
  await app.page.getByRole('option', { name: /New: seilerlaget/ }).waitFor({ timeout: 3000 });
  await app.page.keyboard.press('Escape');
  await dialog.getByRole('textbox').fill('fri 14:00');
  await app.page.keyboard.press('Enter');
  await toast('seilerlaget.example is in the plan').waitFor();
  await app.page.getByRole('searchbox').fill('seilerlaget');
  const card = column('want to meet').getByRole('option', { name: /seilerlaget\.example/ });
  await card.getByText('14:00').waitFor();
  await app.page.getByRole('button', { name: 'Show everything' }).click();
});

async function dragOnto(from: ReturnType<typeof column>, to: ReturnType<typeof column>): Promise<void> {
  const [start, end] = [await from.boundingBox(), await to.boundingBox()];
  if (!start || !end) throw new Error('not on the screen');
  const { mouse } = app.page;
  await mouse.move(start.x + 20, start.y + start.height / 2);
  await mouse.down();
  await mouse.move(start.x + 40, start.y + start.height / 2 + 10, { steps: 3 });
  await mouse.move(end.x + 40, end.y + Math.min(60, end.height / 2), { steps: 6 });
  await app.page.locator('[data-target="true"]').first().waitFor();
  await mouse.up();
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
