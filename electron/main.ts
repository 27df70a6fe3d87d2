/** Samband as a desktop app: puts the parts together. What each does stands in its own file. */
import { writeSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { app, type Event, Menu, powerMonitor, protocol } from 'electron';
import { z } from 'zod';
import { hasVault } from '../engine/bridge/has-vault.ts';
import { readSettings } from '../engine/bridge/settings-file.ts';
import { endOnUncaught } from '../engine/process/error-places.ts';
import { commonWords } from '../shared/i18n/app/common.ts';
import { menuWords } from '../shared/i18n/app/menu.ts';
import { languageOf } from '../shared/i18n/chosen-language.ts';
import { prepareAppSession } from './app-session.ts';
import { followTheme, repaint } from './appearance.ts';
import { Wish, wishOf } from './arguments.ts';
import { channels } from './channels.ts';
import { createClosing } from './closing.ts';
import { startEngine } from './engine-process.ts';
import { answerWindows } from './guarded-ipc.ts';
import { lockWhenAway } from './lock-when-away.ts';
import { menuTemplate } from './menu.ts';
import { choose, say } from './native-boxes.ts';
import { keepNoCrashDumps } from './no-crash-dumps.ts';
import { switchNetworkOff } from './no-network.ts';
import { readBackup } from './opened-backup.ts';
import { appScheme } from './origin.ts';
import { FileToSave, PageToPrint } from './payloads.ts';
import { placesFor } from './places.ts';
import { pdfOf } from './print-pdf.ts';
import { printedAnswer } from './printed-answer.ts';
import { askWhere, keepFile } from './save-file.ts';
import { switchLanguage } from './switch-language.ts';
import { createWindows } from './windows.ts';

/** Long enough to bundle what is open; a person who shuts the computer down should not wait longer. */
const mostLockingMilliseconds = 10_000;

let fail = () => app.exit(1);
endOnUncaught(() => fail());

const here = import.meta.dirname;
const given = process.argv.slice(app.isPackaged ? 1 : 2);
const answer = printedAnswer(given, app.getVersion());
if (answer !== undefined) {
  writeSync(1, answer);
  process.exit(0);
}
const wish = wishOf(given, process.cwd());
const places = placesFor(wish.folder);
app.setPath('userData', places.userData);
app.setPath('sessionData', join(places.userData, 'session'));
app.enableSandbox();
switchNetworkOff();
keepNoCrashDumps();
switchLanguage(places.settingsFile);
protocol.registerSchemesAsPrivileged([
  { scheme: appScheme, privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: false } },
]);

if (app.requestSingleInstanceLock(wish)) {
  // macOS tells links and files by events, which may come before everything else is there.
  let early: Wish = wish;
  let follow = (next: Wish) => {
    early = next;
  };
  app.on('open-url', (event, url) => {
    event.preventDefault();
    follow(wishOf([url], here));
  });
  app.on('open-file', (event, path) => {
    event.preventDefault();
    follow(wishOf([path], here));
  });
  void app.whenReady().then(async () => {
    follow = await run();
    follow(early);
  });
} else app.quit();

