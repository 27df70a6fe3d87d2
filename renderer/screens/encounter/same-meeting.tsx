/** A meeting that was written down twice, found by whoever knows; and taken apart again. */
import { useMemo, useState } from 'react';
import { entryWords } from '../../../shared/i18n/app/entry.ts';
import { sameMeetingWords } from '../../../shared/i18n/app/same-meeting.ts';
import type { ListEntry } from '../../../shared/query/entry.ts';
import type { Row } from '../../../shared/query/row.ts';
import { useSteps } from '../../data/engine.tsx';
import { useEntries, useEntriesOfKind, useNames, useRowsNaming } from '../../data/hooks.ts';
import { useIdsOf } from '../../entry-page/ids.ts';
import { Section } from '../../entry-page/section.tsx';
import { Button } from '../../parts/button.tsx';
import { Dialog } from '../../parts/dialog.tsx';
import { SelectField } from '../../parts/field.tsx';
import { fill, useCommonWords, useFormats, useWords } from '../../words/language.tsx';

/** More meetings with the same people than one looks through. */
const mostOffered = 50;

export function SameMeeting({ row }: { row: Row<'encounter'> }) {
  const words = useWords(sameMeetingWords);
  const entry = useWords(entryWords);
  const formats = useFormats();
  const steps = useSteps();
  const entries = useEntries();
  const nameOf = useMeetingName();
  const ids = useIdsOf(row);
  const others = useOthers(row);
  const [asking, setAsking] = useState(false);
  const opinions = useRowsNaming('relation', ids) ?? [];
  const merges = opinions.filter(
    ({ fields: { type, from, to } }) => type === 'same_as' && ids.includes(from ?? '') && ids.includes(to ?? ''),
  );
  const apart = new Map(
    opinions
      .filter(({ fields: { type } }) => type === 'not_same_as')
      .flatMap(({ fields: { from = '', to = '' } }) => entries.get(ids.includes(from) ? to : from) ?? [])
      .filter(({ id }) => id !== row.id)
      .map((each) => [each.id, each] as const),
  );
  if (merges.length + apart.size + others.length === 0) return null;
  return (
    <Section title={words.title}>
      {merges.length > 0 && (
        <ul className="entry-lines">
          {merges.map((merge) => (
            <li key={merge.id} className="entry-line">
              <span>{fill(entry.mergedOn, { when: formats.moment(merge.createdAt) })}</span>
              <Button small onClick={() => void steps.perform([{ op: 'archive', id: merge.id }], entry.takenApart)}>
                {entry.takeApart}
              </Button>
            </li>
          ))}
        </ul>
      )}
      {[...apart.values()].map((other) => (
        <p key={other.id} className="quiet small">
          {fill(words.apartFrom, { name: nameOf(other) })}
        </p>
      ))}
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
  const entry = useWords(entryWords);
  const { act } = useCommonWords();
  const steps = useSteps();
  const nameOf = useMeetingName();
  const [other, setOther] = useState(others[0]?.id ?? '');
  const say = async (opinion: 'same_as' | 'not_same_as', said: string) => {
    const done = await steps.perform([{ op: 'identify', one: row.id, other, opinion }], said);
    if (done.ok) onClose();
  };
  return (
    <Dialog isOpen onClose={onClose} title={words.title}>
      <SelectField
        label={words.other}
        autoFocus
        value={other}
        choices={others.map((each) => ({ value: each.id, label: nameOf(each) }))}
        onChoose={setOther}
      />
      <p className="quiet small">{words.hint}</p>
      <div className="buttons">
        <Button look="primary" disabled={other === ''} onClick={() => void say('same_as', entry.merged)}>
          {words.one}
        </Button>
        <Button disabled={other === ''} onClick={() => void say('not_same_as', entry.keptApart)}>
          {words.two}
        </Button>
        <Button look="plain" onClick={onClose}>
          {act.cancel}
        </Button>
      </div>
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
