/** The vault is open and empty: a post to paste, or the first line by hand. */
import { firstRunWords } from '../../../shared/i18n/app/first-run.ts';
import { Alone } from '../../door/alone.tsx';
import { LanguageChoice } from '../../door/language-choice.tsx';
import { Button } from '../../parts/button.tsx';
import { useWords } from '../../words/language.tsx';

export function NextStep({ onChoose }: { onChoose: (path: string) => void }) {
  const words = useWords(firstRunWords);
  return (
    <Alone title={words.nextTitle} aside={<LanguageChoice />}>
      <p>{words.begin}</p>
      <ul className="next-steps">
        <li>
          <p>{words.pasteHint}</p>
          <Button look="primary" onClick={() => onChoose('/import')}>
            {words.paste}
          </Button>
        </li>
        <li>
          <p>{words.emptyHint}</p>
          <Button onClick={() => onChoose('/today')}>{words.empty}</Button>
        </li>
      </ul>
    </Alone>
  );
}
