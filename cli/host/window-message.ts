/**
 * How the windows' bytes travel between the browser host and its engine process: over Node's own channel between parent
 * and child, beside what engine/process/engine-message.ts has. One engine serves many windows; each has a number, drawn
 * by the host and never used twice. A channel that breaks says `end`.
 *
 * | to the engine | what                                                |
 * |---------------|-----------------------------------------------------|
 * | open          | a window has come                                   |
 * | bytes         | one message of that window                          |
 * | close         | the window is gone                                  |
 *
 * | to the host   | what                                                |
 * |---------------|-----------------------------------------------------|
 * | bytes         | one message for that window                         |
 * | close         | the engine will not hear that window any more       |
 */
export type WindowToEngine =
  | { readonly type: 'open'; readonly window: number }
  | { readonly type: 'bytes'; readonly window: number; readonly bytes: Uint8Array }
  | { readonly type: 'close'; readonly window: number };

export type EngineToWindow =
  | { readonly type: 'bytes'; readonly window: number; readonly bytes: Uint8Array }
  | { readonly type: 'close'; readonly window: number };
