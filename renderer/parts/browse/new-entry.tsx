/** The form that adds one by name: it says where one of that name is here already, and leads there. */
import type { FormEvent, ReactNode } from 'react';
import { Link } from 'wouter';
import { browseWords } from '../../../shared/i18n/app/browse.ts';
import { pathOf } from '../../app/routes.tsx';
import { useNames } from '../../data/hooks.ts';
import { fill, useCommonWords, useWords } from '../../words/language.tsx';
import { Button } from '../button.tsx';
import { EntryPicker, type Picked } from '../entry-picker.tsx';
import type { BrowsedKind } from './browsed-kind.ts';

interface NewEntryProps {
  readonly of: Pick<BrowsedKind, 'kind' | 'words'>;
  /** The one that is here already. */
  readonly known: string | undefined;
  readonly onPick: (picked: Picked | undefined) => void;
  readonly onSave: () => void;
  readonly onClose: () => void;
  /** What the button says, where something can be saved. */
  readonly saveWord: string;
  readonly canSave: boolean;
  readonly children?: ReactNode;
}

export function NewEntry({ of, known, onPick, onSave, onClose, saveWord, canSave, children }: NewEntryProps) {
  const words = useWords(of.words);
  const shared = useWords(browseWords);
  const { act } = useCommonWords();
  const names = useNames();
  const save = (event: FormEvent) => {
    event.preventDefault();
    if (canSave) onSave();
  };
  return (
    <form className="browse-form" onSubmit={save}>
      <EntryPicker
        kind={of.kind}
        label={words.whom}
        hint={words.whomHint}
        newWord={shared.newNamed}
        autoFocus
        onPick={onPick}
      />
      <p role="status" className="browse-known">
        {known !== undefined && (
          <>
            {fill(words.known, { name: names.of(known) })}{' '}
            <Link href={pathOf(of.kind, known)} onClick={onClose}>
              {words.openKnown}
            </Link>
          </>
        )}
      </p>
      {children}
      <div className="buttons">
        <Button look="primary" type="submit" disabled={!canSave}>
          {saveWord}
        </Button>
        <Button onClick={onClose}>{act.cancel}</Button>
      </div>
    </form>
  );
}
