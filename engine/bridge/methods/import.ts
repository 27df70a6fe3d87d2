import type { importMethods } from '../../../shared/bridge/contract/import.ts';
import type { Input, Output, Problem } from '../../../shared/bridge/contract.ts';
import type { Handlers } from '../../../shared/bridge/server.ts';
import type { ImportEffects, ImportOptions, ImportSummary } from '../../../shared/edit/import-draft.ts';
import { planImport } from '../../../shared/edit/import-proposal.ts';
import { plannedReaders, widestChosen } from '../../../shared/edit/import-readers.ts';
import { understoodLines } from '../../../shared/i18n/understood.ts';
import { cuePlaces } from '../../../shared/import/cue-places.ts';
import { type LanguageCode, vocabularies } from '../../../shared/import/lexicon.ts';
import { type LineOptions, parseLine } from '../../../shared/import/parse-line.ts';
import { detectTextLanguage, parsePost } from '../../../shared/import/parse-post.ts';
import type { Proposal } from '../../../shared/import/proposal.ts';
import { knownNames } from '../../../shared/query/known-names.ts';
import { whoIs } from '../../../shared/query/who-is.ts';
import { err, ok, type Result } from '../../../shared/result.ts';
import type { Vault } from '../../vault/api.ts';
import { type WindowSession, withVault } from '../host.ts';
import { knownOf } from '../matches.ts';

export function importHandlers(window: WindowSession): Pick<Handlers, keyof typeof importMethods> {
  return {
    readLine: ({ text, today, words, language, space, names }) =>
      withVault(window, async (vault) => {
        const proposal = parseLine(text, lineOptions(vault, { today, language, names }));
        return ok({
          proposal,
          understood: understoodLines(proposal, languageCode(words)),
          matches: knownOf(vault.graph(), proposal, { raw: text, ask: false }).matches,
          ...readersOf(vault, proposal, { text, today, space }),
        });
      }),
    saveLine: ({ text, today, language, space, names }) =>
      withVault(window, async (vault) => {
        const proposal = parseLine(text, lineOptions(vault, { today, language, names }));
        if (understoodLines(proposal, 'en').length === 0) return err({ type: 'NotUnderstood' });
        return takeIn(window, vault, proposal, importOfLine({ text, today, space }));
      }),
    readPost: ({ text, today, day, language }) =>
      withVault(window, async (vault) => {
        const graph = vault.graph();
        const wished = { whoIs: whoIs(graph, { line: false }), ...(language && { language }) };
        const before = graph.ofKind('import_batch').findLast((row) => row.fields.raw === text)?.fields.referenceDate;
        const undated = parsePost(text, wished);
        const said = undated.post.date;
        // The same text pasted later still speaks of the same days.
        const [found, dayFrom] = said
          ? ([said, 'text'] as const)
          : day
            ? ([day, 'person'] as const)
            : before
              ? ([before, 'before'] as const)
              : ([today, 'assumed'] as const);
        const proposal = parsePost(text, { referenceDate: found, ...wished });
        const { matches, alike } = knownOf(graph, proposal, { raw: text, ask: true });
        const planned = planImport(
          graph,
          proposal,
          {
            raw: text,
            format: 'post',
            referenceDate: found,
            guesses: true,
            relations: proposal.relations,
            apart: proposal.duplicates,
            same: unanswered(proposal, alike),
          },
          vault.context(),
        );
        if (!planned.ok) return planned;
        const written = detectTextLanguage(text, language);
        return ok({
          proposal,
          matches,
          day: found,
          dayFrom,
          relative: undated.warnings.includes('reference_date_missing'),
          language: written,
          cues: cuePlaces(text, proposal, written),
          effects: plainEffects(planned.value.effects),
          alike,
        });
      }),
    savePost: ({ text, proposal, day, space, same, relations, apart }) =>
      withVault(window, (vault) =>
        takeIn(window, vault, proposal, {
          raw: text,
          format: 'post',
          referenceDate: day,
          // What the person left in the form is meant, guess or not.
          guesses: true,
          ...(same && { same }),
          ...(relations && { relations }),
          ...(apart && { apart }),
          ...(space && { space }),
        }),
      ),
  };
}

/** What is asked of a person is nobody known until it is answered. */
function unanswered({ people }: Proposal, alike: Output<'readPost'>['alike']): Record<string, null> {
  const asked = new Set(alike.map(({ key }) => key));
  return Object.fromEntries(people.flatMap(({ key }) => (asked.has(key) ? [[key, null] as const] : [])));
}

function lineOptions(
  vault: Vault,
  { today, language, names }: Pick<Input<'saveLine'>, 'today' | 'language' | 'names'>,
): LineOptions {
  const graph = vault.graph();
  return {
    referenceDate: today,
    known: knownNames(graph),
    whoIs: whoIs(graph, { line: true, said: names }),
    ...(language && { language }),
  };
}

function importOfLine({ text, today, space }: Pick<Input<'saveLine'>, 'text' | 'today' | 'space'>): ImportOptions {
  return {
    raw: text,
    format: 'line',
    referenceDate: today,
    guesses: true,
    toWrite: true,
    ...(space && { space }),
  };
}

/** As saving would have it, so that what is shown is what becomes of it. */
function readersOf(
  vault: Vault,
  proposal: Proposal,
  { space, ...line }: Pick<Input<'readLine'>, 'text' | 'today' | 'space'>,
): Pick<Output<'readLine'>, 'readers' | 'layer'> {
  const [graph, context] = [vault.graph(), vault.context()];
  const planned = (wished: string | undefined) => {
    const plan = planImport(graph, proposal, importOfLine({ ...line, space: wished }), context);
    return plan.ok ? plannedReaders(graph, plan.value) : [];
  };
  const usual = planned(undefined);
  const readers = space ? planned(space) : usual;
  const [widest, now] = [usual, readers].map((each) => widestChosen(each, context.spaces));
  const isOpen = widest && now && widest.width !== 'private';
  return {
    readers: readers.map((reader) => ({ ...reader })),
    ...(isOpen && { layer: { widest: widest.id, now: now.id } }),
  };
}

async function takeIn(
  window: WindowSession,
  vault: Vault,
  proposal: Proposal,
  options: ImportOptions,
): Promise<Result<Output<'savePost'>, Problem>> {
  const planned = planImport(vault.graph(), proposal, options, vault.context());
  if (!planned.ok) return planned;
  const summary = plainSummary(planned.value.summary);
  if (planned.value.plan.edits.length === 0) return ok({ step: null, summary });
  const step = await vault.perform(planned.value.plan);
  if (!step.ok) return step;
  await window.host.tellState();
  return ok({ step: step.value.id, summary });
}

function plainSummary({ created, changed, unchanged, skipped }: ImportSummary) {
  const rows = (list: ImportSummary['created']) =>
    list.map(({ kind, id, fields }) => ({ kind, id, ...(fields && { fields: [...fields] }) }));
  return {
    created: rows(created),
    changed: rows(changed),
    unchanged: rows(unchanged),
    skipped: skipped.map((each) => ({ ...each })),
  };
}

function plainEffects(effects: ImportEffects) {
  const { orgs, people, meetings, stays, asks, commitments, dependencies, relations, apart } = effects;
  return {
    orgs: [...orgs],
    people: [...people],
    meetings: [...meetings],
    stays: [...stays],
    asks: [...asks],
    commitments: [...commitments],
    dependencies: [...dependencies],
    relations: [...relations],
    apart: [...apart],
  };
}

function languageCode(wished: string): LanguageCode {
  return vocabularies.find(({ language }) => language === wished)?.language ?? 'en';
}
