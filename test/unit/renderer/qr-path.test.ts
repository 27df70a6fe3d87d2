import decode from 'qr/decode.js';
import { expect, test } from 'vitest';

/** Of a path, since it is written for the types of a browser. */
const module: string = '../../../renderer/parts/qr-path.ts';
const scale = 4;

test('what is drawn of an invitation is read back by a scanner', async () => {
  const { qrPath } = (await import(module)) as { qrPath: (text: string) => { size: number; path: string } };
  const link = `samband:join/1/${'Ab3_'.repeat(5)}xy?k=${'k'.repeat(43)}&a=192.0.2.2%3A43733&a=%5Bfd00%3A%3A2%5D%3A43733`;
  const { size, path } = qrPath(link);
  const side = size * scale;
  const data = new Uint8Array(side * side * 4).fill(255);
  for (const [, x, y, width] of path.matchAll(/M(\d+) (\d+)h(\d+)v1h-\d+z/g))
    for (let row = 0; row < scale; row++) {
      const start = ((Number(y) * scale + row) * side + Number(x) * scale) * 4;
      for (let at = start; at < start + Number(width) * scale * 4; at++) if (at % 4 !== 3) data[at] = 0;
    }
  expect(decode({ width: side, height: side, data })).toBe(link);
});
