/** The recovery kit, shown this once; two of its words are asked for, and nobody is forced to lie about it. */
import { type FormEvent, useState } from 'react';
import { firstRunWords } from '../../../shared/i18n/app/first-run.ts';
import { useEngine } from '../../data/engine.tsx';
import { Alone } from '../../door/alone.tsx';
import { KitSheet } from '../../door/kit-sheet.tsx';
import { LanguageChoice } from '../../door/language-choice.tsx';
import type { Kit } from '../../door/session-kit.tsx';
import { Button } from '../../parts/button.tsx';
import { TextField } from '../../parts/field.tsx';
import { fill, useWords } from '../../words/language.tsx';

interface KitStepProps {
  readonly kit: Kit;
  readonly demo: boolean;
  readonly onWritten: () => void;
  readonly onLater: () => void;
}

export function KitStep({ kit, demo, onWritten, onLater }: KitStepProps) {
  const words = useWords(firstRunWords);
  const { state } = useEngine();
  return (
    <Alone title={words.kitTitle} aside={<LanguageChoice />}>
      <p className="off-paper">{words.kitLead}</p>
      <KitSheet kit={kit} />
      <KitCheck kit={kit} onWritten={onWritten} onLater={onLater} />
      {demo && (
        <p className="small quiet off-paper first-run-folder">{fill(words.demoFolder, { folder: state.folder })}</p>
      )}
    </Alone>
  );
}

export function KitCheck({
  kit,
  onWritten,
  onLater,
}: Omit<KitStepProps, 'demo' | 'onLater'> & { onLater?: () => void }) {
  const words = useWords(firstRunWords);
  const [places] = useState(() => twoPlaces(kit.words.length));
  const [typed, setTyped] = useState<readonly [string, string]>(['', '']);
  const [checked, setChecked] = useState(false);
  const isRight = (turn: 0 | 1) => typed[turn].trim().toLowerCase() === kit.words[places[turn]];
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setChecked(true);
    if (isRight(0) && isRight(1)) onWritten();
  };
  return (
    <form className="kit-check off-paper" onSubmit={submit}>
      <h2>{words.check}</h2>
      <p className="quiet">{words.checkHint}</p>
      <div className="kit-check-fields">
        {([0, 1] as const).map((turn) => (
          <TextField
            key={turn}
            label={fill(words.wordNumber, { n: places[turn] + 1 })}
            autoCapitalize="none"
            value={typed[turn]}
            onChange={(event) => {
              const { value } = event.currentTarget;
              setChecked(false);
              setTyped(([first, second]) => (turn === 0 ? [value, second] : [first, value]));
            }}
            problem={checked && !isRight(turn) ? fill(words.wrongWord, { n: places[turn] + 1 }) : undefined}
          />
        ))}
      </div>
      <div className="buttons">
        <Button type="submit" look="primary">
          {words.written}
        </Button>
        {onLater && (
          <Button look="plain" onClick={onLater}>
            {words.later}
          </Button>
        )}
      </div>
      {onLater && <p className="small quiet">{words.laterHint}</p>}
    </form>
  );
}

/** One in each half, so that a sheet that was begun and not finished is found. */
function twoPlaces(count: number): readonly [number, number] {
  const half = Math.floor(count / 2);
  const [first = 0, second = 0] = crypto.getRandomValues(new Uint8Array(2));
  return [first % half, half + (second % (count - half))];
}
