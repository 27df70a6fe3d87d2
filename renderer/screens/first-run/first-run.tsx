/** No vault yet: how to begin, a name and a passphrase, the recovery kit, then in. */
import { useEffect, useState } from 'react';
import { firstRunWords } from '../../../shared/i18n/app/first-run.ts';
import { exhaustive } from '../../../shared/result.ts';
import { useEngine } from '../../data/engine.tsx';
import { Alone } from '../../door/alone.tsx';
import { LanguageChoice } from '../../door/language-choice.tsx';
import { type Kit, useSessionKit } from '../../door/session-kit.tsx';
import { useWords } from '../../words/language.tsx';
import { type Beginning, BeginningChoice } from './beginning.tsx';
import { FromBackup } from './from-backup.tsx';
import { KitStep } from './kit-step.tsx';
import { NextStep } from './next-step.tsx';
import { OwnVault } from './own-vault.tsx';
import { useOpenedBackup } from './use-opened-backup.ts';
import './first-run.css';

type Step = { readonly type: 'choose' } | { readonly type: 'kit'; readonly kit: Kit } | { readonly type: 'next' };

/** The engine opens the vault before the kit has been read: this stays until `onDone` says where to go. */
export function FirstRun({ onDone }: { onDone: (path: string) => void }) {
  const { state } = useEngine();
  const { kit: made, keep } = useSessionKit();
  // A kit that is there at the start: the engine was gone for a moment while somebody read it.
  const [step, setStep] = useState<Step>(made ? { type: 'kit', kit: made } : { type: 'choose' });
  const [busy, setBusy] = useState(false);
  const [isInvited, setInvited] = useState(false);
  const madeElsewhere = state.state !== 'none' && step.type === 'choose' && !busy;
  useEffect(() => {
    if (madeElsewhere) onDone('/today');
  }, [madeElsewhere, onDone]);

  switch (step.type) {
    case 'choose':
      return (
        <Choose
          onBusy={setBusy}
          onMade={(kit, invited) => {
            keep(kit);
            setInvited(invited);
            setStep({ type: 'kit', kit });
          }}
          onRestored={() => onDone('/today')}
        />
      );
    case 'kit': {
      const go = () => {
        if (step.kit.demo || state.state !== 'open') onDone('/today');
        else if (isInvited) onDone('/meet');
        else setStep({ type: 'next' });
      };
      return (
        <KitStep
          kit={step.kit}
          onWritten={() => {
            keep(undefined);
            go();
          }}
          onLater={go}
        />
      );
    }
    case 'next':
      return <NextStep onChoose={onDone} />;
    default:
      return exhaustive(step);
  }
}

interface ChooseProps {
  readonly onBusy: (busy: boolean) => void;
  readonly onMade: (kit: Kit, invited: boolean) => void;
  readonly onRestored: () => void;
}

function Choose({ onBusy, onMade, onRestored }: ChooseProps) {
  const words = useWords(firstRunWords);
  const [beginning, setBeginning] = useState<Beginning>('own');
  const opened = useOpenedBackup();
  useEffect(() => {
    if (opened) setBeginning('backup');
  }, [opened]);
  return (
    <Alone title={words.begin} aside={<LanguageChoice />}>
      <div className="first-run-lead">
        <p className="lead">{words.lead}</p>
        <p>{words.stays}</p>
      </div>
      <BeginningChoice beginning={beginning} onChoose={setBeginning} />
      {beginning === 'backup' ? (
        <FromBackup key={opened?.lastModified} opened={opened} onBusy={onBusy} onRestored={onRestored} />
      ) : (
        <OwnVault demo={beginning === 'demo'} onBusy={onBusy} onMade={(kit) => onMade(kit, beginning === 'invited')} />
      )}
    </Alone>
  );
}
