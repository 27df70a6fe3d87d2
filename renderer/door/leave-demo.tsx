/** From the fictional demo to a vault of one's own: the demo is closed and kept, and the first run begins anew. */
import { useState } from 'react';
import type { Problem } from '../../shared/bridge/contract.ts';
import { settingsWords } from '../../shared/i18n/app/settings.ts';
import { useEngine } from '../data/engine.tsx';
import { Button } from '../parts/button.tsx';
import { Dialog } from '../parts/dialog.tsx';
import { Failed } from '../parts/notice.tsx';
import { fill, useCommonWords, useWords } from '../words/language.tsx';
import './door.css';

export function LeaveDemo() {
  const words = useWords(settingsWords);
  const { act } = useCommonWords();
  const { client, state } = useEngine();
  const [asking, setAsking] = useState(false);
  const [problem, setProblem] = useState<Problem>();
  // Where it worked, every window is at the first run before the answer is here.
  const leave = async () => {
    const left = await client.call('leaveDemo', {});
    if (!left.ok) setProblem(left.error);
  };
  return (
    <section className="leave-demo" aria-labelledby="leave-demo">
      <h2 id="leave-demo">{words.demoTitle}</h2>
      <p>{words.demoText}</p>
      <p>
        <Button onClick={() => setAsking(true)}>{words.leaveDemo}</Button>
      </p>
      <Dialog isOpen={asking} onClose={() => setAsking(false)} title={words.leaveTitle}>
        <p>{fill(words.leaveText, { folder: `${state.folder}-demo` })}</p>
        {problem && <Failed problem={problem} />}
        <div className="buttons">
          <Button look="primary" onClick={() => void leave()}>
            {words.leaveYes}
          </Button>
          <Button onClick={() => setAsking(false)}>{act.cancel}</Button>
        </div>
      </Dialog>
    </section>
  );
}
