import { parsePost } from '../../shared/import/parse-post.ts';
import { ok } from '../../shared/result.ts';
import { wrongUse } from '../answer.ts';
import { isDay } from '../dates.ts';
import { readInput } from '../input.ts';
import type { Command } from '../session.ts';

/** Always JSON, with or without `--json`. Without a reference date, days stay offsets from the post's own day. */
export const parsePostCommand: Command = async ({ given }) => {
  const referenceDate = given.option('reference-date');
  const language = given.option('language');
  if (referenceDate && !isDay(referenceDate)) return wrongUse(`"${referenceDate}" is no date like 2026-03-11.`);
  const text = await readInput('-');
  if (!text.ok) return text;
  const value = parsePost(text.value, { ...(referenceDate && { referenceDate }), ...(language && { language }) });
  return ok({ value, text: JSON.stringify(value, null, 2) });
};
