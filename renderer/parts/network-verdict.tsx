/** What the network in the room looks like, and what helps where it keeps comrades apart, the likeliest first. */
import type { ReactNode } from 'react';
import { lanVerdictText, lanWords } from '../../shared/i18n/app/lan.ts';
import { meetWords } from '../../shared/i18n/app/meet.ts';
import type { LanStep, LanVerdict } from '../../shared/lan/verdict.ts';
import { useLanguage, useWords } from '../words/language.tsx';
import './with-others.css';

interface NetworkVerdictProps {
  readonly verdict: LanVerdict;
  /** Where a step can be done from here, what leads there; `said`: the step in words. */
  readonly leadTo?: (step: LanStep, said: string) => ReactNode;
}

export function NetworkVerdict({ verdict, leadTo = asSaid }: NetworkVerdictProps) {
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
              <li key={step}>{leadTo(step, lanWords[language].steps[step])}</li>
            ))}
          </ol>
        </>
      )}
    </div>
  );
}

function asSaid(_step: LanStep, said: string): string {
  return said;
}
