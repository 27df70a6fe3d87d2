/** The vault is there and locked: why, and a passphrase or the recovery kit. The address stays, so one is back where one was. */
import { useState } from 'react';
import { frameWords } from '../../../shared/i18n/app/frame.ts';
import { unlockWords } from '../../../shared/i18n/app/unlock.ts';
import { useEngine } from '../../data/engine.tsx';
import { Alone } from '../../door/alone.tsx';
import { LanguageChoice } from '../../door/language-choice.tsx';
import { LeaveDemo } from '../../door/leave-demo.tsx';
import { isTyping } from '../../door/typing.ts';
import { useWords } from '../../words/language.tsx';
import { KitForm } from './kit-form.tsx';
import { PassphraseForm } from './passphrase-form.tsx';
import './unlock.css';

export function Unlock({ cameBack }: { cameBack: boolean }) {
  const words = useWords(unlockWords);
  const { client, state } = useEngine();
  const [way, setWay] = useState<'passphrase' | 'kit'>('passphrase');
  // Whoever comes back from the kit asked for the box; whoever was writing did not.
  const [takesFocus, setTakesFocus] = useState(() => !cameBack && !isTyping());
  return way === 'passphrase' ? (
    <Alone title={words.title} leavesFocus={takesFocus} aside={<LanguageChoice />}>
      <WhyLocked cameBack={cameBack} />
      <PassphraseForm takesFocus={takesFocus} onUseKit={() => setWay('kit')} />
      {state.state === 'locked' && state.demo && <LeaveDemo />}
    </Alone>
  ) : (
    <Alone title={words.kitTitle} leavesFocus aside={<LanguageChoice />}>
      <p>{words.kitLead}</p>
      <KitForm
        recover={(kit, passphrase) => client.call('recover', { words: kit, passphrase })}
        onUsePassphrase={() => {
          setTakesFocus(true);
          setWay('passphrase');
        }}
      />
    </Alone>
  );
}

function WhyLocked({ cameBack }: { cameBack: boolean }) {
  const words = useWords(unlockWords);
  const frame = useWords(frameWords);
  const { state } = useEngine();
  const why = state.state === 'locked' ? state.why : undefined;
  const said = cameBack ? `${frame.engineGone} ${frame.engineBack}` : why && words.why[why];
  if (!said) return null;
  return (
    <div role="status">
      <p>{said}</p>
      <p className="quiet small">{words.kept}</p>
    </div>
  );
}
