import { describe, expect, test } from 'vitest';
import { languages } from '../../../shared/model/enumerations.ts';
import { renderHtml } from '../../../shared/report/html.ts';
import { movement } from './scene.ts';

const audiences = ['private', 'coalition', 'public'] as const;

describe('a report as HTML', () => {
  for (const audience of audiences)
    test(`${audience}: asks nothing of anybody, and is in order`, () => {
      for (const language of languages) {
        const { html } = movement().report({ audience, language, thankHosts: true, summary: 'Why\n\nand how' }, 'Ada');
        expect(html).toContain(`<html lang="${language}">`);
        expect(html).not.toMatch(/<script|<link|<img|<iframe|@import|url\(|src=|\son\w+=|style="/i);
        const policy = /http-equiv="Content-Security-Policy" content="([^"]*)"/.exec(html)?.[1];
        expect(policy).toBe("default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'");
        for (const [, href] of html.matchAll(/href="([^"]*)"/g)) expect(href).toMatch(/^https:\/\/[^?#]*$/);
        const levels = [...html.matchAll(/<h([1-6])>/g)].map((match) => Number(match[1]));
        expect(levels[0]).toBe(1);
        expect(levels.filter((level) => level === 1)).toHaveLength(1);
        for (const [at, level] of levels.entries()) expect(level).toBeLessThanOrEqual((levels[at - 1] ?? 0) + 1);
        expect(html.match(/<th[ >]/g)?.length).toBe(html.match(/<th scope="col"/g)?.length);
        for (const [, row] of html.matchAll(/<tr>(.*?)<\/tr>/gs)) expect(row).not.toBe('');
      }
    });

  test('says on every printed page for whom it is, in whatever letters', () => {
    expect(movement().report({ audience: 'coalition' }).html).toContain('@top-left { content: "COALITION"; }');
    const banner = '"; } </style><script>alert(1)</script> å';
    const html = renderHtml({ language: 'nb', title: [], audience: 'circle', banner, blocks: [] });
    expect(html.match(/<\/style>/g)).toHaveLength(1);
    expect(html).not.toContain('<script');
    expect(html).toContain('\\c5 ');
  });

  test('an address that is the name is not printed behind it once more', () => {
    const { html } = movement().report();
    expect(html).toContain('<a class="told" href="https://folkepartiet.example/"');
    expect(html).toContain('<a href="https://permer.example/"');
  });
});
