/** Meetings with it, the newest first, and one more to plan. */
import { useMemo } from 'react';
import { Link, useLocation } from 'wouter';
import { entryWords } from '../../shared/i18n/app/entry.ts';
import type { ListEntry } from '../../shared/query/entry.ts';
import type { Row } from '../../shared/query/row.ts';
import { pathOf } from '../app/routes.tsx';
import { useSteps } from '../data/engine.tsx';
import { useEntriesOfKind, useNames } from '../data/hooks.ts';
import { newRecordId } from '../data/new-id.ts';
import { useToday } from '../data/today.ts';
import { Button } from '../parts/button.tsx';
import { StatusMark } from '../parts/status-mark.tsx';
import { useCommonWords, useFormats, useWords } from '../words/language.tsx';
import { useIdsOf } from './ids.ts';
import { Section, ShortList } from './section.tsx';

export function Meetings({ row }: { row: Row<'organisation'> | Row<'person'> }) {
  const words = useWords(entryWords);
  const ids = useIdsOf(row);
  const all = useEntriesOfKind('encounter');
  const own = useMemo(() => {
    const wanted = new Set(ids);
    const names = (each: ListEntry) => (row.kind === 'organisation' ? each.orgs : each.people) ?? [];
    // Without a day it is still to come.
    const dayOf = ({ day }: ListEntry) => day ?? '9999';
    return all
      .filter((each) => names(each).some((id) => wanted.has(id)))
      .sort((a, b) => (dayOf(a) === dayOf(b) ? b.createdAt - a.createdAt : dayOf(a) < dayOf(b) ? 1 : -1));
  }, [all, ids, row.kind]);
  return (
    <Section title={words.meetings} count={own.length} none={words.noMeetings} aside={<PlanMeeting row={row} />}>
      <ShortList items={own}>{(each) => <Meeting key={each.id} entry={each} />}</ShortList>
    </Section>
  );
}

function Meeting({ entry }: { entry: ListEntry }) {
  const common = useCommonWords();
  const formats = useFormats();
  const names = useNames();
  const today = useToday();
  const { day, status = 'wanted', postponed, place } = entry;
  return (
    <li className="entry-meeting">
      <StatusMark status={status} postponed={postponed === true} />
      <Link className="name clamped" href={pathOf('encounter', entry.id)}>
        {names.ofEntry(entry)}
      </Link>
      <span className="quiet small">
        {day === undefined ? common.noDate : <time dateTime={day}>{formats.day(day, today)}</time>}
        {place && <span className="name"> · {place}</span>}
      </span>
    </li>
  );
}

function PlanMeeting({ row }: { row: Row<'organisation'> | Row<'person'> }) {
  const words = useWords(entryWords);
  const steps = useSteps();
  const [, go] = useLocation();
  const plan = async () => {
    const id = newRecordId();
    const fields = row.kind === 'organisation' ? { orgs: [row.id] } : { people: { [row.id]: 'participant' } };
    const made = await steps.perform([{ op: 'create', kind: 'encounter', id, fields }], words.meetingMade);
    if (made.ok) go(pathOf('encounter', id));
  };
  return (
    <Button small onClick={() => void plan()}>
      {words.planMeeting}
    </Button>
  );
}
