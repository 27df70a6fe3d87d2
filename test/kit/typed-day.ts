/** Boxes of pieces, a day or a time, as a person at the keyboard meets them: digits in the order the language has put the pieces. */
import type { Locator } from 'playwright-core';

/** `field`: the group of the pieces, `getByRole('group', { name: 'From' })`. `day`: YYYY-MM-DD. */
export async function typeDay(field: Locator, day: string): Promise<void> {
  const [year = '', month = '', number = ''] = day.split('-');
  await typePieces(field, { year, month, day: number });
}

/** `time`: HH:MM. */
export async function typeTime(field: Locator, time: string): Promise<void> {
  const [hour = '', minute = ''] = time.split(':');
  await typePieces(field, { hour, minute });
}

/** A full piece leads on to the next by itself. */
async function typePieces(field: Locator, digits: Readonly<Record<string, string>>): Promise<void> {
  const order = await field.getByRole('spinbutton').evaluateAll((pieces) => pieces.map((each) => each.dataset['type']));
  await field.getByRole('spinbutton').first().focus();
  await field.page().keyboard.type(order.map((type) => digits[type ?? ''] ?? '').join(''));
}

/** What is to be read in it: `12/03/2026`, `dd.mm.åååå`. */
export async function readIn(field: Locator): Promise<string> {
  // Around a time stand marks that keep its direction.
  return (await field.innerText()).replace(/[\u2066\u2069]/g, '');
}
