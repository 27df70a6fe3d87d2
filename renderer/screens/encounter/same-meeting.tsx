/** A meeting that was written down twice, found by whoever knows; and taken apart again. */
import { useMemo, useState } from 'react';
import { sameMeetingWords } from '../../../shared/i18n/app/same-meeting.ts';
import type { ListEntry } from '../../../shared/query/entry.ts';
import type { Row } from '../../../shared/query/row.ts';
import { useEntries, useEntriesOfKind, useNames } from '../../data/hooks.ts';
import { OpinionButtons, OpinionsSaid, useOpinions } from '../../entry-page/opinions.tsx';
import { Section } from '../../entry-page/section.tsx';
import { Button } from '../../parts/button.tsx';
import { Dialog } from '../../parts/dialog.tsx';
import { SelectField } from '../../parts/field.tsx';
import { useCommonWords, useFormats, useWords } from '../../words/language.tsx';

/** More meetings with the same people than one looks through. */
const mostOffered = 50;

export function SameMeeting({ row }: { row: Row<'encounter'> }) {
  const words = useWords(sameMeetingWords);
  const nameOf = useMeetingName();
  const opinions = useOpinions(row);
  const others = useOthers(row);
  const [asking, setAsking] = useState(false);
  if (opinions.merges.length + opinions.apart.length + others.length === 0) return null;
  return (
    <Section title={words.title}>
      <OpinionsSaid {...opinions} apartWord={words.apartFrom} nameOf={nameOf} />
      {others.length > 0 && (
        <p>
          <Button onClick={() => setAsking(true)}>{words.ask}</Button>
        </p>
      )}
      {asking && <Merge row={row} others={others} onClose={() => setAsking(false)} />}
    </Section>
  );
}

interface MergeProps {
  readonly row: Row<'encounter'>;
  readonly others: readonly ListEntry[];
  readonly onClose: () => void;
}

function Merge({ row, others, onClose }: MergeProps) {
  const words = useWords(sameMeetingWords);
  const nameOf = useMeetingName();
  const [other, setOther] = useState(others[0]?.id);
  return (
    <Dialog isOpen onClose={onClose} title={words.title}>
      <SelectField
        label={words.other}
        autoFocus
        value={other ?? ''}
        choices={others.map((each) => ({ value: each.id, label: nameOf(each) }))}
        onChoose={setOther}
      />
      <p className="quiet small">{words.hint}</p>
      <OpinionButtons one={row.id} other={other} sameWord={words.one} apartWord={words.two} onClose={onClose} />
    </Dialog>
  );
}

function useMeetingName(): (entry: ListEntry) => string {
  const names = useNames();
  const formats = useFormats();
  const common = useCommonWords();
  return (entry) =>
    [
      names.ofEntry(entry),
      entry.day ? formats.day(entry.day) : common.noDate,
      Object.entries(common.status).find(([status]) => status === entry.status)?.[1] ?? entry.status,
    ].join(', ');
}

/** With one of the same organisations or people, the nearest day first. */
function useOthers(row: Row<'encounter'>): readonly ListEntry[] {
  const meetings = useEntriesOfKind('encounter');
  const entries = useEntries();
  return useMemo(() => {
    const idOf = (id: string) => entries.get(id)?.id ?? id;
    const whom = new Set([...Object.keys(row.fields.orgs), ...Object.keys(row.fields.people)].map(idOf));
    const day = Date.parse(row.fields.when?.slice(0, 10) ?? '');
    const distance = (entry: ListEntry) =>
      entry.day && !Number.isNaN(day) ? Math.abs(Date.parse(entry.day) - day) : Number.POSITIVE_INFINITY;
    return meetings
      .filter(
        (each) => each.id !== row.id && [...(each.orgs ?? []), ...(each.people ?? [])].some((id) => whom.has(idOf(id))),
      )
      .map((each) => ({ each, far: distance(each) }))
      .sort((a, b) => (a.far === b.far ? b.each.createdAt - a.each.createdAt : a.far - b.far))
      .slice(0, mostOffered)
      .map(({ each }) => each);
  }, [row, meetings, entries]);
}
