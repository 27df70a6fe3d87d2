/**
 * A "when" as the boxes one fills in: what stands in each, what a change of one does to the others, and what is meant by
 * all of them. A stretch without an end ("from tomorrow", as every wish read from a post is) is a day with `open`; a
 * day, a time, a part of the day or a last day that somebody gives afterwards is what they mean instead of it. What
 * somebody ticked themselves stays with another day.
 */
import { formatWhen, parseWhen, type When } from '../model/when.ts';

export interface WhenBoxes {
  readonly day: string;
  readonly time: string;
  readonly minutes: string;
  readonly part: string;
  readonly last: string;
  /** That day or any later one. */
  readonly open: boolean;
  /** `open` was ticked here, and did not just come with the value. */
  readonly ticked: boolean;
  /** Kept as it came: where a clock stands. */
  readonly zone: string | undefined;
}

/** `text`: as stored; empty where there is no day. */
export function boxesOfWhen(text: string): WhenBoxes {
  const when = text === '' ? undefined : parseWhen(text);
  switch (when?.type) {
    case undefined:
      return none;
    case 'date':
      return { ...none, day: when.date };
    case 'part':
      return { ...none, day: when.date, part: when.part };
    case 'time':
      return { ...none, day: when.date, time: when.time, minutes: String(when.minutes ?? ''), zone: when.zone };
    case 'window':
      return { ...none, day: when.from, last: when.to ?? '', open: when.to === null };
  }
}

export function changeBoxes(boxes: WhenBoxes, change: Partial<WhenBoxes>): WhenBoxes {
  const next = { ...boxes, ...change };
  if (change.open) return { ...next, ticked: true, time: '', minutes: '', part: '', last: '' };
  // A box that was emptied, or half a date while one types, says nothing yet.
  const isGiven = (box: 'day' | 'time' | 'part' | 'last') => next[box] !== '' && next[box] !== boxes[box];
  if (isGiven('time') || isGiven('part') || isGiven('last') || (isGiven('day') && !boxes.ticked)) next.open = false;
  return next;
}

/** As stored; empty where there is no day. */
export function whenOfBoxes(boxes: WhenBoxes): string {
  const when = meant(boxes);
  return when ? formatWhen(when) : '';
}

const none: WhenBoxes = {
  day: '',
  time: '',
  minutes: '',
  part: '',
  last: '',
  open: false,
  ticked: false,
  zone: undefined,
};

function meant({ day, time, minutes, part, last, open, zone }: WhenBoxes): When | undefined {
  const length = Number(minutes);
  if (day === '') return undefined;
  if (last !== '') return { type: 'window', from: day, to: last < day ? day : last };
  if (open) return { type: 'window', from: day, to: null };
  if (time !== '')
    return {
      type: 'time',
      date: day,
      time,
      ...(Number.isInteger(length) && length > 0 && { minutes: length }),
      ...(zone && { zone }),
    };
  return part !== '' ? { type: 'part', date: day, part } : { type: 'date', date: day };
}
