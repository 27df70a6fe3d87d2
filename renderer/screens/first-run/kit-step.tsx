/** The recovery kit of a new vault. Whoever puts it off can read it in the settings as long as this sitting lasts. */
import { firstRunWords } from '../../../shared/i18n/app/first-run.ts';
import { useEngine } from '../../data/engine.tsx';
import { Alone } from '../../door/alone.tsx';
import { KitCheck } from '../../door/kit-check.tsx';
import { KitSheet } from '../../door/kit-sheet.tsx';
import { LanguageChoice } from '../../door/language-choice.tsx';
import type { Kit } from '../../door/session-kit.tsx';
import { fill, useWords } from '../../words/language.tsx';

interface KitStepProps {
  readonly kit: Kit;
  readonly onWritten: () => void;
  readonly onLater: () => void;
}

export function KitStep({ kit, onWritten, onLater }: KitStepProps) {
  const words = useWords(firstRunWords);
  const { state } = useEngine();
  return (
    <Alone title={words.kitTitle} aside={<LanguageChoice />}>
      <p className="off-paper">{words.kitLead}</p>
      <KitSheet kit={kit} />
      <KitCheck kit={kit} onWritten={onWritten} onLater={onLater} />
      {kit.demo && (
        <p className="small quiet off-paper first-run-folder">{fill(words.demoFolder, { folder: state.folder })}</p>
      )}
    </Alone>
  );
}
