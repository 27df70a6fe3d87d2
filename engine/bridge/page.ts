/** The page every shell hands out, and the policy it hands it out under. */
import { createHash } from 'node:crypto';
import { reportWords } from '../../shared/i18n/report/index.ts';
import { htmlStyle } from '../../shared/report/html-style.ts';

/** Stands in renderer/index.html where each answer puts a nonce of its own. */
const nonceMark = '__CSP_NONCE__';

export function pageWithNonce(html: string, nonce: string): string {
  return html.replaceAll(nonceMark, nonce);
}

const reportStyles = Object.values(reportWords)
  .flatMap((words) => Object.values(words.audience))
  .map((banner) => `'sha256-${createHash('sha256').update(htmlStyle(banner), 'utf8').digest('base64')}'`);

/**
 * Nothing but what ships with the app runs, and nothing leaves but over `connect`. Styles that libraries add at run time
 * carry the nonce; the style sheets of reports' previews (one a banner) are named by their hashes. `connect`: origins besides the page's.
 */
export function contentSecurityPolicy(nonce: string, connect: readonly string[] = []): string {
  return [
    "default-src 'none'",
    "script-src 'self' 'wasm-unsafe-eval'",
    `style-src 'self' 'nonce-${nonce}' ${reportStyles.join(' ')}`,
    "img-src 'self' data: blob:",
    "font-src 'self'",
    `connect-src ${["'self'", ...connect].join(' ')}`,
    "worker-src 'self'",
    "frame-src 'self' blob:",
    "form-action 'none'",
    "frame-ancestors 'none'",
    "base-uri 'none'",
    "object-src 'none'",
    "require-trusted-types-for 'script'",
    'trusted-types samband',
  ].join('; ');
}

export const securityHeaders: Readonly<Record<string, string>> = {
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Embedder-Policy': 'require-corp',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Permissions-Policy':
    'camera=(), microphone=(), geolocation=(), usb=(), serial=(), hid=(), payment=(), clipboard-read=()',
  'Cache-Control': 'no-store',
};
