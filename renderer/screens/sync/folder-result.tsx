/** What saving to a folder or reading from it came to: what came and went, what could not be used, what is safe, what to do. */
import { type ReactNode, useEffect, useState } from 'react';
import { Link } from 'wouter';
import type { Output, Problem } from '../../../shared/bridge/contract.ts';
import { syncWords } from '../../../shared/i18n/app/sync.ts';
import { pathOfPlace } from '../../app/keys.ts';
import { useClient } from '../../data/engine.tsx';
import { Button } from '../../parts/button.tsx';
import { CheckWords } from '../../parts/check-words.tsx';
import { fill, useCommonWords, useFormats, useProblemText, useWords } from '../../words/language.tsx';
import type { FolderOutcome, FolderWork } from './use-folder-work.ts';

interface FolderResultProps {
  readonly folder: string;
  readonly work: FolderWork;
  readonly isPutIn: boolean;
}

export function FolderResult({ folder, work, isPutIn }: FolderResultProps) {
  const outcome = work.of(folder);
  return (
    <div className="sync-result" role="status">
      {outcome && <Told outcome={outcome} folder={folder} work={work} isPutIn={isPutIn} />}
    </div>
  );
}

function Told({ outcome, folder, work, isPutIn }: FolderResultProps & { outcome: FolderOutcome }) {
  const words = useWords(syncWords);
  const problemOf = useFolderProblem();
  switch (outcome.type) {
    case 'busy':
      return outcome.act === 'read' ? <Reading /> : null;
    case 'failed':
      return <p className="notice problem">{problemOf(outcome.problem)}</p>;
    case 'differed':
      return <p className="notice warning">{words.differed}</p>;
    case 'done':
      return (
        <>
          {!outcome.value.unchecked && <Counts outcome={outcome} isPutIn={isPutIn} />}
          <Unused skipped={outcome.value.skipped} />
          {outcome.value.unchecked && (
            <Unchecked
              words={outcome.value.unchecked}
              onSame={() => work.trust(folder)}
              onDiffer={() => work.distrust(folder)}
            />
          )}
          {outcome.asked && (
            <p>
              <Link href={pathOfPlace.meet}>{words.asksHere}</Link>
            </p>
          )}
        </>
      );
  }
}

function Counts({ outcome, isPutIn }: { outcome: Extract<FolderOutcome, { type: 'done' }>; isPutIn: boolean }) {
  const words = useWords(syncWords);
  const formats = useFormats();
  const { act, value } = outcome;
  const { in: came, out: went, refused, joined } = value;
  const said: string[] = [];
  if (act === 'read') said.push(came > 0 ? formats.counted(words.came, came) : words.nothingCame);
  if (act === 'save' || went > 0) said.push(went > 0 ? formats.counted(words.went, went) : words.nothingWent);
  if (act === 'save' && isPutIn) said.push(words.takeOut);
  return (
    <>
      {joined.length > 0 && (
        <p>
          <strong>{fill(words.joined, { spaces: formats.list(joined.map(({ name }) => name)) })}</strong>
        </p>
      )}
      <p className="figures">{said.join(' ')}</p>
      {refused > 0 && <p className="figures">{formats.counted(words.refused, refused)}</p>}
    </>
  );
}

/** Files that are Samband's and could not be used, each with what that means; what is somebody else's only by name. */
function Unused({ skipped }: { skipped: Output<'syncFolder'>['skipped'] }) {
  const words = useWords(syncWords);
  const formats = useFormats();
  const meanings: Readonly<Record<string, string>> = words.skippedFile;
  const foreign = skipped.filter(({ why }) => why === 'Foreign');
  const ours = skipped.filter(({ why }) => why !== 'Foreign');
  return (
    <>
      {ours.length > 0 && (
        <Files said={formats.counted(words.skipped, ours.length)} isOpen>
          {ours.map(({ name, why }) => (
            <li key={name}>
              <code className="name">{name}</code> {meanings[why] ?? meanings['Damaged']}
            </li>
          ))}
        </Files>
      )}
      {foreign.length > 0 && (
        <Files said={formats.counted(words.foreign, foreign.length)}>
          {foreign.map(({ name }) => (
            <li key={name}>
              <code className="name">{name}</code>
            </li>
          ))}
        </Files>
      )}
    </>
  );
}

function Files({ said, isOpen = false, children }: { said: string; isOpen?: boolean; children: ReactNode }) {
  return (
    <details className="sync-files small" open={isOpen}>
      <summary className="figures">{said}</summary>
      <ul>{children}</ul>
    </details>
  );
}

interface UncheckedProps {
  readonly words: readonly string[];
  readonly onSame: () => void;
  readonly onDiffer: () => void;
}

/** The inviter was not named: only people comparing words can tell that it is theirs. */
function Unchecked({ words: check, onSame, onDiffer }: UncheckedProps) {
  const words = useWords(syncWords);
  return (
    <div className="notice warning">
      <p>
        {words.answered} {words.compare}
      </p>
      <CheckWords words={check} label={words.compare} />
      <div className="buttons">
        <Button onClick={onSame}>{words.same}</Button>
        <Button onClick={onDiffer}>{words.differ}</Button>
      </div>
    </div>
  );
}

function Reading() {
  const words = useWords(syncWords);
  const common = useCommonWords();
  const formats = useFormats();
  const client = useClient();
  const [at, setAt] = useState({ done: 0, total: 0 });
  useEffect(
    () =>
      client.on('progress', ({ of, done, total }) => {
        if (of === 'syncFolder') setAt({ done, total });
      }),
    [client],
  );
  if (at.total === 0) return <p className="quiet small">{common.loading}</p>;
  return (
    <div className="sync-progress">
      <progress aria-label={words.reading} max={at.total} value={at.done} />
      <span className="quiet small figures">
        {fill(words.progress, { done: formats.bytes(at.done), of: formats.bytes(at.total) })}
      </span>
    </div>
  );
}

/** A stick fails in other ways than the vault's own disk, and something else is to be done about it. */
export function useFolderProblem(): (problem: Problem) => string {
  const words = useWords(syncWords);
  const problemText = useProblemText();
  const own: Readonly<Record<string, string>> = words.folderProblem;
  return (problem) => own[problem.type] ?? problemText(problem);
}
