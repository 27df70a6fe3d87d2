import type { Page } from 'playwright-core';
import { afterEach, expect, test } from 'vitest';
import type { BridgeClient } from '../../../shared/bridge/client.ts';
import { demoPost } from '../../../shared/demo/demo-post.ts';
import { isRowOf, type Row } from '../../../shared/query/row.ts';
import { type App, type AppOptions, openApp } from '../../kit/app.ts';
import { rowsOf } from '../../kit/rows-of.ts';
import { unwrap } from '../../kit/vaults.ts';

let app: App;
afterEach(() => app.close());

async function openImport(options: AppOptions = { vault: 'empty' }): Promise<Page> {
  app = await openApp(options);
  const { page } = app;
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.locator('h1').first().waitFor();
  await page.keyboard.press('i');
  await page.getByRole('heading', { level: 1, name: 'Paste a post' }).waitFor();
  return page;
}

/** By the clipboard and the keyboard, as a person does. The box has the focus by itself. */
async function paste(page: Page, text: string): Promise<void> {
  await page.locator('.import-box:focus').waitFor();
  await page.evaluate(`navigator.clipboard.writeText(${JSON.stringify(text)})`);
  await page.keyboard.press('Control+A');
  await page.keyboard.press('Control+V');
}

const grid = (page: Page) => page.getByRole('grid', { name: 'What was read' });
const focusedRow = (page: Page) => page.locator('.import-row:focus');

async function confirmDay(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Yes, today' }).click();
  await page.getByText('chosen by you').waitFor();
}

async function rowsBehind(): Promise<readonly Row[]> {
  const { bridge, socket } = await app.bridge();
  const rows = await rowsOf(bridge, '2026-03-11');
  socket.close();
  return rows.filter((row) => row.archived.state !== 'archived');
}

async function countBehind(kind: string): Promise<number> {
  return (await rowsBehind()).filter((row) => row.kind === kind).length;
}

test('the demo post, by keys alone: from the text to meetings, and back by one undo', async () => {
  const page = await openImport();
  await app.screenshot('import-empty');
  expect(await app.axe()).toEqual([]);
  await paste(page, demoPost);
  await focusedRow(page).waitFor();
  await app.screenshot('import-review');
  expect(await app.axe()).toEqual([]);

  // The day is asked for before anything is taken in.
  await page.keyboard.press('Control+Enter');
  await page.getByRole('button', { name: 'Yes, today' }).and(page.locator(':focus')).waitFor();
  await page.keyboard.press('Enter');
  await focusedRow(page).waitFor();
  await page.getByText('chosen by you').waitFor();
  await page.keyboard.press('Control+Enter');
  await page.getByRole('heading', { name: 'Taken in' }).waitFor();
  await page.getByText('22 meetings and 21 organisations in.').waitFor();
  await app.screenshot('import-done');
  expect(await app.axe()).toEqual([]);
  expect(await countBehind('organisation')).toBe(21);
  expect(await countBehind('encounter')).toBe(22);

  await page.keyboard.press('z');
  await page.getByText('The import was taken back.').waitFor();
  expect(await countBehind('encounter')).toBe(0);
  expect(app.complaints()).toEqual([]);
});

