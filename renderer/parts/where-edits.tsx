/** In sentences: which of my edits are nowhere but here, and since when. */
import type { SyncState } from '../../shared/bridge/contract/sync.ts';
import { settingsWords } from '../../shared/i18n/app/settings.ts';
import { syncWords } from '../../shared/i18n/app/sync.ts';
import { hasShared, isAlone } from '../data/custody.ts';
import { useSyncPart } from '../data/sync.tsx';
import { fill, useFormats, useWords } from '../words/language.tsx';

export function WhereEdits() {
  const words = useWords(syncWords);
  const settings = useWords(settingsWords);
  const formats = useFormats();
  const told = useSyncPart(sentencesFrom);
  if (!told) return null;
  const { alone, onlyHere, onlyHereSince, onlyMine, shares } = told;
  if (alone) return onlyMine === 0 ? settings.nothingWritten : formats.counted(settings.onlyHere, onlyMine);
  const since = onlyHereSince === undefined ? '' : formats.moment(onlyHereSince);
  const elsewhere = shares ? words.allElsewhere : words.nothingShared;
  return (
    <>
      {onlyHere > 0 ? <strong>{fill(formats.counted(words.onlyHere, onlyHere), { since })}</strong> : elsewhere}{' '}
      {onlyMine > 0 && formats.counted(words.onlyMine, onlyMine)}
    </>
  );
}

function sentencesFrom(state: SyncState) {
  const { onlyHere, onlyHereSince, onlyMine } = state.custody;
  return { alone: isAlone(state), onlyHere, onlyHereSince, onlyMine, shares: hasShared(state) };
}
