import { expect, test } from 'vitest';
import { hostAndPort, parseHostAndPort } from '../../../engine/lan/address.ts';

test('an address as it is shown is read again as the same', () => {
  for (const [host, port] of [
    ['192.0.2.7', 4100],
    ['2001:db8::7', 1],
    ['fe80::1%wlan0', 65_535],
  ] as const)
    expect(parseHostAndPort(` ${hostAndPort(host, port)} `)).toEqual({ host, port });
  expect(parseHostAndPort('localhost:4100')).toEqual({ host: '127.0.0.1', port: 4_100 });
  expect(hostAndPort('::ffff:192.0.2.7', 80)).toBe('192.0.2.7:80');
});

test('what is no address is not looked up anywhere', () => {
  for (const text of [
    'laptop.example:4100',
    '192.0.2.7',
    '192.0.2.7:0',
    '192.0.2.7:70000',
    '[192.0.2.7]:1',
    'fe80::1:1',
    '',
  ])
    expect(parseHostAndPort(text)).toBeUndefined();
});
