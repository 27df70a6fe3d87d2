/** Serves the window's code and nothing else. Nothing it serves is secret, and every answer carries the policy. */
import { createHash, randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { extname, join } from 'node:path';
import { contentSecurityPolicy, pageWithNonce, securityHeaders } from '../../engine/bridge/page.ts';
import { refusalOf } from './gate.ts';

export interface PageServerDeps {
  /** Where the built renderer lies. */
  readonly renderer: string;
  /** 127.0.0.1:PORT; known once the server listens. */
  readonly authority: () => string;
}

/**
 * Where the start file leads. A page opened from a file counts as coming from elsewhere, and the app's own page is not
 * given to such; this one holds nothing, and goes on to the app with the token still in the fragment, which no request
 * carries.
 */
const enterPath = '/enter';
const enterScript = "location.replace('/' + location.hash)";
const enterPage = `<!doctype html><meta charset="utf-8"><title>Samband</title><script>${enterScript}</script>`;
const enterPolicy = `default-src 'none'; script-src 'sha256-${createHash('sha256').update(enterScript).digest('base64')}'; form-action 'none'; frame-ancestors 'none'; base-uri 'none'`;

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.wasm': 'application/wasm',
  '.woff2': 'font/woff2',
  '.txt': 'text/plain; charset=utf-8',
};

/** Segments begin with a letter, digit or underscore: no `..`, no hidden file, nothing percent-encoded to slip by. */
const servedPath = /^(?:\/[A-Za-z0-9_][A-Za-z0-9._-]*)+$/;

export function createPageServer(deps: PageServerDeps): Server {
  const server = createServer({ maxHeaderSize: 16 * 1024 }, (request, response) => {
    void answer(deps, request, response).catch(() => response.destroy());
  });
  server.maxConnections = 256;
  return server;
}

async function answer(deps: PageServerDeps, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const authority = deps.authority();
  const path = request.url?.split('?')[0] ?? '';
  const refusal = refusalOf(request, { authority, enters: path === enterPath });
  if (refusal) return plain(response, refusal.status, refusal.why);
  if (path === enterPath) return send(response, { type: types['.html'], body: enterPage, policy: enterPolicy });
  if (path === '/' || path === '/index.html') {
    const nonce = randomBytes(16).toString('base64');
    const html = await readFile(join(deps.renderer, 'index.html'), 'utf8').catch(() => undefined);
    if (html === undefined) return plain(response, 404, 'The window was not built: npm run build');
    const policy = contentSecurityPolicy(nonce, [`ws://${authority}`]);
    return send(response, { type: types['.html'], body: pageWithNonce(html, nonce), policy });
  }
  const type = types[extname(path)];
  const body =
    type && servedPath.test(path) ? await readFile(join(deps.renderer, path)).catch(() => undefined) : undefined;
  // Browsers ask for it unasked, and would write a fault into the console of every window.
  if (body === undefined && path === '/favicon.ico') return nothing(response);
  if (body === undefined) return plain(response, 404, 'There is nothing here.');
  // Workers take their policy from their own answer.
  send(response, {
    type,
    body,
    policy: contentSecurityPolicy(randomBytes(16).toString('base64'), [`ws://${authority}`]),
  });
}

function send(
  response: ServerResponse,
  { type, body, policy }: { type: string | undefined; body: string | Buffer; policy: string },
): void {
  const bytes = typeof body === 'string' ? Buffer.from(body) : body;
  response.writeHead(200, {
    ...securityHeaders,
    'Content-Type': type ?? 'application/octet-stream',
    'Content-Length': bytes.length,
    'Content-Security-Policy': policy,
  });
  response.end(response.req.method === 'HEAD' ? undefined : bytes);
}

function nothing(response: ServerResponse): void {
  response.writeHead(204, securityHeaders);
  response.end();
}

function plain(response: ServerResponse, status: number, why: string): void {
  response.writeHead(status, {
    ...securityHeaders,
    'Content-Type': 'text/plain; charset=utf-8',
    'Content-Security-Policy': "default-src 'none'; frame-ancestors 'none'",
    ...(status === 405 && { Allow: 'GET, HEAD' }),
    Connection: 'close',
  });
  response.end(response.req.method === 'HEAD' ? undefined : `${why}\n`);
}
