/** Who has what: devices, folders, and what is only here. */
import { syncWords } from '../../../shared/i18n/app/sync.ts';
import { useSync } from '../../data/sync.tsx';
import { Waiting } from '../../parts/notice.tsx';
import { Page } from '../../parts/page.tsx';
import { useCommonWords, useFormats, useWords } from '../../words/language.tsx';

export function SyncScreen() {
  const { places } = useCommonWords();
  const words = useWords(syncWords);
  const formats = useFormats();
  const state = useSync();
  return (
    <Page title={places.sync} className="sync">
      {!state && <Waiting />}
      {state && (
        <p>
          {state.custody.onlyHere === 0 ? words.allElsewhere : formats.counted(words.onlyHere, state.custody.onlyHere)}
        </p>
      )}
    </Page>
  );
}
