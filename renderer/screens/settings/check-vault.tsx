import { useState } from 'react';
import type { Output } from '../../../shared/bridge/contract.ts';
import { settingsWords } from '../../../shared/i18n/app/settings.ts';
import { useClient, useSteps } from '../../data/engine.tsx';
import { fill, useFormats, useLanguage, useWords } from '../../words/language.tsx';
import { Findings } from './findings.tsx';
import { Progress } from './progress.tsx';
import { useWork, WorkButton } from './work-button.tsx';

export function CheckVault() {
  const words = useWords(settingsWords);
  const client = useClient();
  const { sayProblem } = useSteps();
  const [report, setReport] = useState<Output<'verify'>>();
  const check = useWork(async () => {
    setReport(undefined);
    const checked = await client.call('verify', {});
    if (checked.ok) setReport(checked.value);
    else sayProblem(checked.error);
  });
  return (
    <section className="settings-section">
      <h2>{words.check}</h2>
      <p className="quiet small">{words.checkHint}</p>
      <p>
        <WorkButton work={check} word={words.checkNow} working={words.checking} />
      </p>
      {check.busy && <Progress of="verify" label={words.checking} />}
      <div role="status">{report && <Report report={report} />}</div>
    </section>
  );
}

function Report({ report: { sound, bundles, records, bytes, findings } }: { report: Output<'verify'> }) {
  const words = useWords(settingsWords);
  const formats = useFormats();
  const language = useLanguage();
  return (
    <div className={sound ? 'settings-report' : 'notice problem'}>
      <p>
        <strong>{sound ? words.sound : words.unsound}</strong>
      </p>
      <p className="figures">
        {fill(words.checked, {
          records: formats.number(records),
          bundles: formats.number(bundles),
          size: formats.bytes(bytes),
        })}
      </p>
      {findings.length > 0 && (
        <>
          <h3>{words.found}</h3>
          <Findings findings={findings} language={language} />
        </>
      )}
    </div>
  );
}
