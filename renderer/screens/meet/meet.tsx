/** Inviting somebody and joining somebody: each half shows what it waits for, and what it came to. */
import { meetWords } from '../../../shared/i18n/app/meet.ts';
import { useSync } from '../../data/sync.tsx';
import { Waiting } from '../../parts/notice.tsx';
import { Page } from '../../parts/page.tsx';
import { useCommonWords, useWords } from '../../words/language.tsx';
import { Invite } from './invite.tsx';
import { Join } from './join.tsx';
import './meet.css';

export function MeetScreen() {
  const { places } = useCommonWords();
  const words = useWords(meetWords);
  const state = useSync();
  return (
    <Page title={places.meet} className="meet">
      <p className="quiet">{words.lead}</p>
      {!state && <Waiting rows={6} />}
      {state && (
        <div className="meet-halves">
          <Invite state={state} />
          <Join state={state} />
        </div>
      )}
    </Page>
  );
}
