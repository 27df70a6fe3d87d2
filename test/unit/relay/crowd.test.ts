/** Who stays and who makes room where sockets are few. */
import { EventEmitter } from 'node:events';
import type { Socket } from 'node:net';
import { expect, test } from 'vitest';
import { createCrowd } from '../../../relay/crowd.ts';

function crowdOf(more: object = {}) {
  let crowdedOut = 0;
  const limits = { most: 1_000, mostOfOneAddress: 16, mostOfOneAccount: 12, ...more };
  const crowd = createCrowd({ ...limits, onCrowdedOut: () => crowdedOut++ });
  const arrive = (address: string) => {
    const socket = Object.assign(new EventEmitter(), {
      destroyed: false,
      destroy: () => {
        socket.destroyed = true;
        socket.emit('close');
      },
    }) as unknown as Socket & { destroyed: boolean };
    if (crowd.admit(socket)) crowd.from(socket, address);
    return socket;
  };
  const enter = (address: string, account: string, isPresent = true) => {
    const socket = arrive(address);
    if (!socket.destroyed) crowd.entered(socket, account, isPresent);
    return socket;
  };
  const some = <T>(count: number, make: () => T) => Array.from({ length: count }, make);
  const staying = (sockets: readonly { readonly destroyed: boolean }[]) =>
    sockets.filter(({ destroyed }) => !destroyed).length;
  return { crowd, arrive, enter, some, staying, crowdedOut: () => crowdedOut };
}

test('one account has half of the places of an address, its oldest make room, and another group gets in there', () => {
  const { enter, some, staying } = crowdOf();
  const greedy = some(100, () => enter('co-op', 'greedy'));
  expect(staying(greedy)).toBe(8);
  expect(staying(greedy.slice(-8))).toBe(8);
  const others = some(7, () => enter('co-op', 'other'));
  expect(staying(others)).toBe(7);
  expect(staying(greedy)).toBe(7);
});

test('however many accounts somebody has, another group gets in: the largest makes room', () => {
  const { enter, some, staying } = crowdOf();
  const greedy = ['a', 'b', 'c'].flatMap((account) => some(50, () => enter('co-op', account)));
  expect(staying(greedy)).toBe(14);
  const others = some(3, () => enter('co-op', 'other'));
  expect([staying(others), staying(greedy)]).toEqual([3, 11]);
});

test('from many addresses one account has no more than its places in all', () => {
  const { crowd, enter, some, staying } = crowdOf();
  let address = 0;
  const greedy = some(100, () => enter(`exit ${address++ % 20}`, 'greedy'));
  expect(staying(greedy)).toBe(12);
  expect(crowd.size()).toBe(12);
});

test('who knows only keys that were replaced takes no place of those who know the present one', () => {
  const { crowd, enter, some, staying } = crowdOf();
  const present = some(8, () => enter('co-op', 'group'));
  const removed = some(50, () => enter('co-op', 'group', false));
  expect(staying(removed)).toBe(4);
  expect(staying(present)).toBe(8);
  // One that comes as far as the present key leaves its place among them.
  const [laggard] = removed.slice(-1);
  if (!laggard) throw new Error('nobody');
  present[0]?.destroy();
  crowd.entered(laggard, 'group', true);
  enter('co-op', 'group', false);
  expect(staying(removed)).toBe(4);
  expect(staying(present)).toBe(7);
});

test('idle sockets make room for newcomers of their own address, and who has entered does not', () => {
  const { arrive, enter, some, staying, crowdedOut } = crowdOf();
  const entered = some(6, () => enter('co-op', 'one'));
  const idle = some(40, () => arrive('co-op'));
  expect(staying(idle)).toBe(10);
  const elsewhere = arrive('home');
  const newcomer = enter('co-op', 'other');
  expect([newcomer.destroyed, elsewhere.destroyed]).toEqual([false, false]);
  expect(staying(entered)).toBe(6);
  expect(crowdedOut()).toBe(31);
});

test('with every place of the relay taken by one group from everywhere, another gets in, and places that were left are given again', () => {
  const { crowd, enter, some, staying } = crowdOf({ most: 16, mostOfOneAddress: 100, mostOfOneAccount: 100 });
  let address = 0;
  const entered = some(50, () => enter(`exit ${address++}`, 'group'));
  expect(staying(entered)).toBe(14);
  const others = some(4, () => enter('home', 'other'));
  expect([staying(entered), staying(others)]).toEqual([10, 4]);
  for (const socket of [...entered, ...others]) socket.destroy();
  expect(crowd.size()).toBe(0);
  expect(staying(some(10, () => enter('home', 'group')))).toBe(10);
});

test('as it comes, two hundred laptops of one group stay connected from one address, and so do as many of another', () => {
  const { enter, some, staying } = crowdOf({ most: 16_000, mostOfOneAddress: 512, mostOfOneAccount: 1_024 });
  const first = some(200, () => enter('co-op', 'first'));
  const second = some(200, () => enter('co-op', 'second'));
  expect([staying(first), staying(second)]).toEqual([200, 200]);
});
