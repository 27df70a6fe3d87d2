/**
 * What somebody else calls themselves, as one harmless line: without line breaks, escape sequences of terminals and marks that
 * turn the direction of what follows, with which a name could forge what stands around it.
 */
export function plainLine(text: string): string {
  return text
    .replace(/[\u202a-\u202e\u2066-\u2069\u200e\u200f]/gu, '')
    .replace(/\p{Cc}+/gu, ' ')
    .trim();
}

/** The same for text of several lines: line breaks and tabs stay. */
export function plainText(text: string): string {
  return text.replace(/[\u202a-\u202e\u2066-\u2069]/gu, '').replace(/[^\P{Cc}\n\t]/gu, '');
}
