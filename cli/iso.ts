/** Milliseconds since 1970 as ISO 8601 in UTC, as every command prints a moment. */
export function iso(time: number): string {
  return new Date(time).toISOString();
}