/** Returns what follows a link, here or from a second start. */
async function run(): Promise<(wish: Wish) => void> {
  const settings = await readSettings(places.settingsFile);
  let language = languageOf(settings, app.getPreferredSystemLanguages());
  followTheme(settings.theme);
  const words = () => menuWords[language];
  prepareAppSession(resolve(here, '../renderer'));
  let isOpen = false;
  const closing = createClosing(words);
  const windows = createWindows({
    closing,
    preload: join(here, 'preload.cjs'),
    stateFile: join(places.userData, 'window.json'),
    words,
  });
  const engine = startEngine({
    entry: join(here, 'engine-child.js'),
    folder: places.folder,
    settingsFile: places.settingsFile,
    version: app.getVersion(),
    clock: () => performance.now(),
    onVault: (now) => {
      isOpen = now;
      buildMenu();
    },
    onSettings: (next) => {
      language = languageOf(next, app.getPreferredSystemLanguages());
      followTheme(next.theme);
      buildMenu();
    },
    onGone: windows.tellEngineGone,
    onGivenUp: async () => {
      const { engineGivenUp, engineGivenUpDetail, tryAgain, quit } = words();
      const saying = { message: engineGivenUp, detail: engineGivenUpDetail };
      if (await choose({ ...saying, buttons: [tryAgain, quit], onEscape: 1 })) engine.again();
      else app.quit();
    },
  });
  fail = () => {
    // Once: what fails next may be the box itself.
    fail = () => {};
    const { appFailed, appFailedDetail } = words();
    void say(words(), { message: appFailed, detail: appFailedDetail, type: 'error' }).finally(() => app.quit());
  };

  const buildMenu = () =>
    Menu.setApplicationMenu(
      Menu.buildFromTemplate(
        menuTemplate({
          words: words(),
          places: commonWords[language].places,
          platform: process.platform,
          isOpen,
          send: windows.send,
          openWindow: () => void windows.open(),
        }),
      ),
    );
  buildMenu();
  repaint(windows.all);

  answerWindows(channels.connect, z.undefined(), (_nothing, { sender, senderFrame }) => {
    const port = engine.open(sender.id);
    if (port) senderFrame?.postMessage(channels.port, null, [port]);
    return port !== undefined;
  });
  answerWindows(channels.openWindow, z.undefined(), async () => {
    await windows.open();
    return true;
  });
  answerWindows(channels.saveFile, FileToSave, async ({ name, bytes }, { sender }) => {
    const window = windows.of(sender);
    if (!window) return false;
    const saving = { window, words: words(), vault: places.folder };
    const path = await askWhere(saving, name);
    return path !== undefined && (await keepFile(saving, path, bytes));
  });
  answerWindows(channels.printPdf, PageToPrint, async ({ name, html }, { sender }) => {
    const window = windows.of(sender);
    if (!window) return false;
    const saving = { window, words: words(), vault: places.folder };
    const path = await askWhere(saving, name, '.pdf');
    if (path === undefined) return false;
    const pdf = await pdfOf(html).catch(() => undefined);
    if (pdf) return keepFile(saving, path, pdf);
    await say(words(), { message: words().notPrinted, detail: words().notSavedWhy.other, type: 'error' }, window);
    return false;
  });

  let openedBackup: string | undefined;
  answerWindows(channels.openedBackup, z.undefined(), async (_nothing, { sender }) => {
    if (openedBackup === undefined || (await hasVault(places.folder))) return undefined;
    const backup = await readBackup(openedBackup);
    if (backup) return backup;
    const { backupNotRead, backupNotReadDetail } = words();
    const saying = { message: backupNotRead, detail: `${openedBackup}\n\n${backupNotReadDetail}` };
    openedBackup = undefined;
    await say(words(), saying, windows.of(sender));
    return undefined;
  });
  /** Restoring is for where there is no vault; where there is one, nothing happens to it. */
  const followBackup = async (path: string) => {
    if (await hasVault(places.folder)) {
      const { backupOpened, backupOpenedDetail } = words();
      await say(words(), { message: backupOpened, detail: `${path}\n\n${backupOpenedDetail}` });
      return;
    }
    openedBackup = path;
    windows.send('backup');
  };

  answerWindows(channels.mayClose, z.boolean(), (isSaved, { sender }) => closing.answered(sender, isSaved));
  lockWhenAway((why) => void engine.lock(why, mostLockingMilliseconds));
  powerMonitor.on('shutdown', (event?: Event) => {
    // So that the computer waits for what is being written.
    event?.preventDefault();
    app.quit();
  });

  let ending: 'no' | 'asked' | 'done' = 'no';
  /** First the windows, so that what was typed last reaches the engine; then the engine, locked. */
  const end = async () => {
    if (!(await windows.closeAll())) {
      ending = 'no';
      return;
    }
    await engine.end(mostLockingMilliseconds);
    ending = 'done';
    app.quit();
  };
  app.on('window-all-closed', () => app.quit());
  app.on('before-quit', (event) => {
    if (ending === 'done') return;
    event.preventDefault();
    if (ending === 'asked') return;
    ending = 'asked';
    void end();
  });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => app.quit());

  const follow = ({ folder, command, backup }: Wish) => {
    windows.focus();
    if (folder !== undefined && folder !== places.folder)
      void say(words(), { message: words().otherVault, detail: `${folder}\n\n${words().otherVaultDetail}` });
    if (command !== undefined) windows.send(command);
    if (backup !== undefined) void followBackup(backup);
  };
  app.on('second-instance', (_event, _words, _folder, data) => {
    const asked = Wish.safeParse(data);
    if (asked.success) follow(asked.data);
    else windows.focus();
  });

  await windows.open();
  app.on('activate', () => windows.focus());
  return ({ command, backup }) =>
    follow({ ...(command !== undefined && { command }), ...(backup !== undefined && { backup }) });
}
