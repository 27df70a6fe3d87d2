/** Which addresses a sync server may have: nothing is ever said to one in the open. */
import { err, ok, type Result } from '../../shared/result.ts';
import { hostOf, isLoopback, isOnion } from '../hosts.ts';

declare const brand: unique symbol;
export type ServerUrl = string & { readonly [brand]: 'ServerUrl' };

export type ServerUrlError =
  | { readonly type: 'NotAServerUrl' }
  /** `ws:` to anything but this computer, or a Tor service, which seals it by itself. */
  | { readonly type: 'NotEncrypted' }
  /** A name that only Tor knows, and no proxy: it would be asked for in the open. */
  | { readonly type: 'NeedsProxy' };

export function serverUrl(text: string, throughProxy: boolean): Result<ServerUrl, ServerUrlError> {
  if (!URL.canParse(text)) return err({ type: 'NotAServerUrl' });
  const url = new URL(text);
  if (url.protocol !== 'wss:' && url.protocol !== 'ws:') return err({ type: 'NotAServerUrl' });
  const onion = isOnion(url.hostname);
  if (onion && !throughProxy) return err({ type: 'NeedsProxy' });
  if (url.protocol === 'ws:' && !onion && !isLoopback(url.hostname)) return err({ type: 'NotEncrypted' });
  url.hash = '';
  url.hostname = hostOf(url);
  return ok(url.href as ServerUrl);
}
