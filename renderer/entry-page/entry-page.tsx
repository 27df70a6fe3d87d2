/** The frame of an entry's page: its name, who may read it, what is missing, put away or not; `E` edits. */
import type { ReactNode } from 'react';
import { entryWords } from '../../shared/i18n/app/entry.ts';
import { frameWords } from '../../shared/i18n/app/frame.ts';
import type { Row } from '../../shared/query/row.ts';
import { useSteps } from '../data/engine.tsx';
import { useNames, useRow } from '../data/hooks.ts';
import { Button } from '../parts/button.tsx';
import { useEditKey } from '../parts/inline-field.tsx';
import { LayerMark } from '../parts/layer-mark.tsx';
import { Empty, Waiting } from '../parts/notice.tsx';
import { Page } from '../parts/page.tsx';
import { RowCustody } from '../parts/row-custody.tsx';
import { RowProblems } from '../parts/row-facts.tsx';
import { useCommonWords, useWords } from '../words/language.tsx';
import './entry-page.css';

type Kind = 'organisation' | 'person';

interface EntryOfProps<K extends Kind> {
  readonly kind: K;
  readonly id: string;
  readonly children: (row: Row<K>) => ReactNode;
}

/** The row behind an address, once it is there. */
export function EntryOf<K extends Kind>({ kind, id, children }: EntryOfProps<K>) {
  const row = useRow(kind, id);
  const frame = useWords(frameWords);
  const { places } = useCommonWords();
  const title = kind === 'organisation' ? places.organisations : places.people;
  if (row === undefined)
    return (
      <Page title={title}>
        <Waiting rows={8} />
      </Page>
    );
  if (row === null)
    return (
      <Page title={title}>
        <Empty title={frame.notFound}>
          <p>{frame.notFoundHint}</p>
        </Empty>
      </Page>
    );
  return children(row);
}

export function EntryPage({ row, children }: { row: Row<Kind>; children: ReactNode }) {
  const names = useNames();
  useEditKey();
  return (
    <Page title={names.of(row.id)} className="entry-page" aside={<LayerMark id={row.space} />}>
      {row.archived.state === 'archived' && <PutAwayNotice row={row} />}
      <RowProblems row={row} />
      <RowCustody row={row} />
      <div className="entry-panes">{children}</div>
    </Page>
  );
}

export function PutAwayNotice({ row }: { row: Row }) {
  const words = useWords(entryWords);
  const { act } = useCommonWords();
  const steps = useSteps();
  return (
    <div className="notice warning">
      <p>{words.putAwayNotice}</p>
      <Button onClick={() => void steps.perform([{ op: 'revive', id: row.id }], words.broughtBack)}>
        {act.revive}
      </Button>
    </div>
  );
}

export function PutAway({ row }: { row: Row }) {
  const words = useWords(entryWords);
  const { act } = useCommonWords();
  const steps = useSteps();
  if (row.archived.state === 'archived') return null;
  return (
    <p>
      <Button onClick={() => void steps.perform([{ op: 'archive', id: row.id }], words.putAwayDone)}>
        {act.archive}
      </Button>
    </p>
  );
}
