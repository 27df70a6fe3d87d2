import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { commitTo, folderCheckWords, liveCheckWords } from '../../../engine/pairing/check-words.ts';
import {
  discoveryKeyOf,
  doorKeyOf,
  fileOf,
  folderMilliseconds,
  isLive,
  isOpenByFolder,
  linkOf,
  liveMilliseconds,
  mailboxOf,
  newSecret,
  type OpenInvitation,
  readInvitation,
  secretBytes,
  wordsOf,
} from '../../../engine/pairing/invitation.ts';
import { toHex } from '../../../engine/secret/derive.ts';

const secret = fc.uint8Array({ minLength: 16, maxLength: 16 });
const inviter = 'ab'.repeat(32);

describe('an invitation is read back from whatever carries it', () => {
  test('words, link and file', () => {
    fc.assert(
      fc.property(
        secret,
        fc.boolean(),
        fc.subarray(['192.168.1.7:47809', '[fe80::1%wlan0]:47809', 'ida.example:1']),
        (bytes, withKey, addresses) => {
          const whole = { secret: bytes, ...(withKey && { inviter }), addresses };
          expect(readInvitation(linkOf(whole))).toEqual({ ok: true, value: whole });
          expect(readInvitation(fileOf(whole))).toEqual({ ok: true, value: whole });
          expect(readInvitation(wordsOf(bytes).join(' '))).toEqual({
            ok: true,
            value: { secret: bytes, addresses: [] },
          });
        },
      ),
    );
  });

  test('words as they are read aloud: numbered, in capitals, over several lines, with commas', () => {
    const bytes = newSecret();
    const words = wordsOf(bytes);
    for (const text of [
      words.map((word, index) => `${index + 1}. ${word.toUpperCase()}`).join('\n'),
      words.join(', '),
      `  ${words.slice(0, 6).join('  ')}\r\n${words.slice(6).join(' ')}\n`,
    ])
      expect(readInvitation(text)).toEqual({ ok: true, value: { secret: bytes, addresses: [] } });
  });

  test('what is wrong is said: a word that is none, words that do not fit, something else', () => {
    const words = wordsOf(new Uint8Array(16));
    expect(readInvitation([...words.slice(0, 11), 'Oslo'].join(' '))).toMatchObject({
      ok: false,
      error: { type: 'UnknownWord', word: 'oslo' },
    });
    expect(readInvitation([...words.slice(0, 11), 'zoo'].join(' '))).toMatchObject({
      error: { type: 'WordsDoNotFit' },
    });
    for (const text of [
      '',
      'abandon',
      'https://example.org',
      'samband:join/1/short',
      'samband:join/2/AAAAAAAAAAAAAAAAAAAAAA',
    ])
      expect(readInvitation(text)).toMatchObject({ error: { type: 'NotAnInvitation' } });
  });

  test('never throws, whatever is pasted', () => {
    fc.assert(fc.property(fc.string(), (text) => void readInvitation(text)));
    fc.assert(fc.property(fc.string(), (text) => void readInvitation(`samband:join/1/${text}`)));
  });
});

test('an invitation is live for ten minutes and open through a folder for seven days, and used once', () => {
  const made: OpenInvitation = {
    id: 'a',
    secret: '',
    space: '',
    role: 'member',
    own: false,
    madeAt: 1_000_000_000_000,
  };
  const at = (after: number, used = false) => {
    const now = made.madeAt + after;
    const invitation = used ? { ...made, used: { device: '', name: '', at: now } } : made;
    return [isLive(invitation, now), isOpenByFolder(invitation, now)];
  };
  expect(at(0)).toEqual([true, true]);
  expect(at(liveMilliseconds - 1)).toEqual([true, true]);
  expect(at(liveMilliseconds)).toEqual([false, true]);
  expect(at(folderMilliseconds)).toEqual([false, false]);
  expect(at(5, true)).toEqual([false, false]);
});

test('check words differ in any bit of what they stand for, and are the same on both sides', () => {
  const sizes = { exporter: 32, secret: 16, newcomer: 32, box: 32, inviter: 32, newcomerNonce: 16, inviterNonce: 16 };
  const check = {
    exporter: new Uint8Array(sizes.exporter).fill(1),
    secret: new Uint8Array(sizes.secret).fill(2),
    newcomer: new Uint8Array(sizes.newcomer).fill(3),
    box: new Uint8Array(sizes.box).fill(4),
    inviter: new Uint8Array(sizes.inviter).fill(5),
    newcomerNonce: new Uint8Array(sizes.newcomerNonce).fill(6),
    inviterNonce: new Uint8Array(sizes.inviterNonce).fill(7),
  };
  const live = liveCheckWords(check);
  const folder = folderCheckWords(check);
  expect(live).toHaveLength(5);
  expect(folder).toHaveLength(7);
  for (const part of Object.keys(sizes) as (keyof typeof sizes)[]) {
    const bent = { ...check, [part]: check[part].map((byte, index) => (index === 0 ? byte ^ 1 : byte)) };
    expect(liveCheckWords(bent)).not.toEqual(live);
  }
  expect(folderCheckWords({ ...check, box: new Uint8Array(32) })).not.toEqual(folder);
  expect(toHex(commitTo(check.newcomerNonce))).not.toBe(toHex(commitTo(check.inviterNonce)));
});

test('door, beacon and mailbox of an invitation have keys that say nothing about each other', () => {
  const bytes = newSecret();
  const keys = [doorKeyOf(bytes), discoveryKeyOf(bytes), mailboxOf(bytes).key].map(toHex);
  expect(new Set([...keys, toHex(mailboxOf(bytes).tag)]).size).toBe(4);
  const kept = { id: 'a', secret: toHex(bytes), space: '', role: 'member', own: false, madeAt: 0 } as const;
  expect(secretBytes(kept)).toEqual(bytes);
});
