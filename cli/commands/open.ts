/** Opens the window in a browser of its own, and stays until it is closed. */
import { randomBytes } from 'node:crypto';
import { accessSync, closeSync, constants, mkdirSync, openSync, readSync, realpathSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { dirname } from 'node:path';
import { backupEnding, defaultVaultPlaces, type VaultPlaces, vaultPlaces } from '../../engine/bridge/places.ts';
import { readSettings } from '../../engine/bridge/settings-file.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import { type Failure, type Outcome, refused } from '../answer.ts';
import { prepareProfile } from '../host/browser-profile.ts';
import { type Browser, findBrowser } from '../host/find-browser.ts';
import { type Host, startHost } from '../host/host.ts';
import { createLastWindow, endAfter } from '../host/last-window.ts';
import { launchBrowser, type RunningBrowser } from '../host/launch.ts';
import { packageFolder } from '../host/package-folder.ts';
import { makeSessionFolder, memoryPlace, type SessionFolder, statfsOf } from '../host/session-folder.ts';
import { watchSleep } from '../host/sleep-watch.ts';
import { keepStartFile } from '../host/start-file.ts';
import { pathFromUser } from '../paths.ts';
import type { Command, Session } from '../session.ts';

export const open: Command = async (session) => {
  const { given } = session;
  if (given.word(0).toLowerCase().endsWith(backupEnding)) return refused('IsBackup', isBackup);
  const surroundings = { platform: process.platform, environment: process.env };
  const places =
    given.word(0) === ''
      ? defaultVaultPlaces({ ...surroundings, home: homedir() })
      : vaultPlaces(pathFromUser(given.word(0)), process.platform);
  const inMemory = memoryPlace({ ...surroundings, statfs: statfsOf });
  if (given.flag('no-launch')) {
    session.output.say(ownBrowserWarning);
    return serve(session, places, inMemory ?? tmpdir(), undefined);
  }
  const browser = browserToUse();
  if (!browser.ok) return browser;
  const place = inMemory ?? (given.flag('profile-on-disk') ? tmpdir() : undefined);
  if (place === undefined) return refused('NoMemoryFolder', noMemoryFolder);
  return serve(session, places, place, browser.value);
};

const elsewhere =
  'See what Samband does in a terminal: npm run demo. Everything can be done from the command line: samband help';
const isBackup =
  'This is a sealed backup, not the folder of a vault. Nothing was changed. Where there is no vault yet, samband open asks how to begin: choose "From a sealed backup", then this file. Into a folder of your own: samband restore FILE DIR';
const ownBrowserWarning =
  'Use a private window: an ordinary one may keep what you read on the disk, outside the sealed vault.';
const noMemoryFolder = `There is no folder in memory with 256 MB free (XDG_RUNTIME_DIR or /dev/shm on Linux; other systems have none that can be counted on). A browser's profile on the disk may keep what you read outside the sealed vault, so none was opened. If this disk is encrypted as a whole, or that is acceptable: samband open --profile-on-disk. It still opens a private window, and removes the profile at the end. ${elsewhere}`;

function browserToUse(): Result<Browser, Failure> {
  const { env: environment, platform } = process;
  if (platform === 'linux' && !environment['DISPLAY'] && !environment['WAYLAND_DISPLAY'])
    return refused('NoDisplay', `There is no display to open a window on. ${elsewhere}`);
  const { browser, shutIn } = findBrowser({
    platform,
    environment,
    home: homedir(),
    isProgram,
    realPath: (path) => realpathSync(path),
    beginning,
  });
  if (browser) return ok(browser);
  const named = environment['SAMBAND_BROWSER'];
  if (named) return refused('NoBrowser', `SAMBAND_BROWSER names ${named}, which cannot be run. ${elsewhere}`);
  const snaps = shutIn.length === 0 ? '' : ` (${shutIn.join(', ')} is a snap, which cannot use a folder in memory.)`;
  return refused(
    'NoBrowser',
    `No Chromium, Chrome, Brave, Edge or Firefox was found.${snaps} Install one, or name one: SAMBAND_BROWSER=/path/to/browser samband open. ${elsewhere}`,
  );
}

/** `browser`: none where the person opens the start file themselves. */
async function serve(
  { given, output }: Session,
  places: VaultPlaces,
  place: string,
  browser: Browser | undefined,
): Promise<Outcome> {
  const folder = await sessionFolderIn(place);
  if (!folder.ok) return folder;
  let finish: (why: Ending) => void = () => {};
  const ending = new Promise<Ending>((resolve) => {
    finish = resolve;
  });
  const interrupt = () => finish('interrupted');
  process.on('SIGINT', interrupt).on('SIGTERM', interrupt).on('SIGHUP', interrupt);

  let windowsSeen = false;
  let host: Host | undefined;
  let running: RunningBrowser | undefined;
  try {
    mkdirSync(dirname(places.folder), { recursive: true, mode: 0o700 });
    const lastWindow = createLastWindow({
      lock: () => host?.lock('closed'),
      end: () => finish('closed'),
      endAfterMilliseconds: browser ? endAfter.launched : endAfter.ownBrowser,
      setTimer: (run, milliseconds) => setTimeout(run, milliseconds),
      clearTimer: (timer) => clearTimeout(timer as NodeJS.Timeout),
    });
    const started = await startHost({
      ...places,
      ...packageFolder(),
      clock: () => performance.now(),
      random: randomBytes,
      onWindows: (count) => {
        if (!windowsSeen) startFile.remove();
        windowsSeen = true;
        lastWindow(count);
      },
      onGivenUp: () => finish('engine'),
    });
    host = started;
    watchSleep({
      wallClock: () => Date.now(),
      onWake: () => started.lock('suspend'),
      every: (run, milliseconds) => setInterval(run, milliseconds).unref(),
    });
    const startFile = keepStartFile(folder.value.path, () => started.passAddress('/enter'));
    if (browser) {
      const { language } = await readSettings(places.settingsFile);
      const profile = { browser, folder: folder.value.path, startPage: startFile.address, language };
      running = launchBrowser(prepareProfile(profile));
      void running.gone.then(() => finish(windowsSeen ? 'closed' : 'browser'));
      output.say(
        `Opened ${places.folder} in ${browser.name}. Close its window, or press Control-C here, to lock and end.`,
      );
    } else output.say(`Open this file in a browser: ${startFile.path}`);
    const why = await ending;
    startFile.remove();
    return endingOutcome(why, places.folder, browser, given.flag('no-launch'));
  } catch (thrown) {
    if (!(thrown instanceof Error && 'code' in thrown)) throw thrown;
    return refused('NotOpened', `${places.folder} could not be opened here (${thrown.code}). Nothing was changed.`);
  } finally {
    // First the vault, then the windows: what was typed last is bundled while they can still send it.
    await host?.close();
    await running?.end();
    folder.value.remove();
    process.off('SIGINT', interrupt).off('SIGTERM', interrupt).off('SIGHUP', interrupt);
  }
}

type Ending = 'closed' | 'interrupted' | 'browser' | 'engine';

function endingOutcome(why: Ending, folder: string, browser: Browser | undefined, ownBrowser: boolean): Outcome {
  switch (why) {
    case 'browser':
      return refused(
        'BrowserFailed',
        `${browser?.name} ended before it showed a window${process.getuid?.() === 0 ? '; browsers refuse to run as root' : ''}. Nothing was changed. Name another: SAMBAND_BROWSER=/path/to/browser samband open`,
      );
    case 'engine':
      return refused(
        'EngineFailed',
        'The engine ended several times in a minute. Everything said to be saved is saved. See what is wrong: samband verify DIR',
      );
    case 'closed':
    case 'interrupted':
      return ok({
        value: { folder, ended: why, ...(ownBrowser && { ownBrowser }) },
        text: 'Locked. Everything said to be saved is saved.',
      });
  }
}

async function sessionFolderIn(place: string): Promise<Result<SessionFolder, Failure>> {
  try {
    return ok(await makeSessionFolder(place));
  } catch {
    return err({
      type: 'NoSessionFolder',
      message: `Could not make a folder in ${place}. Nothing was changed.`,
      exit: 1,
    });
  }
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

function beginning(path: string): string {
  try {
    const descriptor = openSync(path, 'r');
    try {
      const bytes = Buffer.alloc(2_000);
      return bytes.subarray(0, readSync(descriptor, bytes)).toString('latin1');
    } finally {
      closeSync(descriptor);
    }
  } catch {
    return '';
  }
}
