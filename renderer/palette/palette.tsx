/** One box over everything: rows by their words, and everything that can be done. */
import { type KeyboardEvent, useEffect, useId, useMemo, useState } from 'react';
import { useLocation } from 'wouter';
import { searchScreenWords } from '../../shared/i18n/app/search.ts';
import type { ListEntry } from '../../shared/query/entry.ts';
import { pathOf } from '../app/routes.tsx';
import { useNames } from '../data/hooks.ts';
import { Dialog } from '../parts/dialog.tsx';
import { StatusMark } from '../parts/status-mark.tsx';
import { fill, useCommonWords, useFormats, useWords } from '../words/language.tsx';
import { matchingCommands, type PaletteCommand, usePaletteCommands } from './commands.ts';
import './palette.css';
import { useResults } from './use-results.ts';

export function Palette({ isOpen, onClose }: { isOpen: boolean; onClose: () => void }) {
  const words = useWords(searchScreenWords);
  return (
    <Dialog isOpen={isOpen} onClose={onClose} title={words.title} quietTitle wide>
      <PaletteBox onClose={onClose} />
    </Dialog>
  );
}

type Option =
  | { readonly type: 'row'; readonly id: string; readonly entry: ListEntry }
  | { readonly type: 'command'; readonly id: string; readonly command: PaletteCommand }
  | { readonly type: 'all'; readonly id: 'all' };

const mostRows = 12;
const mostCommands = 8;

function PaletteBox({ onClose }: { onClose: () => void }) {
  const words = useWords(searchScreenWords);
  const formats = useFormats();
  const common = useCommonWords();
  const id = useId();
  const [text, setText] = useState('');
  const [at, setAt] = useState(0);
  const [, go] = useLocation();
  const { results, hasMore, isStale, text: foundFor, meaningless } = useResults(text, { limit: mostRows });
  const commands = usePaletteCommands();
  const options = useMemo((): readonly Option[] => {
    const doing = matchingCommands(commands, text).slice(0, text.trim() === '' ? commands.length : mostCommands);
    return [
      ...results.map((entry): Option => ({ type: 'row', id: entry.id, entry })),
      ...(hasMore ? [{ type: 'all', id: 'all' } as const] : []),
      ...doing.map((command): Option => ({ type: 'command', id: command.id, command })),
    ];
  }, [results, hasMore, commands, text]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new question starts at its best answer.
  useEffect(() => setAt(0), [foundFor, text]);
  const active = options[Math.min(at, options.length - 1)];
  const [entered, setEntered] = useState(false);
  // biome-ignore lint/correctness/useExhaustiveDependencies: Enter pressed before the answer came opens the best of the answer.
  useEffect(() => {
    if (!entered || isStale) return;
    setEntered(false);
    run(options[0]);
  }, [entered, isStale]);

  const run = (option: Option | undefined) => {
    if (!option) return;
    onClose();
    if (option.type === 'row') go(pathOf(option.entry.kind, option.entry.id));
    else if (option.type === 'all') go(`/search/${encodeURIComponent(text.trim())}`);
    else option.command.run();
  };
  const handleKey = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined) setAt((now) => (now + step + options.length) % Math.max(1, options.length));
    else if (event.key === 'Enter' && !event.nativeEvent.isComposing) {
      if (isStale) setEntered(true);
      else run(active);
    } else return;
    event.preventDefault();
  };
  const rowCount = results.length;
  const actCount = options.filter(({ type }) => type === 'command').length;
  const foundText = () => {
    if (rowCount > 0) return formats.counted(common.count.results, rowCount);
    if (actCount > 0) return formats.counted(words.actsFound, actCount);
    return meaningless.length > 0
      ? fill(words.noSuchValue, { filters: meaningless.map(({ typed }) => typed).join(' ') })
      : fill(words.nothing, { text: text.trim() });
  };
  return (
    <div className="palette">
      <input
        className="input"
        role="combobox"
        aria-expanded="true"
        aria-controls={`${id}-list`}
        aria-activedescendant={active ? `${id}-${active.id}` : undefined}
        aria-label={words.title}
        placeholder={words.placeholder}
        autoComplete="off"
        spellCheck={false}
        maxLength={500}
        value={text}
        onChange={(event) => {
          setEntered(false);
          setText(event.currentTarget.value);
        }}
        onKeyDown={handleKey}
        // biome-ignore lint/a11y/noAutofocus: the palette was asked for, and this is where one types.
        autoFocus
      />
      <p className="quiet small" role="status">
        {text.trim() !== '' && !isStale ? foundText() : words.keysHint}
      </p>
      <div className="palette-options" id={`${id}-list`} role="listbox" aria-label={words.results} data-for={foundFor}>
        {options.map((option) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the box above it has the keys.
          <div
            key={option.id}
            id={`${id}-${option.id}`}
            role="option"
            tabIndex={-1}
            aria-selected={option === active}
            className="palette-option"
            ref={option === active ? (element) => element?.scrollIntoView({ block: 'nearest' }) : null}
            onClick={() => run(option)}
          >
            <OptionContent option={option} />
          </div>
        ))}
      </div>
    </div>
  );
}

function OptionContent({ option }: { option: Option }) {
  const words = useWords(searchScreenWords);
  if (option.type === 'row') return <RowContent entry={option.entry} />;
  if (option.type === 'all') return <span>{words.all}</span>;
  const { label, keys } = option.command;
  return (
    <>
      <span className="grow">{label}</span>
      {keys && <kbd className="key">{keys}</kbd>}
    </>
  );
}

function RowContent({ entry }: { entry: ListEntry }) {
  const common = useCommonWords();
  const formats = useFormats();
  const names = useNames();
  return (
    <>
      <span className="name one-line grow">{names.ofEntry(entry)}</span>
      {entry.kind === 'encounter' && entry.status && <StatusMark status={entry.status} bare />}
      <span className="quiet small">
        {[
          names.about(entry),
          common.kindOfRecord[entry.kind] ?? entry.kind,
          entry.country ? formats.country(entry.country) : (entry.place ?? ''),
          entry.day ? formats.day(entry.day) : '',
        ]
          .filter(Boolean)
          .join(' · ')}
      </span>
    </>
  );
}
