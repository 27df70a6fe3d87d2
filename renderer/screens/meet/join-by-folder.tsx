/** Joining without meeting: a request in a stick or folder, seven words told by voice, and the answer looked for later. */
import { useState } from 'react';
import type { SyncState } from '../../../shared/bridge/contract/sync.ts';
import type { Output, Problem } from '../../../shared/bridge/contract.ts';
import { meetWords } from '../../../shared/i18n/app/meet.ts';
import { useClient } from '../../data/engine.tsx';
import { BringAlong } from '../../parts/bring-along.tsx';
import { Button } from '../../parts/button.tsx';
import { CheckWords } from '../../parts/check-words.tsx';
import { FolderChoice } from '../../parts/folder-choice.tsx';
import { Failed } from '../../parts/notice.tsx';
import { SpaceMark } from '../../parts/space-mark.tsx';
import { fill, useFormats, useWords } from '../../words/language.tsx';
import { useWork, WorkButton } from '../settings/work-button.tsx';

interface JoinByFolderProps {
  readonly joining: SyncState['joining'];
  readonly invitation: string | undefined;
  /** Says that the invitation is missing where it is. */
  readonly onMissing: () => string | undefined;
}

export function JoinByFolder({ joining, invitation, onMissing }: JoinByFolderProps) {
  const words = useWords(meetWords);
  const client = useClient();
  const [folder, setFolder] = useState('');
  const [isMissing, setMissing] = useState(false);
  const [problem, setProblem] = useState<Problem>();
  const [joined, setJoined] = useState<Output<'syncFolder'>['joined']>([]);
  const leave = useWork(async () => {
    const given = invitation ?? onMissing();
    setMissing(folder.trim() === '');
    if (given === undefined || folder.trim() === '') return;
    const left = await client.call('joinByFolder', { invitation: given, folder: folder.trim() });
    setProblem(left.ok ? undefined : left.error);
  });
  return (
    <>
      {joined.map((space) => (
        <section key={space.id} className="meet-card edge" data-audience={space.width}>
          <div role="status">
            <h3>{words.you}</h3>
          </div>
          <p>
            <SpaceMark space={space} />
          </p>
          {space.width === 'coalition' && <BringAlong to={space} />}
        </section>
      ))}
      {joining.map((request) => (
        <Pending key={request.folder} request={request} onJoined={setJoined} />
      ))}
      <details className="meet-by-folder">
        <summary>{words.byFolder}</summary>
        <div className="meet-by-folder-body">
          <p className="small quiet">{words.byFolderJoin}</p>
          <FolderChoice
            value={folder}
            onChoose={setFolder}
            problem={isMissing && folder.trim() === '' ? words.folderMissing : undefined}
          />
          {problem && <Failed problem={problem} />}
          <p>
            <WorkButton work={leave} word={words.leave} working={words.leaving} />
          </p>
        </div>
      </details>
    </>
  );
}

interface PendingProps {
  readonly request: SyncState['joining'][number];
  readonly onJoined: (spaces: Output<'syncFolder'>['joined']) => void;
}

function Pending({ request: { folder, at, words: check }, onJoined }: PendingProps) {
  const words = useWords(meetWords);
  const formats = useFormats();
  const client = useClient();
  const [found, setFound] = useState<'nothing' | 'refused' | { readonly unchecked: readonly string[] }>();
  const [problem, setProblem] = useState<Problem>();
  const look = async (trust?: true) => {
    const read = await client.call('syncFolder', { folder, what: 'both', ...(trust && { trust }) });
    setProblem(read.ok ? undefined : read.error);
    if (!read.ok) return;
    const { joined, unchecked } = read.value;
    onJoined(joined);
    setFound(unchecked ? { unchecked } : 'nothing');
  };
  const work = useWork(() => look());
  return (
    <section className="meet-card">
      <div>
        <p className="strong name">{fill(words.left, { folder })}</p>
        <p className="small quiet">{fill(words.leftSince, { when: formats.moment(at) })}</p>
      </div>
      {check ? (
        <>
          <p>{words.tellWords}</p>
          <CheckWords words={check} label={words.tellWords} />
        </>
      ) : (
        <p>{words.wordsLater}</p>
      )}
      {typeof found === 'object' && (
        <>
          <p className="notice warning">{words.unchecked}</p>
          <CheckWords words={found.unchecked} label={words.unchecked} />
          <div className="buttons">
            <Button look="primary" onClick={() => void look(true)}>
              {words.same}
            </Button>
            <Button onClick={() => setFound('refused')}>{words.differ}</Button>
          </div>
        </>
      )}
      {problem && <Failed problem={problem} />}
      <div role="status">
        {found === 'nothing' && <p>{words.noAnswer}</p>}
        {found === 'refused' && <p>{words.uncheckedNo}</p>}
      </div>
      <p>
        <WorkButton work={work} word={words.lookForAnswer} working={words.lookingThere} />
      </p>
    </section>
  );
}
