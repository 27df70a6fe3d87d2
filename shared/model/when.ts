/**
 * When something is to happen, as one atomic value: two devices that change it keep two whole values, never the start
 * of one with the end of the other. Written as text in the forms of ISO 8601 where it has one:
 *
 * | type   | text                                    |
 * |--------|-----------------------------------------|
 * | date   | `2026-03-11`                            |
 * | time   | `2026-03-11T14:00[/PT90M][Europe/Oslo]` |
 * | window | `2026-03-12/2026-03-20`, `2026-03-12/..`|
 * | part   | `2026-03-11~morning`                    |
 */
import { z } from 'zod';

export const partsOfDay = ['morning', 'noon', 'afternoon', 'evening', 'night'] as const;

export type When =
  | { readonly type: 'date'; readonly date: string }
  | {
      readonly type: 'time';
      readonly date: string;
      readonly time: string;
      readonly minutes?: number;
      readonly zone?: string;
    }
  | { readonly type: 'window'; readonly from: string; readonly to: string | null }
  | { readonly type: 'part'; readonly date: string; readonly part: string };

const isDate = (text: string | undefined): text is string => text !== undefined && z.iso.date().safeParse(text).success;
const isTime = (text: string): boolean => /^([01]\d|2[0-3]):[0-5]\d$/.test(text);

export function parseWhen(text: string): When | undefined {
  if (isDate(text)) return { type: 'date', date: text };
  const part = /^(.{10})~([a-z]{1,20})$/.exec(text);
  if (part && isDate(part[1])) return { type: 'part', date: part[1], part: part[2] ?? '' };
  const window = /^(.{10})\/(.{2,10})$/.exec(text);
  if (window && isDate(window[1])) {
    const to = window[2];
    if (to === '..') return { type: 'window', from: window[1], to: null };
    return isDate(to) && to >= window[1] ? { type: 'window', from: window[1], to } : undefined;
  }
  const time = /^(.{10})T(.{5})(?:\/PT(\d{1,5})M)?(?:\[([A-Za-z0-9_+\-/]{1,60})\])?$/.exec(text);
  if (!time || !isDate(time[1]) || !isTime(time[2] ?? '')) return undefined;
  return {
    type: 'time',
    date: time[1],
    time: time[2] ?? '',
    ...(time[3] && { minutes: Number(time[3]) }),
    ...(time[4] && { zone: time[4] }),
  };
}

export function formatWhen(when: When): string {
  switch (when.type) {
    case 'date':
      return when.date;
    case 'part':
      return `${when.date}~${when.part}`;
    case 'window':
      return `${when.from}/${when.to ?? '..'}`;
    case 'time':
      return `${when.date}T${when.time}${when.minutes ? `/PT${when.minutes}M` : ''}${when.zone ? `[${when.zone}]` : ''}`;
  }
}

/** The first day it can happen, and the last (null: open). */
export function spanOf(when: When): { from: string; to: string | null } {
  return when.type === 'window' ? { from: when.from, to: when.to } : { from: when.date, to: when.date };
}

export const WhenText = z.string().refine((text) => parseWhen(text) !== undefined, {
  message: 'not a date, time, window or part of a day',
});

/** `14:00`, `14:00–15:30` where it says how long. */
export function clockText({ time, minutes }: { readonly time: string; readonly minutes?: number | undefined }): string {
  if (!minutes) return time;
  const ends = Number(time.slice(0, 2)) * 60 + Number(time.slice(3)) + minutes;
  const two = (value: number) => String(value).padStart(2, '0');
  return `${time}–${two(Math.floor(ends / 60) % 24)}:${two(ends % 60)}`;
}