test('keys move, tick, set the status, ignore, correct and match; Escape goes back to the text', async () => {
  const page = await openImport({ vault: withSkogtinget });
  await paste(page, demoPost);
  await focusedRow(page).waitFor();
  const row = (name: string) => grid(page).getByRole('row').filter({ hasText: name }).first();

  await page.locator('.import-text .import-mark', { hasText: '@loddeverkstedet' }).hover();
  await page.locator('.import-row[data-lit="true"]', { hasText: '@loddeverkstedet' }).waitFor();
  await row('Lyktestolpen').hover();
  await page.locator('.import-text [data-lit="true"]', { hasText: 'Lyktestolpen' }).waitFor();

  await page.keyboard.press('j');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('k');
  await page.keyboard.press('Space');
  expect(await focusedRow(page).getAttribute('aria-selected')).toBe('false');
  await page.keyboard.press('Space');
  await page.keyboard.press('4');
  await focusedRow(page).getByText('planned').waitFor();
  await page.keyboard.press('x');
  await focusedRow(page).getByText('ignored').waitFor();
  await page.keyboard.press('a');
  expect(await page.locator('.import-row[data-ticked="true"]').count()).toBe(0);
  await page.keyboard.press('a');
  expect(await page.locator('.import-row[data-ticked="true"]').count()).toBe(21);
  await page.keyboard.press('x');
  await page.keyboard.press('Space');

  await page.keyboard.press('e');
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Name', { exact: true }).fill('Skogtinget i Fjellvik');
  await dialog.getByLabel('Kind', { exact: true }).selectOption({ label: 'festival' });
  await dialog.getByLabel('Place').fill('Fjellvik');
  await app.screenshot('import-edit');
  expect(await app.axe()).toEqual([]);
  await page.keyboard.press('Enter');
  await row('Skogtinget i Fjellvik').getByText('festival').waitFor();

  await focusedRow(page).waitFor();
  await page.keyboard.press('m');
  await page.getByRole('dialog').getByLabel('Find among yours').fill('skogting');
  await page.getByRole('dialog').getByRole('button', { name: 'Skogtingets venner' }).waitFor();
  await app.screenshot('import-match');
  expect(await app.axe()).toEqual([]);
  await page.keyboard.press('Enter');
  await page.getByText('here as Skogtingets venner').first().waitFor();

  await focusedRow(page).waitFor();
  await page.keyboard.press('Escape');
  await page.locator('.import-box:focus').waitFor();
  await page.keyboard.press('Control+Enter');
  await page.getByText('here as Skogtingets venner').first().waitFor();
  expect(app.complaints()).toEqual([]);
});

async function withSkogtinget(bridge: BridgeClient): Promise<void> {
  unwrap(
    await bridge.call('perform', {
      commands: [
        { op: 'create', kind: 'organisation', fields: { name: 'Skogtingets venner' } },
        { op: 'create', kind: 'organisation', fields: { name: 'Elvevern' } },
      ],
    }),
  );
}

test('questions are asked and answered in the same step; pasted again, only changes are proposed', async () => {
  const page = await openImport({ vault: withSkogtinget });
  await paste(page, demoPost);
  await focusedRow(page).waitFor();
  const ask = (words: string) => page.getByRole('group', { name: words });
  await ask('Is Samlingshuset part of havnerud.example?').getByLabel('Yes').check();
  await ask('Is @elvevern the same as Elvevern, which you have already?').getByLabel('Yes').check();
  await app.screenshot('import-questions');
  await confirmDay(page);
  await page.getByRole('button', { name: 'Import 22 rows' }).click();
  await page.getByRole('heading', { name: 'Taken in' }).waitFor();
  const rows = await rowsBehind();
  expect(rows.filter(({ kind }) => kind === 'organisation')).toHaveLength(22);
  const relations = rows.flatMap((row) => (isRowOf(row, 'relation') ? [row.fields.type] : []));
  expect(relations).toEqual(['part_of']);

  await page.getByRole('link', { name: 'Paste another' }).click();
  await paste(page, demoPost.replace('- @fiskerlaget_vest', '- @fiskerlaget_vest (planned)'));
  await grid(page).waitFor();
  await page.getByText('Already here (21)').waitFor();
  await focusedRow(page).waitFor();
  expect(await page.locator('.import-row[data-row]').count()).toBe(1);
  await grid(page).getByText('@fiskerlaget_vest', { exact: true }).waitFor();
  await grid(page).getByText('adds to what is here').waitFor();
  await app.screenshot('import-again');
  expect(await app.axe()).toEqual([]);

  await page.keyboard.press('Escape');
  await paste(page, demoPost);
  await page.getByText('Already here (22)').waitFor();
  await page.getByText('as when it was pasted before').waitFor();
  await page.keyboard.press('Control+Enter');
  await page.getByRole('heading', { name: 'Everything in it was here already. Nothing was changed.' }).waitFor();
  await app.screenshot('import-nothing-new');
  expect(app.complaints()).toEqual([]);
});

async function withAddresses(bridge: BridgeClient): Promise<void> {
  const of = (host: string) => ({ urls: [{ url: `https://${host}/`, host, path: '/' }] });
  unwrap(
    await bridge.call('perform', {
      commands: ['tekna.example', 'lo.example', 'nnn.example'].map((host) => ({
        op: 'create' as const,
        kind: 'organisation' as const,
        fields: of(host),
      })),
    }),
  );
}

