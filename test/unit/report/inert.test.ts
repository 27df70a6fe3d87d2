import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { renderHtml } from '../../../shared/report/html.ts';
import { inertHashtag, inertName, inertUrl } from '../../../shared/report/inert.ts';
import { escapeMarkdown } from '../../../shared/report/markdown.ts';
import { createScene } from './scene.ts';

const hostile = [
  '<img src=x onerror=alert(1)>',
  '</title><script>alert(1)</script>',
  '[click](javascript:alert(1))',
  '![x](https://track.example/p.png)',
  '"><a href="https://evil.example">',
  '# Heading',
  '- item\n- item',
  '1. one',
  '> quote',
  '`code` ~~gone~~ **bold** _under_ ||',
  '<!-- comment -->',
  'https://evil.example/?who=you',
  'www.evil.example',
  '&lt;b&gt; &#x41;',
  '{orgs} {day}',
  '\u202Eelpmaxe\u202C \u2066x\u2069 \u200Bzero',
  'x'.repeat(5_000),
  'line\u2028break\u0000null',
];

function reportNamed(name: string) {
  const scene = createScene();
  const host = 'ok.example';
  const org = scene.add('organisation', {
    name,
    country: 'NO',
    urls: [{ id: 'u', url: 'javascript:alert(1)', host, path: '/a?b' }],
  });
  scene.met(org, '2026-03-10', { outcomes: [{ id: 'o', text: name, audience: 'coalition' }] });
  scene.target(org, 'wanted');
  scene.add('ask', { type: 'help', text: name, audience: 'public', status: 'open' });
  return scene.report({ audience: 'coalition', summary: name, title: name, contact: name });
}

describe('hostile names are only names', () => {
  for (const name of hostile)
    test(JSON.stringify(name.slice(0, 40)), () => {
      const { markdown, html } = reportNamed(name);
      const tags = new Set([...html.matchAll(/<\/?([a-z!][a-z0-9]*)/gi)].map((match) => match[1]));
      for (const tag of tags)
        expect(
          '!doctype html head meta title style body p main h1 h2 h3 dl dt dd table thead tbody tr th td ul li ol bdi a strong span br div',
        ).toContain(tag);
      expect(html).not.toMatch(/<[^>]+\son\w+=|javascript:[^<]*"|<script|<img/i);
      for (const [, href] of html.matchAll(/href="([^"]*)"/g)) expect(href).toMatch(/^https:\/\/ok\.example\//);
      expect(html + markdown).not.toMatch(/[\u202A-\u202E\u2066-\u2069\u200B\u2028]|(?!\n)\p{Cc}/u);
      expect(markdown).not.toMatch(/(?<!\\)<|(?<!\\)!?\[(?!.*\]\(https:\/\/ok\.example\/)/);
      expect(markdown).not.toMatch(/^(# Heading|> quote|1\. one)/m);
      expect(markdown.split('\n').every((line) => line.length < 120_000)).toBe(true);
    });

  test('a name is cut at 200 letters and never in the middle of one', () => {
    expect([...inertName('🌹'.repeat(5_000))]).toHaveLength(201);
    expect(inertName('🌹'.repeat(5_000))).toMatch(/^🌹+…$/u);
  });

  test('any text at all: no tag, no markup, nothing reordered', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom(...'<>"\'&[]()!*_`#|~\\-+.1 \n\tabå{}:/@=\u202e'), maxLength: 60 }),
        (name) => {
          const inner = renderHtml({
            language: 'en',
            title: [],
            audience: 'public',
            banner: '',
            blocks: [{ type: 'paragraph', line: [{ type: 'name', text: inertName(name) }] }],
          }).match(/<p><bdi>(.*?)<\/bdi><\/p>/s)?.[1];
          expect(inner).toBeDefined();
          expect(inner).not.toMatch(/[<>"'\u202e\n]|&(?!(amp|lt|gt|quot|#39);)/);
          const escaped = escapeMarkdown(inertName(name), 'start');
          const plain = escaped.replace(/\\[!-/:-@[-`{-~]/g, 'x');
          expect(plain).not.toMatch(/[*`[\]<>|~]|^\s*([-+=#]|\d{1,9}[.)])/);
          expect(escaped.replace(/\\([!-/:-@[-`{-~])/g, '$1')).toBe(inertName(name));
        },
      ),
      { numRuns: 2_000 },
    );
  });
});

describe('links', () => {
  test('lead to the organisation itself, without a query', () => {
    expect(inertUrl({ host: 'lo.example', path: '/hus/?from=me#here' })).toBe('https://lo.example/hus/');
    expect(inertUrl({ host: 'lo.example', path: '/a(b)[c]' })).toBe('https://lo.example/a%28b%29%5Bc%5D');
    expect(inertUrl({ host: 'me@evil.example', path: '/' })).toBeUndefined();
    expect(inertUrl({ host: 'not a host', path: '/' })).toBeUndefined();
    expect(inertUrl(undefined)).toBeUndefined();
  });

  test('in HTML tell the site nothing of the reader', () => {
    const { html } = reportNamed('Torvlaget');
    expect(html).toContain(
      '<a href="https://ok.example/a" rel="noreferrer noopener nofollow"><bdi>Torvlaget</bdi></a>',
    );
    expect(html).toMatch(/^<!doctype html>\n<html lang="en">/);
    expect(html).toContain(
      `content="default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"`,
    );
    expect(html).not.toMatch(/generator|author"|<link|@import|url\(/i);
  });
});

test('a hashtag is letters, digits and underscores', () => {
  expect(inertHashtag('#norgeSkifter')).toBe('norgeSkifter');
  expect(inertHashtag('åpen_kilde')).toBe('åpen_kilde');
  expect(inertHashtag('two words')).toBeUndefined();
  expect(inertHashtag('<b>')).toBeUndefined();
});
