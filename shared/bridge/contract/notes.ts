/**
 * Notes are written together: the engine opens a note as an automerge-repo document that this window's own Repo joins
 * through the bridge's note messages. What is typed is bundled when it pauses, and at least every second.
 */
import { z } from 'zod';
import { RecordId } from '../../model/id.ts';
import { Done, method } from './method.ts';

export const noteMethods = {
  /** `url`: automerge-repo's, good while the note is open in any window. */
  openNote: method(z.object({ id: RecordId }), z.object({ url: z.string() })),
  closeNote: method(z.object({ id: RecordId }), Done),
  /** Answers when everything typed so far lies on the disk. */
  flushNotes: method(z.object({}).strict(), Done),
};
