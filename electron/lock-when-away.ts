/**
 * Whoever leaves the computer leaves the vault locked, as far as Electron hears of it: sleep everywhere; the screen's lock on
 * macOS and Windows; another user's session on macOS. On Linux nobody says when a screen is locked: there the time without
 * use counts. Waking up locks too, for a sleep that nobody announced.
 */
import { powerMonitor } from 'electron';

const reasons = {
  suspend: 'suspend',
  resume: 'suspend',
  'lock-screen': 'away',
  'user-did-resign-active': 'away',
} as const;

export function lockWhenAway(lock: (why: string) => void): void {
  const monitor: NodeJS.EventEmitter = powerMonitor;
  for (const [event, why] of Object.entries(reasons)) monitor.on(event, () => lock(why));
}
