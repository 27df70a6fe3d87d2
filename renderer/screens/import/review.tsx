/** Two panes: the text as pasted, and what was read in it, to be ticked, corrected and answered. */
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { importWords } from '../../../shared/i18n/app/import.ts';
import { applyReview, isEmptyReview, type Reviewed, stillOpen } from '../../../shared/import/apply-review.ts';
import {
  type Answer,
  type Decisions,
  openEnds,
  type ReviewRow,
  reviewGroups,
  reviewQuestions,
} from '../../../shared/import/review.ts';
import { commandKey } from '../../app/keys.ts';
import { Button } from '../../parts/button.tsx';
import { fill, useCommonWords, useFormats, useWords } from '../../words/language.tsx';
import type { ChangeDraft, ImportDraft } from './draft.ts';
import { EditDialog } from './edit-dialog.tsx';
import { Extras } from './extras.tsx';
import { MatchDialog } from './match-dialog.tsx';
import { Questions, useOpenSentences, useQuestionText } from './questions.tsx';
import { RawText } from './raw-text.tsx';
import { ReviewTable, type RowAct } from './review-table.tsx';
import { type Saying, useSaying } from './say.ts';
import type { PostReading } from './use-reading.ts';

interface ReviewProps {
  readonly draft: ImportDraft;
  readonly change: ChangeDraft;
  readonly reading: PostReading;
  readonly busy: boolean;
  /** Being read again, for longer than one can overlook. */
  readonly slow: boolean;
  readonly onBack: () => void;
  readonly onImport: (reviewed: Reviewed, open: readonly string[]) => void;
}

type Asking =
  | { readonly type: 'edit' | 'match'; readonly row: ReviewRow }
  | { readonly type: 'person'; readonly key: string };

