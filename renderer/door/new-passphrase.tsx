/** A new passphrase: typed twice while unseen, once while seen, or six words drawn by lot. Advice in words, never a bar. */
import { useMemo, useState } from 'react';
import { passphraseWords } from '../../shared/i18n/app/passphrase.ts';
import { strengthOf } from '../../shared/passphrase/strength.ts';
import { Button } from '../parts/button.tsx';
import { useWords } from '../words/language.tsx';
import { mostPassphraseBytes, passphraseBytes } from './passphrase-bytes.ts';
import { SecretField } from './secret-field.tsx';
import { sixWords, useWordList } from './word-list.ts';

type Fault = 'empty' | 'differ' | 'tooLong';

export interface NewPassphrase {
  readonly text: string;
  readonly again: string;
  readonly shown: boolean;
  readonly fault: Fault | undefined;
  readonly change: (change: Partial<Pick<NewPassphrase, 'text' | 'again' | 'shown'>>) => void;
  /** The bytes, once; the fields are empty afterwards. Undefined where something has to be put right first, which is then said. */
  readonly take: () => Uint8Array<ArrayBuffer> | undefined;
}

const nothing = { text: '', again: '', shown: false } as const;

export function useNewPassphrase(): NewPassphrase {
  const [typed, setTyped] = useState<{ text: string; again: string; shown: boolean }>(nothing);
  const [fault, setFault] = useState<Fault>();
  return {
    ...typed,
    fault,
    change: (change) => {
      setFault(undefined);
      setTyped((now) => ({ ...now, ...change }));
    },
    take: () => {
      const bytes = passphraseBytes(typed.text);
      const found = faultOf(typed, bytes.length);
      setFault(found);
      if (found) return undefined;
      setTyped(nothing);
      return bytes;
    },
  };
}

function faultOf({ text, again, shown }: { text: string; again: string; shown: boolean }, bytes: number) {
  if (text === '') return 'empty';
  if (bytes > mostPassphraseBytes) return 'tooLong';
  return !shown && text.normalize('NFC') !== again.normalize('NFC') ? 'differ' : undefined;
}

export function NewPassphraseFields({ passphrase, label }: { passphrase: NewPassphrase; label?: string }) {
  const words = useWords(passphraseWords);
  const list = useWordList();
  const known = useMemo(() => new Set(list), [list]);
  const [suggested, setSuggested] = useState(false);
  const { text, again, shown, fault, change } = passphrase;
  const strength = strengthOf(text, (word) => known.has(word));
  return (
    <div className="new-passphrase">
      <SecretField
        label={label ?? words.passphrase}
        text={text}
        onText={(next) => change({ text: next })}
        shown={shown}
        onShown={(next) => change({ shown: next, again: '' })}
        problem={fault && fault !== 'differ' ? words[fault] : undefined}
        aside={
          <Button
            disabled={!list}
            onClick={() => {
              if (list) change({ text: sixWords(list), again: '', shown: true });
              setSuggested(true);
            }}
          >
            {suggested ? words.suggestAnother : words.suggest}
          </Button>
        }
        hint={
          <span role="status" data-strength={strength}>
            {words.strength[strength]}
          </span>
        }
      />
      {!shown && (
        <SecretField
          label={words.again}
          text={again}
          onText={(next) => change({ again: next })}
          shown={false}
          problem={fault === 'differ' ? words.differ : undefined}
        />
      )}
    </div>
  );
}
