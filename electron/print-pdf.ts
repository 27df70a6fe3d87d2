/**
 * Makes a PDF of a finished page: in a hidden window without scripts, in a session of its own that holds this page and
 * nothing else, and is thrown away.
 */
import { randomUUID } from 'node:crypto';
import { BrowserWindow, session } from 'electron';
import { closeOff } from './app-session.ts';
import { appPage, appScheme } from './origin.ts';

/** No script runs here in any case; the policy says so a second time, and keeps the page from asking for anything. */
const policy =
  "default-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src data:; base-uri 'none'; form-action 'none'";

export async function pdfOf(html: string): Promise<Uint8Array> {
  const partition = `print-${randomUUID()}`;
  const own = session.fromPartition(partition, { cache: false });
  closeOff(own);
  own.protocol.handle(appScheme, ({ url }) =>
    url === appPage
      ? new Response(html, {
          headers: { 'Content-Type': 'text/html; charset=utf-8', 'Content-Security-Policy': policy },
        })
      : new Response(null, { status: 404 }),
  );
  const window = new BrowserWindow({
    show: false,
    webPreferences: {
      partition,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webSecurity: true,
      javascript: false,
      spellcheck: false,
    },
  });
  try {
    await window.loadURL(appPage);
    return await window.webContents.printToPDF({
      pageSize: 'A4',
      printBackground: true,
      preferCSSPageSize: true,
      generateTaggedPDF: true,
      generateDocumentOutline: true,
    });
  } finally {
    window.destroy();
    own.protocol.unhandle(appScheme);
  }
}
