import { expect, test } from 'vitest';
import { canonicalUrl } from '../../../shared/model/url.ts';
import { createSearch, searchDocument } from '../../../shared/query/search.ts';
import { device } from '../../kit/domain.ts';
import { makeOrganisation, rowOf } from '../query/comrades.ts';
import { createScene } from './scene.ts';

const link = (text: string) => ({ ...canonicalUrl(text), id: 'a' });

test('a report says addresses in their own letters, wherever they are read; the link itself is in ASCII', () => {
  const scene = createScene();
  const bare = scene.add('organisation', { urls: [link('prøveorg.example')] });
  const named = scene.add('organisation', { name: 'Blåbærlaget', urls: [link('https://blåbær.example/om')] });
  scene.met(bare, '2026-03-10');
  scene.met(named, '2026-03-10');
  const { html, markdown, plain } = scene.report({ audience: 'coalition' });
  for (const text of [markdown, plain, html]) expect(text).toContain('prøveorg.example');
  // No second address behind what is one already, in whichever letters.
  for (const text of [markdown, plain]) expect(text).not.toContain('xn--prveorg-r1a');
  expect(html).toContain('<a class="told" href="https://xn--prveorg-r1a.example/"');
  expect(plain).toContain('Blåbærlaget (blåbær.example/om)');
  expect(markdown).toContain('[Blåbærlaget](https://xn--blbr-roah.example/om)');
  expect(html).toContain('<a data-address="https://blåbær.example/om" href="https://xn--blbr-roah.example/om"');
  const about = scene.report({ audience: 'coalition', scope: { type: 'organisation', id: named } });
  expect(about.plain).toContain('Link: blåbær.example/om');
});

test('an address with foreign letters among ours stays in ASCII in a report', () => {
  const scene = createScene();
  scene.met(scene.add('organisation', { urls: [link('pаypal.example')] }), '2026-03-10');
  expect(scene.report({ audience: 'coalition' }).plain).toContain('xn--pypal-4ve.example');
});

test('who must not be told of is noticed in a text by the address as it is read, too', () => {
  const scene = createScene();
  scene.add('organisation', { urls: [link('prøveorg.example')], care: 'careful' });
  for (const summary of ['We saw prøveorg.example.', 'We saw xn--prveorg-r1a.example.'])
    expect(scene.report({ summary }).suspects).toHaveLength(1);
});

test('both ways to write an address are found', () => {
  const ida = device('Ida');
  const id = makeOrganisation(ida, { name: 'Laget', urls: [link('https://rødt.example/mål')] });
  const search = createSearch();
  search.put([searchDocument(rowOf(ida, id), () => '')]);
  for (const sought of ['rødt.example', 'rødt', 'rodt', 'xn--rdt-0na.example', 'xn--rdt'])
    expect(search.find(sought, { limit: 5 }).map((found) => found.id)).toEqual([id]);
});
