/** From a pasted post to meetings and organisations: the text, the review, one step with one undo, what became of it. */
import { useEffect, useRef, useState } from 'react';
import { useLocation } from 'wouter';
import { importWords } from '../../../shared/i18n/app/import.ts';
import type { Reviewed } from '../../../shared/import/apply-review.ts';
import { organisationsAlone } from '../../../shared/import/review.ts';
import { useClient, useOpenVault, useSteps } from '../../data/engine.tsx';
import { useLeftDrafts } from '../../data/hooks.ts';
import { Button } from '../../parts/button.tsx';
import { Failed, Waiting } from '../../parts/notice.tsx';
import { Page } from '../../parts/page.tsx';
import { useToasts } from '../../parts/toasts.tsx';
import { fill, useCommonWords, useFormats, useWords } from '../../words/language.tsx';
import { type ChangeDraft, emptyDraft, finish, type ImportDraft, useDraft, withText } from './draft.ts';
import { NotAPost } from './not-a-post.tsx';
import { chosenSpace, Options } from './options.tsx';
import { Review } from './review.tsx';
import { TextForm } from './text-form.tsx';
import { type PostReading, type ReadState, useReading } from './use-reading.ts';
import './import.css';

export function Import() {
  const words = useWords(importWords);
  const hasCome = useLeftDrafts() !== undefined;
  if (hasCome) return <Importing />;
  return (
    <Page title={words.title} className="import-page">
      <Waiting rows={8} words="" />
    </Page>
  );
}

function Importing() {
  const words = useWords(importWords);
  const [draft, change] = useDraft();
  const typing = useRef(false);
  const read = useReading(draft, typing);
  const save = useSave(draft, read.last);
  const reading = draft.phase === 'review' ? read.last : undefined;

  return (
    <Page title={words.title} className="import-page" aside={<Counts reading={read.last} />}>
      <Options draft={draft} change={change} reading={read.last} />
      {read.problem && <Failed problem={read.problem} />}
      {reading ? (
        <Review
          draft={draft}
          change={change}
          reading={reading}
          slow={read.slow}
          busy={save.busy || read.reading === undefined}
          onBack={() => change((now) => ({ ...now, phase: 'text' }))}
          onImport={save.run}
        />
      ) : (
        <TextPhase draft={draft} change={change} read={read} typing={typing} />
      )}
    </Page>
  );
}

function TextPhase({
  draft,
  change,
  read,
  typing,
}: {
  draft: ImportDraft;
  change: ChangeDraft;
  read: ReadState;
  typing: { current: boolean };
}) {
  const words = useWords(importWords);
  const box = useRef<HTMLTextAreaElement>(null);
  const { reading, slow } = read;
  useEffect(() => box.current?.focus(), []);
  const canReview = reading !== undefined && hasSomething(reading);
  const review = () => {
    if (canReview) change((now) => ({ ...now, phase: 'review' }));
  };
  // A paste goes straight on to what was read; whoever types says when they are done.
  const goOn = useRef(false);
  useEffect(() => {
    if (!reading || !goOn.current) return;
    goOn.current = false;
    if (hasSomething(reading)) change((now) => ({ ...now, phase: 'review' }));
  }, [reading, change]);
  return (
    <div className="import-writing">
      <TextForm
        ref={box}
        text={draft.text}
        onReview={review}
        onText={(text, typed) => {
          typing.current = typed;
          goOn.current = !typed;
          change((now) => withText(now, text));
        }}
      />
      <div className="import-found-now">
        <p role="status">{slow ? words.reading : reading ? <FoundText reading={reading} /> : ''}</p>
        {canReview && (
          <Button look="primary" onClick={review}>
            {words.review}
          </Button>
        )}
        {reading && !hasSomething(reading) && <NotAPost text={draft.text} onKept={() => change(() => emptyDraft)} />}
      </div>
    </div>
  );
}

function hasSomething({ proposal }: PostReading): boolean {
  const { meetings, stays, commitments, dependencies, people } = proposal;
  return [meetings, organisationsAlone(proposal), stays, commitments, dependencies, people].some(
    (list) => list.length > 0,
  );
}

function FoundText({ reading }: { reading: PostReading }) {
  const words = useWords(importWords);
  const counts = useCounts(reading);
  return hasSomething(reading) ? fill(words.found, counts) : '';
}

function Counts({ reading }: { reading: PostReading | undefined }) {
  const counts = useCounts(reading);
  if (!reading || !hasSomething(reading)) return null;
  return (
    <p className="quiet figures">
      {counts.organisations} · {counts.encounters}
    </p>
  );
}

function useCounts(reading: PostReading | undefined): { encounters: string; organisations: string } {
  const { count } = useCommonWords();
  const formats = useFormats();
  return {
    encounters: formats.counted(count.encounters, reading?.proposal.meetings.length ?? 0),
    organisations: formats.counted(count.organisations, reading?.proposal.orgs.length ?? 0),
  };
}

function useSave(draft: ImportDraft, reading: PostReading | undefined) {
  const client = useClient();
  const { workspace, state } = useOpenVault();
  const [, go] = useLocation();
  const steps = useSteps();
  const toasts = useToasts();
  const words = useWords(importWords);
  const { count } = useCommonWords();
  const formats = useFormats();
  const [busy, setBusy] = useState(false);
  const running = useRef(false);
  const here = useRef(true);
  useEffect(() => {
    here.current = true;
    return () => {
      here.current = false;
    };
  }, []);
  const run = async ({ proposal, same, relations, apart }: Reviewed, open: readonly string[]) => {
    if (running.current || !reading) return;
    running.current = true;
    setBusy(true);
    const space = chosenSpace(draft, state.spaces)?.id;
    const away = new Set(workspace.entries.archived().map(({ id }) => id));
    const saved = await client.call('savePost', {
      text: draft.text,
      proposal,
      day: reading.day,
      same,
      relations,
      apart,
      ...(space && { space }),
    });
    running.current = false;
    setBusy(false);
    if (!saved.ok) {
      steps.sayProblem(saved.error);
      return;
    }
    const { step, summary } = saved.value;
    const madeOf = (kind: string) => [...summary.created, ...summary.changed].filter((row) => row.kind === kind).length;
    // Its own page says the same; a toast is for whoever went on to another screen.
    if (step === null && !here.current) toasts.show({ text: words.nothingNew });
    if (step !== null)
      steps.sayDone(
        fill(words.imported, {
          encounters: formats.counted(count.encounters, madeOf('encounter')),
          organisations: formats.counted(count.organisations, madeOf('organisation')),
        }),
      );
    const back = summary.changed.flatMap(({ id }) => (away.has(id) ? [id] : []));
    finish(workspace, { saved: saved.value, back, open, draft });
    // Whoever went on to another screen meanwhile stays there.
    if (here.current) go('/import/done');
  };
  return { busy, run };
}
