/** Somebody at the door: who they say they are, what they would join, and the words that tell whether it is them. */
import { useEffect, useRef } from 'react';
import type { SyncState } from '../../../shared/bridge/contract/sync.ts';
import { meetWords } from '../../../shared/i18n/app/meet.ts';
import { useClient, useSteps } from '../../data/engine.tsx';
import { Button } from '../../parts/button.tsx';
import { CheckWords } from '../../parts/check-words.tsx';
import { SpaceMark } from '../../parts/space-mark.tsx';
import { fill, useWords } from '../../words/language.tsx';

interface RequestCardProps {
  readonly request: SyncState['waiting'][number];
  readonly onYes: () => void;
}

export function RequestCard({ request, onYes }: RequestCardProps) {
  const words = useWords(meetWords);
  const client = useClient();
  const { sayProblem } = useSteps();
  const card = useRef<HTMLElement>(null);
  useEffect(() => {
    // Chromium's gives a promise, which is no way to clean up.
    void card.current?.scrollIntoView({ block: 'nearest' });
  }, []);
  const answer = async (yes: boolean) => {
    if (yes) onYes();
    const said = await client.call('answerJoin', { id: request.id, yes });
    if (!said.ok) sayProblem(said.error);
  };
  const { name, deviceName, from, own, space } = request;
  return (
    <section className="meet-card edge" data-audience={space.width} ref={card}>
      <div role="alert">
        <h3 className="name">{own ? words.asksOwn : fill(words.asks, { name })}</h3>
        <p className="quiet small name">{fill(words.onDevice, { device: deviceName, address: from })}</p>
      </div>
      <p>
        <SpaceMark space={space} />
      </p>
      <div>
        <p className="strong">{words.compare}</p>
        <p className="quiet small">{words.compareHint}</p>
      </div>
      <CheckWords words={request.words} label={words.compare} />
      <div className="buttons">
        <Button look="primary" onClick={() => void answer(true)}>
          {words.same}
        </Button>
        <Button onClick={() => void answer(false)}>{words.differ}</Button>
      </div>
    </section>
  );
}
