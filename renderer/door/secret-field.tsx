/** One passphrase, typed unseen unless somebody asks to see it. */
import { type ComponentPropsWithRef, type ReactNode, useId } from 'react';
import { passphraseWords } from '../../shared/i18n/app/passphrase.ts';
import { Button } from '../parts/button.tsx';
import { useWords } from '../words/language.tsx';
import './secret.css';

interface SecretFieldProps extends Omit<ComponentPropsWithRef<'input'>, 'id' | 'type' | 'onChange'> {
  readonly label: string;
  readonly text: string;
  readonly onText: (text: string) => void;
  readonly shown: boolean;
  /** Absent: the field beside it has the switch for both. */
  readonly onShown?: (shown: boolean) => void;
  readonly problem?: string | undefined;
  readonly hint?: ReactNode;
  /** More acts in its row. */
  readonly aside?: ReactNode;
}

export function SecretField({ label, text, onText, shown, onShown, problem, hint, aside, ...rest }: SecretFieldProps) {
  const words = useWords(passphraseWords);
  const id = useId();
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <div className="secret-row">
        <input
          id={id}
          className="input secret"
          type={shown ? 'text' : 'password'}
          value={text}
          onChange={(event) => onText(event.currentTarget.value)}
          aria-describedby={`${id}-hint ${id}-problem`}
          aria-invalid={problem ? true : undefined}
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          {...rest}
        />
        {onShown && (
          <Button aria-pressed={shown} onClick={() => onShown(!shown)}>
            {shown ? words.hide : words.show}
          </Button>
        )}
        {aside}
      </div>
      <div className="hint" id={`${id}-hint`}>
        {hint}
      </div>
      <div className="problem" id={`${id}-problem`} role="alert">
        {problem}
      </div>
    </div>
  );
}
