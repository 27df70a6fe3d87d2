/** The built desktop app, over the double of Electron and, where a runtime is installed, over the real one. */
import { existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type ElectronApp, openElectronApp, type Runtime, realRuntime, searchHome } from '../../kit/electron-app.ts';
import { callsOfOpenVault, hostileMessages, wrongInputs } from '../../kit/hostile-messages.ts';
import { expected, reactions } from '../../kit/hostile-page.ts';
import { until } from '../../kit/test-host.ts';
import { testPassphrase } from '../../kit/vaults.ts';
import { reachByWebrtc } from '../../kit/webrtc.ts';

if (!realRuntime) process.stdout.write('skipped: no Electron runtime\n');

const runtimes: readonly Runtime[] = realRuntime ? ['double', 'electron'] : ['double'];

describe.each(runtimes)('over %s', (runtime) => {
  let app: ElectronApp;
  let page: Page;
  beforeAll(async () => {
    app = await openElectronApp(runtime);
    page = await app.firstWindow();
  });
  afterAll(() => app?.close());

  /** Runs in the page, later: what a debugger evaluates at once may do more than the page's own scripts. */
  const inPage = <T>(expression: string): Promise<T> =>
    page.evaluate(`new Promise((resolve) => setTimeout(async () => {
      try { resolve(await (async () => (${expression}))()) } catch (reason) { resolve('refused: ' + reason) }
    }))`);

  const answerSaveDialog = (filePath: string | undefined) =>
    app.evaluate(({ dialog }, path) => {
      dialog.showSaveDialog = async () => ({ canceled: path === undefined, filePath: path ?? '' });
    }, filePath);

  /** What boxes said, and what was opened outside, since the last look. */
  const watchBoxes = (response: number) =>
    app.evaluate(({ dialog, shell }, answer) => {
      const seen: string[] = [];
      Object.assign(globalThis, { seen });
      dialog.showMessageBox = async (...words: unknown[]) => {
        seen.push(JSON.stringify(words.at(-1)));
        return { response: answer, checkboxChecked: false };
      };
      shell.openExternal = async (url) => {
        seen.push(`opened ${url}`);
      };
    }, response);
  const seen = () => app.evaluate(() => (globalThis as unknown as { seen: string[] }).seen.splice(0), undefined);

  const unlock = async (at: Page) => {
    await at.locator('input[type=password]').fill(testPassphrase);
    await at.keyboard.press('Enter');
    await at.locator('.quick-add input').waitFor();
  };
  const add = async (at: Page, line: string) => {
    await at.locator('.quick-add input').fill(line);
    await at.locator('.quick-add input').press('Enter');
    await until(async () => (await at.locator('.quick-add input').inputValue()) === '');
  };

  test('a page is given nine functions, frozen, and nothing of Electron or Node', async () => {
    expect(await inPage('Object.keys(window.samband)')).toEqual([
      'kind',
      'connect',
      'openWindow',
      'saveFile',
      'printPdf',
      'openedBackup',
      'onClosing',
      'mayClose',
      'onCommand',
    ]);
    expect(await inPage('Object.isFrozen(window.samband)')).toBe(true);
    expect(await inPage('(delete window.samband, typeof window.samband)')).toBe('object');
    expect(
      await inPage('[typeof require, typeof process, typeof Buffer, typeof global, typeof module, typeof __dirname]'),
    ).toEqual(Array(6).fill('undefined'));
  });

  test('every window is closed off in its preferences', async () => {
    const preferences = await app.evaluate(({ BrowserWindow }) => {
      const contents: unknown = BrowserWindow.getAllWindows()[0]?.webContents;
      return (contents as { getLastWebPreferences: () => object }).getLastWebPreferences();
    }, undefined);
    expect(preferences).toMatchObject({
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webSecurity: true,
      webviewTag: false,
      spellcheck: false,
      partition: 'samband',
    });
  });

  test('from nothing, a vault is made in a window, and something is written', async () => {
    await page.getByLabel('What are you called?').fill('Ida Example');
    await page.getByLabel('Passphrase', { exact: true }).fill(testPassphrase);
    await page.getByLabel('The same once more').fill(testPassphrase);
    await page.getByRole('button', { name: 'Make my vault' }).click();
    await page.locator('.kit-words li').first().waitFor();
    const items = await page.locator('.kit-words li').allInnerTexts();
    const words = items.map((item) => item.replace(/^\d+\s*/, '').trim());
    for (const label of await page.locator('.kit-check label').allInnerTexts())
      await page.getByLabel(label, { exact: true }).fill(words[Number(label.replace(/\D/g, '')) - 1] ?? '');
    await page.getByRole('button', { name: 'I have written them down' }).click();
    await page.getByRole('button', { name: 'Start empty' }).click();
    await add(page, 'meeting Elvebredd boligkooperativ today');
    await page.getByText('Elvebredd boligkooperativ').first().waitFor();
    expect(existsSync(join(app.vault, 'vault.key'))).toBe(true);
  });

  test('two windows show the same vault, each over a port of its own', async () => {
    expect(await inPage('window.samband.openWindow()')).toBe(true);
    await until(() => app.windows().length === 2);
    const second = app.windows().find((each) => each !== page);
    if (!second) throw new Error('no second window');
    await second.getByText('Elvebredd boligkooperativ').first().waitFor();
    await add(second, 'meeting Havnelaget today');
    await page.getByText('Havnelaget').first().waitFor();
    await second.close();
    await until(() => app.windows().length === 1);
  });

  test('the policy stops compiled text, scripts in the page, and every other address', async () => {
    expect(await inPage("new Function('return 1')()")).toContain('refused');
    expect(await inPage("eval('1')")).toContain('refused');
    expect(
      await inPage(`(() => { const s = document.createElement('script');
        try { s.textContent = 'window.ran = 1' } catch (reason) { return String(reason) }
        document.body.append(s); return String(window.ran) })()`),
    ).toMatch(/Trusted|undefined/);
    for (const address of ['https://evil.example/', 'http://127.0.0.1:9/', 'file:///etc/passwd'])
      expect(await inPage(`fetch('${address}').then(() => 'loaded')`)).toContain('refused');
    expect(await inPage("fetch('/').then((r) => r.headers.get('content-security-policy'))")).toContain(
      "default-src 'none'",
    );
  });

  test('nothing outside the built window is served', async () => {
    for (const path of ['/package.json', '/..%2fpackage.json', '/%2e%2e%2fpackage.json', '/.git/config', '/main.exe'])
      expect(await inPage(`fetch('${path}').then((r) => r.status)`)).toBe(404);
    expect(await inPage("fetch('/', { method: 'POST' }).then((r) => r.status)")).toBe(405);
  });

  test('the page cannot leave, and no window opens: https is offered to the person, the rest is dropped', async () => {
    await watchBoxes(0);
    const before = page.url();
    for (const address of ['https://evil.example/', 'http://evil.example/', 'file:///etc/passwd'])
      await inPage(`void (location.href = '${address}')`);
    await until(async () => (await seen()).some((box) => box.includes('https://evil.example/')));
    expect(page.url()).toBe(before);
    await inPage("void window.open('https://aksjon.example/a')");
    await until(async () => (await seen()).some((box) => box.includes('https://aksjon.example/a')));
    await watchBoxes(1);
    await inPage("void window.open('https://aksjon.example/b')");
    await until(async () => (await seen()).includes('opened https://aksjon.example/b'));
    await inPage("void window.open('http://aksjon.example/c')");
    await inPage("void window.open('smb://aksjon.example/c')");
    await until(() => app.windows().length === 1);
    expect(await seen()).toEqual([]);
    // A computer without a browser is no fault of the app: it says so and goes on.
    await app.evaluate(({ shell }) => {
      shell.openExternal = () => Promise.reject(new Error('nothing opens https'));
    }, undefined);
    await inPage("void window.open('https://aksjon.example/d')");
    await until(async () => (await seen()).some((box) => /No browser opened.*aksjon\.example\/d/.test(box)));
    expect(page.url()).toBe(before);
  });

  test('not even WebRTC, which no policy of a page holds back, reaches an address', async () => {
    expect(await reachByWebrtc(inPage)).toEqual({ candidates: [], packets: [] });
  });

  test('whatever a page sends over its port, each method included, is refused, and the engine is the same', async () => {
    const pid = await app.enginePid();
    const messages = [...hostileMessages, ...wrongInputs];
    expect(await reactions(inPage, messages)).toEqual(expected(messages));
    // No bytes at all end the port as well.
    for (const nonsense of ['"text"', '7', 'null', '{}', '[1]', 'new ArrayBuffer(4)'])
      expect(
        await inPage(`new Promise((resolve) => {
          window.addEventListener('message', ({ data, ports: [port] }) => {
            if (data !== 'samband-port') return;
            port.onmessage = (event) => resolve(event.data);
            port.postMessage(${nonsense});
          }, { once: true });
          window.samband.connect();
        })`),
      ).toBe('closed');
    expect(await app.enginePid()).toBe(pid);
    await add(page, 'meeting Vintervika today');
    await page.getByText('Vintervika').first().waitFor();
  });

  test('a page that asks for port after port keeps the newest few, and the app in it goes on', async () => {
    // The oldest is the app's own: it comes back by itself, as after any loss, with the thirteenth.
    const ended = `(async () => {
      let ended = 0;
      let given = 0;
      window.addEventListener('message', ({ data, ports: [port] }) => {
        if (data !== 'samband-port') return;
        given += 1;
        if (given <= 12) port.onmessage = (event) => { if (event.data === 'closed') ended += 1 };
      });
      for (let time = 0; time < 12; time += 1) await window.samband.connect();
      await new Promise((done) => { const look = () => ended >= 8 && given > 12 ? done() : setTimeout(look, 20); look() });
      return ended;
    })()`;
    expect(await inPage(ended)).toBeGreaterThanOrEqual(8);
    await page.locator('.quick-add input').waitFor();
    await add(page, 'meeting Tangenlaget today');
    await page.getByText('Tangenlaget').first().waitFor();
  });

  test('the theme that is chosen is the window’s too, from before its page is there', async () => {
    await page.goto(`${app.origin}/#/settings`);
    await page.getByLabel('Dark').check();
    const seenOutside = () =>
      app.evaluate(
        ({ nativeTheme, BrowserWindow }) =>
          `${nativeTheme.themeSource} ${BrowserWindow.getAllWindows()[0]?.getBackgroundColor().toLowerCase()}`,
        undefined,
      );
    await until(async () => (await seenOutside()) === 'dark #16171a');
    await page.goto(`${app.origin}/#/today`);
  });

  test('every permission is refused', async () => {
    expect(await inPage('navigator.mediaDevices.getUserMedia({ audio: true }).then(() => "given")')).toContain(
      'refused',
    );
    expect(
      await inPage('new Promise((y) => navigator.geolocation.getCurrentPosition(() => y("given"), () => y("no")))'),
    ).toBe('no');
  });

  // Headless Chromium answers a page's question for a permission by itself, so that the handlers are asked as well.
  test.runIf(runtime === 'double')('both handlers say no to every permission', async () => {
    const answers = await app.evaluate(({ session }) => {
      const ours = session.fromPartition('samband') as unknown as {
        permissionRequest: (contents: null, name: string, decide: (allowed: boolean) => void) => void;
        permissionCheck: (contents: null, name: string) => boolean;
      };
      return ['geolocation', 'notifications', 'media', 'clipboard-read', 'openExternal', 'fileSystem'].map((name) => {
        let isAllowed = true;
        ours.permissionRequest(null, name, (allowed) => {
          isAllowed = allowed;
        });
        return isAllowed || ours.permissionCheck(null, name);
      });
    }, undefined);
    expect(answers).toEqual(Array(6).fill(false));
  });

  test('what is not in form is refused, whichever function it is given to', async () => {
    const hostile = [
      'undefined',
      '{}',
      '{ name: 5, bytes: new Uint8Array(1), type: "a" }',
      '{ name: "a", bytes: [1, 2], type: "a" }',
      '{ name: "", bytes: new Uint8Array(1), type: "a" }',
      '{ name: "a".repeat(400), bytes: new Uint8Array(1), type: "a" }',
      '{ name: "a", html: 7 }',
      '{ name: "a", html: null, more: 1 }',
    ];
    for (const payload of hostile) {
      expect(await inPage(`window.samband.saveFile(${payload})`)).toContain('refused');
      expect(await inPage(`window.samband.printPdf(${payload})`)).toContain('refused');
      expect(await inPage(`window.samband.mayClose(${payload})`)).toContain('refused');
    }
    expect(await inPage('Object.keys(window.samband).length')).toBe(9);
  });

  test('a file is saved whole where the person says, never into the vault', async () => {
    const path = join(app.folder, 'kept.samband-backup');
    await answerSaveDialog(path);
    const save = 'window.samband.saveFile({ name: "../a", bytes: new Uint8Array(70000).fill(7), type: "x/y" })';
    expect(await inPage(save)).toBe(true);
    expect(readFileSync(path)).toEqual(Buffer.alloc(70_000, 7));
    await answerSaveDialog(undefined);
    expect(await inPage(save)).toBe(false);
    await watchBoxes(0);
    await answerSaveDialog(join(app.vault, 'log', 'planted'));
    expect(await inPage(save)).toBe(false);
    expect((await seen()).join()).toContain('folder of the vault');
    expect(existsSync(join(app.vault, 'log', 'planted'))).toBe(false);
    expect(readdirSync(app.folder).filter((name) => name.endsWith('.partial'))).toEqual([]);
  });

  test('a report becomes a real PDF, and nothing in it runs', async () => {
    const path = join(app.folder, 'report.pdf');
    await answerSaveDialog(path);
    const html = `<!doctype html><title>Report</title><h1>Report</h1><script>document.body.textContent = 'x'.repeat(1e6)</script>
      <img src='https://evil.example/pixel.png'>`;
    expect(await inPage(`window.samband.printPdf({ name: 'Report', html: ${JSON.stringify(html)} })`)).toBe(true);
    const pdf = readFileSync(path);
    expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');
    expect(pdf.toString('latin1')).toMatch(/\/MediaBox \[0 0 59[45]\S* 84[12]\S*\]/);
    expect(pdf.toString('latin1').match(/\/Type \/Page\b/g)).toHaveLength(1);
    expect(app.windows()).toHaveLength(1);
  });

  test('the menu sends its commands to the window in front', async () => {
    await app.evaluate(({ Menu }) => {
      const items = Menu.getApplicationMenu()?.items.flatMap(({ submenu }) => submenu?.items ?? []) ?? [];
      items.find(({ label }) => label === 'Plan')?.click();
    }, undefined);
    await until(() => page.url().includes('#/plan'));
  });

  test('a second start brings the first to the front, and hands over a link if it is one of ours', async () => {
    expect(await app.startAgain(['--version'])).toBe(0);
    const id = 'ab'.repeat(16);
    expect(await app.startAgain([`samband:open/encounter/${id}`])).toBe(0);
    await until(() => page.url().endsWith(`#/encounter/${id}`));
    expect(await app.startAgain(['samband:open/settings/../../lock'])).toBe(0);
    expect(page.url()).toContain(id);
    expect(app.windows()).toHaveLength(1);
    await watchBoxes(0);
    mkdirSync(join(app.folder, 'other'));
    await app.startAgain([join(app.folder, 'other')]);
    await until(async () => (await seen()).join().includes('another vault'));
  });

  test('an engine that is killed is started again: windows hear of it, and nothing acknowledged is lost', async () => {
    await page.goto(`${app.origin}/#/today`);
    await add(page, 'meeting Fjordvakta today');
    const pid = await app.enginePid();
    process.kill(pid, 'SIGKILL');
    await page.locator('input[type=password]').waitFor();
    await until(async () => (await app.enginePid()) !== pid);
    await unlock(page);
    for (const name of ['Elvebredd boligkooperativ', 'Havnelaget', 'Fjordvakta'])
      await page.getByText(name).first().waitFor();
  });

  test('an engine that stops again and again is left alone until the person says what to do', async () => {
    await watchBoxes(0);
    const killed = new Set<number>();
    await until(async () => {
      const pid = await app.enginePid();
      if (!killed.has(pid)) process.kill(pid, 'SIGKILL');
      killed.add(pid);
      return (await seen()).some((box) => /several times.*is on the disk.*"Try again","Quit/.test(box));
    }, 60_000);
    await unlock(page);
    await page.getByText('Elvebredd boligkooperativ').first().waitFor();
  });

  // To Playwright, a page that crashed on a real runtime stays crashed.
  test.runIf(runtime === 'double')(
    'a page that crashes is opened again where it was, and the person is told',
    async () => {
      await page.goto(`${app.origin}/#/plan`);
      await watchBoxes(0);
      const pid = await app.enginePid();
      const crashed = page;
      await app.evaluate(({ BrowserWindow }) => {
        BrowserWindow.getAllWindows()[0]?.webContents.forcefullyCrashRenderer();
      }, undefined);
      await until(() => app.windows().some((each) => each !== crashed));
      page = app.windows().find((each) => each !== crashed) ?? page;
      await page.locator('.quick-add input').waitFor();
      expect(page.url()).toContain('#/plan');
      expect((await seen()).join()).toContain('was opened again');
      expect(await app.enginePid()).toBe(pid);
    },
  );

  test('sleep locks', async () => {
    await app.evaluate(({ powerMonitor }) => void powerMonitor.emit('suspend'), undefined);
    await page.locator('input[type=password]').waitFor();
    await page.getByText('It locked when the laptop went to sleep').waitFor();
    const isOffered = (item: string) =>
      app.evaluate(({ Menu }, wanted) => {
        const items = Menu.getApplicationMenu()?.items.flatMap(({ submenu }) => submenu?.items ?? []) ?? [];
        return items.find(({ label }) => label === wanted)?.enabled;
      }, item);
    expect(await isOffered('Plan')).toBe(false);
    expect(await isOffered('New Window')).toBe(true);
    expect(await reactions(inPage, callsOfOpenVault)).toEqual(expected(callsOfOpenVault));
    expectNothingOnDisk();
    await unlock(page);
    await until(() => isOffered('Plan').then(Boolean));
  });

  test('another user’s session locks, as the lock of the screen does', async () => {
    await app.evaluate(({ powerMonitor }) => {
      (powerMonitor as NodeJS.EventEmitter).emit('user-did-resign-active');
    }, undefined);
    await page.getByText('It locked with the screen').waitFor();
  });

  test.runIf(runtime === 'double')('a request from anywhere but the top of our page is refused', async () => {
    const { double } = app;
    if (!double) throw new Error('no double');
    const { channels } = await double.look();
    expect(channels).toHaveLength(6);
    const ours = { url: 'app://samband/', parent: null };
    const strangers = [
      null,
      { url: 'app://samband.evil/', parent: null },
      { url: 'app://evil/', parent: null },
      { url: 'https://samband/', parent: null },
      { url: 'about:blank', parent: null },
      { url: '', parent: null },
      { url: 'app://samband/', parent: ours },
    ];
    for (const channel of channels)
      for (const frame of strangers) await expect(double.invoke(channel, frame)).rejects.toThrow('refused');
    // More than one word, or anything where nothing belongs, is not in form either.
    await expect(double.invoke('samband:open-window', ours, {})).rejects.toThrow('refused');
    await expect(double.invoke('samband:save-file', ours, 1, 2)).rejects.toThrow('refused');
    expect(app.windows()).toHaveLength(1);
  });

  const planted = ['Elvebredd', 'Havnelaget', 'Fjordvakta', 'Vintervika', 'Ida Example'];
  const expectNothingOnDisk = () => {
    for (const text of planted) {
      const { found, looked } = searchHome(runtime, app.folder, text);
      expect(found).toEqual([]);
      expect(looked).toBeGreaterThan(10);
    }
  };

  test('nothing that was written stands in what the app says in a terminal', () => {
    for (const name of planted) expect(app.written()).not.toContain(name);
  });

  test('closing the last window locks and ends everything', async () => {
    await unlock(page);
    const pid = await app.enginePid();
    await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close(), undefined);
    expect(await app.ended).toBe(0);
    await until(() => !existsSync(`/proc/${pid}`));
    expectNothingOnDisk();
  });
});
