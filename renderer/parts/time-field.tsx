/** A time of day, typed in pieces, of twenty-four hours in every language. */
import { CalendarDateTime, parseTime, type Time } from '@internationalized/date';
import { X } from 'lucide-react';
import { useContext, useRef } from 'react';
import { TimeField as AriaTimeField, type DateFieldState, Label, TimeFieldStateContext } from 'react-aria-components';
import { dayAndTimeWords } from '../../shared/i18n/app/day-and-time.ts';
import { fill, useWords } from '../words/language.tsx';
import { PieceBox, type PieceFieldProps, pieceOf, type Typed, useShown } from './piece-box.tsx';

export function TimeField(props: PieceFieldProps) {
  const { label, labelUnseen, value, disabled = false, className = 'field' } = props;
  const typed = useRef(value);
  const [shown, setShown] = useShown<Time>(value, timeOf, typed);
  return (
    <AriaTimeField
      className={className}
      value={shown}
      onChange={setShown}
      granularity="minute"
      hourCycle={24}
      shouldForceLeadingZeros
      isDisabled={disabled}
      isInvalid={false}
      validationBehavior="aria"
    >
      <Label className={labelUnseen ? 'unseen' : 'label'}>{label}</Label>
      <TimeBox {...props} typedNow={typed} />
    </AriaTimeField>
  );
}

function TimeBox({ typedNow, ...props }: PieceFieldProps & { typedNow: { current: string } }) {
  const { label, disabled = false } = props;
  const words = useWords(dayAndTimeWords);
  const state = useContext(TimeFieldStateContext);
  const box = useRef<HTMLDivElement>(null);
  if (!state) return null;
  const typed = typedTime(state, words);
  typedNow.current = typed.value;
  const put = (time: string) => {
    const given = timeOf(time);
    // React Aria keeps a time on a day, and gives back the time alone.
    state.setValue(given && new CalendarDateTime(2000, 1, 1, given.hour, given.minute));
  };
  return (
    <PieceBox
      {...props}
      state={state}
      typed={typed}
      said={(time) => time}
      put={put}
      read={async (pasted) => {
        const { readPastedTime } = await import('../../shared/import/read-pasted.ts');
        return readPastedTime(pasted);
      }}
      box={box}
    >
      {!disabled && (typed.value !== '' || typed.isHalf) && (
        <button
          type="button"
          className="typed-button"
          aria-label={fill(words.emptyOf, { label })}
          onClick={() => {
            put('');
            // The button goes with what it emptied.
            box.current?.querySelector<HTMLElement>('[role="spinbutton"]')?.focus();
          }}
        >
          <X size={15} aria-hidden="true" />
        </button>
      )}
    </PieceBox>
  );
}

function timeOf(time: string): Time | null {
  return /^([01]\d|2[0-3]):[0-5]\d$/.test(time) ? parseTime(time) : null;
}

function typedTime(state: DateFieldState, words: (typeof dayAndTimeWords)['en']): Typed {
  const [hour, minute] = [pieceOf(state, 'hour'), pieceOf(state, 'minute')];
  if (hour === undefined && minute === undefined) return { value: '', isHalf: false };
  if (hour === undefined || minute === undefined) return { value: '', isHalf: true, problem: words.halfTime };
  return { value: [hour, minute].map((each) => String(each).padStart(2, '0')).join(':'), isHalf: false };
}
