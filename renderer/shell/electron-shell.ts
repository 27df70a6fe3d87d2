/** The shell as Electron's preload offers it; see electron/preload.ts. */
import { type BytePort, createInbox } from '../../shared/bridge/port.ts';
import type { FileToSave, Shell } from './shell.ts';

/** Frozen by the preload. The port comes as a message of the window, since none can cross the preload itself. */
export interface PreloadApi {
  readonly kind: 'electron';
  readonly connect: () => Promise<boolean>;
  readonly openWindow: () => Promise<boolean>;
  readonly saveFile: (file: FileToSave) => Promise<boolean>;
  readonly printPdf: (page: { readonly name: string; readonly html: string }) => Promise<boolean>;
  readonly openedBackup: () => Promise<{ readonly name: string; readonly bytes: Uint8Array } | undefined>;
  readonly onClosing: (listener: () => void) => () => void;
  readonly mayClose: (isSaved: boolean) => Promise<unknown>;
  readonly onCommand: (listener: (command: string) => void) => () => void;
}

declare global {
  interface Window {
    readonly samband?: PreloadApi;
  }
}

const portMessage = 'samband-port';

export function electronShell(api: PreloadApi): Shell {
  return {
    kind: 'electron',
    connect: async () => {
      const port = nextPort();
      if (!(await api.connect())) throw new Error('the engine is not running');
      return bytePortOf(await port);
    },
    openWindow: api.openWindow,
    saveFile: api.saveFile,
    printPdf: api.printPdf,
    openedBackup: async () => {
      const opened = await api.openedBackup();
      return opened && new File([Uint8Array.from(opened.bytes)], opened.name);
    },
    onClosing: (settle) => api.onClosing(() => void settle().then(api.mayClose)),
    onCommand: api.onCommand,
  };
}

function nextPort(): Promise<MessagePort> {
  return new Promise((resolve) => {
    const take = (event: MessageEvent) => {
      const [port] = event.ports;
      if (event.source !== window || event.data !== portMessage || !port) return;
      window.removeEventListener('message', take);
      resolve(port);
    };
    window.addEventListener('message', take);
  });
}

/** Chromium says nothing when the other end of a MessagePort dies: the engine process sends a text for its end. */
function bytePortOf(port: MessagePort): BytePort {
  const { receive, closed, listen } = createInbox();
  port.onmessage = ({ data }) => {
    if (data instanceof Uint8Array) receive(data);
    else if (data === 'closed') closed();
  };
  port.addEventListener('close', closed);
  return {
    ...listen,
    send: (bytes) => port.postMessage(bytes),
    close: () => {
      port.postMessage('close');
      port.close();
      closed();
    },
  };
}
