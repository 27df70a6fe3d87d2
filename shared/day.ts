/** The local day of a moment in milliseconds since 1970, as YYYY-MM-DD. */
export function localDay(time: number): string {
  const date = new Date(time);
  const two = (value: number) => String(value).padStart(2, '0');
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}

const dayBegins = 4 * 60 * 60 * 1_000;

/** A person's own day, which ends at four in the morning: who writes up an evening after midnight means that evening. */
export function ownDay(time: number): string {
  return localDay(time - dayBegins);
}

/** The day so many days after another, or before it where `days` is negative. */
export function dayAfter(day: string, days: number): string {
  return new Date(noon(day).getTime() + days * 86_400_000).toISOString().slice(0, 10);
}

/** Whole days from one day to another; negative where the other lies before. */
export function daysBetween(from: string, to: string): number {
  return Math.round((noon(to).getTime() - noon(from).getTime()) / 86_400_000);
}

/** The middle of a day in UTC, where no change of clocks reaches. */
export function noon(day: string): Date {
  return new Date(`${day.slice(0, 10)}T12:00:00Z`);
}
