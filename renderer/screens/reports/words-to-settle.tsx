/** Words in free text that name what is held back: each is changed by the person, or said to be all right. */
import type { ReportPreview } from '../../../shared/bridge/contract/report.ts';
import { reportScreenWords } from '../../../shared/i18n/app/reports.ts';
import { Button } from '../../parts/button.tsx';
import { useWords } from '../../words/language.tsx';

interface WordsToSettleProps {
  readonly suspects: ReportPreview['suspects'];
  readonly onAllow: (word: string) => void;
}

export function WordsToSettle({ suspects, onAllow }: WordsToSettleProps) {
  const words = useWords(reportScreenWords);
  if (suspects.length === 0) return null;
  return (
    <section className="notice warning" aria-labelledby="words-to-settle" role="alert">
      <h2 id="words-to-settle">{words.suspects}</h2>
      <p className="small">{words.suspectsHint}</p>
      <ul className="suspects">
        {suspects.map(({ match }) => (
          <li key={match}>
            <mark className="name">{match}</mark>
            <Button small onClick={() => onAllow(match.toLowerCase())}>
              {words.mayStand}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}
