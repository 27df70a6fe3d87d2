/** No vault yet. */
import { useState } from 'react';
import { useClient } from '../../data/engine.tsx';
import { Button } from '../../parts/button.tsx';
import { TextField } from '../../parts/field.tsx';

export function FirstRun() {
  const client = useClient();
  const [name, setName] = useState('');
  const [passphrase, setPassphrase] = useState('');
  return (
    <main className="alone">
      <h1>Samband</h1>
      <TextField label="Name" value={name} onChange={(event) => setName(event.currentTarget.value)} />
      <TextField
        label="Passphrase"
        type="password"
        value={passphrase}
        onChange={(event) => setPassphrase(event.currentTarget.value)}
      />
      <Button
        look="primary"
        onClick={() =>
          void client.call('create', { name, passphrase: new TextEncoder().encode(passphrase), demo: true })
        }
      >
        Start
      </Button>
    </main>
  );
}
