/** A page with its preload: both worlds, and the messages between them and main. */
import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CDPSession, Page } from 'playwright-core';
import { packageRoot } from '../package-root.ts';
import { fromChromium } from './addresses.ts';
import { type Frame, invoke } from './ipc.ts';
import { type PortDouble, type PortMessage, portsAway } from './ports.ts';

type FromPage =
  | PortMessage
  | { readonly type: 'invoke'; readonly id: number; readonly channel: string; readonly words: readonly unknown[] };

export interface PageWorlds {
  readonly send: (channel: string, words: readonly unknown[], transfer?: readonly PortDouble[]) => void;
}

const world = 'Electron Isolated Context';

export async function openWorlds(page: Page, cdp: CDPSession, preload: string, sender: object): Promise<PageWorlds> {
  let context: number | undefined;
  const toPage = (message: object) => {
    if (context === undefined) return;
    const text = JSON.stringify(JSON.stringify(message, packed));
    cdp.send('Runtime.evaluate', { contextId: context, expression: `__fromMain(${text})` }).catch(() => {});
  };
  const ports = portsAway(toPage);
  const send: PageWorlds['send'] = (channel, words, transfer = []) =>
    toPage({ type: 'send', channel, words, ports: transfer.map(ports.handOver) });
  const frame = (): Frame => ({
    url: fromChromium(page.mainFrame().url()),
    parent: null,
    postMessage: (channel, message, transfer) => send(channel, [message], transfer),
  });

  cdp.on('Runtime.executionContextCreated', ({ context: { id, name } }) => {
    if (name === world) context = id;
  });
  cdp.on('Runtime.executionContextDestroyed', ({ executionContextId }) => {
    if (executionContextId === context) ports.closeAll();
  });
  page.once('close', () => ports.closeAll());
  cdp.on('Runtime.bindingCalled', ({ payload }) => {
    const message: FromPage = JSON.parse(payload, unpacked);
    if (message.type !== 'invoke') return ports.take(message);
    const { id, channel, words } = message;
    void invoke(channel, { sender, senderFrame: frame() }, words).then(
      (value) => toPage({ type: 'answer', id, value }),
      (reason: unknown) =>
        toPage({ type: 'answer', id, refused: `Error invoking remote method '${channel}': ${reason}` }),
    );
  });

  const secret = `double-${randomBytes(16).toString('hex')}-`;
  const script = (name: string) =>
    readFileSync(join(packageRoot, 'test/kit/electron-double', name), 'utf8').replaceAll('__SECRET__', secret);
  await cdp.send('Page.enable');
  await cdp.send('Runtime.enable');
  await cdp.send('Runtime.addBinding', { name: '__toMain', executionContextName: world });
  await cdp.send('Page.addScriptToEvaluateOnNewDocument', { source: script('main-world.js') });
  const preloadText = readFileSync(preload, 'utf8');
  await cdp.send('Page.addScriptToEvaluateOnNewDocument', {
    worldName: world,
    source: script('isolated-world.js').replace('__PRELOAD__', () => preloadText),
  });
  return { send };
}

function packed(_key: string, value: unknown): unknown {
  // A Buffer has turned itself into an object by the time it comes here.
  if (isBufferJson(value)) return { __bytes: Buffer.from(value.data).toString('base64') };
  return value instanceof Uint8Array ? { __bytes: Buffer.from(value).toString('base64') } : value;
}

function unpacked(_key: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || !('__bytes' in value)) return value;
  return new Uint8Array(Buffer.from(String(value.__bytes), 'base64'));
}

function isBufferJson(value: unknown): value is { readonly type: 'Buffer'; readonly data: number[] } {
  return typeof value === 'object' && value !== null && 'type' in value && value.type === 'Buffer' && 'data' in value;
}