export function Review({ draft, change, reading, busy, slow, onBack, onImport }: ReviewProps) {
  const words = useWords(importWords);
  const formats = useFormats();
  const { decisions, text } = draft;
  const decide = useCallback(
    (how: (now: Decisions) => Decisions) => change((now) => ({ ...now, decisions: how(now.decisions) })),
    [change],
  );
  const saying = useSaying(reading, decisions);
  const groups = useMemo(() => reviewGroups(reading, decisions), [reading, decisions]);
  const rows = useMemo(() => groups.flatMap((group) => group.rows), [groups]);
  const shown = useMemo(
    () =>
      groups
        .map((group) => ({ ...group, rows: group.rows.filter(({ effect }) => effect !== 'same') }))
        .filter((group) => group.rows.length > 0),
    [groups],
  );
  const here = useMemo(() => rows.filter(({ effect }) => effect === 'same'), [rows]);
  const questions = useMemo(() => reviewQuestions(reading, decisions), [reading, decisions]);
  const open = useMemo(() => openEnds(reading, decisions), [reading, decisions]);
  const questionText = useQuestionText(saying);
  const openSentences = useOpenSentences(saying);
  const [active, setActive] = useState<string>();
  const [pointed, setPointed] = useState<string>();
  const lit = pointed ?? active;
  const [asking, setAsking] = useState<Asking>();
  const dayYes = useRef<HTMLButtonElement>(null);
  const box = useRef<HTMLDivElement>(null);

  const focusRow = useCallback((id?: string) => {
    const chosen = id ? box.current?.querySelector<HTMLElement>(`[data-row="${CSS.escape(id)}"]`) : null;
    const row = chosen ?? box.current?.querySelector<HTMLElement>('.import-row[tabindex="0"]');
    // What is no row of the grid has a box to tick.
    const target = row?.matches('.import-row') ? row : row?.querySelector('input');
    target?.focus();
  }, []);
  useEffect(() => focusRow(), [focusRow]);

  const act = useCallback(
    (row: ReviewRow, wanted: RowAct) => {
      if (wanted.type === 'edit' || wanted.type === 'match') setAsking({ type: wanted.type, row });
      else decide((now) => decided(now, row, wanted));
    },
    [decide],
  );
  // Going into one thing can be told before going out of the other.
  const leave = useCallback((id: string) => setPointed((now) => (now === id ? undefined : now)), []);
  const tickAll = () => {
    const wanted = shown.flatMap((group) => group.rows).filter(({ ignored }) => !ignored);
    const ticked = !wanted.every((row) => row.ticked);
    decide((now) => ({ ...now, ticks: { ...now.ticks, ...Object.fromEntries(wanted.map(({ id }) => [id, ticked])) } }));
  };

  const dayIsOpen = reading.relative && reading.dayFrom === 'assumed';
  const reviewed = useMemo(() => applyReview(reading, decisions), [reading, decisions]);
  const nothing = isEmptyReview(reviewed);
  const count = shown.flatMap((group) => group.rows).filter(({ ticked }) => ticked).length;
  const run = () => {
    if (busy || nothing) return;
    if (dayIsOpen) {
      dayYes.current?.focus();
      return;
    }
    const left = stillOpen(reading, decisions, reviewed);
    onImport(reviewed, [...left.questions.map(questionText), ...openSentences(left)]);
  };
  useReviewKeys({ run, back: onBack });

  return (
    <div ref={box} className="import-review">
      {dayIsOpen && (
        <div className="notice warning import-day">
          <p>{fill(words.dayAsk, { day: `${formats.day(reading.day)} (${formats.dayLong(reading.day)})` })}</p>
          <Button
            ref={dayYes}
            onClick={() => {
              change((now) => ({ ...now, day: reading.day }));
              focusRow(active);
            }}
          >
            {fill(words.dayYes, { day: formats.day(reading.day) })}
          </Button>
        </div>
      )}
      <div className="import-panes">
        <RawText
          text={text}
          reading={reading}
          lit={lit}
          onPoint={setPointed}
          onLeave={leave}
          onPick={(id) => focusRow(id)}
        />
        <div className="import-read">
          {shown.length > 0 && (
            <ReviewTable
              groups={shown}
              saying={saying}
              active={active}
              lit={lit}
              onActive={setActive}
              onPoint={setPointed}
              onLeave={leave}
              onAct={act}
              onAll={tickAll}
            />
          )}
          {shown.length === 0 && here.length > 0 && <p>{words.allHere}</p>}
          <AlreadyHere rows={here} saying={saying} />
          <Questions
            questions={questions}
            decisions={decisions}
            saying={saying}
            open={open}
            onAnswer={(id, answer: Answer) => decide((now) => ({ ...now, answers: { ...now.answers, [id]: answer } }))}
          />
          <Extras
            text={text}
            reading={reading}
            decisions={decisions}
            saying={saying}
            lit={lit}
            onPoint={setPointed}
            onLeave={leave}
            onTick={(id, ticked) => decide((now) => ({ ...now, ticks: { ...now.ticks, [id]: ticked } }))}
            onMatchPerson={(key) => setAsking({ type: 'person', key })}
          />
        </div>
      </div>
      <footer className="import-foot">
        <p className="import-why" role="status">
          {slow ? words.reading : nothing ? words.nothingTicked : dayIsOpen ? words.dayFirst : ''}
        </p>
        <KeyLine />
        <div className="buttons">
          <Button onClick={onBack}>{words.backToText}</Button>
          <Button look="primary" disabled={busy || nothing} onClick={run}>
            {count > 0 ? formats.counted(words.importRows, count) : words.importRest}
          </Button>
        </div>
      </footer>
      {asking?.type === 'edit' && (
        <EditDialog
          row={asking.row}
          orgs={asking.row.orgs.flatMap((key) => editedOrg(reading, decisions, key))}
          onClose={() => setAsking(undefined)}
          onSave={(meeting, orgs) => {
            decide((now) => ({
              ...now,
              orgs: { ...now.orgs, ...mergedEdits(now.orgs, orgs) },
              ...(meeting && {
                meetings: { ...now.meetings, [asking.row.id]: { ...now.meetings[asking.row.id], ...meeting } },
              }),
            }));
            setAsking(undefined);
          }}
        />
      )}
      {(asking?.type === 'match' || asking?.type === 'person') && (
        <Match
          keys={
            asking.type === 'person' ? [asking.key] : asking.row.orgs.length > 0 ? asking.row.orgs : asking.row.people
          }
          isPerson={asking.type === 'person' || asking.row.orgs.length === 0}
          saying={saying}
          onClose={() => setAsking(undefined)}
          onSay={(key, id) =>
            decide((now) => {
              const { [key]: _before, ...others } = now.same;
              return { ...now, same: id === undefined ? others : { ...others, [key]: id } };
            })
          }
        />
      )}
    </div>
  );
}

