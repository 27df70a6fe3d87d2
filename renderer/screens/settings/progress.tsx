/** How far something long has come, as the engine tells it. */
import { useEffect, useState } from 'react';
import { settingsWords } from '../../../shared/i18n/app/settings.ts';
import { useClient } from '../../data/engine.tsx';
import { fill, useFormats, useWords } from '../../words/language.tsx';

export function Progress({ of, label }: { of: 'verify' | 'exportAll' | 'importAll'; label: string }) {
  const words = useWords(settingsWords);
  const formats = useFormats();
  const client = useClient();
  const [at, setAt] = useState({ done: 0, total: 0 });
  useEffect(
    () =>
      client.on('progress', ({ of: what, done, total }) => {
        if (what === of) setAt({ done, total });
      }),
    [client, of],
  );
  return (
    <div className="settings-progress">
      <progress aria-label={label} max={Math.max(1, at.total)} value={at.done} />
      <span className="quiet small figures">
        {at.total > 0 && fill(words.progress, { done: formats.number(at.done), total: formats.number(at.total) })}
      </span>
    </div>
  );
}
