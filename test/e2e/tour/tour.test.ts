/**
 * The five-minute tour, done as it is written, in each language: what stands in bold in the text is what must stand on the
 * screen, and what stands in code is what is typed. The pictures lie in dist/screenshots.
 */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openApp } from '../../kit/app.ts';
import { packageRoot } from '../../kit/test-host.ts';

const tours = [
  { language: 'en', locale: 'en-GB', file: 'README.md' },
  { language: 'nb', locale: 'nb-NO', file: 'docs/tour.nb.md' },
  { language: 'nn', locale: 'nn-NO', file: 'docs/tour.nn.md' },
  { language: 'sv', locale: 'sv-SE', file: 'docs/tour.sv.md' },
] as const;

test.each(tours)('$language', async ({ language, locale, file }) => {
  const steps = stepsOf(await readFile(join(packageRoot, file), 'utf8'));
  const [first, second, third, fourth, fifth, , seventh] = steps;
  const [demo, name, suggest, makeDemo, later] = first?.bold ?? [];
  const [today, notes] = second?.bold ?? [];
  const [report, leftOut, audience, coalition, exporting, reports] = fifth?.bold ?? [];
  const [lock, passphrase, unlock] = seventh?.bold ?? [];
  const app = await openApp({ context: { locale } });
  const { page } = app;
  try {
    await page.getByLabel(demo ?? '').check();
    await page.getByLabel(name ?? '').fill('Ida');
    await page.getByRole('button', { name: suggest ?? '' }).click();
    const words = await page.getByLabel(passphrase ?? '', { exact: true }).inputValue();
    await page.getByRole('button', { name: makeDemo ?? '' }).click();
    await page.getByRole('button', { name: later ?? '' }).click();

    await page.getByRole('heading', { level: 1, name: today ?? '' }).waitFor();
    await app.screenshot(`tour-${language}-today`);
    await page.keyboard.press(second?.code[0]?.toLowerCase() ?? '');
    await page.keyboard.type(second?.code[1] ?? '');
    await page.locator('.said li').first().waitFor();
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: notes ?? '', exact: true }).waitFor();
    await page.locator('.cm-content').click();
    await page.keyboard.type('Seven unions.');
    await page.getByText('Seven unions.').waitFor();
    await app.screenshot(`tour-${language}-meeting`);

    await page.getByRole('heading', { level: 1 }).click();
    for (const key of third?.code.slice(0, 2) ?? []) await page.keyboard.press(key.toLowerCase());
    await page.getByRole('heading', { level: 1, name: third?.bold[0] ?? '' }).waitFor();
    await app.screenshot(`tour-${language}-plan`);

    await page.keyboard.press('Control+k');
    await page.getByRole('dialog').getByRole('combobox').waitFor();
    await page.keyboard.type(fourth?.code[1] ?? '');
    await page
      .getByRole('option', { name: fourth?.code[2] ?? '' })
      .first()
      .waitFor();
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: fourth?.code[2] ?? '' }).waitFor();

    await page.keyboard.press(fifth?.code[0]?.toLowerCase() ?? '');
    await page.getByRole('heading', { level: 1, name: report ?? '', exact: true }).waitFor();
    await page.getByLabel(audience ?? '', { exact: true }).selectOption({ label: coalition ?? '' });
    await page.getByRole('heading', { name: new RegExp(leftOut ?? '') }).waitFor();
    await app.screenshot(`tour-${language}-report`);
    const download = page.waitForEvent('download');
    await page.getByRole('button', { name: exporting ?? '' }).click();
    expect((await download).suggestedFilename()).toMatch(/COALITION/);
    await page.getByRole('link', { name: reports ?? '' }).click();
    await page.locator('.rows [role="option"]').first().waitFor();

    await page.getByRole('heading', { level: 1 }).click();
    await page.keyboard.press('z');
    await page.locator('.toast').last().waitFor();

    await page.getByRole('button', { name: lock ?? '', exact: true }).click();
    await page.getByLabel(passphrase ?? '', { exact: true }).fill(words);
    await page.getByRole('button', { name: unlock ?? '', exact: true }).click();
    await page.getByRole('navigation').waitFor();
    expect(app.complaints()).toEqual([]);
  } finally {
    await app.close();
  }
});

interface Step {
  readonly bold: readonly string[];
  readonly code: readonly string[];
}

/** The numbered steps of the last numbered list of the text, each with what is bold and what is code in it. */
function stepsOf(text: string): Step[] {
  const tour = text.split(/^## /m).find((part) => part.startsWith('Five minutes')) ?? text;
  return tour
    .split(/^\d\. /m)
    .slice(1)
    .map((step) => ({
      bold: [...step.matchAll(/\*\*(.+?)\*\*/g)].map((match) => match[1] ?? ''),
      code: [...step.matchAll(/`(.+?)`/g)].map((match) => match[1] ?? ''),
    }));
}
