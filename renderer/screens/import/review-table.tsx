/** What was read, one row a meeting: a grid with one stop for the Tab key, in which keys do everything. */
import { Pencil, UserSearch } from 'lucide-react';
import { type KeyboardEvent, memo, useEffect, useRef } from 'react';
import { importWords } from '../../../shared/i18n/app/import.ts';
import type { Certainty } from '../../../shared/import/proposal.ts';
import type { ReviewGroup, ReviewRow } from '../../../shared/import/review.ts';
import type { EncounterStatus } from '../../../shared/model/enumerations.ts';
import { Button } from '../../parts/button.tsx';
import { statusOfKey } from '../../parts/encounter-status.ts';
import { StatusMark } from '../../parts/status-mark.tsx';
import { fill, useCommonWords, useFormats, useWords } from '../../words/language.tsx';
import type { NamedEntry, Saying } from './say.ts';

export type RowAct =
  | { readonly type: 'tick' | 'ignore' | 'edit' | 'match' }
  | { readonly type: 'status'; readonly status: EncounterStatus };

interface ReviewTableProps {
  readonly groups: readonly ReviewGroup[];
  readonly saying: Saying;
  readonly active: string | undefined;
  readonly lit: string | undefined;
  readonly onActive: (row: string) => void;
  readonly onPoint: (row: string) => void;
  readonly onLeave: (row: string) => void;
  readonly onAct: (row: ReviewRow, act: RowAct) => void;
  readonly onAll: () => void;
}

const columns = ['take', 'organisation', 'kind', 'status', 'when', 'country', 'note'] as const;

export function ReviewTable({
  groups,
  saying,
  active,
  lit,
  onActive,
  onPoint,
  onLeave,
  onAct,
  onAll,
}: ReviewTableProps) {
  const words = useWords(importWords);
  const common = useCommonWords();
  const table = useRef<HTMLTableElement>(null);
  const rows = groups.flatMap((group) => group.rows);
  const at = Math.max(
    0,
    rows.findIndex(({ id }) => id === active),
  );

  const focusRow = (place: number) => {
    const row = rows[Math.max(0, Math.min(rows.length - 1, place))];
    if (!row) return;
    onActive(row.id);
    const element = table.current?.querySelector<HTMLElement>(`[data-row="${CSS.escape(row.id)}"]`);
    element?.focus({ preventScroll: true });
    element?.scrollIntoView({ block: 'nearest' });
  };
  const handleKey = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    // A button in the row does its own thing.
    if (event.target instanceof HTMLButtonElement && (event.key === ' ' || event.key === 'Enter')) return;
    const row = rows[at];
    const to: Record<string, number> = {
      ArrowDown: at + 1,
      j: at + 1,
      J: at + 1,
      ArrowUp: at - 1,
      k: at - 1,
      K: at - 1,
      Home: 0,
      End: rows.length - 1,
      PageDown: at + 10,
      PageUp: at - 10,
    };
    const acts: Record<string, RowAct['type']> = { ' ': 'tick', x: 'ignore', e: 'edit', Enter: 'edit', m: 'match' };
    const place = to[event.key];
    const act = acts[event.key.length === 1 ? event.key.toLowerCase() : event.key];
    const status = statusOfKey(event.key);
    if (place !== undefined) focusRow(place);
    else if (event.key.toLowerCase() === 'a') onAll();
    else if (row && status) onAct(row, { type: 'status', status });
    else if (row && act && act !== 'status') onAct(row, { type: act });
    else return;
    event.preventDefault();
    event.stopPropagation();
  };

  return (
    <table
      ref={table}
      className="import-table"
      // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a grid is a table in which one moves and acts.
      role="grid"
      aria-multiselectable="true"
      aria-label={words.table}
      onKeyDown={handleKey}
    >
      <thead>
        <tr className="import-row head">
          {columns.map((column) => (
            <th key={column} scope="col" data-column={column}>
              <span className={column === 'take' ? 'unseen' : ''}>{words.columns[column]}</span>
            </th>
          ))}
          <th scope="col" data-column="acts">
            <span className="unseen">{common.act.edit}</span>
          </th>
        </tr>
      </thead>
      {groups.map((group) => (
        <tbody key={group.key}>
          <tr className="import-group">
            <th scope="rowgroup" colSpan={columns.length + 1}>
              <GroupName group={group} saying={saying} />
            </th>
          </tr>
          {group.rows.map((row) => (
            <Row
              key={row.id}
              row={row}
              saying={saying}
              isStop={row.id === (rows[at]?.id ?? '')}
              isLit={row.id === lit}
              onActive={onActive}
              onPoint={onPoint}
              onLeave={onLeave}
              onAct={onAct}
            />
          ))}
        </tbody>
      ))}
    </table>
  );
}

function GroupName({ group, saying }: { group: ReviewGroup; saying: Saying }) {
  const words = useWords(importWords);
  const formats = useFormats();
  if (group.when === undefined) return words.alsoNamed;
  const when = group.when === null ? words.undated : saying.when(group.when);
  const exact = group.when && 'date' in group.when ? formats.dayLong(group.when.date) : undefined;
  return (
    <>
      <span title={exact}>{when}</span>
      {group.country && ` · ${formats.country(group.country)}`}
    </>
  );
}