test('a name that is a known address is asked about, also of two letters; unanswered, it waits', async () => {
  const page = await openImport({ vault: withAddresses });
  await paste(page, 'I dag møtte jeg\n- Tekna\n- LO\n- NNN');
  await focusedRow(page).waitFor();
  const ask = (name: string, host: string) =>
    page.getByRole('group', { name: `Is ${name} the same as ${host}, which you have already?` });
  for (const [name, host] of [
    ['Tekna', 'tekna.example'],
    ['LO', 'lo.example'],
    ['NNN', 'nnn.example'],
  ] as const)
    await ask(name, host).waitFor();
  await page.locator('.import-row[data-row]', { hasText: 'NNN' }).getByRole('checkbox').uncheck();
  if (await page.locator('.import-day button').count()) await confirmDay(page);
  await page.getByRole('button', { name: 'Import 2 rows' }).click();
  await page.getByRole('heading', { name: 'Taken in' }).waitFor();
  const open = page.locator('.import-summary .import-lines');
  await open.getByText('Is Tekna the same as tekna.example', { exact: false }).waitFor();
  await open.getByText('Is LO the same as lo.example', { exact: false }).waitFor();
  expect(await open.getByText('NNN').count()).toBe(0);
  await app.screenshot('import-still-open');
  await page.evaluate(`location.hash = '/needs'`);
  await page.getByRole('heading', { level: 1, name: 'Needs you' }).waitFor();
  for (const host of ['tekna.example', 'lo.example']) await page.locator('main').getByText(host).first().waitFor();
  await app.screenshot('needs-name-is-domain');
  expect(await app.axe()).toEqual([]);
  expect(app.complaints()).toEqual([]);
});

async function withKari(bridge: BridgeClient): Promise<void> {
  const [work, kari] = ['1'.repeat(32), '2'.repeat(32)] as const;
  unwrap(
    await bridge.call('perform', {
      commands: [
        { op: 'create', kind: 'organisation', id: work, fields: { name: 'Fjordverket' } },
        { op: 'create', kind: 'person', id: kari, fields: { name: 'Kari Lund' } },
        { op: 'create', kind: 'affiliation', fields: { person: kari, organisation: work } },
      ],
    }),
  );
}

test('a person who may be known is asked about: yes adds to them, no makes another, and neither is asked again', async () => {
  const page = await openImport({ vault: withKari });
  const text = (organisation: string) => `Yesterday I met with:\n- Kari Lund from ${organisation}`;
  const ask = page.getByRole('group', { name: /^Is Kari Lund .* the same person as Kari Lund \(Fjordverket\)/ });
  const take = async () => {
    await page.getByRole('button', { name: /^Import/ }).click();
    await page.locator('.import-summary h2:focus').waitFor();
  };
  const people = async () => (await rowsBehind()).filter(({ kind }) => kind === 'person').length;

  await paste(page, text('havnerud.example'));
  await ask.waitFor();
  await app.screenshot('import-known-person');
  expect(await app.axe()).toEqual([]);
  await confirmDay(page);
  await ask.getByLabel('Yes').check();
  await page.getByText('here as Kari Lund').waitFor();
  await take();
  expect(await people()).toBe(1);

  await page.getByRole('link', { name: 'Paste another' }).click();
  await paste(page, text('ullverket.example'));
  await page
    .getByRole('group', { name: /the same person as Kari Lund/ })
    .getByLabel('No')
    .check();
  await confirmDay(page);
  await take();
  expect(await people()).toBe(2);

  for (const place of ['havnerud.example', 'ullverket.example']) {
    await page.getByRole('link', { name: 'Paste another' }).click();
    await paste(page, text(place));
    await page.getByText('Already here (1)').waitFor();
    expect(await page.getByRole('heading', { name: 'Questions' }).count()).toBe(0);
    await take();
  }
  expect(await people()).toBe(2);
  expect(app.complaints()).toEqual([]);
});

