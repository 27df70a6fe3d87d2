/** Everything in plain text, for whoever leaves: said plainly what that means, and done by a second act. */
import { useState } from 'react';
import { settingsWords } from '../../../shared/i18n/app/settings.ts';
import { useClient, useEngine, useSteps } from '../../data/engine.tsx';
import { useToday } from '../../data/today.ts';
import { Button } from '../../parts/button.tsx';
import { Dialog } from '../../parts/dialog.tsx';
import { Check } from '../../parts/field.tsx';
import { useToasts } from '../../parts/toasts.tsx';
import { useCommonWords, useWords } from '../../words/language.tsx';
import { Progress } from './progress.tsx';
import { useWork } from './work-button.tsx';

export function ExportAll() {
  const words = useWords(settingsWords);
  const [asked, setAsked] = useState(false);
  return (
    <section className="settings-section">
      <h2>{words.leave}</h2>
      <p className="quiet small">{words.leaveHint}</p>
      <p>
        <Button onClick={() => setAsked(true)}>{words.exportAll}</Button>
      </p>
      {asked && <Confirm onClose={() => setAsked(false)} />}
    </section>
  );
}

function Confirm({ onClose }: { onClose: () => void }) {
  const words = useWords(settingsWords);
  const { act } = useCommonWords();
  const client = useClient();
  const { shell } = useEngine();
  const toasts = useToasts();
  const { sayProblem } = useSteps();
  const today = useToday();
  const [knows, setKnows] = useState(false);
  const save = useWork(async () => {
    const made = await client.call('exportAll', { today });
    if (!made.ok) return sayProblem(made.error);
    const { name, json } = made.value;
    const bytes = new TextEncoder().encode(json);
    if (await shell.saveFile({ name, bytes, type: 'application/json' })) toasts.show({ text: words.exported });
    onClose();
  });
  return (
    <Dialog isOpen onClose={onClose} title={words.exportTitle}>
      <p className="notice warning">{words.exportWarning}</p>
      <Check label={words.exportKnow} checked={knows} onChange={(event) => setKnows(event.currentTarget.checked)} />
      {save.busy && <Progress of="exportAll" label={words.exporting} />}
      <div className="buttons">
        <Button disabled={!knows} onClick={save.start}>
          {save.busy ? words.exporting : words.exportSave}
        </Button>
        <Button look="plain" onClick={onClose}>
          {act.cancel}
        </Button>
      </div>
    </Dialog>
  );
}
