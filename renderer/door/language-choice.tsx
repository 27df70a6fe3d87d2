/** The language, changed at once; each is called what its speakers call it. */

import type { Settings } from '../../shared/bridge/contract/app.ts';
import { doorWords } from '../../shared/i18n/app/door.ts';
import { systemLanguage } from '../../shared/i18n/chosen-language.ts';
import { languages } from '../../shared/model/enumerations.ts';
import { useEngine, useSteps } from '../data/engine.tsx';
import { useWords } from '../words/language.tsx';
import './language-choice.css';

const ownNames = { en: 'English', nb: 'Norsk bokmål', nn: 'Norsk nynorsk', sv: 'Svenska' } as const;

export function LanguageChoice() {
  const words = useWords(doorWords);
  const { client, settings } = useEngine();
  const { sayProblem } = useSteps();
  const choose = async (language: string) => {
    const changed = await client.call('changeSettings', { language: language as Settings['language'] });
    if (!changed.ok) sayProblem(changed.error);
  };
  return (
    <label className="door-language">
      <span>{words.language}</span>
      <select className="input" value={settings.language} onChange={(event) => void choose(event.currentTarget.value)}>
        <option value="system">{`${words.asComputer} (${ownNames[systemLanguage(navigator.languages)]})`}</option>
        {languages.map((language) => (
          <option key={language} value={language} lang={language}>
            {ownNames[language]}
          </option>
        ))}
      </select>
    </label>
  );
}
