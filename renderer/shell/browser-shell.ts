/** The shell of the browser host: a WebSocket to the process that served this page; files and print by the browser. */
import { type BytePort, createInbox } from '../../shared/bridge/port.ts';
import type { FileToSave, Shell } from './shell.ts';
import { trustedPage } from './trusted.ts';

const tokenKey = 'samband-session';

export function browserShell(): Shell {
  let line: Promise<Line> | undefined;
  return {
    kind: 'browser',
    connect: async () => {
      // One after the other: two at once would both show the pass, and only one of them may use it.
      line = (line ?? Promise.resolve()).catch(() => {}).then(connectSocket);
      return (await line).port;
    },
    openWindow: async () => {
      const pass = await (await line)?.askForPass();
      // Without an opener, so that the new tab does not start with a copy of this tab's session.
      if (pass) window.open(`/#token=${pass}`, '_blank', 'noopener');
      return pass !== undefined;
    },
    saveFile: async (file) => {
      download(file);
      return true;
    },
    printPdf: async ({ html }) => {
      await printPage(html);
      return true;
    },
    openedBackup: async () => undefined,
    onClosing: () => () => {},
    onCommand: () => () => {},
  };
}

/**
 * The host opens the page with a pass in the fragment, which no request and no log ever holds; it is taken out of the
 * address at once. The pass opens one socket, once; the host answers with a session for this tab, which lives through
 * reloads and through an engine that crashed.
 */
function takeToken(): string {
  const given = /^#token=([A-Za-z0-9_-]{43})$/.exec(location.hash)?.[1];
  if (given) {
    keepToken(given);
    history.replaceState(null, '', `${location.pathname}#/`);
  }
  return sessionStorage.getItem(tokenKey) ?? '';
}

function keepToken(token: string): void {
  sessionStorage.setItem(tokenKey, token);
}

interface Line {
  readonly port: BytePort;
  /** A pass for another window. */
  readonly askForPass: () => Promise<string>;
}

/** The token goes as a WebSocket protocol: the one header a page may set. Text messages: see cli/host/bridge-sockets.ts. */
function connectSocket(): Promise<Line> {
  return new Promise((resolve, reject) => {
    const socket = new WebSocket(`ws://${location.host}/bridge`, ['samband', `token.${takeToken()}`]);
    socket.binaryType = 'arraybuffer';
    const { receive, closed, listen } = createInbox();
    let asking: { readonly answer: (pass: string) => void; readonly failed: (why: Error) => void }[] = [];
    const line: Line = {
      port: {
        ...listen,
        // A socket that is closing would drop it too, but write an error into the console; `onClose` tells.
        send: (bytes) => {
          if (socket.readyState === WebSocket.OPEN) socket.send(Uint8Array.from(bytes));
        },
        close: () => socket.close(),
      },
      askForPass: () =>
        new Promise((answer, failed) => {
          if (socket.readyState !== WebSocket.OPEN) return failed(gone());
          asking.push({ answer, failed });
          socket.send('new-window');
        }),
    };
    const takeText = (text: string) => {
      const [, kind, token] = /^(session|window)\.([A-Za-z0-9_-]{43})$/.exec(text) ?? [];
      if (!token) return;
      if (kind === 'session') {
        keepToken(token);
        resolve(line);
      } else {
        const [first, ...others] = asking;
        asking = others;
        first?.answer(token);
      }
    };
    socket.onmessage = ({ data }) => {
      if (data instanceof ArrayBuffer) receive(new Uint8Array(data));
      else if (typeof data === 'string') takeText(data);
    };
    socket.onclose = () => {
      closed();
      reject(gone());
      for (const { failed } of asking) failed(gone());
    };
  });
}

function gone(): Error {
  return new Error('the host refused, or has ended');
}

function download({ name, bytes, type }: FileToSave): void {
  const url = URL.createObjectURL(new Blob([Uint8Array.from(bytes)], { type }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  // The browser takes the bytes during the click's own task; a minute later nothing needs the address any more.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}

/** Prints a page of its own in a frame without scripts, so that the app around it stays out of the paper. */
function printPage(html: string): Promise<void> {
  return new Promise((resolve) => {
    const frame = document.createElement('iframe');
    frame.setAttribute('sandbox', 'allow-same-origin allow-modals');
    frame.className = 'print-frame';
    frame.srcdoc = trustedPage(html);
    frame.onload = () => {
      frame.contentWindow?.addEventListener('afterprint', () => {
        frame.remove();
        resolve();
      });
      frame.contentWindow?.print();
    };
    document.body.append(frame);
  });
}
