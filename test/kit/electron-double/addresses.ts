/** Chromium knows no `app://`: `app://samband/x` is `https://samband.app.test/x` to it, and back. */
export const privileged = new Set<string>();

export function toChromium(address: string): string {
  const url = new URL(address);
  const scheme = url.protocol.slice(0, -1);
  return privileged.has(scheme) ? `https://${url.host}.${scheme}.test${url.pathname}${url.search}${url.hash}` : address;
}

export function fromChromium(address: string): string {
  return address.replace(/https:\/\/([^/]+)\.([a-z]+)\.test(?=\/|$)/, (whole, host: string, scheme: string) =>
    privileged.has(scheme) ? `${scheme}://${host}` : whole,
  );
}
