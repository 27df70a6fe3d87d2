/** What kind of place the host of a URL is; with or without the brackets of IPv6 and the dot at the end of a whole name. */

/** The dot at the end of a whole name says nothing: with and without it is the same host. */
export function hostOf(url: string | URL): string {
  return new URL(url).hostname.replace(/\.$/, '');
}

export function isLoopback(host: string): boolean {
  return /^(localhost|\[?::1\]?|127(\.\d+){3})\.?$/.test(host);
}

/** A Tor service, whose name is its key. */
export function isOnion(host: string): boolean {
  return /\.onion\.?$/.test(host);
}
