/**
 * An invitation: 128 random bits that only the two who meet know, as 12 words (BIP-39, English list), as a link for a QR
 * code, or in a file. Everything pairing needs follows from them by HKDF:
 *
 * | what                     | key                                      |
 * |--------------------------|------------------------------------------|
 * | door of the LAN channel  | `deriveKey(secret, 'pair-door')`         |
 * | beacon on the LAN        | `deriveKey(secret, 'pair-discovery')`    |
 * | mailbox in a folder: tag | first 16 bytes of `deriveKey(secret, 'pair-tag')` |
 * | mailbox in a folder: key | `deriveKey(secret, 'pair-mailbox')`      |
 *
 * Link: `samband:join/1/` and the 16 bytes in base64url; then, each optional, `?k=` the inviter's device key (32 bytes,
 * base64url) and `&a=` host:port, up to four times. File: the words in the first line; then, each optional, lines `key HEX`
 * and `address HOST:PORT`. Whoever reads one knows them all: nobody else may see it before it is used.
 *
 * Single use. Live for ten minutes, through a folder for seven days.
 */
import { randomBytes } from 'node:crypto';
import { entropyToMnemonic, mnemonicToEntropy } from '@scure/bip39';
import { wordlist } from '@scure/bip39/wordlists/english.js';
import { err, ok, type Result } from '../../shared/result.ts';
import { deriveKey, fromHex, toHex } from '../secret/derive.ts';

export const liveMilliseconds = 10 * 60 * 1_000;
export const folderMilliseconds = 7 * 24 * 60 * 60 * 1_000;

export interface Invitation {
  /** 16 bytes. */
  readonly secret: Uint8Array;
  /** The inviter's device key, hex, where the invitation came with it. */
  readonly inviter?: string;
  /** host:port where the inviter may be listening. */
  readonly addresses: readonly string[];
}

export type InvitationError =
  /** Not 12 words, no link and no file of an invitation. */
  | { readonly type: 'NotAnInvitation' }
  | { readonly type: 'UnknownWord'; readonly word: string }
  /** Twelve known words that do not belong together: one is another. */
  | { readonly type: 'WordsDoNotFit' };

export function newSecret(): Uint8Array {
  return Uint8Array.from(randomBytes(16));
}

export function doorKeyOf(secret: Uint8Array): Uint8Array {
  return deriveKey(secret, 'pair-door');
}
export function discoveryKeyOf(secret: Uint8Array): Uint8Array {
  return deriveKey(secret, 'pair-discovery');
}
export function mailboxOf(secret: Uint8Array): { readonly tag: Uint8Array; readonly key: Uint8Array } {
  return { tag: deriveKey(secret, 'pair-tag').subarray(0, 16), key: deriveKey(secret, 'pair-mailbox') };
}

export function wordsOf(secret: Uint8Array): string[] {
  return entropyToMnemonic(secret, wordlist).split(' ');
}

export function linkOf({ secret, inviter, addresses }: Invitation): string {
  const more = [
    ...(inviter ? [`k=${Buffer.from(inviter, 'hex').toString('base64url')}`] : []),
    ...addresses.slice(0, 4).map((address) => `a=${encodeURIComponent(address)}`),
  ];
  return `samband:join/1/${Buffer.from(secret).toString('base64url')}${more.length > 0 ? `?${more.join('&')}` : ''}`;
}

export function fileOf({ secret, inviter, addresses }: Invitation): string {
  const lines = [
    wordsOf(secret).join(' '),
    ...(inviter ? [`key ${inviter}`] : []),
    ...addresses.slice(0, 4).map((address) => `address ${address}`),
  ];
  return `${lines.join('\n')}\n`;
}

/** Words, link or file, as somebody types, pastes or scans it. */
export function readInvitation(text: string): Result<Invitation, InvitationError> {
  const trimmed = text.trim();
  if (trimmed.toLowerCase().startsWith('samband:')) return readLink(trimmed);
  const lines = trimmed.split(/\r?\n/).map((line) => line.trim());
  const isExtra = (line: string) => /^(?:key\s+[0-9a-f]{64}|address\s+\S*[0-9:[\]]\S*)$/i.test(line);
  const secret = secretOf(lines.filter((line) => !isExtra(line)).join(' '));
  if (!secret.ok) return secret;
  const inviter = lines.map((line) => /^key\s+([0-9a-f]{64})$/i.exec(line)?.[1]?.toLowerCase()).find(Boolean);
  const addresses = lines.flatMap((line) => /^address\s+(\S+)$/i.exec(line)?.[1] ?? []);
  return ok({ secret: secret.value, ...(inviter && { inviter }), addresses: addresses.slice(0, 4) });
}

function readLink(link: string): Result<Invitation, InvitationError> {
  const match = /^samband:(?:\/\/)?join\/1\/([A-Za-z0-9_-]{22})\/?(?:\?(.*))?$/i.exec(link);
  if (!match) return err({ type: 'NotAnInvitation' });
  const params = new URLSearchParams(match[2] ?? '');
  const inviter = toHex(Buffer.from(params.get('k') ?? '', 'base64url'));
  return ok({
    secret: Uint8Array.from(Buffer.from(match[1] ?? '', 'base64url')),
    ...(inviter.length === 64 && { inviter }),
    addresses: params.getAll('a').slice(0, 4),
  });
}

/** Numbers before the words, punctuation and capitals do no harm. */
function secretOf(text: string): Result<Uint8Array, InvitationError> {
  const words = text
    .toLowerCase()
    .split(/[^\p{L}]+/u)
    .filter(Boolean);
  if (words.length !== 12) return err({ type: 'NotAnInvitation' });
  const word = words.find((each) => !wordlist.includes(each));
  if (word !== undefined) return err({ type: 'UnknownWord', word });
  try {
    return ok(mnemonicToEntropy(words.join(' '), wordlist));
  } catch {
    return err({ type: 'WordsDoNotFit' });
  }
}

/** As the inviter's vault keeps it. */
export interface OpenInvitation {
  /** Not the secret: what it is called in lists and answers. */
  readonly id: string;
  readonly secret: string;
  readonly space: string;
  readonly role: 'steward' | 'member';
  /** For another device of one's own, which then belongs to every space of its owner. */
  readonly own: boolean;
  /** Milliseconds since 1970. */
  readonly madeAt: number;
  /** Set before anybody is let in by it: it then lets nobody else in. */
  readonly used?: { readonly device: string; readonly name: string; readonly at: number };
}

/** Whether its ten minutes are not over, used or not: who used it may have to come once more. */
export function isInLiveTime({ madeAt }: OpenInvitation, now: number): boolean {
  return now < madeAt + liveMilliseconds && now >= madeAt - liveMilliseconds;
}

export function isLive(invitation: OpenInvitation, now: number): boolean {
  return !invitation.used && isInLiveTime(invitation, now);
}

export function isOpenByFolder(invitation: OpenInvitation, now: number): boolean {
  return !invitation.used && now < invitation.madeAt + folderMilliseconds;
}

export function secretBytes({ secret }: OpenInvitation): Uint8Array {
  return fromHex(secret);
}
