/** Writing a change again on top of another document: the edits that say what it said, where nothing else stands now. */
import type { RawRecord } from '../model/kind.ts';
import { isRawMap, isText } from '../model/raw.ts';
import type { Edit } from './edit.ts';
import { inverseOfText } from './inverse-text.ts';

export function replayEdits(
  record: string,
  before: RawRecord | undefined,
  after: RawRecord,
  current: RawRecord | undefined,
): Edit[] {
  if (!current) return [{ op: 'create', record, values: after }];
  const edits: Edit[] = [];
  for (const [key, value] of Object.entries(after)) {
    const was = before?.[key];
    const stands = current[key];
    if (JSON.stringify(was) === JSON.stringify(value) || JSON.stringify(stands) === JSON.stringify(value)) continue;
    if (isText(value)) {
      const wording = isText(stands) ? stands.$text : '';
      const replayed = inverseOfText(value.$text, isText(was) ? was.$text : '', wording);
      // Where the place is gone, the words are kept at the end rather than lost.
      edits.push({ op: 'text', record, key, value: replayed ?? `${wording}\n${value.$text}` });
    } else if (!isRawMap(value)) edits.push({ op: 'set', record, key, value });
    else if (!isRawMap(stands) || isText(stands)) edits.push({ op: 'put', record, key, value: Object(value) });
    else
      for (const [field, inner] of Object.entries(value))
        if (
          JSON.stringify(isRawMap(was) && !isText(was) ? was[field] : undefined) !== JSON.stringify(inner) &&
          !isRawMap(inner) &&
          !isText(inner)
        )
          edits.push({ op: 'mark', record, key, field, value: inner });
  }
  return edits;
}
