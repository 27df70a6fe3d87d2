/** The shell of the browser host: a WebSocket to the process that served this page; files and print by the browser. */
import { type BytePort, createInbox } from '../../shared/bridge/port.ts';
import type { FileToSave, Shell } from './shell.ts';
import { trustedPage } from './trusted.ts';

const tokenKey = 'samband-session';

export function browserShell(): Shell {
  return {
    kind: 'browser',
    connect: () => connectSocket(sessionToken()),
    saveFile: async (file) => {
      download(file);
      return true;
    },
    printPdf: async ({ html }) => {
      await printPage(html);
      return true;
    },
    onCommand: () => () => {},
  };
}

/**
 * The host opens the page with a token in the fragment, which no request and no log ever holds. Kept for reloads in the
 * tab's own session; taken out of the address at once.
 */
function sessionToken(): string {
  const given = /^#token=([A-Za-z0-9_-]{43})$/.exec(location.hash)?.[1];
  if (given) {
    sessionStorage.setItem(tokenKey, given);
    history.replaceState(null, '', `${location.pathname}#/`);
  }
  return sessionStorage.getItem(tokenKey) ?? '';
}

/** The token goes as a WebSocket protocol: the one header a page may set. */
function connectSocket(token: string): Promise<BytePort> {
  return new Promise((resolve, reject) => {
    const socket = new WebSocket(`ws://${location.host}/bridge`, ['samband', `token.${token}`]);
    socket.binaryType = 'arraybuffer';
    const { receive, closed, listen } = createInbox();
    socket.onmessage = ({ data }) => {
      if (data instanceof ArrayBuffer) receive(new Uint8Array(data));
    };
    socket.onopen = () =>
      resolve({
        ...listen,
        send: (bytes) => socket.send(Uint8Array.from(bytes)),
        close: () => socket.close(),
      });
    socket.onclose = () => {
      closed();
      reject(new Error('the host refused, or has ended'));
    };
  });
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
