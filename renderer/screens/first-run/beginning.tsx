/** What kind of vault: the choices that come before there is one. */
import { firstRunWords } from '../../../shared/i18n/app/first-run.ts';
import { useWords } from '../../words/language.tsx';

export type Beginning = 'own' | 'invited' | 'demo' | 'backup';

interface BeginningChoiceProps {
  readonly beginning: Beginning;
  readonly onChoose: (beginning: Beginning) => void;
}

export function BeginningChoice({ beginning, onChoose }: BeginningChoiceProps) {
  const words = useWords(firstRunWords);
  const choices: readonly (readonly [Beginning, string, string])[] = [
    ['own', words.own, words.ownHint],
    ['invited', words.invited, words.invitedHint],
    ['demo', words.demo, words.demoHint],
    ['backup', words.backup, words.backupHint],
  ];
  return (
    <fieldset className="beginnings">
      <legend className="unseen">{words.begin}</legend>
      {choices.map(([value, word, hint]) => (
        <label key={value} className="beginning">
          <input
            type="radio"
            name="beginning"
            value={value}
            checked={beginning === value}
            onChange={() => onChoose(value)}
          />
          <span>
            <span className="beginning-word">{word}</span>
            <span className="quiet small">{hint}</span>
          </span>
        </label>
      ))}
    </fieldset>
  );
}
