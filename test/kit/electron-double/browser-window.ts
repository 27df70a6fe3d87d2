/** BrowserWindow and its webContents: one page of Chromium each. */
import { EventEmitter } from 'node:events';
import type { CDPSession, Page } from 'playwright-core';
import { fromChromium, toChromium } from './addresses.ts';
import { app } from './app.ts';
import { navigators } from './navigation.ts';
import { openWorlds, type PageWorlds } from './page-worlds.ts';
import { session } from './session.ts';

interface WindowOptions {
  readonly x?: number;
  readonly y?: number;
  readonly width?: number;
  readonly height?: number;
  readonly show?: boolean;
  readonly backgroundColor?: string;
  readonly webPreferences?: Readonly<Record<string, unknown>>;
}

type OpenHandler = (details: { url: string }) => { action: 'allow' | 'deny' };

/** Asked for where a page has them; a handler says yes or no to each before the page is there. */
const permissions = ['geolocation', 'notifications', 'camera', 'microphone', 'clipboard-read', 'midi'];

class WebContentsDouble extends EventEmitter {
  openHandler: OpenHandler = () => ({ action: 'allow' });
  worlds: PageWorlds | undefined;
  cdp: CDPSession | undefined;
  page: Page | undefined;
  readonly preferences: Readonly<Record<string, unknown>>;
  /** A page of Chromium that crashed stays crashed to whoever debugs it: another one takes its place. */
  readonly reload: () => void;

  constructor(preferences: Readonly<Record<string, unknown>>, reload: () => void) {
    super();
    this.preferences = preferences;
    this.reload = reload;
  }

  forcefullyCrashRenderer(): void {
    // Never answered: there is nobody left to.
    void this.cdp?.send('Page.crash').catch(() => {});
  }

  setWindowOpenHandler(handler: OpenHandler): void {
    this.openHandler = handler;
  }

  send(channel: string, ...words: unknown[]): void {
    this.worlds?.send(channel, words);
  }

  readonly id = nextId++;

  setBackgroundThrottling(): void {}

  setWebRTCIPHandlingPolicy(): void {}

  getURL(): string {
    return this.page ? fromChromium(this.page.url()) : '';
  }

  getLastWebPreferences(): Readonly<Record<string, unknown>> {
    return this.preferences;
  }

  async printToPDF({ printBackground = false, preferCSSPageSize = false, pageSize = 'Letter' }): Promise<Buffer> {
    const paper = pageSize === 'A4' ? { paperWidth: 8.27, paperHeight: 11.69 } : {};
    const printed = await this.cdp?.send('Page.printToPDF', { printBackground, preferCSSPageSize, ...paper });
    return Buffer.from(printed?.data ?? '', 'base64');
  }
}

let nextId = 1;
const open = new Set<BrowserWindow>();
let focused: BrowserWindow | null = null;

let loaded = 0;
export function loadedWindows(): number {
  return loaded;
}

export class BrowserWindow extends EventEmitter {
  readonly webContents: WebContentsDouble;
  readonly #options: WindowOptions;
  #isMaximised = false;
  #isGone = false;
  #colour: string;

  constructor(options: WindowOptions = {}) {
    super();
    this.#options = options;
    this.#colour = options.backgroundColor ?? '#ffffff';
    this.webContents = new WebContentsDouble(options.webPreferences ?? {}, () => void this.#reload());
    open.add(this);
  }

  static getAllWindows(): BrowserWindow[] {
    return [...open];
  }

  static getFocusedWindow(): BrowserWindow | null {
    return focused;
  }

  async loadURL(url: string): Promise<void> {
    await this.#load(toChromium(url));
    loaded += 1;
    this.emit('ready-to-show');
  }

  async #reload(): Promise<void> {
    const { page } = this.webContents;
    if (!page) return;
    await this.#load(page.url());
    await page.close();
  }

  async #load(url: string): Promise<void> {
    const { webContents } = this;
    const { partition, preload, javascript } = webContents.preferences;
    const own = session.fromPartition(String(partition));
    const context = await own.context(javascript !== false);
    const page = await context.newPage();
    webContents.page = page;
    webContents.cdp = await context.newCDPSession(page);
    const navigator = {
      hasLoaded: false,
      emit: (name: string, event: object) => webContents.emit(name, event),
    };
    navigators.set(page, navigator);
    page.once('close', () => webContents.page === page && this.#gone());
    page.once('crash', () => webContents.emit('render-process-gone', {}, { reason: 'crashed', exitCode: 1 }));
    webContents.cdp.on(
      'Page.windowOpen',
      ({ url: wanted }) => void webContents.openHandler({ url: fromChromium(wanted) }),
    );
    page.on('popup', (popup) => void popup.close().catch(() => {}));
    if (typeof preload === 'string') webContents.worlds = await openWorlds(page, webContents.cdp, preload, webContents);
    for (const name of permissions) {
      let setting: 'granted' | 'denied' = 'denied';
      own.permissionRequest(webContents, name, (isAllowed) => {
        setting = isAllowed ? 'granted' : 'denied';
      });
      const { origin } = new URL(url);
      await webContents.cdp.send('Browser.setPermission', { permission: { name }, setting, origin });
    }
    await page.goto(url);
    navigator.hasLoaded = true;
    webContents.emit('did-finish-load');
  }

  show(): void {
    this.focus();
  }

  focus(): void {
    if (focused === this) return;
    focused = this;
    app.emit('browser-window-focus', {}, this);
  }

  maximize(): void {
    this.#isMaximised = true;
  }

  restore(): void {}

  isMaximized(): boolean {
    return this.#isMaximised;
  }

  isMinimized(): boolean {
    return false;
  }

  getNormalBounds() {
    const { x = 0, y = 0, width = 800, height = 600 } = this.#options;
    return { x, y, width, height };
  }

  hide(): void {}

  setBackgroundColor(colour: string): void {
    this.#colour = colour;
  }

  getBackgroundColor(): string {
    return this.#colour;
  }

  /** As the button of its frame: whoever listens may keep it. */
  close(): void {
    let isPrevented = false;
    this.emit('close', {
      preventDefault: () => {
        isPrevented = true;
      },
    });
    if (!isPrevented) this.destroy();
  }

  isDestroyed(): boolean {
    return this.#isGone;
  }

  /** With it goes its session, unless that is the app's own. */
  destroy(): void {
    this.webContents.page?.close().catch(() => {});
    void session.fromPartition(String(this.webContents.preferences['partition'])).close();
  }

  #gone(): void {
    if (this.#isGone) return;
    this.#isGone = true;
    open.delete(this);
    if (focused === this) focused = null;
    this.emit('closed');
    if (open.size === 0) app.emit('window-all-closed');
  }
}

app.onCloseWindows(async () => {
  await Promise.all([...open].map((window) => window.webContents.page?.close()));
});
