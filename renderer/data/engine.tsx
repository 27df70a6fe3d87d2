/**
 * The engine as the screens see it: its state, the open workspace, calls, and steps with their toast and undo.
 */
import { createContext, type ReactNode, useCallback, useContext, useMemo } from 'react';
import type { BridgeClient } from '../../shared/bridge/client.ts';
import type { Command } from '../../shared/bridge/command.ts';
import type { AppState, Settings } from '../../shared/bridge/contract/app.ts';
import type { Output, Problem } from '../../shared/bridge/contract.ts';
import type { Counted } from '../../shared/i18n/app/common.ts';
import { fieldLabel } from '../../shared/i18n/app/fields.ts';
import { frameWords } from '../../shared/i18n/app/frame.ts';
import { type ListEntry, nameOfEntry } from '../../shared/query/entry.ts';
import type { Result } from '../../shared/result.ts';
import { useToasts } from '../parts/toasts.tsx';
import type { Shell } from '../shell/shell.ts';
import { fill, useCommonWords, useFormats, useLanguage, useProblemText, useWords } from '../words/language.tsx';
import { foreseen } from './foreseen.ts';
import type { Workspace } from './workspace.ts';

export interface Engine {
  readonly client: BridgeClient;
  readonly shell: Shell;
  readonly state: AppState;
  readonly settings: Settings;
  /** Only while the vault is open. */
  readonly workspace: Workspace | undefined;
}

const EngineContext = createContext<Engine | undefined>(undefined);

export function EngineProvider({ engine, children }: { engine: Engine; children: ReactNode }) {
  return <EngineContext value={engine}>{children}</EngineContext>;
}

export function useEngine(): Engine {
  const engine = useContext(EngineContext);
  if (!engine) throw new Error('a screen outside the engine');
  return engine;
}

export type OpenState = Extract<AppState, { state: 'open' }>;

/** For screens behind the lock. */
export function useOpenVault(): { readonly state: OpenState; readonly workspace: Workspace } {
  const { state, workspace } = useEngine();
  if (state.state !== 'open' || !workspace) throw new Error('a screen of the vault while it is locked');
  return { state, workspace };
}

export function useClient(): BridgeClient {
  return useEngine().client;
}

export interface Steps {
  /** One step, one undo. `said`: what the toast says, with the way back beside it; nothing: no toast. */
  readonly perform: (commands: readonly Command[], said?: string) => Promise<Result<Output<'perform'>, Problem>>;
  readonly undo: () => Promise<void>;
  readonly redo: () => Promise<void>;
  /** Says that something was done by other means (an import), with the way back: to before `step`, whatever came after it. */
  readonly sayDone: (said: string, step?: string) => void;
  readonly sayProblem: (problem: Problem) => void;
}

/** By the name of what a step was about, as lists show it: "Taken back" alone says nothing to who pressed Z by mistake. */
function useWhatOf(): (records: readonly string[]) => string {
  const entries = useEngine().workspace?.entries;
  const { list, counted } = useFormats();
  const { count, andOthers } = useCommonWords();
  const words = useWords(frameWords);
  return useCallback(
    (records) => {
      const touched = [...new Set(records.flatMap((id) => entries?.get(id) ?? []))];
      const several = (kind: string, forms: Counted) => {
        const n = touched.filter((entry) => entry.kind === kind).length;
        return n > 0 ? [counted(forms, n)] : [];
      };
      // The names of forty tell less than how many they are, and the screen of the import said the same.
      if (touched.some(({ kind }) => kind === 'import_batch')) {
        const what = [
          ...several('encounter', count.encounters),
          ...several('organisation', count.organisations),
          ...several('person', count.people),
        ];
        return what.length > 0 ? fill(words.theImportOf, { what: list(what) }) : words.theImport;
      }
      const nameOf = (entry: ListEntry) =>
        nameOfEntry(entry, entries?.get ?? (() => undefined), { list, unnamed: '' }) || [];
      const called = (entry: ListEntry) => {
        const about = entry.kind === 'note' ? entries?.get(entry.subject ?? '') : undefined;
        if (!about) return nameOf(entry);
        // The name alone would say that the meeting is gone; where it is, its note goes without saying.
        const name = touched.includes(about) ? [] : nameOf(about);
        return typeof name === 'string' ? fill(words.theNoteAbout, { name }) : name;
      };
      const [first = '', ...others] = new Set(touched.flatMap(called));
      return others.length > 1 ? `${first} ${counted(andOthers, others.length)}` : list([first, ...others]);
    },
    [entries, list, counted, count, andOthers, words],
  );
}

