/** Requests that newcomers left in a stick or folder, each let in only after its words were compared by voice. */
import { useState } from 'react';
import type { Output, Problem } from '../../../shared/bridge/contract.ts';
import { meetWords } from '../../../shared/i18n/app/meet.ts';
import { useClient } from '../../data/engine.tsx';
import { Button } from '../../parts/button.tsx';
import { CheckWords } from '../../parts/check-words.tsx';
import { FolderChoice } from '../../parts/folder-choice.tsx';
import { Failed } from '../../parts/notice.tsx';
import { SpaceMark } from '../../parts/space-mark.tsx';
import { fill, useWords } from '../../words/language.tsx';
import { useWork, WorkButton } from '../settings/work-button.tsx';

type Request = Output<'requestsIn'>[number];

export function RequestsByFolder() {
  const words = useWords(meetWords);
  const client = useClient();
  const [folder, setFolder] = useState('');
  const [isMissing, setMissing] = useState(false);
  const [requests, setRequests] = useState<readonly Request[]>();
  const [letIn, setLetIn] = useState<ReadonlySet<string>>(new Set());
  const [problem, setProblem] = useState<Problem>();
  const look = useWork(async () => {
    setMissing(folder.trim() === '');
    if (folder.trim() === '') return;
    const found = await client.call('requestsIn', { folder: folder.trim() });
    setProblem(found.ok ? undefined : found.error);
    setRequests(found.ok ? found.value : undefined);
  });
  const answer = async (request: Request, yes: boolean) => {
    const done = yes
      ? await client.call('admitByFolder', { folder: folder.trim(), id: request.id })
      : await client.call('cancelInvitation', { id: request.invitation });
    if (!done.ok) return setProblem(done.error);
    if (yes) return setLetIn(new Set([...letIn, request.id]));
    setRequests(requests?.filter(({ invitation }) => invitation !== request.invitation));
    setProblem({ type: 'JoinRefused', why: 'differ' });
  };
  return (
    <details className="meet-by-folder">
      <summary>{words.byFolder}</summary>
      <div className="meet-by-folder-body">
        <p className="small quiet">{words.byFolderInvite}</p>
        <FolderChoice
          value={folder}
          onChoose={(chosen) => {
            setFolder(chosen);
            setRequests(undefined);
          }}
          problem={isMissing && folder.trim() === '' ? words.folderMissing : undefined}
        />
        <p>
          <WorkButton work={look} word={words.lookForRequests} working={words.lookingThere} />
        </p>
        {problem && <Failed problem={problem} />}
        <div className="meet-requests" role="status">
          {requests?.length === 0 && <p>{words.noRequest}</p>}
          {requests && requests.length > 0 && <Requests requests={requests} letIn={letIn} onAnswer={answer} />}
        </div>
      </div>
    </details>
  );
}

interface RequestsProps {
  readonly requests: readonly Request[];
  readonly letIn: ReadonlySet<string>;
  readonly onAnswer: (request: Request, yes: boolean) => Promise<void>;
}

function Requests({ requests, letIn, onAnswer }: RequestsProps) {
  const words = useWords(meetWords);
  return requests.map((request) => (
    <section key={request.id} className="meet-card edge" data-audience={request.space.width}>
      <h3 className="name">{request.own ? words.asksOwn : fill(words.asks, { name: request.name })}</h3>
      <p className="quiet small name">{fill(words.onDevice, { device: request.deviceName, address: request.from })}</p>
      <p>
        <SpaceMark space={request.space} />
      </p>
      {request.rivals > 0 && <p className="notice warning">{words.rivals}</p>}
      {request.rivals === 0 && letIn.has(request.id) && <p>{words.letInByFolder}</p>}
      {request.rivals === 0 && !letIn.has(request.id) && (
        <>
          <p className="strong">{words.compareSeven}</p>
          <CheckWords words={request.words} label={words.compareSeven} />
          <div className="buttons">
            <Button look="primary" onClick={() => void onAnswer(request, true)}>
              {words.letIn}
            </Button>
            <Button onClick={() => void onAnswer(request, false)}>{words.differ}</Button>
          </div>
        </>
      )}
    </section>
  ));
}
