/** Where my edits are: always true, never "synced". */
import { Link } from 'wouter';
import { frameWords } from '../../shared/i18n/app/frame.ts';
import { useOpenVault } from '../data/engine.tsx';
import { useFilling } from '../data/hooks.ts';
import { useHasUnsavedNotes } from '../notes/unsaved-notes.ts';
import { fill, useCommonWords, useFormats, useWords } from '../words/language.tsx';

export function CustodyLine({ onGo }: { onGo?: () => void }) {
  const words = useWords(frameWords);
  const common = useCommonWords();
  const formats = useFormats();
  const { custody } = useOpenVault().state;
  const unsaved = useHasUnsavedNotes();
  const { sent, total, filled } = useFilling();
  const { onlyHere, lastBackup } = custody;
  return (
    <Link className="custody" href="/settings/backups" onClick={onGo}>
      <span className="saved">
        <span className="dot" data-saving={unsaved} aria-hidden="true" />
        {unsaved ? words.saving : <ByRoom full={words.savedHere} short={words.savedHereShort} />}
      </span>
      <span className="quiet figures">
        {onlyHere === undefined ? (
          words.counting
        ) : (
          <>
            {onlyHere === 0 ? (
              words.nothingYet
            ) : (
              <ByRoom
                full={formats.counted(words.onlyHere, onlyHere)}
                short={formats.counted(words.onlyHereShort, onlyHere)}
              />
            )}{' '}
            · {lastBackup ? fill(words.backedUp, { when: formats.moment(lastBackup) }) : words.notBackedUp}
          </>
        )}
      </span>
      {!filled && total > 0 && (
        <span className="quiet figures">
          {fill(common.filling, { done: formats.number(sent), total: formats.number(total) })}
        </span>
      )}
    </Link>
  );
}

/** Beside the places of a wide window the whole sentence; over the bar of a narrow one there is a line for all of it. */
function ByRoom({ full, short }: { full: string; short: string }) {
  return (
    <>
      <span className="in-full">{full}</span>
      <span className="in-short">{short}</span>
    </>
  );
}
