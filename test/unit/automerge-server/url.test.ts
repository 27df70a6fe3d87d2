import { expect, test } from 'vitest';
import { serverUrl } from '../../../engine/automerge-server/server-url.ts';

test('nothing is said to a server in the open, and no name of Tor’s is asked for beside it', () => {
  const direct = (text: string) => serverUrl(text, false);
  const proxied = (text: string) => serverUrl(text, true);
  for (const text of [
    'wss://sync.example',
    'wss://sync.example:8443/path',
    'ws://127.0.0.1:3030',
    'ws://[::1]:1',
    'ws://localhost',
  ])
    expect(direct(text).ok).toBe(true);
  const onion = `ws://${'a'.repeat(56)}.onion/`;
  expect(proxied(onion)).toEqual({ ok: true, value: onion });
  expect(direct(onion)).toEqual({ ok: false, error: { type: 'NeedsProxy' } });
  expect(direct(onion.replace('ws:', 'wss:'))).toEqual({ ok: false, error: { type: 'NeedsProxy' } });
  for (const text of [
    'ws://sync.example',
    'ws://127.0.0.1.sync.example',
    'ws://192.168.1.4',
    'ws://onion',
    'ws://10.0.0.1',
  ])
    expect(proxied(text)).toEqual({ ok: false, error: { type: 'NotEncrypted' } });
  for (const text of ['', 'sync.example', 'https://sync.example', 'file:///etc/passwd', 'wss://'])
    expect(direct(text)).toEqual({ ok: false, error: { type: 'NotAServerUrl' } });
});
