/** Relays and other servers that carry: how each stands, and all that can be done with it. */
import { type ReactNode, useRef, useState } from 'react';
import { Link } from 'wouter';
import type { SyncState } from '../../../shared/bridge/contract/sync.ts';
import { serversWords } from '../../../shared/i18n/app/servers.ts';
import { syncWords } from '../../../shared/i18n/app/sync.ts';
import { isAlone } from '../../data/custody.ts';
import { Button } from '../../parts/button.tsx';
import { useWords } from '../../words/language.tsx';
import { AddServer } from './add-server.tsx';
import { OperatorSees } from './operator-sees.tsx';
import { serverGroups } from './server-groups.ts';
import { ServerRow } from './server-row.tsx';
import { useSharedSpaces } from './use-shared-spaces.ts';
import './servers.css';

export function Servers({ state }: { state: SyncState }) {
  const words = useWords(serversWords);
  const { toBackups } = useWords(syncWords);
  const shared = useSharedSpaces() ?? [];
  const groups = serverGroups(state.servers);
  const alone = isAlone(state);
  return (
    <section className="sync-section" id="sync-relay">
      <h2 tabIndex={-1}>{words.title}</h2>
      {alone && groups.length === 0 ? (
        <p className="sync-lead">
          {words.nothingShared} <Link href="/settings/backups">{toBackups}</Link>
        </p>
      ) : (
        <>
          <p className="quiet small sync-lead">{words.lead}</p>
          {groups.length === 0 && <p className="sync-lead">{words.none}</p>}
          {groups.length > 0 && (
            <ul className="sync-rows">
              {groups.map((group) => (
                <ServerRow
                  key={`${group.kind} ${group.url}`}
                  group={group}
                  isLast={groups.length === 1}
                  shared={shared}
                />
              ))}
            </ul>
          )}
          {groups.length === 1 && !alone && <p className="small quiet">{words.onlyOne}</p>}
          {!alone && <Adding shared={shared} isFirst={groups.length === 0} />}
          <OperatorSees />
        </>
      )}
    </section>
  );
}

/** The form, behind a button: one adds a server once and looks at them often. What came of it stays to be read. */
function Adding({ shared, isFirst }: { shared: Parameters<typeof AddServer>[0]['shared']; isFirst: boolean }) {
  const words = useWords(serversWords);
  const [isOpen, setOpen] = useState(false);
  const [told, setTold] = useState<ReactNode>();
  const opener = useRef<HTMLButtonElement>(null);
  return (
    <div className="server-adding">
      {!isOpen && (
        <div className="buttons">
          <Button ref={opener} look={isFirst ? 'primary' : 'ordinary'} onClick={() => setOpen(true)}>
            {words.add}
          </Button>
        </div>
      )}
      {isOpen && (
        <AddServer
          shared={shared}
          word={words.addDo}
          onTold={setTold}
          onClose={() => {
            setOpen(false);
            setTimeout(() => opener.current?.focus());
          }}
        />
      )}
      <div className="sync-result" role="status">
        {told}
      </div>
    </div>
  );
}
