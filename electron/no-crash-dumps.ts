/**
 * A crash report is the memory of a page, written to the disk. Electron makes none unless it is asked to; this asks it not to.
 * Found over the double, whose Chromium had written down what stood in the page that the test crashes.
 */
import { app } from 'electron';

export function keepNoCrashDumps(): void {
  for (const name of ['disable-breakpad', 'disable-crash-reporter']) app.commandLine.appendSwitch(name);
}
