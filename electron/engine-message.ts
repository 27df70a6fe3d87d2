/**
 * What main and the engine process say to each other. Each `open` brings a MessagePort, over which that window's bytes
 * go past main: whole Uint8Array messages; the text `close` from the window, the text `closed` from the engine, at the end.
 *
 * | to the engine | what                                            |
 * |---------------|-------------------------------------------------|
 * | start         | which vault; the first message, once            |
 * | open          | a window has come, with its port                |
 * | lock          | drop every key; windows stay                    |
 * | end           | lock, then exit                                 |
 */
export type ToEngine =
  | { readonly type: 'start'; readonly folder: string; readonly settingsFile: string; readonly version: string }
  | { readonly type: 'open' }
  | { readonly type: 'lock'; readonly why: string }
  | { readonly type: 'end' };

/** The vault's keys are gone from the engine's memory. */
export type FromEngine = { readonly type: 'locked' };