test('no to "part of" is remembered: it stands on the page, and the same post does not ask again', async () => {
  const page = await openImport();
  await paste(page, demoPost);
  const ask = page.getByRole('group', { name: 'Is Samlingshuset part of havnerud.example?' });
  await ask.getByLabel('No').check();
  await confirmDay(page);
  await page.getByRole('button', { name: /^Import/ }).click();
  await page.getByRole('heading', { name: 'Taken in' }).waitFor();
  await page.getByRole('link', { name: 'Samlingshuset' }).click();
  await page.getByText('is not part of').waitFor();
  await app.screenshot('not-part-of');

  await page.keyboard.press('i');
  await paste(page, demoPost);
  await page.getByText('Already here (22)').waitFor();
  expect(await ask.count()).toBe(0);
  expect(app.complaints()).toEqual([]);
});

const hostile = `Yesterday I met with these orgs:
- trade union <img src=x onerror=alert(1)> vondt.example
- [<script>alert(2)</script>](javascript:alert(3))
- peace org [${'Samarbeidsorganisasjonen for langsiktig og grenseløs fredsbygging i de nordligste fylkene '.repeat(4)}](lang.example)
- network [\u202eشبكة التضامن المحلية](nettverk.example)
- @${'a'.repeat(180)}
`;

test('a hostile text is only text', async () => {
  const page = await openImport();
  let alerted = false;
  page.on('dialog', () => {
    alerted = true;
  });
  await paste(page, hostile);
  await grid(page).waitFor();
  await app.screenshot('import-hostile');
  expect(await page.locator('main img, main script').count()).toBe(0);
  expect(await app.axe()).toEqual([]);
  await confirmDay(page);
  await page.keyboard.press('Control+Enter');
  await page.getByRole('heading', { name: 'Taken in' }).waitFor();
  expect(alerted).toBe(false);
  expect(app.complaints()).toEqual([]);
});

test('two hundred lines stay quick', async () => {
  const page = await openImport();
  const lines = Array.from(
    { length: 200 },
    (_line, n) => `- trade union lag${n}.example${n % 3 === 0 ? ' (planned)' : ''}`,
  );
  const start = performance.now();
  await paste(
    page,
    `Today I met with these orgs:\n${lines.slice(0, 100).join('\n')}\nNext days I want to meet:\n${lines.slice(100).join('\n')}\n`,
  );
  await focusedRow(page).waitFor();
  expect(performance.now() - start).toBeLessThan(8_000);
  expect(await page.locator('.import-row[data-row]').count()).toBe(200);
  const moved = performance.now();
  for (let press = 0; press < 20; press++) await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Space');
  await page.locator('.import-row:focus[aria-selected="false"]').waitFor();
  const each = (performance.now() - moved) / 21;
  expect(each).toBeLessThan(250);
  const [row, foot] = [await focusedRow(page).boundingBox(), await page.locator('.import-foot').boundingBox()];
  expect((row?.y ?? 0) + (row?.height ?? 0)).toBeLessThanOrEqual(foot?.y ?? 0);
  await app.screenshot('import-long');
  expect(app.complaints()).toEqual([]);
});

test('a German post, in the dark, in a narrow window', async () => {
  const page = await openImport({
    vault: 'empty',
    context: { colorScheme: 'dark', viewport: { width: 400, height: 800 }, reducedMotion: 'reduce' },
  });
  await paste(
    page,
    'Gestern habe ich diese Organisationen getroffen:\n- Gewerkschaft nordlicht.example\n- @werftkollektiv\nIn den nächsten Tagen möchte ich treffen:\nSchweden:\n- Genossenschaft ullspinnarna.example (geplant)\n',
  );
  await grid(page).waitFor();
  await page.getByText('Found: German').waitFor({ state: 'attached' });
  expect(await page.locator('.import-row[data-row]').count()).toBe(3);
  await page.locator('.import-panes').scrollIntoViewIfNeeded();
  await app.screenshot('import-narrow-dark');
  const beyond = await page.evaluate('document.getElementById("main").scrollWidth - innerWidth');
  expect(beyond).toBeLessThanOrEqual(0);
  expect(await app.axe()).toEqual([]);
  await confirmDay(page);
  await page.getByRole('button', { name: 'Import 3 rows' }).click();
  await page.getByText('3 meetings and 3 organisations in.').waitFor();
  expect(app.complaints()).toEqual([]);
});

