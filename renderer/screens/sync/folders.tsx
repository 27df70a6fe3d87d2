/** Sticks that are put in, folders that were used before, any other by its path: saved to, read from, kept in step. */
import { type FormEvent, useEffect, useState } from 'react';
import type { SyncState } from '../../../shared/bridge/contract/sync.ts';
import { syncWords } from '../../../shared/i18n/app/sync.ts';
import { nameOfFolder } from '../../data/custody.ts';
import { useClient, useSteps } from '../../data/engine.tsx';
import { useAsk } from '../../data/hooks.ts';
import { Button } from '../../parts/button.tsx';
import { TextField } from '../../parts/field.tsx';
import { useToasts } from '../../parts/toasts.tsx';
import { fill, useFormats, useWords } from '../../words/language.tsx';
import { FolderResult, useFolderProblem } from './folder-result.tsx';
import { KeepCheck } from './keep-check.tsx';
import { type FolderAct, type FolderWork, useFolderWork } from './use-folder-work.ts';
import { useWanted } from './use-wanted.ts';

type Remembered = SyncState['folders'][number];

interface Shown {
  readonly path: string;
  readonly name: string;
  /** A stick, put in now. */
  readonly isPutIn: boolean;
  readonly remembered?: Remembered;
  /** A request of mine lies there since then. */
  readonly askedAt?: number;
}

export function Folders({ state }: { state: SyncState }) {
  const words = useWords(syncWords);
  const work = useFolderWork(state.invitations.length > 0);
  const places = usePlaces();
  const shown = foldersShown(state, places ?? []);
  return (
    <section className="sync-section" id="sync-stick">
      <h2 tabIndex={-1}>{words.folders}</h2>
      <p className="quiet small sync-lead">{words.foldersLead}</p>
      {places?.length === 0 && <p className="small">{words.noStick}</p>}
      <ul className="sync-rows">
        {shown.map((folder) => (
          <FolderRow key={folder.path} folder={folder} work={work} />
        ))}
      </ul>
      <OtherFolder work={work} isShown={(path) => shown.some((each) => each.path === path)} />
    </section>
  );
}

/** Milliseconds: as soon as a stick is put in, one wants to see it. */
const looksEvery = 2_000;

function usePlaces(): readonly { readonly path: string; readonly name: string }[] | undefined {
  const { value, again } = useAsk('places', {});
  useEffect(() => {
    const timer = setInterval(again, looksEvery);
    return () => clearInterval(timer);
  }, [again]);
  return value;
}

/** Put in now first, then by when they were last used. */
function foldersShown(
  { folders, joining }: SyncState,
  places: readonly { readonly path: string; readonly name: string }[],
): readonly Shown[] {
  const paths = new Set([...places, ...folders].map(({ path }) => path).concat(joining.map(({ folder }) => folder)));
  const shown = [...paths].map((path): Shown => {
    const place = places.find((each) => each.path === path);
    const remembered = folders.find((each) => each.path === path);
    const asked = joining.find(({ folder }) => folder === path);
    return {
      path,
      name: place?.name ?? nameOfFolder(path),
      isPutIn: place !== undefined,
      ...(remembered && { remembered }),
      ...(asked && { askedAt: asked.at }),
    };
  });
  return shown.sort(
    (a, b) => Number(b.isPutIn) - Number(a.isPutIn) || (b.remembered?.at ?? 0) - (a.remembered?.at ?? 0),
  );
}

