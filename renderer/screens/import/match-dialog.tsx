/** Says which record somebody is: one that is here, somebody new, or as it was found. */
import { type KeyboardEvent, useMemo, useRef, useState } from 'react';
import { importWords } from '../../../shared/i18n/app/import.ts';
import { useEntriesOfKind, useNames } from '../../data/hooks.ts';
import { Button } from '../../parts/button.tsx';
import { Dialog } from '../../parts/dialog.tsx';
import { TextField } from '../../parts/field.tsx';
import { useFormats, useWords } from '../../words/language.tsx';

interface MatchDialogProps {
  readonly title: string;
  /** What to look for first. */
  readonly start: string;
  readonly kinds: readonly ('organisation' | 'person')[];
  /** Beside the records: somebody new (null), or whatever was found (undefined). */
  readonly others?: readonly { readonly word: string; readonly value: null | undefined }[];
  readonly onChoose: (id: string | null | undefined, name: string) => void;
  readonly onClose: () => void;
}

const mostShown = 8;

export function MatchDialog({ title, start, kinds, others = [], onChoose, onClose }: MatchDialogProps) {
  const words = useWords(importWords);
  const [sought, setSought] = useState(start);
  const found = useFound(sought, kinds);
  const list = useRef<HTMLUListElement>(null);
  const move = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step === undefined) return;
    const buttons = [...(list.current?.querySelectorAll('button') ?? [])];
    const at = buttons.findIndex((button) => button.matches(':focus'));
    buttons[Math.max(0, Math.min(buttons.length - 1, at + step))]?.focus();
    event.preventDefault();
  };
  const first = found[0];
  return (
    <Dialog isOpen onClose={onClose} title={title}>
      <TextField
        label={words.find}
        value={sought}
        autoFocus
        onFocus={(event) => event.currentTarget.select()}
        onChange={(event) => setSought(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && first) {
            event.preventDefault();
            onChoose(first.id, first.name);
          } else move(event);
        }}
      />
      <p className="unseen" role="status">
        {found.length === 0 ? words.noneFound : found.map(({ name }) => name).join(', ')}
      </p>
      <ul ref={list} className="import-found">
        {found.map(({ id, name }) => (
          <li key={id}>
            <Button look="plain" onClick={() => onChoose(id, name)} onKeyDown={move}>
              <span className="name clamped">{name}</span>
            </Button>
          </li>
        ))}
        {found.length === 0 && <li className="quiet">{words.noneFound}</li>}
        {others.map(({ word, value }) => (
          <li key={word}>
            <Button onClick={() => onChoose(value, word)} onKeyDown={move}>
              {word}
            </Button>
          </li>
        ))}
      </ul>
    </Dialog>
  );
}

function useFound(sought: string, kinds: readonly ('organisation' | 'person')[]) {
  const organisations = useEntriesOfKind('organisation');
  const people = useEntriesOfKind('person');
  const names = useNames();
  const formats = useFormats();
  return useMemo(() => {
    const wanted = plain(sought);
    const entries = [
      ...(kinds.includes('organisation') ? organisations : []),
      ...(kinds.includes('person') ? people : []),
    ];
    const found = entries.flatMap((entry) => {
      if (entry.archived) return [];
      const name = names.ofEntry(entry);
      const texts = [name, ...(entry.aliases ?? [])].map(plain);
      return texts.some((text) => text.includes(wanted))
        ? [{ id: entry.id, name, begins: plain(name).startsWith(wanted) }]
        : [];
    });
    return found
      .sort((a, b) => Number(b.begins) - Number(a.begins) || formats.compare(a.name, b.name))
      .slice(0, mostShown);
  }, [sought, kinds, organisations, people, names, formats]);
}

function plain(text: string): string {
  return text.toLowerCase().replace(/^@/, '').trim();
}
