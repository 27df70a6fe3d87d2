/** Work that takes a while: its button says so, keeps the focus, and cannot be started twice. */
import { useState } from 'react';
import { Button } from '../../parts/button.tsx';

export interface Work {
  readonly busy: boolean;
  readonly start: () => void;
}

export function useWork(run: () => Promise<void>): Work {
  const [busy, setBusy] = useState(false);
  return {
    busy,
    start: () => {
      if (busy) return;
      setBusy(true);
      void run().finally(() => setBusy(false));
    },
  };
}

interface WorkButtonProps {
  readonly work: Work;
  readonly word: string;
  readonly working: string;
  readonly look?: 'primary' | 'ordinary';
}

export function WorkButton({ work: { busy, start }, word, working, look = 'ordinary' }: WorkButtonProps) {
  return (
    <>
      <Button look={look} aria-disabled={busy} onClick={start}>
        {busy ? working : word}
      </Button>
      <span className="unseen" role="status">
        {busy ? working : ''}
      </span>
    </>
  );
}
