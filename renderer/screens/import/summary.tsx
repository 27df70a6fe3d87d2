/** What became of it: what was made, what was added to, what is still open, and where to find it. */
import { useEffect, useRef, useState } from 'react';
import { Link } from 'wouter';
import { importWords } from '../../../shared/i18n/app/import.ts';
import { pathOf } from '../../app/routes.tsx';
import { useEntries, useNames } from '../../data/hooks.ts';
import { Button } from '../../parts/button.tsx';
import { useCommonWords, useFormats, useWords } from '../../words/language.tsx';
import type { ImportResult } from './draft.ts';

const mostLinks = 40;

export function Summary({ result, onAnother }: { result: ImportResult; onAnother: () => void }) {
  const words = useWords(importWords);
  const common = useCommonWords();
  const head = useRef<HTMLHeadingElement>(null);
  useEffect(() => head.current?.focus(), []);
  const { step, summary } = result.saved;
  const isGone = useTakenBack(summary.created.map(({ id }) => id));
  return (
    <section className="import-summary">
      <h2 ref={head} tabIndex={-1}>
        {words.takenIn}
      </h2>
      {isGone && <p role="status">{words.takenBack}</p>}
      {step === null && <p>{words.nothingNew}</p>}
      {!isGone && (
        <>
          <Rows title={words.made} rows={summary.created} />
          <Rows title={words.addedTo} rows={summary.changed} />
          {step !== null && (
            <>
              <h3>{words.stillOpen}</h3>
              {result.open.length === 0 ? (
                <p>{words.nothingOpen}</p>
              ) : (
                <ul className="import-lines">
                  {result.open.map((sentence) => (
                    <li key={sentence}>{sentence}</li>
                  ))}
                </ul>
              )}
            </>
          )}
        </>
      )}
      <div className="buttons">
        <Link className="button primary" href="/today">
          {common.places.today}
        </Link>
        <Button onClick={onAnother}>{words.pasteAnother}</Button>
      </div>
    </section>
  );
}

type Made = ImportResult['saved']['summary']['created'];

function Rows({ title, rows }: { title: string; rows: Made }) {
  const words = useWords(importWords);
  const formats = useFormats();
  const names = useNames();
  const counted = useCountedKinds();
  if (rows.length === 0) return null;
  const named = rows.filter(({ kind }) => kind === 'organisation' || kind === 'person');
  return (
    <>
      <h3>{title}</h3>
      <p>{counted(rows)}</p>
      <ul className="import-links">
        {named.slice(0, mostLinks).map(({ kind, id }) => (
          <li key={id}>
            <Link className="name" href={pathOf(kind, id)}>
              {names.of(id)}
            </Link>
          </li>
        ))}
        {named.length > mostLinks && <li className="quiet">{formats.counted(words.more, named.length - mostLinks)}</li>}
      </ul>
    </>
  );
}

export function useCountedKinds(): (rows: Made) => string {
  const words = useWords(importWords);
  const common = useCommonWords();
  const formats = useFormats();
  const forms: Readonly<Record<string, typeof words.more>> = {
    encounter: common.count.encounters,
    organisation: common.count.organisations,
    person: common.count.people,
    ...words.counts,
  };
  return (rows) => {
    const counts = new Map<string, number>();
    for (const { kind } of rows) counts.set(kind, (counts.get(kind) ?? 0) + 1);
    const texts = Object.entries(forms).flatMap(([kind, form]) => {
      const n = counts.get(kind);
      return n ? [formats.counted(form, n)] : [];
    });
    return formats.list(texts);
  };
}

/** True once everything that was here is gone again: undone, here or by the key. */
function useTakenBack(ids: readonly string[]): boolean {
  const entries = useEntries();
  const [came, setCame] = useState(false);
  const here = ids.some((id) => {
    const entry = entries.get(id);
    return entry !== undefined && !entry.archived;
  });
  useEffect(() => {
    if (here) setCame(true);
  }, [here]);
  return came && !here;
}
