/** The module `electron`, as far as our main uses it. */
import { privileged } from './addresses.ts';
import { app, startWith } from './app.ts';
import { startBrowser } from './browser.ts';
import { listenToTest } from './control.ts';

export { app } from './app.ts';
export { BrowserWindow } from './browser-window.ts';
export { ipcMain } from './ipc.ts';
export { dialog, Menu, nativeTheme, powerMonitor, screen, shell } from './native.ts';
export { MessageChannelMain } from './ports.ts';
export { session } from './session.ts';
export { utilityProcess } from './utility-process.ts';

export const protocol = {
  registerSchemesAsPrivileged: (schemes: readonly { readonly scheme: string }[]) => {
    if (app.isReady()) throw new Error('registerSchemesAsPrivileged should be called before app is ready');
    for (const { scheme } of schemes) privileged.add(scheme);
  },
};

startWith.run = startBrowser;
listenToTest();
