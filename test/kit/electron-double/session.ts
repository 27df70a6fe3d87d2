/** Sessions: what is asked of a network goes to the real handlers, which answer it or not. */
import { EventEmitter } from 'node:events';
import type { BrowserContext, Route } from 'playwright-core';
import { fromChromium } from './addresses.ts';
import { app } from './app.ts';
import { theBrowser } from './browser.ts';
import { navigationAllowed } from './navigation.ts';

type Answer = (request: Request) => Response | Promise<Response>;
type BeforeRequest = (details: { url: string }, decide: (what: { cancel?: boolean }) => void) => void;
type PermissionRequest = (contents: unknown, permission: string, decide: (allowed: boolean) => void) => void;

export class SessionDouble extends EventEmitter {
  readonly partition: string;
  #context: Promise<BrowserContext> | undefined;
  #answers = new Map<string, Answer>();
  #before: BeforeRequest = (_details, decide) => decide({});
  permissionRequest: PermissionRequest = (_contents, _permission, decide) => decide(true);
  permissionCheck: () => boolean = () => true;
  /** What the handler refused, by address. */
  readonly cancelled: string[] = [];

  constructor(partition: string) {
    super();
    this.partition = partition;
  }

  readonly protocol = {
    handle: (scheme: string, answer: Answer) => {
      if (!app.isReady()) throw new Error('protocol.handle before ready');
      this.#answers.set(scheme, answer);
    },
    unhandle: (scheme: string) => void this.#answers.delete(scheme),
  };

  readonly webRequest = {
    onBeforeRequest: (listener: BeforeRequest) => {
      this.#before = listener;
    },
  };

  setPermissionRequestHandler(handler: PermissionRequest): void {
    this.permissionRequest = handler;
  }

  setPermissionCheckHandler(handler: () => boolean): void {
    this.permissionCheck = handler;
  }

  setDevicePermissionHandler(): void {}

  async setProxy(): Promise<void> {}

  setSpellCheckerEnabled(): void {}

  /** The first partition is the browser's own context, where the test finds its windows; each other one is an incognito one. */
  context(javaScriptEnabled: boolean): Promise<BrowserContext> {
    this.#context ??= this.#open(javaScriptEnabled);
    return this.#context;
  }

  async close(): Promise<void> {
    if (this !== first) await (await this.#context)?.close();
  }

  async #open(javaScriptEnabled: boolean): Promise<BrowserContext> {
    const [own] = theBrowser().contexts();
    const context = this === first && own ? own : await theBrowser().newContext({ javaScriptEnabled });
    await context.route('**/*', (route) => this.#answer(route));
    return context;
  }

  async #answer(route: Route): Promise<void> {
    const request = route.request();
    const url = fromChromium(request.url());
    if (!(await navigationAllowed(request, url))) return route.abort('aborted').catch(() => {});
    const isCancelled = await new Promise<boolean>((resolve) =>
      this.#before({ url }, ({ cancel }) => resolve(cancel === true)),
    );
    const answer = this.#answers.get(new URL(url).protocol.slice(0, -1));
    if (isCancelled || !answer) {
      this.cancelled.push(url);
      return route.abort('blockedbyclient').catch(() => {});
    }
    // Of a Request, the handlers use these two; the class itself would take no app: address apart.
    const response = await answer({ url, method: request.method() } as Request);
    const body = Buffer.from(await response.arrayBuffer());
    await route
      .fulfill({ status: response.status, headers: Object.fromEntries(response.headers), body })
      .catch(() => {});
  }
}

const sessions = new Map<string, SessionDouble>();
let first: SessionDouble | undefined;

export const session = {
  fromPartition(partition: string): SessionDouble {
    if (!app.isReady()) throw new Error('session before ready');
    const found = sessions.get(partition) ?? new SessionDouble(partition);
    sessions.set(partition, found);
    first ??= found;
    return found;
  },
};
