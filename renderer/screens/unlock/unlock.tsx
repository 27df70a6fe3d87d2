/** The vault is there and locked: a passphrase, or the recovery kit. */
import { useState } from 'react';
import type { Problem } from '../../../shared/bridge/contract.ts';
import { useClient } from '../../data/engine.tsx';
import { Button } from '../../parts/button.tsx';
import { TextField } from '../../parts/field.tsx';
import { useProblemText } from '../../words/language.tsx';

export function Unlock({ cameBack: _cameBack }: { cameBack: boolean }) {
  const client = useClient();
  const [passphrase, setPassphrase] = useState('');
  const [problem, setProblem] = useState<Problem>();
  const problemText = useProblemText();
  const unlock = async () => {
    const opened = await client.call('unlock', { passphrase: new TextEncoder().encode(passphrase) });
    if (!opened.ok) setProblem(opened.error);
  };
  return (
    <main className="alone">
      <h1>Samband</h1>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void unlock();
        }}
      >
        <TextField
          label="Passphrase"
          type="password"
          value={passphrase}
          onChange={(event) => setPassphrase(event.currentTarget.value)}
          problem={problem && problemText(problem)}
        />
        <Button type="submit" look="primary">
          Unlock
        </Button>
      </form>
    </main>
  );
}
