/** Two that are one, and one that is not another. A merge is a word that can be taken back, never a move. */
import { useState } from 'react';
import { entryWords } from '../../shared/i18n/app/entry.ts';
import type { Row } from '../../shared/query/row.ts';
import { useNames } from '../data/hooks.ts';
import { Button } from '../parts/button.tsx';
import { Dialog } from '../parts/dialog.tsx';
import { EntryPicker, type Picked } from '../parts/entry-picker.tsx';
import { fill, useWords } from '../words/language.tsx';
import { OpinionButtons, OpinionsSaid, useOpinions } from './opinions.tsx';
import { Section } from './section.tsx';

type Of = Row<'organisation'> | Row<'person'>;

export function Identity({ row }: { row: Of }) {
  const words = useWords(entryWords);
  const names = useNames();
  const opinions = useOpinions(row);
  const [asking, setAsking] = useState(false);
  return (
    <Section title={words.identity}>
      <OpinionsSaid {...opinions} apartWord={words.apartFrom} nameOf={names.ofEntry} />
      <p>
        <Button onClick={() => setAsking(true)}>{words.merge}</Button>
      </p>
      {asking && <Merge row={row} onClose={() => setAsking(false)} />}
    </Section>
  );
}

function Merge({ row, onClose }: { row: Of; onClose: () => void }) {
  const words = useWords(entryWords);
  const names = useNames();
  const [picked, setPicked] = useState<Picked>();
  const other = picked?.type === 'known' && picked.id !== row.id ? picked.id : undefined;
  return (
    <Dialog isOpen onClose={onClose} title={fill(words.mergeTitle, { name: names.of(row.id) })}>
      <EntryPicker kind={row.kind} label={words.mergeWith} autoFocus onPick={setPicked} />
      <p className="quiet small">{words.mergeHint}</p>
      <OpinionButtons
        one={row.id}
        other={other}
        sameWord={words.sameThing}
        apartWord={words.notSame}
        onClose={onClose}
      />
    </Dialog>
  );
}
