/** The calendar of a box for a day: a month, today, and no day at all. */
import type { CalendarDate } from '@internationalized/date';
import { ChevronLeft, ChevronRight } from 'lucide-react';
import type { RefObject } from 'react';
import {
  Button as AriaButton,
  Calendar,
  CalendarCell,
  CalendarGrid,
  CalendarGridBody,
  CalendarGridHeader,
  CalendarHeaderCell,
  Dialog,
  Heading,
  Popover,
} from 'react-aria-components';
import { dayAndTimeWords } from '../../shared/i18n/app/day-and-time.ts';
import { useToday } from '../data/today.ts';
import { fill, useCommonWords, useFormats, useWords } from '../words/language.tsx';
import { Button } from './button.tsx';
import { dateOf } from './day-field.tsx';

interface DayCalendarProps {
  readonly label: string;
  /** Empty where there is none. */
  readonly day: string;
  readonly min: string;
  readonly anchor: RefObject<HTMLElement | null>;
  readonly isOpen: boolean;
  readonly onOpen: (open: boolean) => void;
  readonly onChoose: (day: string) => void;
}

export function DayCalendar({ label, day, min, anchor, isOpen, onOpen, onChoose }: DayCalendarProps) {
  const words = useWords(dayAndTimeWords);
  const { places } = useCommonWords();
  const today = useToday();
  const choose = (chosen: string) => {
    onOpen(false);
    onChoose(chosen);
  };
  return (
    <Popover className="popover" triggerRef={anchor} isOpen={isOpen} onOpenChange={onOpen} placement="bottom start">
      <Dialog className="day-calendar" aria-label={fill(words.calendarOf, { label })}>
        <Calendar<CalendarDate>
          aria-label={label}
          autoFocus
          value={dateOf(day)}
          onChange={(date) => choose(date.toString())}
          defaultFocusedValue={dateOf(day) ?? dateOf(today)}
          minValue={dateOf(min)}
          // In all four languages.
          firstDayOfWeek="mon"
        >
          <div className="day-calendar-head">
            <AriaButton slot="previous" className="typed-button" aria-label={words.monthBefore}>
              <ChevronLeft size={18} aria-hidden="true" />
            </AriaButton>
            <Heading className="day-calendar-month" />
            <AriaButton slot="next" className="typed-button" aria-label={words.monthAfter}>
              <ChevronRight size={18} aria-hidden="true" />
            </AriaButton>
          </div>
          <CalendarGrid className="day-calendar-grid">
            <CalendarGridHeader>{(weekday) => <CalendarHeaderCell>{weekday}</CalendarHeaderCell>}</CalendarGridHeader>
            <CalendarGridBody>{(date) => <DayCell date={date} today={today} />}</CalendarGridBody>
          </CalendarGrid>
        </Calendar>
        <div className="buttons">
          <Button small disabled={today < min} onClick={() => choose(today)}>
            {places.today}
          </Button>
          <Button small look="plain" disabled={day === ''} onClick={() => choose('')}>
            {words.noDay}
          </Button>
        </div>
      </Dialog>
    </Popover>
  );
}

/** Read out as the app says days, which nynorsk's nearest does not; a day begins at four in the morning. */
function DayCell({ date, today }: { date: CalendarDate; today: string }) {
  const words = useWords(dayAndTimeWords);
  const common = useCommonWords();
  const formats = useFormats();
  const day = date.toString();
  const isToday = day === today;
  return (
    <CalendarCell
      date={date}
      className="day-calendar-day"
      render={(given, { isSelected }) => (
        <div
          {...given}
          {...{
            'aria-current': isToday ? ('date' as const) : undefined,
            'aria-label': [isToday && common.today, formats.dayLong(day), isSelected && words.chosen]
              .filter(Boolean)
              .join(', '),
          }}
        />
      )}
    />
  );
}
