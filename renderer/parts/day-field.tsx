/** A day: typed in pieces, pasted, or chosen from a calendar, in the language of the screens from the moment it is chosen. */
import { type CalendarDate, parseDate } from '@internationalized/date';
import { CalendarDays } from 'lucide-react';
import { useContext, useRef, useState } from 'react';
import { DateField, type DateFieldState, DateFieldStateContext, Label } from 'react-aria-components';
import { dayAndTimeWords } from '../../shared/i18n/app/day-and-time.ts';
import { dayOf, formatDay, parseDay } from '../../shared/import/calendar.ts';
import { useToday } from '../data/today.ts';
import { fill, useFormats, useLanguage, useWords } from '../words/language.tsx';
import { DayCalendar } from './day-calendar.tsx';
import { PieceBox, type PieceFieldProps, pieceOf, type Typed, useShown } from './piece-box.tsx';

interface DayFieldProps extends PieceFieldProps {
  /** The earliest that fits. */
  readonly min?: string | undefined;
}

export function DayField(props: DayFieldProps) {
  const { label, labelUnseen, value, disabled = false, className = 'field' } = props;
  const today = useToday();
  const typed = useRef(value);
  const [shown, setShown] = useShown(value, dateOf, typed);
  return (
    <DateField
      className={className}
      value={shown}
      onChange={setShown}
      granularity="day"
      shouldForceLeadingZeros
      // Where the arrows begin.
      placeholderValue={parseDate(today)}
      isDisabled={disabled}
      // What is wrong with it is said here, in our words.
      isInvalid={false}
      validationBehavior="aria"
    >
      <Label className={labelUnseen ? 'unseen' : 'label'}>{label}</Label>
      <DayBox {...props} typedNow={typed} />
    </DateField>
  );
}

function DayBox({ typedNow, min = '', ...props }: DayFieldProps & { typedNow: { current: string } }) {
  const { label, disabled = false } = props;
  const words = useWords(dayAndTimeWords);
  const formats = useFormats();
  const language = useLanguage();
  const today = useToday();
  const state = useContext(DateFieldStateContext);
  const box = useRef<HTMLDivElement>(null);
  const [isOpen, setOpen] = useState(false);
  if (!state) return null;
  const typed = typedDay(state, words);
  typedNow.current = typed.value;
  const put = (day: string) => state.setValue(dateOf(day));
  // Whoever chooses is done.
  const choose = (day: string) => {
    put(day);
    props.onLeave?.(day, false);
  };
  const tooEarly = min !== '' && typed.value !== '' && typed.value < min;
  return (
    <>
      <PieceBox
        {...props}
        state={state}
        typed={tooEarly ? { ...typed, problem: fill(words.tooEarly, { day: formats.day(min, today) }) } : typed}
        said={formats.dayLong}
        put={put}
        read={async (pasted) => {
          const { readPastedDay } = await import('../../shared/import/read-pasted.ts');
          return readPastedDay(pasted, { today, language });
        }}
        completed={() => inThisCentury(state)}
        box={box}
        onOpen={disabled ? undefined : () => setOpen(true)}
        isOpen={isOpen}
      >
        <button
          type="button"
          className="typed-button"
          aria-label={fill(words.calendarOf, { label })}
          aria-haspopup="dialog"
          disabled={disabled}
          onClick={() => setOpen(true)}
        >
          <CalendarDays size={16} aria-hidden="true" />
        </button>
      </PieceBox>
      <DayCalendar
        label={label}
        day={typed.value}
        min={min}
        anchor={box}
        isOpen={isOpen}
        onOpen={setOpen}
        onChoose={choose}
      />
    </>
  );
}

export function dateOf(day: string): CalendarDate | null {
  const number = /^\d{4}-\d{2}-\d{2}$/.test(day) ? parseDay(day) : undefined;
  return number === undefined ? null : parseDate(formatDay(number));
}

/** A year is whole when it has its four digits: the 2 of 2026 is not yet the year two. */
const firstYear = 1_000;

function typedDay(state: DateFieldState, words: (typeof dayAndTimeWords)['en']): Typed {
  const [year, month, day] = [pieceOf(state, 'year'), pieceOf(state, 'month'), pieceOf(state, 'day')];
  if (year === undefined && month === undefined && day === undefined) return { value: '', isHalf: false };
  if (year === undefined || month === undefined || day === undefined || year < firstYear)
    return { value: '', isHalf: true, problem: words.halfDay };
  const number = dayOf(year, month, day);
  if (number === undefined) return { value: '', isHalf: true, problem: words.noSuchDay };
  return { value: formatDay(number), isHalf: false };
}

/** `3.12.26` is a day of this century. */
function inThisCentury(state: DateFieldState): string | undefined {
  const [year, month, day] = [pieceOf(state, 'year'), pieceOf(state, 'month'), pieceOf(state, 'day')];
  if (year === undefined || year < 1 || year > 99 || month === undefined || day === undefined) return undefined;
  const number = dayOf(2_000 + year, month, day);
  return number === undefined ? undefined : formatDay(number);
}
