/** The session of the app's windows: in memory only, fed from the built window only, with no way out and no permissions. */
import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Session, session } from 'electron';
import { contentSecurityPolicy, pageWithNonce, securityHeaders } from '../engine/bridge/page.ts';
import { proxyNowhere } from './no-network.ts';
import { appScheme, isLocalAddress, isOurAddress, isOurPage } from './origin.ts';
import { servedFile } from './served-path.ts';

/** Without `persist:`, so that cache, storage and the rows in it are gone with the process. */
export const appPartition = 'samband';

export function prepareAppSession(renderer: string): Session {
  const ours = session.fromPartition(appPartition, { cache: false });
  closeOff(ours);
  ours.protocol.handle(appScheme, (request) => answer(renderer, request));
  // The one thing our own page may do beyond itself: put text on the clipboard, after a click.
  ours.setPermissionRequestHandler((_contents, permission, decide, details) =>
    decide(permission === writingText && details.isMainFrame && isOurPage(details.requestingUrl)),
  );
  ours.setPermissionCheckHandler(
    (_contents, permission, origin, details) =>
      permission === writingText && details.isMainFrame && isOurAddress(details.requestingUrl ?? origin),
  );
  return ours;
}

const writingText = 'clipboard-sanitized-write';

/** What every session of ours has: no permission, nothing from a network, nothing looked up, nothing downloaded. */
export function closeOff(ours: Session): void {
  proxyNowhere(ours);
  ours.setPermissionRequestHandler((_contents, _permission, decide) => decide(false));
  ours.setPermissionCheckHandler(() => false);
  ours.setDevicePermissionHandler(() => false);
  ours.webRequest.onBeforeRequest((details, decide) => decide({ cancel: !isLocalAddress(details.url) }));
  ours.setSpellCheckerEnabled(false);
  ours.on('will-download', (event) => event.preventDefault());
}

async function answer(renderer: string, { url, method }: Request): Promise<Response> {
  const nonce = randomBytes(16).toString('base64');
  const headers = { ...securityHeaders, 'Content-Security-Policy': contentSecurityPolicy(nonce) };
  const nothing = (status: number) => new Response('There is nothing here.\n', { status, headers });
  if (method !== 'GET' && method !== 'HEAD') return nothing(405);
  const file = servedFile(url);
  const bytes = file && (await readFile(join(renderer, file.path)).catch(() => undefined));
  if (!file || !bytes) return nothing(404);
  const body = file.path === 'index.html' ? pageWithNonce(bytes.toString('utf8'), nonce) : new Uint8Array(bytes);
  return new Response(method === 'HEAD' ? null : body, { headers: { ...headers, 'Content-Type': file.type } });
}
