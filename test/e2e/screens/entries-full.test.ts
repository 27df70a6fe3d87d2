/**
 * The lists with ten thousand rows, and every field of an organisation, a person and a meeting with text nobody would choose:
 * on a narrow window, light and dark, nothing runs out at the side, nothing is executed, and everything still answers.
 */
import type { Page } from 'playwright-core';
import { afterEach, expect, test } from 'vitest';
import { z } from 'zod';
import type { BridgeClient } from '../../../shared/bridge/client.ts';
import type { Command } from '../../../shared/bridge/command.ts';
import { type FieldInput, storedField } from '../../../shared/edit/field-values.ts';
import type { Field } from '../../../shared/model/field.ts';
import { kindNamed } from '../../../shared/model/kinds.ts';
import { type App, openApp, until } from '../../kit/app.ts';

let app: App;
afterEach(() => app.close());

const id = (place: number) => place.toString(16).padStart(32, '0');
const narrow = { viewport: { width: 400, height: 800 } };
const script = '<img src=x onerror=hit=1>';
const hostile = [
  script,
  'javascript:hit=1',
  '\u202Eevil\u202C \u2067اتحاد عمال الموانئ\u2069 \u2066x',
  '👩‍👩‍👧‍👦'.repeat(12),
  'W'.repeat(5_000),
] as const;

async function perform(bridge: BridgeClient, commands: Command[]): Promise<void> {
  const done = await bridge.call('perform', { commands });
  if (!done.ok) throw new Error(JSON.stringify(done.error));
}

async function open(path: string): Promise<void> {
  await app.page.evaluate(`location.hash = ${JSON.stringify(path)}`);
}

/** Nothing was executed, nothing runs out at the side, axe and the policy have nothing to say. */
async function isCalm(page: Page, where: string): Promise<void> {
  expect(await page.evaluate('typeof hit'), where).toBe('undefined');
  const wide = `[...document.querySelectorAll('html, main, dialog, [role="dialog"], .toasts')]
    .filter((each) => each.scrollWidth > each.clientWidth + 1).map((each) => each.tagName + each.className)`;
  expect(await page.evaluate(wide), where).toEqual([]);
  expect(await app.axe(), where).toEqual([]);
  expect(app.complaints(), where).toEqual([]);
}

test('ten thousand organisations, some with hostile names: list, palette, toast, title and paper', async () => {
  app = await openApp({
    context: narrow,
    vault: async (bridge) => {
      for (let batch = 0; batch < 5; batch++)
        await perform(
          bridge,
          Array.from({ length: 2_000 }, (_each, at) => {
            const place = batch * 2_000 + at;
            const name = hostile[place]?.slice(0, 300) ?? `Lag nummer ${place}`;
            const country = ['NO', 'SE', 'DK', 'DE'][place % 4] ?? 'NO';
            return { op: 'create', kind: 'organisation', id: id(place + 1), fields: { name, country } };
          }),
        );
    },
  });
  const { page } = app;
  await page.getByRole('heading', { level: 1, name: 'Today' }).waitFor();
  await open('/organisations');
  await page.getByText('10,000 organisations').waitFor();
  const list = page.getByRole('listbox', { name: 'Organisations' });
  expect(await list.getByRole('option').count()).toBeLessThan(100);
  await list.focus();
  await page.keyboard.press('End');
  await list.locator('[data-active="true"]').waitFor();
  await page.keyboard.press('Home');
  for (const scheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme: scheme });
    await page.getByRole('searchbox', { name: 'Name or place' }).fill('');
    await page.getByText('10,000 organisations').waitFor();
    await isCalm(page, `list, ${scheme}`);
    await app.screenshot(`organisations-full-${scheme}`);
  }
  await page.getByRole('searchbox', { name: 'Name or place' }).fill('<img');
  await list.getByRole('option', { name: script }).click();
  await page.getByRole('heading', { level: 1, name: script }).waitFor();
  expect(await page.title()).toContain(script);
  await isCalm(page, 'page');

  await page.keyboard.press('Control+k');
  await page.keyboard.type('WWWWWW');
  await page
    .getByRole('option', { name: /WWWWWW/ })
    .first()
    .waitFor();
  await app.screenshot('palette-hostile');
  await isCalm(page, 'palette');
  await page.keyboard.press('Escape');

  await open('/search');
  const search = page.getByRole('searchbox', { name: 'Search' });
  await search.fill('nummer');
  await page.getByText('The first 500; a few more letters').waitFor();
  // Filters look past the first of them.
  await search.fill('nummer country:norge');
  await page.getByText(/^2,49\d results$/).waitFor();

  await open('/people');
  await page.getByRole('button', { name: 'New person' }).first().click();
  // It turns the direction of writing and does not turn it back.
  await page.getByLabel('Name or handle').fill(`${script} \u202e${'W'.repeat(250)}`);
  const offered = page.getByRole('listbox').getByRole('option', { name: 'W' });
  await offered.first().waitFor();
  await page.keyboard.press('Enter');
  await offered.first().waitFor({ state: 'detached' });
  await page.keyboard.press('Enter');
  await page.locator('.toast', { hasText: 'W added' }).waitFor();
  await app.screenshot('toast-hostile');
  await isCalm(page, 'toast');
  await page.emulateMedia({ media: 'print' });
  await app.screenshot('person-hostile-print');
  expect(await page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true);
}, 240_000);

