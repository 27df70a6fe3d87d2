/** What is written about an error holds nothing that anybody wrote. */
import { execFileSync } from 'node:child_process';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { errorPlaces } from '../../../engine/process/error-places.ts';

test('name and places stay', () => {
  const told = errorPlaces(new TypeError('Elvebredd boligkooperativ is not a function'));
  expect(told).toMatch(/^TypeError\n {2}at error-places\.test\.ts:\d+:\d+\n/);
  expect(told).not.toContain('Elvebredd');
  expect(told).not.toContain('/');
});

test.each([
  [
    'a message that looks like a place',
    new Error('x\n    at Elvebredd (/home/Elvebredd.js:1:2)\n    at Elvebredd.js:1:2'),
  ],
  ['a message changed later', Object.assign(new Error('/Elvebredd.js:1:2'), { message: 'other' })],
  ['a name that is content', Object.assign(new Error('a'), { name: 'Elvebredd boligkooperativ' })],
  ['a stack that is content', Object.assign(new Error('a'), { stack: 'Elvebredd' })],
  ['a text thrown', 'Elvebredd'],
  ['an object thrown', { message: 'Elvebredd', stack: '    at Elvebredd (/a.js:1:2)' }],
  ['one with a cause', new Error('a', { cause: new Error('Elvebredd') })],
  ['a broken JSON', syntaxError('{"Elvebredd": Elvebredd}')],
])('%s tells nothing', (_what, thrown) => expect(errorPlaces(thrown)).not.toContain('Elvebredd'));

test('whatever the message, each line after the name is a place in a file of ours or of Node', () => {
  fc.assert(
    fc.property(
      fc.array(fc.constantFrom('\n', '    at ', '(', '/', 'x.js', ':1:2', ')', ' ', ': ', 'Error')),
      (pieces) => {
        const message = pieces.join('');
        const [, ...places] = errorPlaces(new Error(message)).split('\n');
        expect(places.filter((line) => !/^ {2}at (node:[\w/]+|[\w.-]+\.[jt]s):\d+:\d+$/.test(line))).toEqual([]);
        expect(places.join()).not.toContain('x.js');
      },
    ),
  );
});

test('a process that fails by itself tells the places alone, and ends', () => {
  const script = `
    import { endOnUncaught } from ${JSON.stringify(new URL('../../../dist/engine/process/error-places.js', import.meta.url).href)};
    endOnUncaught(() => process.exit(3));
    process.argv[1] === 'later' ? Promise.reject(new Error('Elvebredd')) : setTimeout(() => { throw new Error('Elvebredd') });
  `;
  for (const when of ['later', 'now']) {
    const run = () =>
      execFileSync(process.execPath, ['--input-type=module', '-e', script, when], { stdio: 'pipe', encoding: 'utf8' });
    expect(run).toThrow(expect.objectContaining({ status: 3, stderr: expect.not.stringContaining('Elvebredd') }));
    expect(run).toThrow(/ended by a fault of its own: Error/);
  }
});

function syntaxError(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch (thrown) {
    return thrown;
  }
}
