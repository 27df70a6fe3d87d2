/** Where a record came from, where it was read out of a pasted text: the text itself is a click away. */
import { Link } from 'wouter';
import { recordWords } from '../../shared/i18n/app/record.ts';
import type { KindName } from '../../shared/model/kinds.ts';
import { useEntries, useRow } from '../data/hooks.ts';
import { useWords } from '../words/language.tsx';

export function PastedSource({ id, kind }: { id: string; kind: KindName }) {
  const words = useWords(recordWords);
  const entries = useEntries();
  const batch = /^import:([0-9a-f]{32}):/.exec(useRow(kind, id)?.source ?? '')?.[1];
  // The text is its writer's alone: whoever got the record from somebody else has none.
  if (!batch || !entries.get(batch)) return null;
  return (
    <p className="small">
      <span className="quiet">{words.imported}</span> <Link href={`/record/${batch}`}>{words.readPasted}</Link>
    </p>
  );
}
