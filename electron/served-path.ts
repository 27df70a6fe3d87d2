/** Which file of the built window an address of `app://samband/` stands for, and of which type it is. */
import { extname } from 'node:path';
import { isOurAddress } from './origin.ts';

export interface ServedFile {
  /** Below the built window, with slashes: `assets/index.js`. */
  readonly path: string;
  readonly type: string;
}

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

export function servedFile(address: string): ServedFile | undefined {
  if (!isOurAddress(address)) return undefined;
  // Read from the text: URL would have folded `..` away, and with it the sign of somebody trying.
  const [, written = ''] = /^app:\/\/samband([^?#]*)/i.exec(address) ?? [];
  const path = written === '' || written === '/' ? '/index.html' : written;
  const type = types[extname(path)];
  return type && servedPath.test(path) ? { path: path.slice(1), type } : undefined;
}
