/** Quick add and pasted posts: read into a proposal first, saved when the person says so. */
import { z } from 'zod';
import { Proposal } from '../../import/proposal.ts';
import { relationTypes } from '../../model/enumerations.ts';
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
/** What taking in each entry would do, in the proposal's order; `relations` and `apart`: of what it suggests. */
const Effects = z.array(z.enum(['new', 'changed', 'same']));
const Saved = z.object({ step: z.string().nullable(), summary: Summary });

/** What saving would make or add to, and who may read it: as in `edit/import-readers.ts`. */
const Reader = z.object({
  kind: z.string(),
  key: z.string().optional(),
  field: z.string().optional(),
  space: z.string(),
  isChosen: z.boolean(),
});

/** What the person said a name in the line is, where the line says too little. */
const Names = z.record(z.string().max(500), z.enum(['person', 'organisation']));

export const importMethods = {
  /** `language`: of the text, where known; `words`: in which language to say what was understood. */
  readLine: method(
    z.object({
      text: z.string().max(2_000),
      today: Day,
      words: Language,
      language: Language.optional(),
      space: Space.optional(),
      names: Names.optional(),
    }),
    z.object({
      proposal: Proposal,
      understood: z.array(z.string()),
      matches: Matches,
      readers: z.array(Reader),
      /** The widest space there is to choose from, and the one that is; neither where all of it is only mine anyway. */
      layer: z.object({ widest: z.string(), now: z.string() }).optional(),
    }),
  ),
  saveLine: method(
    z.object({
      text: z.string().min(1).max(2_000),
      today: Day,
      language: Language.optional(),
      space: Space.optional(),
      names: Names.optional(),
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
      /** True where the text counts its days from that one ("yesterday"). */
      relative: z.boolean(),
      language: Language,
      /** Where the words stand that say when and how. */
      cues: z.array(z.object({ type: z.enum(['when', 'status']), start: z.number(), end: z.number() })),
      effects: z.object({
        orgs: Effects,
        people: Effects,
        meetings: Effects,
        stays: Effects,
        asks: Effects,
        commitments: Effects,
        dependencies: Effects,
        relations: Effects,
        apart: Effects,
      }),
      /** Records that may be the organisation or person with a key, and may not: for a person to say. `at`: where they work. */
      alike: z.array(
        z.object({ key: z.string(), id: z.string(), name: z.string(), at: z.array(z.string()).optional() }),
      ),
    }),
  ),
  /**
   * `proposal`: as the person left it. `same`: by key, the record each organisation or person is; null: a new one.
   * `relations`, `apart`: answers, between keys or ids of records; written in the same step.
   */
  savePost: method(
    z.object({
      text: z.string().max(400_000),
      proposal: Proposal,
      day: Day,
      space: Space.optional(),
      same: z.record(z.string(), RecordId.nullable()).optional(),
      relations: z
        .array(z.object({ type: z.enum(relationTypes), from: z.string().max(100), to: z.string().max(100) }))
        .max(1_000)
        .optional(),
      apart: z
        .array(z.tuple([z.string().max(100), z.string().max(100)]))
        .max(1_000)
        .optional(),
    }),
    Saved,
  ),
};
