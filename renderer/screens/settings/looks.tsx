import { textSizes, themes } from '../../../shared/bridge/contract/app.ts';
import { settingsWords } from '../../../shared/i18n/app/settings.ts';
import { LanguageChoice } from '../../door/language-choice.tsx';
import { useFormats, useWords } from '../../words/language.tsx';
import { useSettings } from './use-settings.ts';

export function Looks() {
  const words = useWords(settingsWords);
  const formats = useFormats();
  const { settings, change } = useSettings();
  return (
    <>
      <LanguageChoice />
      <Choices
        legend={words.theme}
        name="theme"
        choices={themes.map((theme) => ({ value: theme, label: words.themes[theme] }))}
        chosen={settings.theme}
        onChoose={(theme) => change({ theme })}
      />
      <Choices
        legend={words.textSize}
        name="text-size"
        choices={textSizes.map((size) => ({ value: size, label: `${formats.number(size)} %` }))}
        chosen={settings.textSize}
        onChoose={(textSize) => change({ textSize })}
      />
      <p className="settings-sample">{words.textSample}</p>
    </>
  );
}

interface ChoicesProps<T extends string | number> {
  readonly legend: string;
  readonly name: string;
  readonly choices: readonly { readonly value: T; readonly label: string }[];
  readonly chosen: T;
  readonly onChoose: (value: T) => void;
}

function Choices<T extends string | number>({ legend, name, choices, chosen, onChoose }: ChoicesProps<T>) {
  return (
    <fieldset className="settings-choices">
      <legend>{legend}</legend>
      {choices.map(({ value, label }) => (
        <label key={value} className="check">
          <input type="radio" name={name} checked={value === chosen} onChange={() => onChoose(value)} />
          <span>{label}</span>
        </label>
      ))}
    </fieldset>
  );
}
