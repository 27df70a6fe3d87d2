import fc from 'fast-check';
import { expect, test } from 'vitest';
import { renderBbcode } from '../../../shared/report/bbcode.ts';
import type { Inline } from '../../../shared/report/document.ts';
import { splitThread } from '../../../shared/report/thread.ts';
import { movement } from './scene.ts';

const audiences = ['private', 'coalition', 'public'] as const;
const tags = /\[\/?(?:b|quote|url(?:=[^\]]*)?)\]/g;

test.each(audiences)('%s: bold, links and quotes only, each closed again', (audience) => {
  const written = renderBbcode(movement().report({ audience, summary: 'Why\n\nand [b]how[/b]' }).document);
  expect(written.replace(tags, '')).not.toMatch(/\[\/?\p{L}/u);
  const open: string[] = [];
  for (const [tag] of written.matchAll(tags))
    if (tag.startsWith('[/')) expect(open.pop()).toBe(tag.slice(2, -1));
    else open.push(tag.slice(1).split(/[=\]]/)[0] ?? '');
  expect(open).toEqual([]);
});

test('a post has its links as one reads them, and can be cut into a thread', () => {
  const written = renderBbcode(movement().report({ summary: 'Together out of it.' }).document);
  expect(written).toMatch(/^\[b\].*\[\/b\]\n\nTogether out of it\.\n\n/);
  expect(written).toContain('[url=https://permer.example/]Røde Permer[/url]');
  expect(written).toMatch(/^- \[b\]Norway\[\/b\]: /m);
  for (const piece of splitThread(written, 300))
    expect(piece.match(/\[b\]/g)?.length).toBe(piece.match(/\[\/b\]/g)?.length);
});

test('whatever a name says, it is read and does nothing', () => {
  const name = fc.string({ unit: fc.constantFrom('[', ']', '/', 'b', 'url', '=', '*', ' ', 'å', '\n') });
  fc.assert(
    fc.property(name, fc.constantFrom<Inline['type']>('text', 'strong', 'quiet', 'name'), (text, type) => {
      const written = renderBbcode({
        language: 'en',
        title: [],
        audience: 'public',
        banner: '',
        blocks: [{ type: 'paragraph', line: [{ type, text } as Inline] }],
      });
      const outer = type === 'strong' ? written.replace(/^\[b\]|\[\/b\]\n$/g, '') : written;
      expect(outer).not.toMatch(/\[[/*]?\p{L}|\[\*/u);
    }),
  );
});
