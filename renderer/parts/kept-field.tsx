/** A box that keeps what is typed until one leaves it or presses Enter; Escape takes it back; it follows changes from elsewhere. */
import { useEffect, useId, useState } from 'react';
import { DayField } from './day-field.tsx';

interface KeptProps {
  readonly label: string;
  /** The label stands above; else it is only read out. */
  readonly shown?: boolean;
  readonly value: string;
  readonly onLeave: (value: string) => void;
  readonly maxLength?: number;
  readonly problem?: string | undefined;
  /** Said where it is left empty; what stood there before is kept then. */
  readonly needed?: string;
  /** For a box that somebody just asked for. */
  readonly autoFocus?: boolean;
}

export function Kept({ label, shown, value, onLeave, maxLength, problem: given, needed, autoFocus }: KeptProps) {
  const id = useId();
  const [text, setText] = useState(value);
  const [emptied, setEmptied] = useState(false);
  useEffect(() => setText(value), [value]);
  const problem = given ?? (emptied ? needed : undefined);
  const leave = () => {
    if (needed === undefined || value === '' || text.trim() !== '') return onLeave(text);
    setText(value);
    setEmptied(true);
  };
  return (
    <div className="field">
      <label htmlFor={id} className={shown ? undefined : 'unseen'}>
        {label}
      </label>
      <input
        id={id}
        className="input"
        type="text"
        value={text}
        maxLength={maxLength}
        autoComplete="off"
        spellCheck={false}
        // biome-ignore lint/a11y/noAutofocus: only where somebody asked for the box.
        autoFocus={autoFocus}
        aria-invalid={problem ? true : undefined}
        aria-describedby={problem ? `${id}-problem` : undefined}
        onChange={(event) => {
          setText(event.currentTarget.value);
          setEmptied(false);
        }}
        onBlur={leave}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && !event.nativeEvent.isComposing) leave();
          if (event.key === 'Escape') setText(value);
        }}
      />
      {problem && (
        <div className="problem" id={`${id}-problem`} role="alert">
          {problem}
        </div>
      )}
    </div>
  );
}

/** The same for a day. Half a date is not kept: it is said to be one, and what was there before still is. */
export function KeptDay({
  label,
  shown,
  value,
  onLeave,
  problem,
}: Omit<KeptProps, 'maxLength' | 'needed' | 'autoFocus'>) {
  const [day, setDay] = useState(value);
  useEffect(() => setDay(value), [value]);
  return (
    <DayField
      label={label}
      labelUnseen={!shown}
      value={day}
      before={value}
      problem={problem}
      onChange={setDay}
      onLeave={(left, isHalf) => !isHalf && onLeave(left)}
    />
  );
}
