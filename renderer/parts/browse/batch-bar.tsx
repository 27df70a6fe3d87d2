/** What is done to all that are marked, each one step with one undo. */
import { useState } from 'react';
import type { Command } from '../../../shared/bridge/command.ts';
import { browseWords } from '../../../shared/i18n/app/browse.ts';
import { widenWords } from '../../../shared/i18n/app/widen.ts';
import type { ListEntry } from '../../../shared/query/entry.ts';
import { useSteps } from '../../data/engine.tsx';
import { useEntries, useRowsById } from '../../data/hooks.ts';
import { Widen } from '../../widen/widen.tsx';
import { fill, useFormats, useWords } from '../../words/language.tsx';
import { Button } from '../button.tsx';
import { useLayersWiderThanAny } from '../layers.tsx';
import type { Browsing } from './browse-memory.ts';
import type { ActsProps, BrowsedKind } from './browsed-kind.ts';

/** One step holds at most twice as many commands; who marks more has mistaken the filter. */
const most = 1_000;

interface BatchBarProps {
  readonly of: BrowsedKind;
  readonly shown: readonly ListEntry[];
  readonly browsing: Browsing;
}

export function BatchBar({ of, shown, browsing: { marked, setMarked } }: BatchBarProps) {
  const words = useWords(browseWords);
  const formats = useFormats();
  const entries = useEntries();
  const chosen = [...marked].flatMap((id) => entries.get(id) ?? []).filter((entry) => !entry.archived);
  const tooMany = chosen.length > most;
  const putAway = usePutAway(of, chosen);
  const wider = useLayersWiderThanAny(chosen);
  const { tell } = useWords(widenWords);
  const [telling, setTelling] = useState(false);
  return (
    <footer className="browse-bar">
      <span role="status" className="figures small">
        {chosen.length > 0 && formats.counted(words.marked, chosen.length)}
        {tooMany && ` · ${fill(words.atMost, { most: formats.number(most) })}`}
      </span>
      {chosen.length > 0 && (
        <>
          <of.Acts chosen={chosen} disabled={tooMany} />
          {wider.length > 0 && (
            <Button small disabled={tooMany} onClick={() => setTelling(true)}>
              {tell}
            </Button>
          )}
          <Button
            small
            disabled={tooMany}
            onClick={() => void putAway().then((done) => done.ok && setMarked(new Set()))}
          >
            {words.putAway}
          </Button>
          <Button small onClick={() => setMarked(new Set())}>
            {words.unmark}
          </Button>
        </>
      )}
      <Button small look="plain" onClick={() => setMarked(new Set(shown.map(({ id }) => id)))}>
        {words.markAll}
      </Button>
      <span className="quiet small browse-keys">{words.keys}</span>
      {telling && (
        <WidenMarked
          of={of}
          ids={chosen.map(({ id }) => id)}
          onDone={() => setMarked(new Set())}
          onClose={() => setTelling(false)}
        />
      )}
    </footer>
  );
}

interface WidenMarkedProps {
  readonly of: BrowsedKind;
  readonly ids: readonly string[];
  readonly onDone: () => void;
  readonly onClose: () => void;
}

function WidenMarked({ of, ids, onDone, onClose }: WidenMarkedProps) {
  const rows = useRowsById(of.kind, ids);
  return rows && rows.length > 0 ? <Widen rows={rows} onDone={onDone} onClose={onClose} /> : null;
}

function usePutAway(of: BrowsedKind, chosen: readonly ListEntry[]) {
  const words = useWords(of.words);
  const formats = useFormats();
  const steps = useSteps();
  return () =>
    steps.perform(
      chosen.map(({ id }): Command => ({ op: 'archive', id })),
      formats.counted(words.putAwayDone, chosen.length),
    );
}

/** Sets a field of those in which it says something else. */
export function useSetForAll({ words: wordsOf }: Pick<BrowsedKind, 'words'>, chosen: readonly ListEntry[]) {
  const words = useWords(wordsOf);
  const formats = useFormats();
  const steps = useSteps();
  return (field: string, valueFor: (entry: ListEntry) => string | string[], saysSo: (entry: ListEntry) => boolean) => {
    const changed = chosen.filter((entry) => !saysSo(entry));
    if (changed.length === 0) return;
    void steps.perform(
      changed.map((entry): Command => ({ op: 'set', id: entry.id, field, value: valueFor(entry) })),
      formats.counted(words.changed, changed.length),
    );
  };
}

interface BatchFieldProps {
  readonly of: Pick<BrowsedKind, 'words'>;
  readonly acts: ActsProps;
  readonly label: string;
  readonly field: string;
  readonly choices: readonly { readonly value: string; readonly label: string }[];
  /** What an entry says now, where entries tell: those that say it already are left alone. */
  readonly says?: (entry: ListEntry) => string | undefined;
}

/** A box that sets one field of all that are marked to what is chosen. */
export function BatchField({ of, acts: { chosen, disabled }, label, field, choices, says }: BatchFieldProps) {
  const setForAll = useSetForAll(of, chosen);
  return (
    <select
      className="input"
      aria-label={label}
      value=""
      disabled={disabled}
      onChange={({ currentTarget: { value } }) =>
        setForAll(
          field,
          () => value,
          (entry) => says?.(entry) === value,
        )
      }
    >
      <option value="" disabled>
        {label}
      </option>
      {choices.map((each) => (
        <option key={each.value} value={each.value}>
          {each.label}
        </option>
      ))}
    </select>
  );
}
