/** Where a relay is: `wss://HOST[:PORT][/PATH]`, and in a link after `#` the voucher that opens an account there. */
import { err, ok, type Result } from '../../shared/result.ts';
import { isLoopback, isOnion } from '../hosts.ts';

export interface RelayLink {
  /** Without a `/` at its end, in lower case up to the path: what keys are derived for, so the same for all members. */
  readonly origin: string;
  readonly voucher?: string;
}

export type RelayLinkError =
  | { readonly type: 'NotARelayLink' }
  /** `ws` is for this machine and for onion services, whose name is their key. */
  | { readonly type: 'NotEncrypted' };

const sameAs: Readonly<Record<string, string>> = { 'https:': 'wss:', 'http:': 'ws:', 'wss:': 'wss:', 'ws:': 'ws:' };

/** `https` is taken for `wss`: people copy what their browser shows. */
export function readRelayLink(text: string): Result<RelayLink, RelayLinkError> {
  const trimmed = text.trim();
  const url = URL.canParse(trimmed) ? new URL(trimmed) : undefined;
  const scheme = url && sameAs[url.protocol];
  // The dot at the end of a whole name says nothing, and would hide what kind of name it is.
  const host = url?.hostname.replace(/\.$/, '') ?? '';
  const more = url ? url.username + url.password + url.search : '';
  if (!url || !scheme || host === '' || more !== '') return err({ type: 'NotARelayLink' });
  if (scheme === 'ws:' && !isLoopback(host) && !isOnion(host)) return err({ type: 'NotEncrypted' });
  const usual = scheme === 'wss:' ? '443' : '80';
  const port = url.port === '' || url.port === usual ? '' : `:${url.port}`;
  const origin = `${scheme}//${host}${port}${url.pathname.replace(/\/+$/, '')}`;
  const voucher = url.hash.slice(1);
  if (voucher.length > 128) return err({ type: 'NotARelayLink' });
  return ok({ origin, ...(voucher !== '' && { voucher }) });
}