function FolderRow({ folder, work }: { folder: Shown; work: FolderWork }) {
  const words = useWords(syncWords);
  const formats = useFormats();
  const client = useClient();
  const toasts = useToasts();
  const { sayProblem } = useSteps();
  const { path, name, isPutIn, remembered, askedAt } = folder;
  const kept = useWanted(remembered?.watched ?? false, async (watched) => {
    const done = await client.call('watchFolder', { folder: path, watched });
    if (!done.ok) sayProblem(done.error);
    return done.ok;
  });
  const forget = async () => {
    const forgotten = await client.call('forgetFolder', { folder: path });
    if (!forgotten.ok) return sayProblem(forgotten.error);
    work.forget(path);
    toasts.show({ text: fill(words.forgotten, { name }) });
  };
  return (
    <li className="sync-row sync-folder">
      <div className="sync-who">
        <span className="name clamped" title={path}>
          {name}
        </span>
        <span className="name quiet small one-line" title={path}>
          {isPutIn ? words.putIn : path}
        </span>
      </div>
      <div className="sync-state small">
        <State remembered={remembered} />
        {askedAt !== undefined && <p>{fill(words.asked, { when: formats.moment(askedAt), folder: name })}</p>}
      </div>
      <div className="sync-acts">
        <ActButtons
          name={name}
          busy={busyWith(work, path)}
          saveWord={isPutIn ? words.saveToStick : words.saveThere}
          readWord={isPutIn ? words.readFromStick : words.readThere}
          onAct={(act) => work.run(path, act)}
        />
        <KeepCheck word={words.keep} hint={words.keepHint} name={name} kept={kept} />
        {remembered && (
          <Button small look="plain" aria-label={`${words.forget}: ${name}`} onClick={() => void forget()}>
            {words.forget}
          </Button>
        )}
      </div>
      <FolderResult folder={path} work={work} isPutIn={isPutIn} />
    </li>
  );
}

function State({ remembered }: { remembered: Remembered | undefined }) {
  const words = useWords(syncWords);
  const formats = useFormats();
  const problemOf = useFolderProblem();
  if (!remembered) return <p className="quiet">{words.notUsed}</p>;
  const { state, at, toSend, error } = remembered;
  const when = at === undefined ? words.notUsed : fill(words.lastUsed, { when: formats.moment(at) });
  const left = fill(words.toSend, { n: formats.number(toSend) });
  return (
    <>
      <p className="figures" title={at === undefined ? undefined : formats.exactly(at)}>
        {state === 'working' ? words.working : `${when} · ${left}`}
      </p>
      {state === 'gone' && <p>{words.gone}</p>}
      {state === 'failed' && <p className="sync-failed">{error ? problemOf({ type: error }) : words.failed}</p>}
    </>
  );
}

function busyWith(work: FolderWork, path: string): FolderAct | undefined {
  const outcome = work.of(path);
  return outcome?.type === 'busy' ? outcome.act : undefined;
}

interface ActButtonsProps {
  readonly name: string;
  readonly busy: FolderAct | undefined;
  readonly saveWord: string;
  readonly readWord: string;
  readonly onAct: (act: FolderAct) => void;
}

function ActButtons({ name, busy, saveWord, readWord, onAct }: ActButtonsProps) {
  const words = useWords(syncWords);
  const act = (which: FolderAct, word: string, working: string) => {
    const said = busy === which ? working : word;
    return (
      <Button
        aria-disabled={busy !== undefined}
        aria-label={name ? `${said}: ${name}` : undefined}
        onClick={() => busy === undefined && onAct(which)}
      >
        {said}
      </Button>
    );
  };
  return (
    <>
      {act('save', saveWord, words.saving)}
      {act('read', readWord, words.reading)}
    </>
  );
}

function OtherFolder({ work, isShown }: { work: FolderWork; isShown: (path: string) => boolean }) {
  const words = useWords(syncWords);
  const [path, setPath] = useState('');
  const folder = path.trim();
  const example = navigator.platform.startsWith('Win') ? 'E:\\carry' : '/media/ida/BLUE';
  const onSubmit = (event: FormEvent) => event.preventDefault();
  return (
    <form className="sync-other" onSubmit={onSubmit}>
      <div className="sync-line">
        <TextField
          label={words.otherFolder}
          hint={fill(words.otherFolderHint, { example })}
          maxLength={4_000}
          value={path}
          onChange={(event) => setPath(event.currentTarget.value)}
        />
        <div className="buttons">
          <ActButtons
            name=""
            busy={busyWith(work, folder)}
            saveWord={words.saveThere}
            readWord={words.readThere}
            onAct={(act) => folder !== '' && work.run(folder, act)}
          />
        </div>
      </div>
      {!isShown(folder) && <FolderResult folder={folder} work={work} isPutIn={false} />}
    </form>
  );
}
