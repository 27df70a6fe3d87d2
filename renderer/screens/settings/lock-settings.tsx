import { type FormEvent, useRef, useState } from 'react';
import type { Problem } from '../../../shared/bridge/contract.ts';
import { passphraseWords } from '../../../shared/i18n/app/passphrase.ts';
import { settingsWords } from '../../../shared/i18n/app/settings.ts';
import { useClient, useEngine } from '../../data/engine.tsx';
import { ActButton } from '../../door/act-button.tsx';
import { NewPassphraseFields, useNewPassphrase } from '../../door/new-passphrase.tsx';
import { mostPassphraseBytes, passphraseBytes } from '../../door/passphrase-bytes.ts';
import { SecretField } from '../../door/secret-field.tsx';
import { SelectField } from '../../parts/field.tsx';
import { Failed } from '../../parts/notice.tsx';
import { useToasts } from '../../parts/toasts.tsx';
import { useFormats, useProblemText, useWords } from '../../words/language.tsx';
import { useSettings } from './use-settings.ts';

const minutesOffered = [1, 5, 15, 30, 60, 120, 0];

export function LockSettings() {
  const words = useWords(settingsWords);
  const formats = useFormats();
  const { shell } = useEngine();
  const { settings, change } = useSettings();
  const offered = [...new Set([settings.autoLockMinutes, ...minutesOffered])].sort((a, b) => (a || 1e9) - (b || 1e9));
  return (
    <>
      <SelectField
        label={words.autoLock}
        hint={shell.kind === 'electron' && words.autoLockHint}
        value={String(settings.autoLockMinutes)}
        choices={offered.map((minutes) => ({
          value: String(minutes),
          label: minutes === 0 ? words.never : formats.counted(words.minutes, minutes),
        }))}
        onChoose={(minutes) => change({ autoLockMinutes: Number(minutes) })}
      />
      <ChangePassphrase />
    </>
  );
}

function ChangePassphrase() {
  const words = useWords(settingsWords);
  const secretWords = useWords(passphraseWords);
  const problemText = useProblemText();
  const toasts = useToasts();
  const client = useClient();
  const [text, setText] = useState('');
  const [shown, setShown] = useState(false);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem>();
  const next = useNewPassphrase();
  const field = useRef<HTMLInputElement>(null);
  const refuse = (why: Problem) => {
    setProblem(why);
    if (isAboutCurrent(why)) field.current?.focus();
  };

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (busy) return;
    const current = passphraseBytes(text);
    if (current.length === 0) return refuse({ type: 'Empty' });
    if (current.length > mostPassphraseBytes) return refuse({ type: 'WrongPassphrase' });
    const { text: chosen, again, shown: seen } = next;
    const bytes = next.take();
    if (!bytes) return;
    setText('');
    setProblem(undefined);
    setBusy(true);
    const changed = await client.call('changePassphrase', { current, next: bytes });
    for (const used of [current, bytes]) used.fill(0);
    setBusy(false);
    if (changed.ok) return toasts.show({ text: words.changed });
    // Six words drawn by lot may be on paper by now: a slip in the old passphrase does not take them away.
    next.change({ text: chosen, again, shown: seen });
    refuse(changed.error);
  };

  const said =
    problem?.type === 'Empty' ? secretWords.missing : problem?.type === 'WrongPassphrase' && problemText(problem);
  return (
    <section className="settings-section">
      <h2>{words.changePassphrase}</h2>
      <form onSubmit={(event) => void submit(event)} aria-busy={busy}>
        <SecretField
          ref={field}
          label={words.currentPassphrase}
          text={text}
          onText={(typed) => {
            setText(typed);
            setProblem(undefined);
          }}
          shown={shown}
          onShown={setShown}
          problem={said || undefined}
        />
        <NewPassphraseFields passphrase={next} label={secretWords.newPassphrase} />
        {problem && !said && <Failed problem={problem} />}
        <p>
          <ActButton busy={busy} word={words.change} working={words.changing} />
        </p>
        <p className="quiet small">{words.changeHint}</p>
      </form>
    </section>
  );
}

function isAboutCurrent({ type }: Problem): boolean {
  return type === 'Empty' || type === 'WrongPassphrase';
}
