/**
 * All that a page is given: nine functions, frozen. Runs in a world of its own, where the page cannot reach it. The port is
 * relayed here rather than passed through: a page is never told when the far end of its port dies, main is, and says so here.
 */
import { contextBridge, type IpcRendererEvent, ipcRenderer } from 'electron';
import { channels } from './channels.ts';

/** As much of the page's world as this file needs. */
declare const window: {
  readonly postMessage: (message: string, origin: string, transfer: readonly RelayPort[]) => void;
};
declare const location: { readonly origin: string };
declare const MessageChannel: new () => { readonly port1: RelayPort; readonly port2: RelayPort };
interface RelayPort {
  onmessage: ((event: { readonly data: unknown }) => void) | null;
  readonly postMessage: (data: unknown) => void;
  readonly close: () => void;
}

type Listener = (command: string) => void;
type Closing = () => void;

const listeners = new Set<Listener>();
const closings = new Set<Closing>();
/** A link followed while the vault is locked is shown once it is open; other commands mean the moment they were given in. */
let waitingLink: string | undefined;
let relays: (() => void)[] = [];

ipcRenderer.on(channels.port, (event: IpcRendererEvent) => {
  const [engine] = event.ports as unknown as RelayPort[];
  if (engine) relay(engine);
});

ipcRenderer.on(channels.engineGone, () => {
  const gone = relays;
  relays = [];
  for (const close of gone) close();
});

ipcRenderer.on(channels.command, (_event: IpcRendererEvent, command: string) => {
  if (listeners.size === 0 && command.startsWith('open:')) waitingLink = command;
  for (const listener of listeners) listener(command);
});

ipcRenderer.on(channels.closing, () => {
  for (const listener of closings) listener();
  // A page that listens to nothing yet has nothing to lose.
  if (closings.size === 0) void mayClose(true);
});

const mayClose = (isSaved: boolean) => ipcRenderer.invoke(channels.mayClose, isSaved);

contextBridge.exposeInMainWorld('samband', {
  kind: 'electron',
  connect: () => ipcRenderer.invoke(channels.connect),
  openWindow: () => ipcRenderer.invoke(channels.openWindow),
  saveFile: ({ name, bytes, type }: { name: string; bytes: Uint8Array; type: string }) =>
    ipcRenderer.invoke(channels.saveFile, { name, bytes, type }),
  printPdf: ({ name, html }: { name: string; html: string }) => ipcRenderer.invoke(channels.printPdf, { name, html }),
  openedBackup: () => ipcRenderer.invoke(channels.openedBackup),
  onClosing: (listener: Closing) => {
    closings.add(listener);
    return () => void closings.delete(listener);
  },
  mayClose,
  onCommand: (listener: Listener) => {
    listeners.add(listener);
    const link = waitingLink;
    waitingLink = undefined;
    if (link !== undefined) listener(link);
    return () => void listeners.delete(listener);
  },
});

function relay(engine: RelayPort): void {
  const { port1: page, port2: here } = new MessageChannel();
  const end = () => {
    here.postMessage('closed');
    here.close();
    engine.close();
    relays = relays.filter((each) => each !== end);
  };
  relays.push(end);
  engine.onmessage = ({ data }) => {
    if (data === 'closed') end();
    else here.postMessage(data);
  };
  here.onmessage = ({ data }) => {
    if (data === 'close') end();
    else engine.postMessage(data);
  };
  window.postMessage('samband-port', location.origin, [page]);
}
