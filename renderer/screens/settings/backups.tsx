/** Where the edits are, in words; backups on this disk and elsewhere; a check of everything; the way out. */
import { settingsWords } from '../../../shared/i18n/app/settings.ts';
import { useClient, useEngine, useOpenVault, useSteps } from '../../data/engine.tsx';
import { useAsk } from '../../data/hooks.ts';
import { Failed, Waiting } from '../../parts/notice.tsx';
import { useToasts } from '../../parts/toasts.tsx';
import { WhereEdits } from '../../parts/where-edits.tsx';
import { fill, useFormats, useLanguage, useWords } from '../../words/language.tsx';
import { CheckVault } from './check-vault.tsx';
import { ExportAll } from './export-all.tsx';
import { Findings } from './findings.tsx';
import { ImportAll } from './import-all.tsx';
import { useWork, WorkButton } from './work-button.tsx';

export function Backups() {
  return (
    <>
      <Custody />
      <BackupsHere />
      <CheckVault />
      <Opening />
      <ImportAll />
      <ExportAll />
    </>
  );
}

function Custody() {
  const words = useWords(settingsWords);
  const formats = useFormats();
  const { lastBackup } = useOpenVault().state.custody;
  return (
    <section className="settings-section">
      <h2>{words.whereEdits}</h2>
      <p>
        {words.allHere} <WhereEdits />
      </p>
      <p>{lastBackup === undefined ? words.noBackup : fill(words.lastBackup, { when: formats.moment(lastBackup) })}</p>
      <p className="quiet small">{words.backupAdvice}</p>
    </section>
  );
}

function BackupsHere() {
  const words = useWords(settingsWords);
  const formats = useFormats();
  const client = useClient();
  const { shell } = useEngine();
  const toasts = useToasts();
  const { sayProblem } = useSteps();
  const { value, problem, again } = useAsk('backups', {});
  const backUp = useWork(async () => {
    const made = await client.call('backUpNow', {});
    if (!made.ok) return sayProblem(made.error);
    toasts.show({ text: fill(words.backedUp, { size: formats.bytes(made.value.bytes) }) });
    again();
  });
  const keep = useWork(async () => {
    const made = await client.call('backupToKeep', {});
    if (!made.ok) return sayProblem(made.error);
    const { name, bytes } = made.value;
    if (await shell.saveFile({ name, bytes, type: 'application/octet-stream' })) toasts.show({ text: words.copySaved });
  });
  return (
    <section className="settings-section">
      <h2>{words.automatic}</h2>
      <p className="quiet small">{words.automaticHint}</p>
      {problem && <Failed problem={problem} onRetry={again} />}
      {!value && !problem && <Waiting rows={2} />}
      {value && value.length === 0 && <p>{words.noBackup}</p>}
      {value && value.length > 0 && (
        <table className="settings-table">
          <thead>
            <tr>
              <th scope="col">{words.when}</th>
              <th scope="col">{words.size}</th>
            </tr>
          </thead>
          <tbody>
            {value.map(({ file, at, bytes }) => (
              <tr key={file}>
                <td>
                  <time dateTime={new Date(at).toISOString()} title={formats.exactly(at)}>
                    {formats.moment(at)}
                  </time>
                </td>
                <td className="figures">{formats.bytes(bytes)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <div className="buttons">
        <WorkButton work={backUp} word={words.backUpNow} working={words.backingUp} />
        <WorkButton work={keep} word={words.saveCopy} working={words.savingCopy} />
      </div>
      <p className="quiet small">{words.saveCopyHint}</p>
    </section>
  );
}

function Opening() {
  const words = useWords(settingsWords);
  const language = useLanguage();
  const { findings } = useOpenVault().state;
  return (
    <section className="settings-section">
      <h2>{words.opening}</h2>
      {findings.length === 0 ? <p>{words.openingNothing}</p> : <Findings findings={findings} language={language} />}
    </section>
  );
}
