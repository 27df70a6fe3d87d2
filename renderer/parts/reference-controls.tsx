/** Whom a record is about, while one changes it: one end of a promise, the organisations of an ask. */
import { X } from 'lucide-react';
import { useId, useState } from 'react';
import { inlineFieldWords } from '../../shared/i18n/app/inline-field.ts';
import type { KindName } from '../../shared/model/kinds.ts';
import { useOpenVault } from '../data/engine.tsx';
import { useNames } from '../data/hooks.ts';
import { fill, useCommonWords, useWords } from '../words/language.tsx';
import { Button } from './button.tsx';
import { EntryPicker } from './entry-picker.tsx';

/** Where nobody is named in one of these, it is whoever has the vault. */
export function isPartyField(kind: KindName, name: string): boolean {
  return kind === 'commitment' && (name === 'by' || name === 'to');
}

interface PartyControlProps {
  readonly label: string;
  /** Empty: oneself. */
  readonly value: string;
  readonly onChange: (id: string) => void;
}

export function PartyControl({ label, value, onChange }: PartyControlProps) {
  const names = useNames();
  const words = useWords(inlineFieldWords);
  const common = useCommonWords();
  const { me } = useOpenVault().state;
  const [round, setRound] = useState(0);
  return (
    <div className="reference-control">
      <p className="name">
        {value === '' ? common.you : names.of(value)}{' '}
        {value !== '' && (
          <Button
            small
            onClick={() => {
              onChange('');
              setRound(round + 1);
            }}
          >
            {words.itIsMe}
          </Button>
        )}
      </p>
      <EntryPicker
        key={round}
        kind="organisation"
        also="person"
        label={fill(words.byName, { field: label })}
        onPick={(picked) => picked?.type === 'known' && onChange(picked.id === me ? '' : picked.id)}
      />
    </div>
  );
}

/** What the keys of a set may lead to. */
export const kindOfKeys: Readonly<Record<string, KindName>> = {
  orgs: 'organisation',
  hosts: 'person',
  organizers: 'person',
  nextSteps: 'commitment',
};

interface ReferenceKeysProps {
  readonly label: string;
  readonly kind: KindName;
  readonly keys: readonly string[];
  readonly onChange: (keys: readonly string[]) => void;
}

/** Whoever is named when one saves is in, also without having pressed "add": a name is typed through shorter ones. */
export function ReferenceKeys({ label, kind, keys, onChange }: ReferenceKeysProps) {
  const names = useNames();
  const words = useWords(inlineFieldWords);
  const { act } = useCommonWords();
  const [picked, setPicked] = useState<string>();
  const [round, setRound] = useState(0);
  const id = useId();
  const settled = keys.filter((key) => key !== picked);
  return (
    <div className="keys-typed">
      {settled.length > 0 && (
        <ul className="inline-keys" aria-labelledby={id}>
          {settled.map((key) => (
            <li key={key} className="tag">
              <span className="name">{names.of(key)}</span>
              <button
                type="button"
                className="tag-remove"
                aria-label={fill(words.removeOne, { what: names.of(key) })}
                onClick={() => onChange(keys.filter((each) => each !== key))}
              >
                <X size={13} aria-hidden="true" />
              </button>
            </li>
          ))}
        </ul>
      )}
      <span id={id} className="unseen">
        {label}
      </span>
      <div className="reference-add">
        <EntryPicker
          key={round}
          kind={kind}
          label={fill(words.byName, { field: label })}
          autoFocus={round > 0}
          onPick={(now) => {
            const next = now?.type === 'known' && !settled.includes(now.id) ? now.id : undefined;
            setPicked(next);
            onChange(next ? [...settled, next] : settled);
          }}
        />
        <Button
          disabled={picked === undefined}
          onClick={() => {
            setPicked(undefined);
            setRound(round + 1);
          }}
        >
          {act.add}
        </Button>
      </div>
    </div>
  );
}
