/** The local day of a moment in milliseconds since 1970, as YYYY-MM-DD. */
export function localDay(time: number): string {
  const day = new Date(time);
  const two = (value: number) => String(value).padStart(2, '0');
  return `${day.getFullYear()}-${two(day.getMonth() + 1)}-${two(day.getDate())}`;
}