test('a text file is opened, in Norwegian, in the dark, with large text', async () => {
  app = await openApp({ vault: 'empty', context: { colorScheme: 'dark', viewport: { width: 1440, height: 900 } } });
  const { page } = app;
  const { bridge, socket } = await app.bridge();
  unwrap(await bridge.call('changeSettings', { language: 'nb', textSize: 125 }));
  socket.close();
  await page.locator('h1').first().waitFor();
  await page.keyboard.press('i');
  await page.getByRole('heading', { level: 1, name: 'Lim inn et innlegg' }).waitFor();
  const text =
    'Publisert 11.3.2026\n\nI går møtte jeg:\n- fagforeninga mi havnerud.example\n- @elvevern@sosial.example\n\nOvernattet hos @ola. Lovet Tekna prisen innen fredag.\nDe neste dagene vil jeg møte:\n- partiet fellesliste.example (kanskje)\n- kooperativet ull.example (avtalt torsdag kl. 14)\n\n-- \nIda\n';
  await page
    .locator('input[type="file"]')
    .setInputFiles({ name: 'innlegg.txt', mimeType: 'text/plain', buffer: Buffer.from(text) });
  await page.getByRole('grid', { name: 'Det som ble lest' }).waitFor();
  await app.screenshot('import-nb-dark');
  expect(await app.axe()).toEqual([]);
  await page.getByRole('heading', { name: 'Greit å vite' }).scrollIntoViewIfNeeded();
  await app.screenshot('import-nb-dark-below');
  expect(app.complaints()).toEqual([]);
});

