/** Somebody answered an ask: what they wrote is kept as an offer, for me alone until I widen it. */
import { type FormEvent, useState } from 'react';
import { coalitionWords } from '../../shared/i18n/app/coalition.ts';
import type { Row } from '../../shared/query/row.ts';
import { useOpenVault, useSteps } from '../data/engine.tsx';
import { useNames } from '../data/hooks.ts';
import { useCommonWords, useFormats, useWords } from '../words/language.tsx';
import { AudienceMark } from './audience-mark.tsx';
import { Button } from './button.tsx';
import { Dialog } from './dialog.tsx';
import { SelectField, TextArea, TextField } from './field.tsx';

interface ReplyDialogProps {
  /** Those it may answer; at least one. */
  readonly asks: readonly Row<'ask'>[];
  /** What they wrote, where it is known. */
  readonly text?: string;
  readonly onClose: () => void;
  readonly onKept?: () => void;
}

/** As an offer takes it. */
const mostLetters = 2_000;

export function ReplyDialog(props: ReplyDialogProps) {
  const words = useWords(coalitionWords);
  return (
    <Dialog isOpen onClose={props.onClose} title={words.replyTitle}>
      <ReplyForm {...props} />
    </Dialog>
  );
}

function ReplyForm({ asks, text: given = '', onClose, onKept }: ReplyDialogProps) {
  const words = useWords(coalitionWords);
  const { act } = useCommonWords();
  const { spaces } = useOpenVault().state;
  const steps = useSteps();
  const nameOf = useAskName();
  const [chosen, setChosen] = useState(asks[0]?.id ?? '');
  const [text, setText] = useState([...given.trim()].slice(0, mostLetters).join(''));
  const [from, setFrom] = useState('');
  const ask = asks.find(({ id }) => id === chosen);
  const mine = spaces.find(({ width }) => width === 'private');
  const isWhole = text.trim() !== '' && from.trim() !== '';
  const keep = async (event: FormEvent) => {
    event.preventDefault();
    if (!ask || !mine || !isWhole) return;
    const offers = [...ask.fields.offers, { from: from.trim(), text: text.trim(), at: Date.now() }];
    const kept = await steps.perform(
      [
        { op: 'set', id: ask.id, field: 'offers', value: offers.map((each) => ({ ...each })), space: mine.id },
        ...((ask.fields.status ?? 'open') === 'open'
          ? [{ op: 'set' as const, id: ask.id, field: 'status', value: 'offered' }]
          : []),
      ],
      words.replyKept,
    );
    if (!kept.ok) return;
    onClose();
    onKept?.();
  };
  return (
    <form className="reply-form" onSubmit={(event) => void keep(event)}>
      {asks.length > 1 ? (
        <SelectField
          label={words.replyTo}
          value={chosen}
          choices={asks.map((each) => ({ value: each.id, label: nameOf(each) }))}
          onChoose={setChosen}
        />
      ) : (
        ask && <p className="name">{nameOf(ask)}</p>
      )}
      <TextArea
        label={words.replyText}
        rows={5}
        maxLength={mostLetters}
        dir="auto"
        autoFocus={given === ''}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <TextField
        label={words.replyFrom}
        maxLength={300}
        autoFocus={given !== ''}
        value={from}
        onChange={(event) => setFrom(event.currentTarget.value)}
      />
      <AudienceMark audience="private" />
      <div className="buttons">
        <Button type="submit" look="primary" disabled={!isWhole}>
          {act.save}
        </Button>
        <Button onClick={onClose}>{act.cancel}</Button>
      </div>
    </form>
  );
}

/** What is asked, of whom: "help us meet: A and B". */
function useAskName(): (ask: Row<'ask'>) => string {
  const words = useWords(coalitionWords);
  const formats = useFormats();
  const names = useNames();
  return ({ fields: { type = '', orgs, text } }) => {
    const asked = Object.entries(words.askType).find(([each]) => each === type)?.[1] ?? type;
    const about = Object.keys(orgs).slice(0, 4).map(names.of);
    return [asked, about.length > 0 ? formats.list(about) : [...text].slice(0, 80).join('')].filter(Boolean).join(': ');
  };
}
