/**
 * Who changed a row, when, what from and to what; and the row as it was then. Read when somebody asks for it: a long
 * history is decoded from its document.
 */
import { useEffect, useId, useState } from 'react';
import type { HistoryEntry } from '../../shared/bridge/contract/rows.ts';
import { recordWords } from '../../shared/i18n/app/record.ts';
import { changeInWords, type SaidChange } from '../../shared/i18n/changes.ts';
import type { FactValue } from '../../shared/i18n/facts.ts';
import type { KindName } from '../../shared/model/kinds.ts';
import { useAsk, useEntries } from '../data/hooks.ts';
import { fill, useCommonWords, useFormats, useWords } from '../words/language.tsx';
import { Button } from './button.tsx';
import { Dialog } from './dialog.tsx';
import { useFactWords } from './fact-words.ts';
import { Failed, Waiting } from './notice.tsx';
import { PastedSource } from './pasted-source.tsx';
import { RowFacts } from './row-facts.tsx';
import './row-facts.css';

export interface HistoryProps {
  readonly id: string;
  readonly kind: KindName;
}

/** A section with its own heading of the second level. */
export function History({ id, kind }: HistoryProps) {
  const words = useWords(recordWords);
  const [shown, setShown] = useState(false);
  const list = useId();
  return (
    <section className="history">
      <h2>{words.history}</h2>
      <PastedSource id={id} kind={kind} />
      <p>
        <Button small aria-expanded={shown} aria-controls={list} onClick={() => setShown(!shown)}>
          {shown ? words.hideHistory : words.showHistory}
        </Button>
      </p>
      <div id={list}>{shown && <Entries id={id} kind={kind} />}</div>
    </section>
  );
}

/** How many at once: what is asked for by scrolling through hundreds is found sooner in "as it was then". */
const page = 25;

function Entries({ id, kind }: HistoryProps) {
  const words = useWords(recordWords);
  const { value, problem, again } = useAsk('history', { id });
  const entry = useEntries().get(id);
  const [most, setMost] = useState(page);
  const [then, setThen] = useState<HistoryEntry>();
  // biome-ignore lint/correctness/useExhaustiveDependencies: the entry is new whenever the row was changed.
  useEffect(() => again(), [entry, again]);
  if (problem) return <Failed problem={problem} onRetry={again} />;
  if (!value) return <Waiting rows={3} words={words.readingHistory} />;
  if (value.length === 0) return <p className="quiet">{words.noHistory}</p>;
  const newestFirst = [...value].reverse();
  return (
    <>
      <ol className="history-entries">
        {newestFirst.slice(0, most).map((each) => (
          <Entry key={keyOf(each)} entry={each} kind={kind} onThen={() => setThen(each)} />
        ))}
      </ol>
      {newestFirst.length > most && (
        <Button small onClick={() => setMost(most + page)}>
          {words.showOlder}
        </Button>
      )}
      {then && <AsItWas id={id} entry={then} onClose={() => setThen(undefined)} />}
    </>
  );
}

/** Two writers may have changed the same at the same millisecond; not the same to the same. */
function keyOf({ at, record, device, changes }: HistoryEntry): string {
  return `${at} ${record} ${device} ${JSON.stringify(changes.map(({ key, to }) => [key, to]))}`;
}

function Entry({ entry, kind, onThen }: { entry: HistoryEntry; kind: KindName; onThen: () => void }) {
  const words = useWords(recordWords);
  const formats = useFormats();
  const factWords = useFactWords();
  const { at, who, device, how, changes } = entry;
  return (
    <li className="history-entry">
      <div className="history-head">
        <time dateTime={new Date(at).toISOString()} title={formats.exactly(at)}>
          {formats.moment(at)}
        </time>
        <span className="quiet small name">
          {fill(words.whoOn, { who, device })} · {words.how[how] ?? how}
        </span>
        <Button small onClick={onThen} aria-label={`${words.asItWas}: ${formats.moment(at)}`}>
          {words.asItWas}
        </Button>
      </div>
      <ul>
        {changes.map((change) => (
          <Change key={change.key} change={changeInWords(kind, change, factWords)} />
        ))}
      </ul>
    </li>
  );
}

function Change({ change: { label, from, to } }: { change: SaidChange }) {
  const words = useWords(recordWords);
  const sentence = from.length > 0 && to.length > 0 ? words.became : to.length > 0 ? words.added : words.tookAway;
  return (
    <li className="history-change">
      <span className="quiet">{label}:</span>{' '}
      {sentence.split(/(\{from\}|\{to\})/).map((piece, place) => {
        const key = `${place} ${piece}`;
        if (piece === '{from}') return <del key={key}>{textOf(from)}</del>;
        if (piece === '{to}') return <ins key={key}>{textOf(to)}</ins>;
        return piece;
      })}
    </li>
  );
}

function textOf(values: readonly FactValue[]): string {
  return values.map(({ text }) => text).join(', ');
}

function AsItWas({ id, entry, onClose }: { id: string; entry: HistoryEntry; onClose: () => void }) {
  const words = useWords(recordWords);
  const formats = useFormats();
  const { act } = useCommonWords();
  const { value, problem, again } = useAsk('rowAt', { id, time: entry.at });
  return (
    <Dialog isOpen onClose={onClose} wide title={fill(words.asItWasTitle, { when: formats.moment(entry.at) })}>
      {problem && <Failed problem={problem} onRetry={again} />}
      {!value && !problem && <Waiting rows={4} words={words.readingHistory} />}
      {value && (value.row ? <RowFacts row={value.row} /> : <p>{words.notThereYet}</p>)}
      <p>
        <Button onClick={onClose}>{act.close}</Button>
      </p>
    </Dialog>
  );
}
