/** The page of whatever has no page of its own: what it says, who may see it, what became of it. */
import { Redirect } from 'wouter';
import { recordWords } from '../../../shared/i18n/app/record.ts';
import type { ListEntry } from '../../../shared/query/entry.ts';
import type { Row } from '../../../shared/query/row.ts';
import { pathOf, type ScreenProps } from '../../app/routes.tsx';
import { useOpenVault, useSteps } from '../../data/engine.tsx';
import { useEntries, useFilling, useNames, useRow } from '../../data/hooks.ts';
import { FactLines } from '../../entry-page/facts.tsx';
import { NotesSection } from '../../notes/notes-section.tsx';
import { Button } from '../../parts/button.tsx';
import { changeableFields } from '../../parts/changeable.ts';
import { History } from '../../parts/history.tsx';
import { useEditKey } from '../../parts/inline-field.tsx';
import { LayerMark } from '../../parts/layer-mark.tsx';
import { Failed, Waiting } from '../../parts/notice.tsx';
import { Page } from '../../parts/page.tsx';
import { isPartyField } from '../../parts/reference-controls.tsx';
import { RowFacts, RowLayers, RowProblems } from '../../parts/row-facts.tsx';
import { useWho } from '../../parts/who.ts';
import { fill, useCommonWords, useFormats, useWords } from '../../words/language.tsx';
import { PastedText } from './pasted-text.tsx';
import '../../entry-page/entry-page.css';
import './record.css';

export function RecordScreen({ params }: ScreenProps) {
  const id = params['id'] ?? '';
  const entry = useEntries().get(id);
  const { filled } = useFilling();
  if (!entry) return filled ? <Missing id={id} /> : <Waiting rows={5} />;
  const path = pathOf(entry.kind, entry.id);
  return path.startsWith('/record/') ? <Known entry={entry} /> : <Redirect to={path} replace />;
}

/** What one goes on working with; of the rest its own words say enough. */
const notedKinds: ReadonlySet<string> = new Set([
  'commitment',
  'ask',
  'stay',
  'dependency',
  'migration',
  'cohort',
  'hosting_offer',
]);

function Missing({ id }: { id: string }) {
  return (
    <div className="page">
      <Failed problem={{ type: 'NoSuchRecord', id }} />
    </div>
  );
}

function Known({ entry }: { entry: ListEntry }) {
  const words = useWords(recordWords);
  const common = useCommonWords();
  const names = useNames();
  const row = useRow(entry.kind, entry.id);
  useEditKey();
  const kind = common.kindOfRecord[entry.kind] ?? entry.kind;
  const name = names.ofEntry(entry);
  if (row === undefined) return <Waiting rows={5} />;
  if (row === null) return <Missing id={entry.id} />;
  return (
    <Page
      title={name === common.unnamed ? capital(kind) : `${capital(kind)}: ${name}`}
      className="record"
      aside={
        <>
          <LayerMark id={row.space} />
          <PutAway entry={entry} />
        </>
      }
    >
      <RowProblems row={row} />
      {row.kind === 'import_batch' && <PastedText id={row.id} />}
      <Said row={row} />
      {notedKinds.has(row.kind) && <NotesSection row={row} name={name} />}
      <section className="record-section">
        <h2>{words.layers}</h2>
        <RowLayers row={row} />
      </section>
      <Written at={row.createdAt} by={row.createdBy} archived={row.archived} />
      <History id={row.id} kind={row.kind} />
    </Page>
  );
}

/** What it hangs on stands as it is; what may have been said wrongly, or moves on, is changed here. */
function Said({ row }: { row: Row }) {
  const fields = changeableFields(row);
  return (
    <>
      <RowFacts row={row} except={fields} />
      {fields.length > 0 && (
        <FactLines row={row} fields={fields.map((field) => ({ field, always: isPartyField(row.kind, field) }))} />
      )}
    </>
  );
}

function capital(word: string): string {
  return word.slice(0, 1).toLocaleUpperCase() + word.slice(1);
}

function PutAway({ entry }: { entry: ListEntry }) {
  const words = useWords(recordWords);
  const { act } = useCommonWords();
  const steps = useSteps();
  return entry.archived ? (
    <Button onClick={() => void steps.perform([{ op: 'revive', id: entry.id }], words.toastBack)}>{act.revive}</Button>
  ) : (
    <Button onClick={() => void steps.perform([{ op: 'archive', id: entry.id }], words.toastPutAway)}>
      {act.archive}
    </Button>
  );
}

interface WrittenProps {
  readonly at: number;
  readonly by: string;
  readonly archived: { readonly state: string; readonly at?: number; readonly by?: string };
}

function Written({ at, by, archived }: WrittenProps) {
  const words = useWords(recordWords);
  const formats = useFormats();
  const { byYou } = useCommonWords();
  const { me } = useOpenVault().state;
  const { name } = useWho();
  const nameOf = (person: string) => (person === me ? byYou : name(person));
  return (
    <p className="quiet small">
      {fill(words.written, { when: formats.moment(at), who: nameOf(by) })}{' '}
      {archived.state === 'archived' &&
        fill(words.putAway, { when: formats.moment(archived.at ?? 0), who: nameOf(archived.by ?? '') })}
    </p>
  );
}
