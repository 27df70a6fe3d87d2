/** A labelled control: label above, hint and problem below, all tied to it for screen readers. */
import { type ComponentPropsWithRef, type ReactNode, useId } from 'react';

interface Labelled {
  readonly label: string;
  readonly hint?: ReactNode;
  readonly problem?: string | undefined;
}

type TextFieldProps = Labelled & Omit<ComponentPropsWithRef<'input'>, 'id'>;

export function TextField({ label, hint, problem, className, ...rest }: TextFieldProps) {
  const { id, described } = useFieldIds(hint, problem);
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        className={['input', className].filter(Boolean).join(' ')}
        aria-describedby={described}
        aria-invalid={problem ? true : undefined}
        autoComplete="off"
        spellCheck={false}
        {...rest}
      />
      <FieldNotes id={id} hint={hint} problem={problem} />
    </div>
  );
}

type TextAreaProps = Labelled & Omit<ComponentPropsWithRef<'textarea'>, 'id'>;

export function TextArea({ label, hint, problem, ...rest }: TextAreaProps) {
  const { id, described } = useFieldIds(hint, problem);
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <textarea
        id={id}
        className="input"
        aria-describedby={described}
        aria-invalid={problem ? true : undefined}
        autoComplete="off"
        spellCheck={false}
        {...rest}
      />
      <FieldNotes id={id} hint={hint} problem={problem} />
    </div>
  );
}

interface Choice {
  readonly value: string;
  readonly label: string;
}
type SelectFieldProps = Labelled & {
  readonly choices: readonly Choice[];
  readonly onChoose: (value: string) => void;
} & Omit<ComponentPropsWithRef<'select'>, 'id' | 'onChange' | 'children'>;

export function SelectField({ label, hint, problem, choices, onChoose, ...rest }: SelectFieldProps) {
  const { id, described } = useFieldIds(hint, problem);
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <select
        id={id}
        className="input"
        aria-describedby={described}
        onChange={(event) => onChoose(event.currentTarget.value)}
        {...rest}
      >
        {choices.map(({ value, label: word }) => (
          <option key={value} value={value}>
            {word}
          </option>
        ))}
      </select>
      <FieldNotes id={id} hint={hint} problem={problem} />
    </div>
  );
}

export function Check({
  label,
  ...rest
}: { readonly label: ReactNode } & Omit<ComponentPropsWithRef<'input'>, 'type'>) {
  return (
    <label className="check">
      <input type="checkbox" {...rest} />
      <span>{label}</span>
    </label>
  );
}

export function useFieldIds(hint: ReactNode, problem: string | undefined) {
  const id = useId();
  const described = [hint ? `${id}-hint` : '', problem ? `${id}-problem` : ''].filter(Boolean).join(' ');
  return { id, described: described === '' ? undefined : described };
}

export function FieldNotes({ id, hint, problem }: { id: string; hint: ReactNode; problem: string | undefined }) {
  return (
    <>
      {hint && (
        <div className="hint" id={`${id}-hint`}>
          {hint}
        </div>
      )}
      {problem && (
        <div className="problem" id={`${id}-problem`} role="alert">
          {problem}
        </div>
      )}
    </>
  );
}
