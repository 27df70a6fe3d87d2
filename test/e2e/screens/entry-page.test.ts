/** The page of an organisation and of a person as somebody uses it: fields changed where they stand, what belongs to it. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type App, openApp, until } from '../../kit/app.ts';
import { typeDay } from '../../kit/typed-day.ts';
import { unwrap } from '../../kit/vaults.ts';

let app: App;
beforeAll(async () => {
  app = await openApp({ vault: 'demo', context: { viewport: { width: 1500, height: 1000 } } });
  await app.page.getByRole('heading', { level: 1, name: 'Today' }).waitFor();
});
afterAll(() => app.close());

const toast = (text: string | RegExp) => app.page.locator('.toast', { hasText: text }).last();
const field = (name: string) => app.page.locator(`.inline-field[data-field="${name}"]`).first();

async function openFirst(place: 'Organisations' | 'People'): Promise<void> {
  const { page } = app;
  await page.evaluate(`location.hash = "/${place.toLowerCase()}"`);
  const list = page.getByRole('listbox', { name: place });
  await list.getByRole('option').first().waitFor();
  await page.getByLabel('Order').selectOption('name');
  await list.focus();
  await page.keyboard.press('Home');
  await page.keyboard.press('Enter');
  await page.locator('.entry-page').waitFor();
}

test('E edits a field in place, Enter saves, Escape leaves, the toast takes it back', async () => {
  const { page } = app;
  await openFirst('Organisations');
  const name = await page.getByRole('heading', { level: 1 }).innerText();
  await app.screenshot('entry-organisation');
  expect(await app.axe()).toEqual([]);
  await page.keyboard.press('e');
  const box = page.getByRole('textbox', { name: 'Name', exact: true });
  await box.fill('Something else');
  await app.screenshot('entry-editing');
  expect(await app.axe()).toEqual([]);
  await page.keyboard.press('Escape');
  await box.waitFor({ state: 'detached' });
  expect(await page.getByRole('heading', { level: 1 }).innerText()).toBe(name);
  await page.keyboard.press('Enter');
  await box.fill('Blåfjell samdriftslag');
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { level: 1, name: 'Blåfjell samdriftslag' }).waitFor();
  await toast('Changed: Name').getByRole('button', { name: 'Undo' }).click();
  await page.getByRole('heading', { level: 1, name }).waitFor();
});

test('tags, links and a word for my own eyes only, each in its layer', async () => {
  const { page } = app;
  await field('tags').getByRole('button', { name: 'Edit: Tags' }).click();
  await page.keyboard.type('mars-turné');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Enter');
  await field('tags').getByText('mars-turné').waitFor();
  await page.getByRole('button', { name: 'Links', exact: true }).click();
  await field('urls').getByRole('textbox').last().fill('not an address');
  await page.keyboard.press('Enter');
  await page.getByText('This is not a web address.').waitFor();
  await field('urls').getByRole('textbox').last().fill('https://www.blaafjell.example/om/?utm_source=x');
  await page.keyboard.press('Enter');
  await field('urls').getByText('https://blaafjell.example/om/').waitFor();
  await page.getByRole('button', { name: 'Place', exact: true }).click();
  await field('place').getByRole('textbox').fill('Bakgården');
  await field('place').getByLabel('Who may read it').selectOption({ label: 'Only me' });
  await page.keyboard.press('Control+Enter');
  await field('place').getByText('Bakgården').waitFor();
  await field('place').getByText('Only me').waitFor();
  await app.screenshot('entry-layers');
  expect(await app.axe()).toEqual([]);
  expect(app.complaints()).toEqual([]);
});

test('people, relations and a meeting are added where they belong', async () => {
  const { page } = app;
  const people = page.getByRole('region', { name: /^People/ });
  await people.getByRole('button', { name: 'Add a person' }).click();
  await page.keyboard.type('Nanna Example');
  await people.getByLabel('Role').fill('chair');
  await page.keyboard.press('Enter');
  await people.getByRole('link', { name: 'Nanna Example' }).waitFor();
  const relations = page.getByRole('region', { name: /^Relations/ });
  await relations.getByRole('button', { name: 'Add a relation' }).click();
  await relations.getByLabel('To whom').fill('Storlaget i byen');
  await page.keyboard.press('Tab');
  await relations.getByRole('button', { name: 'Add', exact: true }).click();
  await relations.getByRole('link', { name: 'Storlaget i byen' }).waitFor();
  expect(await app.axe()).toEqual([]);
  await app.screenshot('entry-belongs');
  await relations.getByRole('link', { name: 'Storlaget i byen' }).click();
  await page.getByRole('heading', { level: 1, name: 'Storlaget i byen' }).waitFor();
  await page.getByText('has the section').waitFor();
  await page.getByRole('button', { name: 'Plan a meeting' }).click();
  await page.getByRole('button', { name: 'want to meet', pressed: true }).waitFor();
  await until(() => page.url().includes('/encounter/'));
  expect(app.complaints()).toEqual([]);
});

test('a relation that has ended says so while it is folded', async () => {
  const { page } = app;
  const { bridge, socket } = await app.bridge();
  const id = (place: number) => `e${place}`.padStart(32, '0');
  unwrap(
    await bridge.call('perform', {
      commands: [
        { op: 'create', kind: 'organisation', id: id(1), fields: { name: 'Måneviks lag' } },
        { op: 'create', kind: 'organisation', id: id(2), fields: { name: 'Bratthaugen forbund' } },
        { op: 'create', kind: 'organisation', id: id(3), fields: { name: 'Askebygda forbund' } },
        {
          op: 'create',
          kind: 'relation',
          fields: { from: id(1), to: id(2), type: 'member_of', since: '2012-01-01', until: '2019-06-30' },
        },
        { op: 'create', kind: 'relation', fields: { from: id(1), to: id(3), type: 'member_of' } },
      ],
    }),
  );
  socket.close();
  await page.evaluate(`location.hash = '/organisation/${id(1)}'`);
  await page.getByRole('heading', { level: 1, name: 'Måneviks lag' }).waitFor();
  const lines = page.getByRole('region', { name: /^Relations/ }).getByRole('listitem');
  await lines.filter({ hasText: 'Bratthaugen forbund' }).getByText('2012–2019 · ended').waitFor();
  await lines
    .filter({ hasText: 'Bratthaugen' })
    .getByRole('button', { name: /, 2012–2019 · ended/ })
    .waitFor();
  // What holds comes first, and says nothing of the kind.
  expect(await lines.first().innerText()).not.toContain('ended');
  expect(await lines.first().innerText()).toContain('Askebygda forbund');
  await app.screenshot('entry-relation-ended');
  expect(await app.axe()).toEqual([]);
  expect(app.complaints()).toEqual([]);
});

test('promises, tools, consents, an introduction and who it is the same as', async () => {
  const { page } = app;
  await openFirst('Organisations');
  const promises = page.getByRole('region', { name: /^Promises/ });
  await promises.getByRole('button', { name: 'Add a promise' }).click();
  await promises.getByLabel('Who promised').selectOption({ label: 'They promised' });
  await promises.getByLabel('What was promised').fill('A list of all their tools');
  await typeDay(promises.getByRole('group', { name: 'Due' }), '2020-01-02');
  await page.keyboard.press('Enter');
  await promises.getByText('overdue since').waitFor();
  await promises.getByRole('button', { name: 'Kept' }).click();
  await promises.getByText('settled').waitFor();

  const tools = page.getByRole('region', { name: /^Tools in use/ });
  await tools.getByRole('button', { name: 'Add a tool' }).click();
  await tools.getByLabel('Tool').fill('Bigmail');
  await tools.getByLabel('Vendor').fill('Bigcorp');
  await page.keyboard.press('Enter');
  await tools.getByText('Bigmail').waitFor();
  await tools.getByRole('button', { name: /Details: .*Bigmail/ }).click();
  await tools.getByRole('button', { name: 'Edit: Threats' }).click();
  await tools.getByLabel('surveillance').check();
  await tools.getByRole('button', { name: 'Save' }).click();
  await tools.locator('[data-field="threats"]').getByText('surveillance').waitFor();
  expect(await app.axe()).toEqual([]);
  await app.screenshot('entry-tools');

  const consents = page.getByRole('region', { name: 'Consents' });
  await consents.getByRole('button', { name: 'Record an answer: be contacted' }).click();
  await consents.getByRole('button', { name: 'Save' }).click();
  await consents.locator('strong', { hasText: 'yes' }).waitFor();
  await consents.getByRole('button', { name: 'Take back: be contacted' }).click();
  await consents.locator('strong', { hasText: 'taken back' }).waitFor();

  await page.getByRole('button', { name: 'Merge with another' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('The other one').fill('Storlaget i byen');
  await page.keyboard.press('Tab');
  await app.screenshot('entry-merge');
  expect(await app.axe()).toEqual([]);
  await dialog.getByRole('button', { name: 'They are the same' }).click();
  await dialog.waitFor({ state: 'detached' });
  await page.getByRole('button', { name: 'Take apart again' }).click();
  await page.getByRole('button', { name: 'Take apart again' }).waitFor({ state: 'detached' });
  await page.getByRole('button', { name: 'Put away' }).click();
  await page.getByText('This is put away.').waitFor();
  await page.getByRole('button', { name: 'Bring back' }).click();
  await page.getByText('This is put away.').waitFor({ state: 'detached' });
  expect(app.complaints()).toEqual([]);
});

test('an introduction is drafted in any language and taken along', async () => {
  const { page } = app;
  const { bridge } = await app.bridge();
  const [org, person, meeting] = ['a'.repeat(32), 'b'.repeat(32), 'c'.repeat(32)];
  const made = await bridge.call('perform', {
    commands: [
      { op: 'create', kind: 'organisation', id: org, fields: { name: 'Veverlaget' } },
      { op: 'create', kind: 'person', id: person, fields: { name: 'Siv Example', canBeAskedToIntroduce: 'yes' } },
      { op: 'create', kind: 'affiliation', fields: { person, organisation: org, role: 'board' } },
      {
        op: 'create',
        kind: 'encounter',
        id: meeting,
        fields: { people: { [person]: 'participant' }, when: '2026-01-05', status: 'held' },
      },
    ],
  });
  expect(made.ok).toBe(true);
  await page.evaluate(`location.hash = "/organisation/${org}"`);
  const ways = page.getByRole('region', { name: /^Ways in/ });
  await ways.getByRole('link', { name: 'Siv Example' }).waitFor();
  await ways.getByText('may be asked').waitFor();
  await ways.getByRole('button', { name: 'Draft request' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Language').selectOption('nb');
  await dialog.getByLabel('What it is about').fill('felles drift av e-post');
  await until(async () => (await dialog.getByLabel('The message').inputValue()).includes('Det gjelder felles drift'));
  await app.screenshot('entry-introduction');
  expect(await app.axe()).toEqual([]);
  await page.keyboard.press('Escape');
  expect(app.complaints()).toEqual([]);
});

test('values in two layers: both are shown with who reads which, and what the wider circle sees is seen from here', async () => {
  const { page } = app;
  const { bridge } = await app.bridge();
  const state = await bridge.call('hello', {});
  if (!state.ok || state.value.state !== 'open') throw new Error('not open');
  const mine = state.value.spaces.find(({ width }) => width === 'private')?.id ?? '';
  const id = 'e'.repeat(32);
  const set = (name: string, value: string | string[]) => ({ op: 'set' as const, id, field: name, value, space: mine });
  const fields = { name: 'Lyktestolpen lag', place: 'Havnerud', tags: ['post'] };
  for (const commands of [
    [{ op: 'create' as const, kind: 'organisation', id, fields }],
    [set('name', 'Lykta'), set('tags', ['post', 'ring dem']), set('summary', 'Skylder oss en tjeneste')],
  ]) {
    const done = await bridge.call('perform', { commands });
    if (!done.ok) throw new Error(JSON.stringify(done.error));
  }
  await page.evaluate(`location.hash = "/organisation/${id}"`);
  await page.getByRole('heading', { level: 1, name: 'Lykta' }).waitFor();
  await field('name').locator('.inline-line').getByText('Only me').waitFor();
  const other = field('name').locator('.alternative');
  await other.getByText('Lyktestolpen lag').waitFor();
  await other.getByText('Coalition').waitFor();
  await field('tags').getByRole('listitem').filter({ hasText: 'ring dem' }).getByText('Only me').waitFor();
  expect(await field('tags').getByRole('listitem').filter({ hasText: 'post' }).getByText('Only me').count()).toBe(0);

  const layers = page.getByRole('region', { name: 'Who may read it' });
  await layers.getByRole('button', { name: /^What they see/ }).click();
  await layers.getByText('Lyktestolpen lag').waitFor();
  const theirs = await layers.innerText();
  for (const hidden of ['Lykta', 'ring dem', 'tjeneste']) expect(theirs).not.toContain(hidden);
  expect(theirs).toContain('post');
  await layers.scrollIntoViewIfNeeded();
  await app.screenshot('entry-layers');
  expect(await app.axe()).toEqual([]);

  // My own word falls silent, and the coalition's is heard again.
  await other.getByRole('button', { name: 'Use this' }).click();
  await page.getByRole('heading', { level: 1, name: 'Lyktestolpen lag' }).waitFor();
  await other.waitFor({ state: 'detached' });
  expect(app.complaints()).toEqual([]);
});

test('what was read out of a pasted text leads back to it', async () => {
  const { page } = app;
  await page.keyboard.press('Control+k');
  await page.getByRole('dialog').getByRole('combobox').waitFor();
  await page.keyboard.type('lyktestolpen');
  await page
    .getByRole('option', { name: /Lyktestolpen/ })
    .first()
    .waitFor();
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { level: 1, name: 'Lyktestolpen' }).waitFor();
  await page.getByRole('link', { name: 'Read the text' }).click();
  await page.getByRole('heading', { name: 'The text as it was pasted' }).waitFor();
  await page.getByText('- Co-operative book café [Lyktestolpen]').waitFor();
  await app.screenshot('record-pasted');
  expect(await app.axe()).toEqual([]);
});
