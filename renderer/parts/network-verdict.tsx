/** What the network in the room looks like, and what helps where it keeps comrades apart, the likeliest first. */
import { lanVerdictText, lanWords } from '../../shared/i18n/app/lan.ts';
import { meetWords } from '../../shared/i18n/app/meet.ts';
import type { LanVerdict } from '../../shared/lan/verdict.ts';
import { useLanguage, useWords } from '../words/language.tsx';
import './with-others.css';

export function NetworkVerdict({ verdict }: { verdict: LanVerdict }) {
  const language = useLanguage();
  const words = useWords(meetWords);
  return (
    <div className="verdict">
      <p role="status">{lanVerdictText(verdict, language)}</p>
      {verdict.next.length > 0 && verdict.type !== 'Looking' && (
        <>
          <p className="small quiet">{words.whatHelps}</p>
          <ol className="verdict-steps">
            {verdict.next.map((step) => (
              <li key={step}>{lanWords[language].steps[step]}</li>
            ))}
          </ol>
        </>
      )}
    </div>
  );
}
