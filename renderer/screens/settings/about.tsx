import { settingsWords } from '../../../shared/i18n/app/settings.ts';
import { useOpenVault } from '../../data/engine.tsx';
import { LeaveDemo } from '../../door/leave-demo.tsx';
import { fill, useWords } from '../../words/language.tsx';

export function About() {
  const words = useWords(settingsWords);
  const { version, folder, demo } = useOpenVault().state;
  return (
    <>
      {demo && <LeaveDemo />}
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
