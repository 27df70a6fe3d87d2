/** A text that says nothing of meetings: what was looked for, and what can be done with it all the same. */
import { useState } from 'react';
import { importWords } from '../../../shared/i18n/app/import.ts';
import { useSteps } from '../../data/engine.tsx';
import { useRowsOfKind } from '../../data/hooks.ts';
import { Button } from '../../parts/button.tsx';
import { NewLayerChoice, useNewLayer } from '../../parts/new-layer.tsx';
import { Empty } from '../../parts/notice.tsx';
import { ReplyDialog } from '../../parts/reply-dialog.tsx';
import { fill, useWords } from '../../words/language.tsx';
import { MatchDialog } from './match-dialog.tsx';

const kinds = ['organisation', 'person'] as const;

export function NotAPost({ text, onKept }: { text: string; onKept: () => void }) {
  const words = useWords(importWords);
  const steps = useSteps();
  const layer = useNewLayer('note');
  const [choosing, setChoosing] = useState(false);
  const [replying, setReplying] = useState(false);
  const asks = (useRowsOfKind('ask') ?? []).filter(
    ({ fields: { status = 'open' } }) => status === 'open' || status === 'offered',
  );
  const keep = async (subject: string | null | undefined, name: string) => {
    setChoosing(false);
    if (!subject) return;
    const kept = await steps.perform(
      [{ op: 'create', kind: 'note', fields: { subject, text }, ...layer.chosen }],
      fill(words.noteKept, { name }),
    );
    if (kept.ok) onKept();
  };
  return (
    <Empty title={words.notPost}>
      <p>{words.lookedFor}</p>
      <div className="buttons">
        <Button onClick={() => setChoosing(true)}>{words.keepAsNote}</Button>
        <NewLayerChoice layer={layer} />
        {asks.length > 0 && <Button onClick={() => setReplying(true)}>{words.answersAsk}</Button>}
      </div>
      {replying && <ReplyDialog asks={asks} text={text} onClose={() => setReplying(false)} onKept={onKept} />}
      {choosing && (
        <MatchDialog
          title={words.noteAbout}
          start=""
          kinds={kinds}
          onChoose={(id, name) => void keep(id, name)}
          onClose={() => setChoosing(false)}
        />
      )}
    </Empty>
  );
}