test('what is no post about meetings says what was looked for, and can be kept as a note', async () => {
  const page = await openImport({ vault: withSkogtinget });
  await paste(page, 'Two onions, a kilo of flour and a bicycle pump.');
  await page.getByText('This does not read like a post about meetings.').waitFor();
  await app.screenshot('import-no-post');
  expect(await app.axe()).toEqual([]);
  await page.getByRole('button', { name: 'Keep it as a note' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Elvevern' }).click();
  await page.getByText('Kept as a private note about Elvevern.').waitFor();
  expect(await countBehind('note')).toBe(1);
  expect(app.complaints()).toEqual([]);
});

test('typed text waits for its writer, and goes to me alone where that is chosen', async () => {
  const page = await openImport();
  await page.locator('.import-box:focus').waitFor();
  await page.keyboard.type('Today I met with:\n- havnerud.example\n- ullspinnarna.example');
  await page.getByText('2 meetings and 2 organisations found.').waitFor();
  expect(await grid(page).count()).toBe(0);
  await page.getByLabel('Organisations and meetings go to').selectOption({ label: 'Only me' });
  await page.getByRole('button', { name: 'Review' }).click();
  await focusedRow(page).waitFor();
  await confirmDay(page);
  await page.getByRole('button', { name: 'Import 2 rows' }).click();
  await page.getByRole('heading', { name: 'Taken in' }).waitFor();
  const { bridge, socket } = await app.bridge();
  const state = unwrap(await bridge.call('hello', {}));
  socket.close();
  const mine = state.state === 'open' ? state.spaces.find(({ width }) => width === 'private')?.id : undefined;
  const made = (await rowsBehind()).filter(({ kind }) => kind === 'organisation' || kind === 'encounter');
  expect(made.map(({ space }) => space)).toEqual([mine, mine, mine, mine]);
  expect(app.complaints()).toEqual([]);
});

test('another screen in between loses nothing', async () => {
  const page = await openImport();
  await paste(page, demoPost);
  await focusedRow(page).waitFor();
  await page.keyboard.press('Space');
  await page.keyboard.press('g');
  await page.keyboard.press('t');
  await page.getByRole('heading', { level: 1, name: 'Today' }).waitFor();
  await page.keyboard.press('i');
  await page.locator('.import-row[aria-selected="false"]').first().waitFor();
  await app.screenshot('import-kept');
  expect(app.complaints()).toEqual([]);
});

test('after a finished import the key begins another; Back shows what became of the last; one taken back can be done better', async () => {
  const page = await openImport();
  await paste(page, 'Today I met with:\n- havnerud.example\n- ullspinnarna.example');
  await focusedRow(page).waitFor();
  await confirmDay(page);
  await page.getByRole('button', { name: 'Import 2 rows' }).click();
  const done = page.getByRole('heading', { name: 'Taken in' });
  await done.waitFor();

  await page.keyboard.press('i');
  await page.locator('.import-box:focus').waitFor();
  expect(await page.locator('.import-box').inputValue()).toBe('');
  await page.goBack();
  await done.waitFor();
  await page.getByRole('link', { name: 'havnerud.example' }).waitFor();

  await page.keyboard.press('g');
  await page.keyboard.press('t');
  await page.getByRole('heading', { level: 1, name: 'Today' }).waitFor();
  // Elsewhere there is no summary beside it: the toast itself says what was taken back.
  const toast = (said: string) => page.locator('.toast').getByText(said, { exact: true }).waitFor();
  await page.keyboard.press('z');
  await toast('Taken back: the import of 2 meetings and 2 organisations.');
  await app.screenshot('import-taken-back-elsewhere');
  await page.keyboard.press('Shift+Z');
  await toast('Done again: the import of 2 meetings and 2 organisations.');
  await page.keyboard.press('i');
  await page.locator('.import-box:focus').waitFor();
  await page.keyboard.type('Half a thought');

  // What was begun is neither lost to the one before nor overwritten by it.
  await page.evaluate(`location.hash = '/import/done'`);
  await done.waitFor();
  await page.keyboard.press('z');
  await page.getByText('The import was taken back.').waitFor();
  const backToText = page.getByRole('button', { name: 'Back to the text' });
  expect(await backToText.count()).toBe(0);
  await page.keyboard.press('i');
  await page.locator('.import-box:focus').waitFor();
  expect(await page.locator('.import-box').inputValue()).toBe('Half a thought');
  await page.locator('.import-box').fill('');
  await page.goBack();
  await page.getByText('The import was taken back.').waitFor();
  await app.screenshot('import-taken-back');
  expect(await app.axe()).toEqual([]);
  await backToText.click();
  await focusedRow(page).waitFor();
  await page.getByText('chosen by you').waitFor();
  expect(await page.locator('.import-row[data-row]').count()).toBe(2);

  // What is put away is not told as new, nor as if it stood there.
  await grid(page).getByText('put away as havnerud.example').waitFor();
  await grid(page).getByText('comes back from the archive').first().waitFor();
  await app.screenshot('import-comes-back');
  // Toasts, as that of the undo, stand above the foot: a click there imports.
  const edge = (selector: string, side: string) =>
    page.evaluate(`document.querySelector('${selector}').getBoundingClientRect().${side}`) as Promise<number>;
  for (const size of [
    { width: 400, height: 800 },
    { width: 1280, height: 480 },
  ]) {
    await page.setViewportSize(size);
    expect(await edge('.toasts', 'bottom')).toBeLessThanOrEqual(await edge('.import-foot', 'top'));
  }
  await page.getByRole('button', { name: 'Import 2 rows' }).click();
  await done.waitFor();
  await page.getByRole('heading', { name: 'Brought back' }).waitFor();
  expect(await page.getByRole('heading', { name: 'Added to' }).count()).toBe(0);
  await page.keyboard.press('z');
  await page.getByText('The import was taken back.').waitFor();
  expect(app.complaints()).toEqual([]);
});

test('the longest words for a status keep out of the room of the date, in each language', async () => {
  const page = await openImport();
  await paste(
    page,
    'Today I met:\n- Havnerud faglag\n\nAsked:\n- Fjellvik leieboerforening\n- Tindedrift (half-planned)',
  );
  await focusedRow(page).waitFor();
  const { bridge, socket } = await app.bridge();
  for (const language of ['nb', 'nn', 'sv', 'en'] as const) {
    unwrap(await bridge.call('changeSettings', { language }));
    await page.locator(`html[lang="${language}"]`).waitFor();
    for (const width of [1280, 1440, 1000]) {
      await page.setViewportSize({ width, height: 800 });
      const crossing = await page.locator('.import-row:not(.head)').evaluateAll((rows) =>
        rows.flatMap((row) => {
          const [status, when] = ['.status', '[data-column="when"]'].map((each) =>
            row.querySelector(each)?.getBoundingClientRect(),
          );
          return status && when && status.top < when.bottom && when.top < status.bottom && status.right > when.left
            ? row.textContent
            : [];
        }),
      );
      expect(crossing).toEqual([]);
    }
    await page.setViewportSize({ width: 1280, height: 800 });
    if (language === 'nb') await app.screenshot('import-review-nb');
  }
  socket.close();
  expect(app.complaints()).toEqual([]);
});