/** What is so already, where commands would have changed nothing: somebody else may have said it a moment before. */
function useIsSo(): (commands: readonly Command[]) => string | undefined {
  const entries = useEngine().workspace?.entries;
  const whatOf = useWhatOf();
  const words = useWords(frameWords);
  const language = useLanguage();
  return useCallback(
    (commands) => {
      const ids = commands.flatMap((command) => ('one' in command ? [command.one, command.other] : (command.id ?? [])));
      const name = whatOf(ids);
      if (name === '') return undefined;
      const [only, ...others] = commands;
      const kind = entries?.get(ids[0] ?? '')?.kind;
      const changed = only?.op === 'status' ? 'statusLog' : only && 'field' in only ? only.field : undefined;
      if (!kind || !changed || others.length > 0) return fill(words.isSo, { name });
      const field = fieldLabel(kind, changed.split('.')[0] ?? '', language);
      return fill(words.fieldIsSo, { field, name });
    },
    [entries, whatOf, words, language],
  );
}

export function useSteps(): Steps {
  const client = useClient();
  const entries = useEngine().workspace?.entries;
  const whatOf = useWhatOf();
  const isSo = useIsSo();
  const toasts = useToasts();
  const words = useWords(frameWords);
  const common = useCommonWords();
  const formats = useFormats();
  const problemText = useProblemText();

  const sayProblem = useCallback(
    (problem: Problem) => toasts.show({ text: problemText(problem), tone: 'problem' }),
    [toasts, problemText],
  );
  const takeBack = useCallback(
    async (how: 'undo' | 'redo', step?: string) => {
      const done = await (how === 'undo' ? client.call('undo', step ? { step } : {}) : client.call('redo', {}));
      if (!done.ok) {
        sayProblem(done.error);
        return;
      }
      const { kept, records } = done.value;
      const said = [how === 'undo' ? words.undone : words.redone, whatOf(records)].filter(Boolean).join(': ');
      const left = kept.length > 0 ? ` ${formats.counted(words.keptOnUndo, kept.length)}` : '';
      toasts.show({
        // A note or an ask is called by its own words, which may end as a sentence does.
        text: `${said}${/[.!?…]$/.test(said) ? '' : '.'}${left}`,
        act:
          how === 'undo'
            ? { word: common.act.redo, run: () => void takeBack('redo') }
            : { word: common.act.undo, run: () => void takeBack('undo') },
      });
    },
    [client, toasts, words, common, formats, sayProblem, whatOf],
  );
  const undo = useCallback(() => takeBack('undo'), [takeBack]);
  const sayDone = useCallback(
    (said: string, step?: string) =>
      toasts.show({ text: said, act: { word: common.act.undo, run: () => void takeBack('undo', step) } }),
    [toasts, common, takeBack],
  );
  return useMemo(
    () => ({
      perform: async (commands, said) => {
        const putBack = entries?.foresee(foreseen(commands, entries, Date.now()));
        const step = await client.call('perform', { commands: [...commands] });
        if (!step.ok) {
          putBack?.();
          const so = step.error.type === 'NothingToDo' ? isSo(commands) : undefined;
          if (so === undefined) sayProblem(step.error);
          else toasts.show({ text: so });
        }
        if (step.ok && said !== undefined) sayDone(said, step.value.id);
        return step;
      },
      undo,
      redo: () => takeBack('redo'),
      sayDone,
      sayProblem,
    }),
    [client, entries, toasts, isSo, sayDone, sayProblem, undo, takeBack],
  );
}
