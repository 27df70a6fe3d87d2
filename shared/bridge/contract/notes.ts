/**
 * Notes are written together: the engine opens a note as an automerge-repo document that this window's own Repo joins
 * through the bridge's note messages. What is typed is bundled when it pauses, and at least every second.
 */
import { z } from 'zod';
import { RecordId } from '../../model/id.ts';
import { Done, method } from './method.ts';

/**
 * Said to the windows that have a note open. `saved`: what the session document holds up to these heads (automerge-repo's
 * form) is on the disk. `problem`: it is not, and is tried again. `closed`: the document is gone; open the note again.
 */
export const NoteState = z.discriminatedUnion('state', [
  z.object({ id: RecordId, state: z.literal('saved'), heads: z.array(z.string()) }),
  z.object({ id: RecordId, state: z.literal('problem'), problem: z.looseObject({ type: z.string() }) }),
  z.object({ id: RecordId, state: z.literal('closed') }),
]);
export type NoteState = z.infer<typeof NoteState>;

export const noteMethods = {
  /** `url`: automerge-repo's, good while the note is open in any window. */
  openNote: method(z.object({ id: RecordId }), z.object({ url: z.string() })),
  closeNote: method(z.object({ id: RecordId }), Done),
  /** A note that was begun by `step` and left without a word is taken away again, unless something else was done since. */
  leaveNote: method(z.object({ id: RecordId, step: z.string().max(100) }), Done),
  /** Answers when everything typed so far lies on the disk. */
  flushNotes: method(z.object({}).strict(), Done),
};
