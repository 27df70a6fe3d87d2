/** Everything put away, by kind: searched, looked at, brought back. */
import { useMemo, useState } from 'react';
import { useLocation } from 'wouter';
import { archiveWords } from '../../../shared/i18n/app/archive.ts';
import type { ListEntry } from '../../../shared/query/entry.ts';
import { searchFold } from '../../../shared/query/search-fold.ts';
import { pathOf } from '../../app/routes.tsx';
import { useScreenKey } from '../../app/use-screen-key.ts';
import { useOpenVault, useSteps } from '../../data/engine.tsx';
import { useEntries, useFilling, useNames } from '../../data/hooks.ts';
import { Button } from '../../parts/button.tsx';
import { SelectField, TextField } from '../../parts/field.tsx';
import { Empty, Waiting } from '../../parts/notice.tsx';
import { Page } from '../../parts/page.tsx';
import { VirtualList } from '../../parts/virtual-list.tsx';
import { useWho } from '../../parts/who.ts';
import { fill, useCommonWords, useFormats, useWords } from '../../words/language.tsx';
import { ArchivedRow } from './archived-row.tsx';
import './archive.css';

export function ArchiveScreen() {
  const words = useWords(archiveWords);
  const common = useCommonWords();
  const formats = useFormats();
  const { filled } = useFilling();
  const [, go] = useLocation();
  const all = useArchived();
  const [text, setText] = useState('');
  const [kind, setKind] = useState('');
  const shown = useShown(all, text, kind);
  const [active, setActive] = useState<string>();
  const current = shown.find(({ entry }) => entry.id === active) ?? shown[0];
  const open = ({ entry }: ArchivedItem) => go(pathOf(entry.kind, entry.id));
  const revive = useBringBack();
  const bringBack = async (item: ArchivedItem) => {
    const next = shown[shown.indexOf(item) + 1] ?? shown[shown.indexOf(item) - 1];
    const done = await revive(item.entry, item.name);
    if (done.ok) setActive(next?.entry.id);
  };
  // The row that looks chosen is the one the key is about, also before anything has the focus.
  useScreenKey('bB', () => current && void bringBack(current));
  const who = useWho();
  const { me } = useOpenVault().state;
  const kinds = useMemo(() => [...new Set(all.map(({ entry }) => entry.kind))], [all]);

  if (all.length === 0)
    return (
      <Page title={common.places.archive}>
        {filled ? (
          <Empty title={words.emptyTitle}>
            <p>{words.emptyText}</p>
          </Empty>
        ) : (
          <Waiting rows={6} />
        )}
      </Page>
    );
  return (
    <Page title={common.places.archive} fill className="archive">
      <p className="quiet archive-lead">{words.lead}</p>
      <div className="archive-filter">
        <TextField
          label={words.search}
          type="search"
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
        />
        <SelectField
          label={words.kind}
          value={kind}
          onChoose={setKind}
          choices={[
            { value: '', label: words.allKinds },
            ...kinds.map((each) => ({ value: each, label: common.kindOfRecord[each] ?? each })),
          ]}
        />
        <div className="buttons">
          <Button disabled={!current} onClick={() => current && void bringBack(current)}>
            {common.act.revive} <kbd className="key">B</kbd>
          </Button>
          <Button disabled={!current} onClick={() => current && open(current)}>
            {common.act.open}
          </Button>
        </div>
      </div>
      <p className="quiet small" role="status">
        {formats.counted(words.count, shown.length)}
      </p>
      {shown.length === 0 ? (
        <div className="notice">
          <p>{words.nothingFound}</p>
          <Button
            onClick={() => {
              setText('');
              setKind('');
            }}
          >
            {words.showAll}
          </Button>
        </div>
      ) : (
        <VirtualList
          // Another filter is another list: it starts at its own first row.
          key={`${kind} ${text}`}
          className="grow"
          label={common.places.archive}
          items={shown}
          keyOf={({ entry }) => entry.id}
          activeKey={current?.entry.id}
          onActive={({ entry }) => setActive(entry.id)}
          onKey={(event, item) => {
            if (event.key === 'Enter') open(item);
            else if (event.key.toLowerCase() === 'b') void bringBack(item);
            else return false;
            return true;
          }}
        >
          {(item) => <ArchivedRow {...item} who={(person) => (person === me ? common.byYou : who.name(person))} />}
        </VirtualList>
      )}
    </Page>
  );
}

export interface ArchivedItem {
  readonly entry: ListEntry;
  readonly name: string;
  /** What the name leaves open. */
  readonly detail: string;
  /** On the first of its kind: how many there are. */
  readonly first?: number | undefined;
}

interface Archived {
  readonly entry: ListEntry;
  readonly name: string;
  readonly detail: string;
  readonly folded: string;
}

/** By kind, as the language sorts their words; the newest first in each. */
function useArchived(): readonly Archived[] {
  const names = useNames();
  const archived = useEntries().archived();
  const { kindOfRecord } = useCommonWords();
  const { compare } = useFormats();
  return useMemo(() => {
    const word = (kind: string) => kindOfRecord[kind] ?? kind;
    const kinds = [...new Set(archived.map(({ kind }) => kind))].sort((a, b) => compare(word(a), word(b)));
    const placeOf = new Map(kinds.map((kind, place) => [kind, place]));
    return archived
      .map((entry) => ({ entry, place: placeOf.get(entry.kind) ?? 0, at: entry.archivedAt ?? 0 }))
      .sort((a, b) => a.place - b.place || b.at - a.at)
      .map(({ entry }) => {
        const name = names.ofEntry(entry);
        const told = names.detail(entry);
        const detail = [names.about(entry), told === name ? '' : told].filter(Boolean).join(' · ');
        return { entry, name, detail, folded: searchFold(`${name} ${detail}`) };
      });
  }, [archived, names, kindOfRecord, compare]);
}

function useShown(all: readonly Archived[], text: string, kind: string): readonly ArchivedItem[] {
  return useMemo(() => {
    const wanted = searchFold(text.trim());
    const found = all.filter(({ entry, folded }) => (kind === '' || entry.kind === kind) && folded.includes(wanted));
    const counts = new Map<string, number>();
    for (const { entry } of found) counts.set(entry.kind, (counts.get(entry.kind) ?? 0) + 1);
    return found.map((item, place) =>
      found[place - 1]?.entry.kind === item.entry.kind ? item : { ...item, first: counts.get(item.entry.kind) },
    );
  }, [all, text, kind]);
}

function useBringBack() {
  const words = useWords(archiveWords);
  const steps = useSteps();
  return (entry: ListEntry, name: string) =>
    steps.perform([{ op: 'revive', id: entry.id }], fill(words.broughtBack, { name }));
}