interface RowProps extends Pick<ReviewTableProps, 'saying' | 'onActive' | 'onPoint' | 'onLeave' | 'onAct'> {
  readonly row: ReviewRow;
  readonly isStop: boolean;
  readonly isLit: boolean;
}

const Row = memo(function Row({ row, saying, isStop, isLit, onActive, onPoint, onLeave, onAct }: RowProps) {
  const words = useWords(importWords);
  const common = useCommonWords();
  const element = useRef<HTMLTableRowElement>(null);
  useEffect(() => {
    if (isLit && element.current && !element.current.matches(':hover'))
      element.current.scrollIntoView({ block: 'nearest' });
  }, [isLit]);
  const { meeting } = row;
  const entries = [...row.orgs, ...(row.orgs.length === 0 ? row.people : [])].map(saying.named);
  const name = entries.map((entry) => entry.name).join(', ');
  const unsure = (field: keyof Certainty) => {
    const sure = meeting ? meeting.certainty[field] : field === 'identity' ? row.confidence : 'high';
    return sure === 'high' ? undefined : sure;
  };
  const countries = [...new Set(entries.map(({ country }) => country))].filter(Boolean).join(', ');
  const kinds = [...new Set(entries.map(({ kind }) => kind))].filter(Boolean).join(', ');
  return (
    <tr
      ref={element}
      className="import-row"
      data-row={row.id}
      data-lit={isLit}
      data-ticked={row.ticked}
      data-ignored={row.ignored}
      aria-selected={row.ticked}
      tabIndex={isStop ? 0 : -1}
      onFocus={() => onActive(row.id)}
      onMouseEnter={() => onPoint(row.id)}
      onMouseLeave={() => onLeave(row.id)}
    >
      <td data-column="take">
        <input
          type="checkbox"
          tabIndex={-1}
          aria-label={name}
          checked={row.ticked}
          onChange={() => onAct(row, { type: 'tick' })}
        />
      </td>
      <td data-column="organisation">
        {entries.map((entry) => (
          <div key={entry.key} className="import-who">
            <span className="name clamped" title={entry.name} data-field-sure={unsure('identity')}>
              {entry.name}
            </span>
            {entry.record ? (
              <span className="small import-known">
                <span aria-hidden="true">● </span>
                {fill(entry.record.isAway ? words.isAway : words.isKnown, { name: entry.record.name })}
              </span>
            ) : (
              <span className="quiet small">
                {words.isNew}
                {entry.suggested && ` · ${fill(words.perhaps, { name: entry.suggested })}`}
              </span>
            )}
          </div>
        ))}
      </td>
      <td data-column="kind" data-empty={kinds === '' && countries !== ''}>
        {kinds || '–'}
      </td>
      <td data-column="status">
        {meeting ? (
          <span data-field-sure={unsure('status')}>
            <StatusMark status={meeting.status} postponed={meeting.flags?.includes('postponed') === true} />
          </span>
        ) : (
          '–'
        )}
      </td>
      <td data-column="when" className="figures">
        <span data-field-sure={unsure('date')}>{meeting ? saying.when(meeting.when) : '–'}</span>
      </td>
      <td data-column="country" data-empty={countries === ''}>
        {countries || '–'}
      </td>
      <td data-column="note">
        <Notes row={row} saying={saying} entries={entries} />
      </td>
      <td data-column="acts">
        <Button
          small
          look="plain"
          tabIndex={-1}
          aria-label={`${common.act.edit}: ${name}`}
          title={common.act.edit}
          onClick={() => onAct(row, { type: 'edit' })}
        >
          <Pencil size={15} aria-hidden="true" />
        </Button>
        <Button
          small
          look="plain"
          tabIndex={-1}
          aria-label={fill(words.whoIs, { name })}
          title={fill(words.whoIs, { name })}
          onClick={() => onAct(row, { type: 'match' })}
        >
          <UserSearch size={15} aria-hidden="true" />
        </Button>
      </td>
    </tr>
  );
});

function Notes({ row, saying, entries }: { row: ReviewRow; saying: Saying; entries: readonly NamedEntry[] }) {
  const words = useWords(importWords);
  const common = useCommonWords();
  const { meeting, confidence } = row;
  const texts = [
    row.ignored ? words.ignoredRow : '',
    row.effect !== 'changed'
      ? ''
      : entries.some(({ record }) => record?.isAway)
        ? words.comesBack
        : words.effect.changed,
    meeting && meeting.mode !== 'meeting' ? common.mode[meeting.mode] : '',
    meeting?.flags?.includes('status_unclear') ? words.unclear : '',
    row.orgs.length > 0 ? row.people.map(saying.name).join(', ') : '',
    meeting?.place ?? '',
    entries.some(({ isMine }) => isMine) ? words.mine : '',
    meeting?.note ?? '',
  ].filter(Boolean);
  return (
    <>
      {confidence !== 'high' && (
        <span
          className="tag import-sure"
          data-sure={confidence}
          title={confidence === 'low' ? words.lowHint : words.mediumHint}
        >
          {words[confidence]}
        </span>
      )}{' '}
      <span className="clamped">{texts.join(' · ')}</span>
    </>
  );
}
