/** Two that are one, and one that is not another. A merge is a word that can be taken back, never a move. */
import { useState } from 'react';
import { entryWords } from '../../shared/i18n/app/entry.ts';
import type { Row } from '../../shared/query/row.ts';
import { useSteps } from '../data/engine.tsx';
import { useEntries, useNames, useRowsNaming } from '../data/hooks.ts';
import { Button } from '../parts/button.tsx';
import { Dialog } from '../parts/dialog.tsx';
import { EntryPicker, type Picked } from '../parts/entry-picker.tsx';
import { fill, useCommonWords, useFormats, useWords } from '../words/language.tsx';
import { useIdsOf } from './ids.ts';
import { Section } from './section.tsx';

type Of = Row<'organisation'> | Row<'person'>;

export function Identity({ row }: { row: Of }) {
  const words = useWords(entryWords);
  const formats = useFormats();
  const names = useNames();
  const steps = useSteps();
  const entries = useEntries();
  const ids = useIdsOf(row);
  const [asking, setAsking] = useState(false);
  const opinions = useRowsNaming('relation', ids) ?? [];
  const merges = opinions.filter(
    ({ fields: { type, from, to } }) => type === 'same_as' && ids.includes(from ?? '') && ids.includes(to ?? ''),
  );
  const apart = new Set(
    opinions
      .filter(({ fields: { type } }) => type === 'not_same_as')
      .flatMap(({ fields: { from = '', to = '' } }) => entries.get(ids.includes(from) ? to : from)?.id ?? []),
  );
  apart.delete(row.id);
  return (
    <Section title={words.identity}>
      {merges.length > 0 && (
        <ul className="entry-lines">
          {merges.map((merge) => (
            <li key={merge.id} className="entry-line">
              <span>{fill(words.mergedOn, { when: formats.moment(merge.createdAt) })}</span>
              <Button small onClick={() => void steps.perform([{ op: 'archive', id: merge.id }], words.takenApart)}>
                {words.takeApart}
              </Button>
            </li>
          ))}
        </ul>
      )}
      {[...apart].map((id) => (
        <p key={id} className="quiet small">
          {fill(words.apartFrom, { name: names.of(id) })}
        </p>
      ))}
      <p>
        <Button onClick={() => setAsking(true)}>{words.merge}</Button>
      </p>
      {asking && <Merge row={row} onClose={() => setAsking(false)} />}
    </Section>
  );
}

function Merge({ row, onClose }: { row: Of; onClose: () => void }) {
  const words = useWords(entryWords);
  const { act } = useCommonWords();
  const names = useNames();
  const steps = useSteps();
  const [picked, setPicked] = useState<Picked>();
  const other = picked?.type === 'known' && picked.id !== row.id ? picked.id : undefined;
  const say = async (opinion: 'same_as' | 'not_same_as', said: string) => {
    if (other === undefined) return;
    const done = await steps.perform([{ op: 'identify', one: row.id, other, opinion }], said);
    if (done.ok) onClose();
  };
  return (
    <Dialog isOpen onClose={onClose} title={fill(words.mergeTitle, { name: names.of(row.id) })}>
      <EntryPicker kind={row.kind} label={words.mergeWith} autoFocus onPick={setPicked} />
      <p className="quiet small">{words.mergeHint}</p>
      <div className="buttons">
        <Button look="primary" disabled={other === undefined} onClick={() => void say('same_as', words.merged)}>
          {words.sameThing}
        </Button>
        <Button disabled={other === undefined} onClick={() => void say('not_same_as', words.keptApart)}>
          {words.notSame}
        </Button>
        <Button look="plain" onClick={onClose}>
          {act.cancel}
        </Button>
      </div>
    </Dialog>
  );
}
