/** What became of it: what was made, what was added to, what is still open, and where to find it. */
import { useEffect, useRef, useState } from 'react';
import { Link, useLocation } from 'wouter';
import { frameWords } from '../../../shared/i18n/app/frame.ts';
import { importWords } from '../../../shared/i18n/app/import.ts';
import { pathOfPlace } from '../../app/keys.ts';
import { pathOf } from '../../app/routes.tsx';
import { useOpenVault } from '../../data/engine.tsx';
import { useEntries, useNames } from '../../data/hooks.ts';
import { Button } from '../../parts/button.tsx';
import { Page } from '../../parts/page.tsx';
import { useCommonWords, useFormats, useWords } from '../../words/language.tsx';
import { canTakeUp, type ImportDraft, type ImportResult, lastResult, takeUp } from './draft.ts';

const mostLinks = 40;

export function Done() {
  const words = useWords(importWords);
  const { workspace } = useOpenVault();
  const [, go] = useLocation();
  const [result] = useState(() => lastResult(workspace));
  // An address from before the lock: there is nothing to tell, but a place for the next one.
  useEffect(() => {
    if (!result) go(pathOfPlace.import, { replace: true });
  }, [result, go]);
  return (
    <Page title={words.title} className="import-page">
      {result && <Summary result={result} />}
    </Page>
  );
}

function Summary({ result }: { result: ImportResult }) {
  const words = useWords(importWords);
  const frame = useWords(frameWords);
  const common = useCommonWords();
  const head = useRef<HTMLHeadingElement>(null);
  useEffect(() => head.current?.focus(), []);
  const { step, summary } = result.saved;
  const isGone = useTakenBack([...summary.created.map(({ id }) => id), ...result.back]);
  const isBack = ({ id }: { readonly id: string }) => result.back.includes(id);
  return (
    <section className="import-summary">
      <h2 ref={head} tabIndex={-1}>
        {step === null ? words.nothingNew : isGone ? frame.undone : words.takenIn}
      </h2>
      {isGone && <p role="status">{words.takenBack}</p>}
      {!isGone && (
        <>
          <Rows title={words.made} rows={summary.created} />
          <Rows title={words.broughtBack} rows={summary.changed.filter(isBack)} />
          <Rows title={words.addedTo} rows={summary.changed.filter((row) => !isBack(row))} />
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
        {isGone && <BackToText draft={result.draft} />}
        <Link className={isGone ? 'button' : 'button primary'} href="/today">
          {common.places.today}
        </Link>
        <Link className="button" href={pathOfPlace.import}>
          {words.pasteAnother}
        </Link>
      </div>
    </section>
  );
}

/** Who took an import back to do it better has no other copy of the text. */
function BackToText({ draft }: { draft: ImportDraft }) {
  const words = useWords(importWords);
  const { workspace } = useOpenVault();
  const [, go] = useLocation();
  if (!canTakeUp(workspace)) return null;
  return (
    <Button
      look="primary"
      onClick={() => {
        takeUp(workspace, draft);
        go(pathOfPlace.import);
      }}
    >
      {words.backToText}
    </Button>
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

function useCountedKinds(): (rows: Made) => string {
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

/** True once everything that was made is put away again: undone, here or anywhere. */
function useTakenBack(ids: readonly string[]): boolean {
  const entries = useEntries();
  // Some may still be on their way from the worker.
  const made = ids.flatMap((id) => entries.get(id) ?? []);
  return made.length > 0 && made.every(({ archived }) => archived);
}
