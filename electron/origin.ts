/**
 * The one page of the app and how it is told from every other. Node gives `null` as the origin of every custom scheme, so
 * that comparing origins would take `app://samband.evil` for ours: protocol and host are compared, each for itself.
 */
export const appScheme = 'app';
export const appHost = 'samband';
export const appPage = `${appScheme}://${appHost}/`;

/** Everything the app's own address space holds: page, scripts, styles, fonts. */
export function isOurAddress(address: string): boolean {
  const url = parsed(address);
  return (
    url !== undefined &&
    url.protocol === `${appScheme}:` &&
    url.host === appHost &&
    url.username === '' &&
    url.password === ''
  );
}

/** The page itself, whichever screen its fragment names. */
export function isOurPage(address: string): boolean {
  const path = parsed(address)?.pathname;
  return isOurAddress(address) && (path === '/' || path === '/index.html');
}

/** The sender of a message as Electron describes it; `null` where the frame has gone or was never there. */
export interface SenderFrame {
  readonly url: string;
  readonly parent: SenderFrame | null;
}

/** Only the top frame of a window that shows our page may ask for anything. */
export function isTrustedSender(frame: SenderFrame | null | undefined): boolean {
  return frame !== null && frame !== undefined && frame.parent === null && isOurPage(frame.url);
}

/** Addresses that a page may load at all. Whatever else is asked for never reaches a network. */
export function isLocalAddress(address: string): boolean {
  const protocol = parsed(address)?.protocol;
  return isOurAddress(address) || protocol === 'blob:' || protocol === 'data:';
}

/** Where a frame inside the page may go: what the page itself made. The policy's `frame-src` says the same. */
export function isOurFrame(address: string): boolean {
  return (
    address === 'about:srcdoc' || address === 'about:blank' || address.startsWith(`blob:${appScheme}://${appHost}/`)
  );
}

/** What a person may be asked to open in their browser: https only, and no name or password hidden in it. */
export function externalLink(address: string): string | undefined {
  const url = parsed(address);
  if (url?.protocol !== 'https:' || url.username || url.password || address.length > 2_000) return undefined;
  return url.href;
}

function parsed(address: string): URL | undefined {
  return URL.canParse(address) ? new URL(address) : undefined;
}
