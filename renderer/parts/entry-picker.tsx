/** Somebody by name: offers who is known as one types, and takes who is not. */
import { type ReactNode, useMemo, useState } from 'react';
import { ComboBox, Input, Label, ListBox, ListBoxItem, Popover, Text } from 'react-aria-components';
import type { KindName } from '../../shared/model/kinds.ts';
import { entriesCalled, entryCalled } from '../../shared/query/called.ts';
import { useEntries, useEntriesOfKind } from '../data/hooks.ts';
import { fill, useCommonWords } from '../words/language.tsx';

export type Picked = { readonly type: 'known'; readonly id: string } | { readonly type: 'new'; readonly text: string };

interface EntryPickerProps {
  readonly kind: KindName;
  /** Entries of this kind are offered too. */
  readonly also?: KindName;
  readonly label: string;
  readonly hint?: string;
  /** `{name}`: what stands beside a name nobody here has yet. Without it only known ones can be chosen. */
  readonly newWord?: string;
  readonly newHint?: string;
  readonly autoFocus?: boolean;
  readonly onPick: (picked: Picked | undefined) => void;
}

const mostOffered = 20;
const newKey = 'new';

interface Offer {
  readonly id: string;
  readonly name: string;
  readonly more: ReactNode;
}

export function EntryPicker({ kind, also, label, hint, newWord, newHint, autoFocus, onPick }: EntryPickerProps) {
  const { none } = useCommonWords();
  const entries = useEntries();
  const first = useEntriesOfKind(kind);
  const others = useEntriesOfKind(also ?? kind);
  const all = useMemo(() => (also ? [...first, ...others] : first), [also, first, others]);
  const [text, setText] = useState('');
  const offers = useMemo((): readonly Offer[] => {
    const known = entriesCalled(all, text, mostOffered).map((entry) => ({
      id: entry.id,
      name: entry.name,
      more: [entry.place, entry.country].filter(Boolean).join(' · '),
    }));
    const isNew = newWord !== undefined && text.trim() !== '' && !entryCalled(all, text);
    return isNew ? [...known, { id: newKey, name: text.trim(), more: newHint ?? '' }] : known;
  }, [all, text, newWord, newHint]);

  const typed = (now: string) => {
    setText(now);
    const known = entryCalled(all, now);
    if (known) onPick({ type: 'known', id: known.id });
    else onPick(newWord !== undefined && now.trim() !== '' ? { type: 'new', text: now.trim() } : undefined);
  };
  const choose = (key: string) => {
    if (key === newKey) return onPick({ type: 'new', text: text.trim() });
    const entry = entries.get(key);
    if (!entry) return;
    setText(entry.name);
    onPick({ type: 'known', id: entry.id });
  };
  return (
    <ComboBox
      className="field"
      items={offers}
      inputValue={text}
      onInputChange={(now) => now !== text && typed(now)}
      onSelectionChange={(key) => key !== null && choose(String(key))}
      allowsCustomValue
      // Offers are made from the same letter that opens the list: at that moment it is still empty.
      allowsEmptyCollection
      menuTrigger="input"
    >
      <Label>{label}</Label>
      <Input className="input" autoComplete="off" spellCheck={false} maxLength={300} autoFocus={autoFocus === true} />
      {hint && (
        <Text slot="description" className="hint">
          {hint}
        </Text>
      )}
      <Popover className="popover">
        <ListBox<Offer> className="menu" renderEmptyState={() => <span className="menu-item quiet">{none}</span>}>
          {(offer) => (
            <ListBoxItem id={offer.id} textValue={offer.name} className="menu-item">
              <span className="name one-line">
                {offer.id === newKey && newWord !== undefined ? fill(newWord, { name: offer.name }) : offer.name}
              </span>
              {offer.more !== '' && <span className="quiet small one-line">{offer.more}</span>}
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </ComboBox>
  );
}