/** One of each: all that could be executed, turned round or drawn out of line; and what no line is long enough for. */
const texts = [`${script}\u202Eevil\u202C اتحاد 👩‍👩‍👧‍👦`, 'W'.repeat(5_000)] as const;

/** Everything the field takes of a hostile text; what it refuses whole is tried shorter. */
function inputsFor(name: string, field: Field, hostileText: string): readonly FieldInput[] {
  const isLink = name === 'urls' || name === 'onlineLink';
  const text = isLink && hostileText.startsWith('<') ? 'javascript:hit=1' : hostileText;
  const shorter = [5_000, 2_000, 300, 60, 40].map((length) => text.slice(0, length));
  switch (field.form) {
    case 'single':
      return field.ref ? [] : shorter;
    case 'prose':
      return [text];
    case 'keyed':
      return field.ref ? [] : shorter.map((each) => [each]);
    case 'items': {
      if (!(field.schema instanceof z.ZodObject)) return [];
      const keys = Object.keys(field.schema.shape);
      const item = (each: string) =>
        Object.fromEntries(keys.map((key) => [key, field.itemChoices?.[key]?.[0] ?? (key === 'at' ? 1 : each)]));
      return shorter.map((each) => [item(each)]);
    }
    case 'log':
      return [];
  }
}

/** Records of each kind with a hostile text in every field that takes it; says which fields took one. */
async function inEveryField(bridge: BridgeClient): Promise<ReadonlySet<string>> {
  const taken = new Set<string>();
  for (const [at, text] of texts.entries()) {
    const [organisation, person, encounter] = idsOf(at);
    await perform(bridge, [
      { op: 'create', kind: 'organisation', id: organisation, fields: { name: text.slice(0, 300) } },
      { op: 'create', kind: 'person', id: person, fields: { name: text.slice(0, 300) } },
      { op: 'create', kind: 'affiliation', fields: { person, organisation, role: text.slice(0, 300) } },
    ]);
    const fields = { orgs: [organisation], people: { [person]: 'participant' }, status: 'asked' };
    await perform(bridge, [
      { op: 'create', kind: 'encounter', id: encounter, fields },
      { op: 'create', kind: 'commitment', fields: { text: text.slice(0, 2_000), encounter, to: organisation } },
    ]);
    await perform(bridge, [{ op: 'status', id: encounter, status: 'planned', reason: text.slice(0, 300) }]);
    for (const [kind, record] of [
      ['organisation', organisation],
      ['person', person],
      ['encounter', encounter],
    ] as const) {
      const commands: Command[] = [];
      for (const [name, field] of Object.entries<Field>(kindNamed(kind)?.fields ?? {})) {
        const value = inputsFor(name, field, text).find((each) => storedField(name, field, each, () => 'x').ok);
        if (value === undefined) continue;
        taken.add(`${kind}.${name}`);
        commands.push({ op: 'set', id: record, field: name, value } as Command);
      }
      await perform(bridge, commands);
    }
  }
  return taken;
}

function idsOf(at: number): readonly [string, string, string] {
  return [id(at * 10 + 1), id(at * 10 + 2), id(at * 10 + 3)];
}

test('hostile text in every field of the pages of organisations, people and meetings', async () => {
  let taken: ReadonlySet<string> = new Set();
  app = await openApp({
    context: narrow,
    vault: async (bridge) => {
      taken = await inEveryField(bridge);
    },
  });
  const some = ['organisation.summary', 'organisation.urls', 'person.contacts', 'person.notes', 'encounter.decisions'];
  expect([...taken]).toEqual(expect.arrayContaining([...some, 'organisation.tags', 'encounter.onlineLink']));
  const { page } = app;
  await page.getByRole('heading', { level: 1, name: 'Today' }).waitFor();
  for (const at of texts.keys()) {
    await page.emulateMedia({ colorScheme: at % 2 === 0 ? 'light' : 'dark' });
    for (const [place, kind] of (['organisation', 'person', 'encounter'] as const).entries()) {
      await open(`/${kind}/${idsOf(at)[place] ?? ''}`);
      await page.locator('.inline-field').first().waitFor();
      // Everything that waits to be asked for, unfolded.
      await page.evaluate(
        `document.querySelectorAll('main button[aria-expanded="false"]').forEach((each) => each.click())`,
      );
      await page.evaluate(`document.querySelectorAll('main details').forEach((each) => { each.open = true; })`);
      await page.locator('.history-entry').first().waitFor();
      await until(async () => (await page.locator('main .skeleton').count()) === 0);
      await app.screenshot(`hostile-${kind}-${at}`);
      await isCalm(page, `${kind} ${at}`);
    }
  }
}, 240_000);
