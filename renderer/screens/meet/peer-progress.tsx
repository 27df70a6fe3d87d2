import { meetWords } from '../../../shared/i18n/app/meet.ts';
import { fill, useFormats, useWords } from '../../words/language.tsx';

interface PeerProgressProps {
  readonly label: string;
  readonly progress: { readonly done: number; readonly of: number } | undefined;
}

/** How far a first sync has come; without numbers as long as nobody knows of how much. */
export function PeerProgress({ label, progress }: PeerProgressProps) {
  const words = useWords(meetWords);
  const formats = useFormats();
  return (
    <div className="peer-progress">
      <p>{label}</p>
      {progress && progress.of > 0 && (
        <>
          <progress aria-label={label} max={progress.of} value={progress.done} />
          <span className="quiet small figures">
            {fill(words.progress, { done: formats.number(progress.done), total: formats.number(progress.of) })}
          </span>
        </>
      )}
    </div>
  );
}
