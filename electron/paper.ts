/** As `--paper` of renderer/design/tokens.css, which no window has read yet when it is shown. */
export function paperOf(isDark: boolean): string {
  return isDark ? '#16171a' : '#fbf9f5';
}
