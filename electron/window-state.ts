/** Where the window was when it was last closed. The file may be old, damaged, or of a screen that is gone. */
import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { z } from 'zod';

const Coordinate = z.number().int().min(-100_000).max(100_000);

const WindowState = z.object({
  x: Coordinate,
  y: Coordinate,
  width: z.number().int().min(400).max(20_000),
  height: z.number().int().min(300).max(20_000),
  isMaximised: z.boolean(),
});
export type WindowState = z.infer<typeof WindowState>;

export interface Area {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface Opening {
  readonly width: number;
  readonly height: number;
  /** Absent: in the middle of the first screen. */
  readonly x?: number;
  readonly y?: number;
  readonly isMaximised: boolean;
}

const usual = { width: 1280, height: 820 };
/** So much of a window must lie on a screen that it can be seen and taken hold of. */
const leastSeen = 120;

export function openingFor(stored: WindowState | undefined, screens: readonly Area[]): Opening {
  const [first] = screens;
  const largest = first ?? { x: 0, y: 0, ...usual };
  if (!stored)
    return {
      width: Math.min(usual.width, largest.width),
      height: Math.min(usual.height, largest.height),
      isMaximised: false,
    };
  const screen = screens.find((each) => isSeenOn(stored, each));
  if (!screen)
    return {
      width: Math.min(stored.width, largest.width),
      height: Math.min(stored.height, largest.height),
      isMaximised: stored.isMaximised,
    };
  return { ...stored, width: Math.min(stored.width, screen.width), height: Math.min(stored.height, screen.height) };
}

/** A second window lies a little beside the first, so that one sees that there are two. */
export function besides(opening: Opening, windows: number): Opening {
  if (windows === 0 || opening.x === undefined || opening.y === undefined) return opening;
  const step = 28 * windows;
  return { ...opening, x: opening.x + step, y: opening.y + step, isMaximised: false };
}

export function readWindowState(file: string): WindowState | undefined {
  try {
    return WindowState.safeParse(JSON.parse(readFileSync(file, 'utf8'))).data;
  } catch {
    return undefined;
  }
}

/** Losing it costs nothing but a window in the middle, so that a full disk is no reason to complain. */
export function writeWindowState(file: string, state: WindowState): void {
  try {
    writeFileSync(`${file}.partial`, JSON.stringify(state), { mode: 0o600 });
    renameSync(`${file}.partial`, file);
  } catch {
    return;
  }
}

function isSeenOn(window: Area, screen: Area): boolean {
  const across = Math.min(window.x + window.width, screen.x + screen.width) - Math.max(window.x, screen.x);
  // The title bar is at the top: its upper edge has to be on the screen.
  const isTopThere = window.y >= screen.y - 8 && window.y <= screen.y + screen.height - leastSeen;
  return across >= leastSeen && isTopThere;
}
