/** A pasted text as it was, to be held against what was read out of it. */
import { recordWords } from '../../../shared/i18n/app/record.ts';
import { useAsk } from '../../data/hooks.ts';
import { Failed, Waiting } from '../../parts/notice.tsx';
import { useWords } from '../../words/language.tsx';

export function PastedText({ id }: { id: string }) {
  const words = useWords(recordWords);
  const { value, problem, again } = useAsk('pastedText', { id });
  return (
    <section className="record-section" aria-labelledby="pasted-text">
      <h2 id="pasted-text">{words.pastedText}</h2>
      {problem && <Failed problem={problem} onRetry={again} />}
      {!value && !problem && <Waiting rows={6} />}
      {value && (
        <div className="pasted-text name" dir="auto">
          {value.raw}
        </div>
      )}
    </section>
  );
}
