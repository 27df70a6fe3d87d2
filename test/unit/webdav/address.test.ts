import { expect, test } from 'vitest';
import { originOf, readWebdavAddress, type WebdavAddress } from '../../../engine/webdav/webdav-address.ts';

const direct = { throughProxy: false };
const proxied = { throughProxy: true };

test('the address that Nextcloud shows is read, with name and password taken out of it', () => {
  expect(
    readWebdavAddress(' https://ada%40coop:a%20b%3A7@Cloud.Coop.example/remote.php/dav/files/ada/Møte 1 ', direct),
  ).toEqual({
    ok: true,
    value: {
      protocol: 'https:',
      host: 'cloud.coop.example',
      port: 443,
      path: '/remote.php/dav/files/ada/M%C3%B8te%201/',
      username: 'ada@coop',
      password: 'a b:7',
    },
  });
});

test('a password only goes where nobody on the way can read it', () => {
  const encrypted = [
    'https://cloud.example/',
    'http://127.0.0.1:8080/dav',
    'http://localhost/dav',
    'http://[::1]:8080/dav',
  ];
  for (const url of encrypted) expect(readWebdavAddress(url, direct)).toMatchObject({ ok: true });
  const open = [
    'http://cloud.example/',
    'http://192.168.1.20/',
    'http://127.0.0.1.example/',
    'http://localhost.example/',
    'http://1.2.3.4/',
    'http://[::2]/',
  ];
  for (const url of open)
    for (const how of [direct, proxied])
      expect(readWebdavAddress(url, how)).toEqual({ ok: false, error: { type: 'NotEncrypted' } });
});

test('a Tor service is asked for through a proxy or not at all', () => {
  for (const url of ['http://abcdef.onion/dav', 'https://abcdef.onion/dav', 'https://a.abcdef.ONION./dav']) {
    expect(readWebdavAddress(url, direct)).toEqual({ ok: false, error: { type: 'NeedsProxy' } });
    expect(readWebdavAddress(url, proxied)).toMatchObject({ ok: true });
  }
});

test('what is no folder on a server is told as that', () => {
  const others = [
    '',
    'cloud.example/dav',
    '/media/ida/BLUE',
    'E:\\carry',
    'ftp://cloud.example/',
    'file:///etc/passwd',
    'javascript:alert(1)',
    'https://',
    'https://cloud.example/apps/files/?dir=/Samband',
    'https://cloud.example/dav#top',
    'https://cloud.example/dav?',
    'https://%E0%A4@cloud.example/dav',
  ];
  for (const url of others)
    expect([url, readWebdavAddress(url, direct)]).toEqual([url, { ok: false, error: { type: 'NotAWebFolder' } }]);
});

test('an address names its server as a header does', () => {
  const origin = (url: string) => originOf((readWebdavAddress(url, direct) as { value: WebdavAddress }).value);
  expect(origin('https://ada:pw@cloud.example/dav')).toBe('https://cloud.example');
  expect(origin('https://cloud.example:8443/dav')).toBe('https://cloud.example:8443');
  expect(origin('http://[::1]:8080/dav')).toBe('http://[::1]:8080');
});
