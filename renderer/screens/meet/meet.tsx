/** Finding comrades in the same room, and joining a space. */
import { lanVerdictText } from '../../../shared/i18n/app/lan.ts';
import { meetWords } from '../../../shared/i18n/app/meet.ts';
import { useSync } from '../../data/sync.tsx';
import { Waiting } from '../../parts/notice.tsx';
import { Page } from '../../parts/page.tsx';
import { useCommonWords, useLanguage, useWords } from '../../words/language.tsx';

export function MeetScreen() {
  const { places } = useCommonWords();
  const words = useWords(meetWords);
  const language = useLanguage();
  const state = useSync();
  return (
    <Page title={places.meet} className="meet">
      <p className="quiet">{words.lead}</p>
      {state ? <p>{lanVerdictText(state.meet.verdict, language)}</p> : <Waiting />}
    </Page>
  );
}
