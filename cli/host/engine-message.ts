/**
 * What the browser host and its engine process say to each other, over Node's own channel between parent and child. One
 * engine serves many windows; each has a number, drawn by the host and never used twice.
 *
 * | to the engine | what                                                           |
 * |---------------|----------------------------------------------------------------|
 * | start         | which vault; the first message, once                           |
 * | open          | a window has come                                              |
 * | bytes         | one message of that window                                     |
 * | close         | the window is gone                                             |
 * | lock          | drop every key; windows stay                                   |
 * | end           | lock, then exit. A channel that breaks says the same           |
 *
 * | to the host   | what                                                           |
 * |---------------|----------------------------------------------------------------|
 * | bytes         | one message for that window                                    |
 * | close         | the engine will not hear that window any more                  |
 */
export type ToEngine =
  | { readonly type: 'start'; readonly folder: string; readonly settingsFile: string; readonly version: string }
  | { readonly type: 'open'; readonly window: number }
  | { readonly type: 'bytes'; readonly window: number; readonly bytes: Uint8Array }
  | { readonly type: 'close'; readonly window: number }
  | { readonly type: 'lock'; readonly why: string }
  | { readonly type: 'end' };

export type ToHost =
  | { readonly type: 'bytes'; readonly window: number; readonly bytes: Uint8Array }
  | { readonly type: 'close'; readonly window: number };
