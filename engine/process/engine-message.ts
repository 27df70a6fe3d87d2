/**
 * What a host and its engine process say to each other about the vault as a whole. How the windows' bytes travel is each
 * host's own: over this channel (cli/host), or over ports past it (electron).
 *
 * | to the engine | what                                              |
 * |---------------|---------------------------------------------------|
 * | start         | which vault; the first message, once              |
 * | lock          | drop every key; windows stay                      |
 * | end           | lock, then exit                                   |
 *
 * | to the host   | what                                              |
 * |---------------|---------------------------------------------------|
 * | locked        | as asked: the keys are gone from its memory       |
 * | vault         | it was opened, or locked for whatever reason      |
 * | settings      | somebody changed them in a window                 |
 */
import type { Settings } from '../../shared/bridge/contract/app.ts';

export type ToEngine =
  | { readonly type: 'start'; readonly folder: string; readonly settingsFile: string; readonly version: string }
  | { readonly type: 'lock'; readonly why: string }
  | { readonly type: 'end' };

export type FromEngine =
  | { readonly type: 'locked' }
  | { readonly type: 'vault'; readonly isOpen: boolean }
  | { readonly type: 'settings'; readonly settings: Settings };
