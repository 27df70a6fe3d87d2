/**
 * What the window needs of whatever shows it: Electron's preload or the browser. Everything else goes over the bridge.
 */
import type { BytePort } from '../../shared/bridge/port.ts';

export interface Shell {
  readonly kind: 'electron' | 'browser';
  /** A new port to the engine; rejects where there is no engine to be had. */
  readonly connect: () => Promise<BytePort>;
  /** Opens another window on the same vault. False where that could not be. Call it from a click or a key. */
  readonly openWindow: () => Promise<boolean>;
  /** Lets the person choose where a file goes. False where they changed their mind. */
  readonly saveFile: (file: FileToSave) => Promise<boolean>;
  /** Prints a self-contained HTML page to a PDF file (Electron) or through the browser's print dialog. */
  readonly printPdf: (page: { readonly name: string; readonly html: string }) => Promise<boolean>;
  /** The backup file that the app was opened with, for a vault that is not there yet. `backup` is sent when another came. */
  readonly openedBackup: () => Promise<File | undefined>;
  /** The window is about to go, and waits for `settle`: true where everything is on the disk. Only where it can wait. */
  readonly onClosing: (settle: () => Promise<boolean>) => () => void;
  /** Chosen in a menu, or sent by a second start of the app: `add`, `search`, `go:plan`, `import`, `lock` … */
  readonly onCommand: (listener: (command: string) => void) => () => void;
}

export interface FileToSave {
  readonly name: string;
  readonly bytes: Uint8Array;
  /** A MIME type. */
  readonly type: string;
}
