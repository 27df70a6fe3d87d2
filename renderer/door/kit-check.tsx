/** Two of the kit's words are asked for, and nobody is forced to lie about it. */
import { type FormEvent, useState } from 'react';
import { firstRunWords } from '../../shared/i18n/app/first-run.ts';
import { Button } from '../parts/button.tsx';
import { TextField } from '../parts/field.tsx';
import { fill, useWords } from '../words/language.tsx';
import type { Kit } from './session-kit.tsx';
import './kit.css';

interface KitCheckProps {
  readonly kit: Kit;
  readonly onWritten: () => void;
  readonly onLater?: () => void;
}

export function KitCheck({ kit, onWritten, onLater }: KitCheckProps) {
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
