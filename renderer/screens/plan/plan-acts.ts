/** What one does to an encounter of the plan: its status, its date. Each is one step with its undo. */
import { useMemo } from 'react';
import type { Command } from '../../../shared/bridge/command.ts';
import { planWords } from '../../../shared/i18n/app/plan.ts';
import type { ListEntry } from '../../../shared/query/entry.ts';
import { useSteps } from '../../data/engine.tsx';
import { useNames } from '../../data/hooks.ts';
import { useToday } from '../../data/today.ts';
import { useToasts } from '../../parts/toasts.tsx';
import { fill, useFormats, useWords } from '../../words/language.tsx';
import { useStatusWord } from './plan-scene.ts';
import { useWhenText } from './when-text.ts';

export interface PlanActs {
  /** False where it cannot be: what lies ahead has not been held. */
  readonly setStatus: (entries: readonly ListEntry[], status: string) => Promise<boolean>;
  /** `when` null: without a date. `status`: in the same step. */
  readonly setWhen: (entry: ListEntry, when: string | null, status?: string) => Promise<boolean>;
  readonly setForAll: (entries: readonly ListEntry[], field: 'when' | 'trip', value: string | null) => Promise<boolean>;
}

export function usePlanActs(): PlanActs {
  const steps = useSteps();
  const toasts = useToasts();
  const words = useWords(planWords);
  const formats = useFormats();
  const names = useNames();
  const statusWord = useStatusWord();
  const whenText = useWhenText();
  const today = useToday();
  return useMemo(() => {
    const perform = async (commands: readonly Command[], said: string) =>
      commands.length > 0 && (await steps.perform(commands, said)).ok;
    return {
      setStatus: (entries, status) => {
        const changed = entries.filter((entry) => entry.status !== status || entry.contradiction);
        const ahead = status === 'held' ? changed.filter(({ day = '' }) => day > today) : [];
        if (ahead.length > 0) {
          toasts.show({ text: words.heldAhead, tone: 'problem' });
          return Promise.resolve(false);
        }
        const [only] = changed;
        const said =
          changed.length === 1 && only
            ? fill(words.statusSet, { name: names.ofEntry(only), status: statusWord(status) })
            : formats.counted(words.batchDone, changed.length);
        return perform(
          changed.map(({ id }): Command => ({ op: 'status', id, status })),
          said,
        );
      },
      setWhen: (entry, when, status) => {
        const name = names.ofEntry(entry);
        const commands: Command[] = [];
        if (status !== undefined && status !== entry.status) commands.push({ op: 'status', id: entry.id, status });
        if ((entry.when ?? null) !== when) commands.push({ op: 'set', id: entry.id, field: 'when', value: when });
        const said =
          when === null ? fill(words.dateRemoved, { name }) : fill(words.dateSet, { name, when: whenText(when) });
        const falls = entry.status === 'planned' && entry.when !== undefined && when !== entry.when;
        return perform(commands, falls ? `${said}. ${words.confirmationsFall}` : said);
      },
      setForAll: (entries, field, value) => {
        const changed = entries.filter((entry) => (entry[field] ?? null) !== value);
        return perform(
          changed.map(({ id }): Command => ({ op: 'set', id, field, value })),
          formats.counted(words.batchDone, changed.length),
        );
      },
    };
  }, [steps, toasts, words, formats, names, statusWord, whenText, today]);
}
