/** Which stick or folder: those that are put in, by name, and any other by its path. */
import { RotateCw } from 'lucide-react';
import { useId, useState } from 'react';
import { meetWords } from '../../shared/i18n/app/meet.ts';
import { useAsk } from '../data/hooks.ts';
import { useCommonWords, useWords } from '../words/language.tsx';
import { Button } from './button.tsx';
import { TextField } from './field.tsx';
import './with-others.css';

interface FolderChoiceProps {
  /** A path; empty while none is chosen. */
  readonly value: string;
  readonly onChoose: (folder: string) => void;
  readonly problem?: string | undefined;
}

export function FolderChoice({ value, onChoose, problem }: FolderChoiceProps) {
  const words = useWords(meetWords);
  const common = useCommonWords();
  const name = useId();
  const { value: places, again } = useAsk('places', {});
  const isPlace = places?.some(({ path }) => path === value) ?? false;
  const [other, setOther] = useState(false);
  const typing = other || (value !== '' && !isPlace) || places?.length === 0;
  return (
    <fieldset className="folder-choice">
      <legend>{words.folder}</legend>
      {places?.map((place) => (
        <label key={place.path} className="check" title={place.path}>
          <input
            type="radio"
            name={name}
            checked={!typing && value === place.path}
            onChange={() => {
              setOther(false);
              onChoose(place.path);
            }}
          />
          <span className="name">{place.name}</span>
        </label>
      ))}
      {places !== undefined && places.length > 0 && (
        <label className="check">
          <input
            type="radio"
            name={name}
            checked={typing}
            onChange={() => {
              setOther(true);
              onChoose('');
            }}
          />
          <span>{words.otherFolder}</span>
        </label>
      )}
      {places?.length === 0 && (
        <p className="small quiet">
          {words.noStick}{' '}
          <Button small look="plain" onClick={again}>
            <RotateCw size={14} aria-hidden="true" /> {common.act.tryAgain}
          </Button>
        </p>
      )}
      {typing && (
        <TextField
          label={words.otherFolder}
          hint={words.folderHint}
          problem={problem}
          maxLength={4_000}
          value={isPlace ? '' : value}
          onChange={(event) => onChoose(event.currentTarget.value)}
        />
      )}
      {!typing && problem && (
        <p className="problem" role="alert">
          {problem}
        </p>
      )}
    </fieldset>
  );
}
