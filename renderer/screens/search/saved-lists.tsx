/** Searches kept under a name: in the private space, since what one looks for says much about one. */
import { X } from 'lucide-react';
import { type FormEvent, useState } from 'react';
import { searchScreenWords } from '../../../shared/i18n/app/search.ts';
import { useSteps } from '../../data/engine.tsx';
import { useRowsOfKind } from '../../data/hooks.ts';
import { Button } from '../../parts/button.tsx';
import { TextField } from '../../parts/field.tsx';
import { NewLayerChoice, useNewLayer } from '../../parts/new-layer.tsx';
import { useCommonWords, useFormats, useWords } from '../../words/language.tsx';

interface SavedListsProps {
  readonly typed: string;
  readonly kind: string;
  readonly onOpen: (query: string, kind: string) => void;
}

export function SavedLists({ typed, kind, onOpen }: SavedListsProps) {
  const words = useWords(searchScreenWords);
  const common = useCommonWords();
  const formats = useFormats();
  const steps = useSteps();
  const lists = useRowsOfKind('saved_list');
  const sorted = [...(lists ?? [])].sort((a, b) => formats.compare(a.fields.title ?? '', b.fields.title ?? ''));
  return (
    <div className="saved-lists">
      {sorted.length > 0 && (
        <ul aria-label={words.savedLists}>
          {sorted.map(({ id, fields: { title = '', query = '', of = '' } }) => (
            <li key={id}>
              <Button small onClick={() => onOpen(query, of)}>
                <span className="name">{title}</span>
              </Button>
              <Button
                small
                look="plain"
                aria-label={`${common.act.archive}: ${title}`}
                onClick={() => void steps.perform([{ op: 'archive', id }], common.act.archive)}
              >
                <X size={14} aria-hidden="true" />
              </Button>
            </li>
          ))}
        </ul>
      )}
      {typed.trim() !== '' && <KeepList typed={typed.trim()} kind={kind} />}
    </div>
  );
}

/** Kinds a list can be limited to; other searches are kept over everything. */
const ofKinds: readonly string[] = ['organisation', 'person', 'encounter'];

function KeepList({ typed, kind }: { typed: string; kind: string }) {
  const words = useWords(searchScreenWords);
  const common = useCommonWords();
  const steps = useSteps();
  const [title, setTitle] = useState('');
  const layer = useNewLayer('saved_list');
  const keep = async (event: FormEvent) => {
    event.preventDefault();
    if (title.trim() === '') return;
    const fields = { title: title.trim(), query: typed, ...(ofKinds.includes(kind) && { of: kind }) };
    const kept = await steps.perform([{ op: 'create', kind: 'saved_list', fields }], words.listSaved);
    if (kept.ok) setTitle('');
  };
  return (
    <details>
      <summary>{words.saveList}</summary>
      <form className="keep-list" onSubmit={(event) => void keep(event)}>
        <TextField
          label={words.listName}
          value={title}
          maxLength={300}
          onChange={(event) => setTitle(event.currentTarget.value)}
        />
        <NewLayerChoice layer={layer} />
        <Button type="submit" disabled={title.trim() === ''}>
          {common.act.save}
        </Button>
      </form>
    </details>
  );
}
