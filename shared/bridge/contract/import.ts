/** Quick add and pasted posts: read into a proposal first, saved when the person says so. */
import { z } from 'zod';
import { Proposal } from '../../import/proposal.ts';
import { RecordId } from '../../model/id.ts';
import { Day, method } from './method.ts';

const Language = z.string().max(5);
const Space = z.string().regex(/^[0-9a-f]{64}$/);
const ImportedRow = z.object({
  kind: z.string(),
  id: z.string(),
  fields: z.array(z.string()).optional(),
});
const Summary = z.object({
  created: z.array(ImportedRow),
  changed: z.array(ImportedRow),
  unchanged: z.array(ImportedRow),
  skipped: z.array(z.object({ kind: z.string(), text: z.string() })),
});
/** What stands in the vault already, by the proposal's own key. */
const Matches = z.record(z.string(), z.object({ id: z.string(), name: z.string() }));
const Saved = z.object({ step: z.string().nullable(), summary: Summary });

export const importMethods = {
  /** `language`: of the text, where known; `words`: in which language to say what was understood. */
  readLine: method(
    z.object({ text: z.string().max(2_000), today: Day, words: Language, language: Language.optional() }),
    z.object({ proposal: Proposal, understood: z.array(z.string()), matches: Matches }),
  ),
  saveLine: method(
    z.object({
      text: z.string().min(1).max(2_000),
      today: Day,
      language: Language.optional(),
      space: Space.optional(),
    }),
    Saved,
  ),
  readPost: method(
    z.object({ text: z.string().max(400_000), today: Day, day: Day.optional(), language: Language.optional() }),
    z.object({
      proposal: Proposal,
      matches: Matches,
      /** The day "today" meant: said by the text, by an earlier import of it, by the person, or assumed. */
      day: Day,
      dayFrom: z.enum(['text', 'before', 'person', 'assumed']),
      language: Language,
    }),
  ),
  /** `proposal`: as the person left it. `same`: by key, the record each organisation or person is; null: a new one. */
  savePost: method(
    z.object({
      text: z.string().max(400_000),
      proposal: Proposal,
      day: Day,
      space: Space.optional(),
      same: z.record(z.string(), RecordId.nullable()).optional(),
    }),
    Saved,
  ),
};