/** One after the other, where a row has several. */
function Match({
  keys,
  isPerson,
  saying,
  onSay,
  onClose,
}: {
  keys: readonly string[];
  isPerson: boolean;
  saying: Saying;
  onSay: (key: string, id: string | null | undefined) => void;
  onClose: () => void;
}) {
  const words = useWords(importWords);
  const [at, setAt] = useState(0);
  const key = keys[at];
  const kinds = useMemo(() => [isPerson ? ('person' as const) : ('organisation' as const)], [isPerson]);
  if (key === undefined) return null;
  const { name, record, suggested } = saying.named(key);
  return (
    <MatchDialog
      key={key}
      title={fill(words.whoIs, { name })}
      start={record?.name ?? suggested ?? name}
      kinds={kinds}
      others={[
        { word: words.newOne, value: null },
        { word: words.asFound, value: undefined },
      ]}
      onClose={onClose}
      onChoose={(id) => {
        onSay(key, id);
        if (at + 1 < keys.length) setAt(at + 1);
        else onClose();
      }}
    />
  );
}

function decided(now: Decisions, row: ReviewRow, act: RowAct): Decisions {
  switch (act.type) {
    case 'tick':
      return {
        ...now,
        ticks: { ...now.ticks, [row.id]: row.ignored || !row.ticked },
        ignored: { ...now.ignored, [row.id]: false },
      };
    case 'ignore':
      return { ...now, ignored: { ...now.ignored, [row.id]: !row.ignored } };
    case 'status':
      return row.meeting
        ? { ...now, meetings: { ...now.meetings, [row.id]: { ...now.meetings[row.id], status: act.status } } }
        : now;
    default:
      return now;
  }
}

function editedOrg({ proposal }: PostReading, { orgs }: Decisions, key: string) {
  const org = proposal.orgs.find((each) => each.key === key);
  if (!org) return [];
  const { name = org.name, handle = org.handle, kind = org.kind, country = org.country } = orgs[key] ?? {};
  return [{ ...org, name, handle, kind, country }];
}

function mergedEdits(before: Decisions['orgs'], edits: Decisions['orgs']): Decisions['orgs'] {
  return Object.fromEntries(Object.entries(edits).map(([key, edit]) => [key, { ...before[key], ...edit }]));
}

function AlreadyHere({ rows, saying }: { rows: readonly ReviewRow[]; saying: Saying }) {
  const words = useWords(importWords);
  const common = useCommonWords();
  const formats = useFormats();
  if (rows.length === 0) return null;
  return (
    <details>
      <summary>{formats.counted(words.alreadyHere, rows.length)}</summary>
      <ul className="import-lines">
        {rows.map(({ id, orgs, people, meeting }) => (
          <li key={id}>
            <span className="name">{[...orgs, ...people].map(saying.name).join(', ')}</span>{' '}
            <span className="quiet small">
              {meeting && `${common.status[meeting.status]} · ${saying.when(meeting.when)}`}
            </span>
          </li>
        ))}
      </ul>
    </details>
  );
}

function KeyLine() {
  const words = useWords(importWords);
  const { key } = words;
  const keys: readonly (readonly [string, string])[] = [
    ['↑ ↓', key.move],
    [words.space, key.tick],
    ['1–8', key.status],
    ['E', key.edit],
    ['M', key.match],
    ['X', key.ignore],
    ['A', key.all],
    [`${commandKey()}↵`, key.import],
    ['Esc', key.text],
  ];
  return (
    <ul className="import-keys small" aria-label={words.keys}>
      {keys.map(([name, does]) => (
        <li key={does}>
          <kbd className="key">{name}</kbd> {does}
        </li>
      ))}
    </ul>
  );
}

function useReviewKeys(act: { run: () => void; back: () => void }): void {
  const latest = useRef(act);
  latest.current = act;
  useEffect(() => {
    const handle = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.isComposing || document.querySelector('[role="dialog"]')) return;
      const isImport = event.key === 'Enter' && (event.ctrlKey || event.metaKey);
      const isInHere =
        event.target === document.body || (event.target instanceof Element && event.target.closest('main'));
      if (!isInHere || !(isImport || event.key === 'Escape')) return;
      event.preventDefault();
      if (isImport) latest.current.run();
      else latest.current.back();
    };
    window.addEventListener('keydown', handle);
    return () => window.removeEventListener('keydown', handle);
  }, []);
}
