/** What another vault wrote out, taken in as one step: for whoever comes from another laptop, or back. */
import { useRef } from 'react';
import { settingsWords } from '../../../shared/i18n/app/settings.ts';
import { useClient, useSteps } from '../../data/engine.tsx';
import { useToasts } from '../../parts/toasts.tsx';
import { useFormats, useWords } from '../../words/language.tsx';
import { Progress } from './progress.tsx';
import { useWork, WorkButton } from './work-button.tsx';

export function ImportAll() {
  const words = useWords(settingsWords);
  const formats = useFormats();
  const client = useClient();
  const steps = useSteps();
  const toasts = useToasts();
  const picker = useRef<HTMLInputElement>(null);
  const file = useRef<File>(undefined);
  const work = useWork(async () => {
    const json = await file.current?.text();
    if (json === undefined) return;
    const done = await client.call('importAll', { json });
    if (!done.ok) steps.sayProblem(done.error);
    else if (done.value.records === 0) toasts.show({ text: words.importedNothing });
    else steps.sayDone(formats.counted(words.imported, done.value.records));
  });
  return (
    <section className="settings-section">
      <h2>{words.come}</h2>
      <p className="quiet small">{words.comeHint}</p>
      {/* The browser's own button speaks the browser's language. */}
      <input
        ref={picker}
        type="file"
        hidden
        accept=".json,application/json"
        onChange={({ currentTarget }) => {
          file.current = currentTarget.files?.[0];
          // The same file can be chosen again.
          currentTarget.value = '';
          if (file.current) work.start();
        }}
      />
      <p>
        <WorkButton
          work={{ busy: work.busy, start: () => picker.current?.click() }}
          word={words.importAll}
          working={words.importing}
        />
      </p>
      {work.busy && <Progress of="importAll" label={words.importing} />}
    </section>
  );
}
