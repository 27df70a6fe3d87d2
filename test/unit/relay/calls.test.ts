/** Which calls over HTTP are let in, and which make room for them. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type CallUnderway, createCalls } from '../../../relay/calls.ts';

function callsAt(more: object = {}) {
  let at = 0;
  const limits = { mostOfOneAddress: 4, bytes: 100, bodyBytesOfOneAddress: 40 };
  const calls = createCalls({ ...limits, ...more, steady: () => at });
  const begin = (address: string, bytes = 0) => {
    const call = calls.begin(address);
    const one = { call, isDropped: false, isHeard: false };
    call?.waitsForCaller(() => {
      one.isDropped = true;
    });
    one.isHeard = bytes === 0 || call?.heard(bytes) === true;
    return one;
  };
  return { begin, later: (milliseconds: number) => (at += milliseconds) };
}

test('where an address has as many calls as it may, the one that waits longest for its caller makes room, and none that gets on', () => {
  const { begin, later } = callsAt();
  const [working, slow] = [begin('a'), begin('a'), begin('a'), begin('a')];
  working?.call?.goesOn();
  expect(begin('a').call).toBeUndefined();
  expect(begin('b').call).toBeDefined();
  later(5_000);
  expect(begin('a').call).toBeDefined();
  expect([working?.isDropped, slow?.isDropped]).toEqual([false, true]);
});

test('bodies of one address that do not come whole make room for its others after a while, and until then those come again', () => {
  const { begin, later } = callsAt();
  const slow = begin('a', 35);
  expect(begin('a', 10).isHeard).toBe(false);
  expect(slow.isDropped).toBe(false);
  later(5_000);
  expect(begin('a', 10).isHeard).toBe(true);
  expect(slow.isDropped).toBe(true);
});

test('with all room taken by few addresses, the one with most of it makes room for another at once', () => {
  const { begin } = callsAt();
  const greedy = [begin('a', 35), begin('b', 30), begin('c', 35)];
  const honest = begin('d', 30);
  expect(honest.isHeard).toBe(true);
  expect(greedy.map(({ isDropped }) => isDropped)).toEqual([true, false, false]);
  // Its own address has most now.
  expect([begin('d', 9).isHeard, honest.isDropped]).toEqual([true, true]);
});

test('answers that nobody reads make room for those of others, of the address that has most, and keep no body out', () => {
  const { begin } = callsAt();
  const answered = (address: string, bytes: number) => {
    const one = begin(address, 10);
    one.call?.goesOn();
    one.call?.waitsForCaller(() => {
      one.isDropped = true;
    });
    one.call?.tells(bytes);
    return one;
  };
  const deaf = [answered('a', 45), answered('a', 45)];
  expect(begin('b', 20).isHeard).toBe(true);
  const honest = answered('b', 30);
  expect(deaf.map(({ isDropped }) => isDropped)).toEqual([true, false]);
  expect(honest.isDropped).toBe(false);
  for (const { call } of [...deaf, honest]) call?.end();
  const last = answered('c', 79);
  expect(last.isDropped).toBe(false);
});

test('whatever comes and goes, no more lies there than may, and all room is given back', () => {
  const steps = fc.array(
    fc.record({
      address: fc.constantFrom('a', 'b', 'c', 'd', 'e'),
      bytes: fc.nat(30),
      wait: fc.nat(4_000),
      end: fc.boolean(),
    }),
    { maxLength: 60 },
  );
  fc.assert(
    fc.property(steps, (history) => {
      const { begin, later } = callsAt();
      const there: { one: { isDropped: boolean; call: CallUnderway | undefined }; address: string; bytes: number }[] =
        [];
      for (const { address, bytes, wait, end } of history) {
        later(wait);
        if (end) there.shift()?.one.call?.end();
        const one = begin(address, bytes);
        if (one.isHeard) there.push({ one, address, bytes });
        else one.call?.end();
        const left = there.filter(({ one: { isDropped } }) => !isDropped);
        const sum = (of: typeof left) => of.reduce((all, { bytes }) => all + bytes, 0);
        expect(sum(left)).toBeLessThanOrEqual(100);
        expect(sum(left.filter((some) => some.address === address))).toBeLessThanOrEqual(40);
      }
      for (const { one } of there) one.call?.end();
      for (const address of ['f', 'g']) expect(begin(address, 40).isHeard).toBe(true);
      expect(there.every(({ one }) => !one.call || one.call.heard(1) === false)).toBe(true);
    }),
  );
});
