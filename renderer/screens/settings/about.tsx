import { settingsWords } from '../../../shared/i18n/app/settings.ts';
import { useOpenVault } from '../../data/engine.tsx';
import { fill, useWords } from '../../words/language.tsx';

export function About() {
  const words = useWords(settingsWords);
  const { version, folder } = useOpenVault().state;
  return (
    <>
      <div className="settings-section">
        <p>{fill(words.version, { version })}</p>
        <p>{words.licence} (AGPL-3.0-or-later)</p>
        <p className="settings-folder">{fill(words.folder, { folder })}</p>
      </div>
      <section className="settings-section">
        <h2>{words.neverTitle}</h2>
        <ul className="settings-nevers">
          {words.nevers.map((never) => (
            <li key={never}>{never}</li>
          ))}
        </ul>
      </section>
    </>
  );
}
