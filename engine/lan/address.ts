/** Addresses as people type them and as they are shown: `192.0.2.7:4100`, `[fe80::1%wlan0]:4100`. */
import { isIP, isIPv6 } from 'node:net';

export function hostAndPort(host: string, port: number): string {
  const plain = plainHost(host);
  return isIPv6(plain) ? `[${plain}]:${port}` : `${plain}:${port}`;
}

/** Undefined for a name but `localhost`: looking one up would ask a stranger where this device wants to go. */
export function parseHostAndPort(text: string): { readonly host: string; readonly port: number } | undefined {
  const [, bracketed, bare, digits] = /^(?:\[([^\]]+)\]|([^:[\]]+)):(\d{1,5})$/.exec(text.trim()) ?? [];
  const host = bracketed ?? (bare?.toLowerCase() === 'localhost' ? '127.0.0.1' : (bare ?? ''));
  const port = Number(digits);
  if (isIP(host) !== (bracketed === undefined ? 4 : 6) || port < 1 || port > 65_535) return undefined;
  return { host, port };
}

/** IPv4 as a socket for both families says it (`::ffff:192.0.2.7`) is IPv4. */
export function plainHost(host: string): string {
  return /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(host)?.[1] ?? host;
}
