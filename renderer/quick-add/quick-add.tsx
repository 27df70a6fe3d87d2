/**
 * One line, anywhere: read as it is typed, said back in words, saved by Enter. Nothing is written before that.
 */
import { type KeyboardEvent, type Ref, useEffect, useId, useRef, useState } from 'react';
import { useLocation } from 'wouter';
import { z } from 'zod';
import type { Output, Problem } from '../../shared/bridge/contract.ts';
import { noWiderThan } from '../../shared/edit/default-space.ts';
import { fieldLabel } from '../../shared/i18n/app/fields.ts';
import { frameWords } from '../../shared/i18n/app/frame.ts';
import { inlineFieldWords } from '../../shared/i18n/app/inline-field.ts';
import { quickAddWords } from '../../shared/i18n/app/quick-add.ts';
import type { Proposal } from '../../shared/import/proposal.ts';
import type { NameOwner } from '../../shared/import/who-is.ts';
import type { SpaceId } from '../../shared/model/id.ts';
import { pathOf } from '../app/routes.tsx';
import { useClient, useOpenVault, useSteps } from '../data/engine.tsx';
import { useLeftDrafts } from '../data/hooks.ts';
import { useToday } from '../data/today.ts';
import { Button } from '../parts/button.tsx';
import { LayerMark } from '../parts/layer-mark.tsx';
import { LayerChoice } from '../parts/layers.tsx';
import { useToasts } from '../parts/toasts.tsx';
import { canTakeUp, emptyDraft, takeUp } from '../screens/import/draft.ts';
import { fill, useCommonWords, useLanguage, useProblemText, useWords } from '../words/language.tsx';
import './quick-add.css';

type Reading = Output<'readLine'>;
/** What the person said the names of a line are. */
type Names = Readonly<Record<string, NameOwner>>;
const nobody: Names = {};
type Reader = Reading['readers'][number];
/** What the person said besides the line itself. */
interface Said {
  readonly names: Names;
  readonly space: SpaceId | undefined;
}

export function QuickAdd({ ref }: { ref: Ref<HTMLInputElement> }) {
  const frame = useWords(frameWords);
  const words = useWords(quickAddWords);
  const id = useId();
  const [text, setText] = useState('');
  const [focused, setFocused] = useState(false);
  const [names, setNames] = useState<Names>(nobody);
  const [space, setSpace] = useState<SpaceId>();
  const { reading, isOfAll } = useReading(text, { names, space });
  useKeptLine({ text, names, space }, (left) => {
    setText(left.text);
    setNames(left.names);
    setSpace(left.space);
  });
  const box = useRef<HTMLDivElement>(null);
  const review = useReview();
  const empty = () => {
    setText('');
    setSpace(undefined);
    setNames(nobody);
  };
  const { save, problem, busy, forget } = useSave({ space, names }, empty);
  const problemText = useProblemText();
  const isOpen = focused && text.trim() !== '';

  const handleKey = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.key === 'Enter' && !event.nativeEvent.isComposing && text.trim() !== '') {
      event.preventDefault();
      if (!busy) void save(text, isOfAll ? reading : undefined);
    }
    // What was typed stays: one leaves a line to look something up at least as often as to give it up.
    if (event.key === 'Escape') event.currentTarget.blur();
  };
  const backToTyping = () => box.current?.querySelector('input')?.focus();
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: only told where the focus is, which the box and its layers share.
    <div
      ref={box}
      className="quick-add"
      onFocus={() => setFocused(true)}
      onBlur={(event) => setFocused(event.currentTarget.contains(event.relatedTarget))}
    >
      <kbd className="key">N</kbd>
      <input
        ref={ref}
        className="input"
        aria-label={frame.quickAdd}
        aria-describedby={isOpen ? `${id}-said` : undefined}
        placeholder={frame.quickAddExample}
        autoComplete="off"
        spellCheck={false}
        maxLength={2_000}
        value={text}
        onChange={(event) => {
          setText(event.currentTarget.value);
          forget();
        }}
        onKeyDown={handleKey}
        onPaste={(event) => {
          if (review(event.clipboardData.getData('text/plain'))) event.preventDefault();
        }}
      />
      <div className={isOpen ? 'said open' : 'said'}>
        <div id={`${id}-said`} role="status" aria-live="polite">
          {isOpen && problem && <p className="problem">{problemText(problem)}</p>}
          {isOpen && reading && !problem && (
            <Understood
              reading={reading}
              onSay={(name, owner) => {
                setNames({ ...names, [name]: owner });
                backToTyping();
              }}
            />
          )}
        </div>
        {isOpen && reading && reading.understood.length > 0 && (
          <Readers
            reading={reading}
            onChoose={(chosen) => {
              setSpace(chosen);
              backToTyping();
            }}
          />
        )}
        {isOpen && (
          <p className="quiet small said-keys">
            {words.hint}
            <Button
              small
              look="plain"
              onClick={() => {
                empty();
                backToTyping();
              }}
            >
              {words.empty}
            </Button>
          </p>
        )}
      </div>
    </div>
  );
}

const KeptLine = z.object({
  text: z.string(),
  names: z.record(z.string(), z.enum(['person', 'organisation'])),
  space: z.string().optional(),
});
interface Line extends Said {
  readonly text: string;
}

/** A line that was not saved is here again after a lock or a crash, with what was said about it, but never in place of a newer one. */
function useKeptLine({ text, names, space }: Line, putBack: (left: Line) => void): void {
  const { drafts } = useOpenVault().workspace;
  const left = useLeftDrafts();
  const put = useRef(false);
  const latest = useRef(putBack);
  latest.current = putBack;
  useEffect(() => {
    if (!left) return;
    const known = put.current ? undefined : KeptLine.safeParse(left.get('line')?.value).data;
    put.current = true;
    if (known && text === '') latest.current({ ...known, space: known.space });
    else drafts.keep('line', text.trim() === '' ? undefined : { text, names, space });
  }, [drafts, left, text, names, space]);
}

/** Several lines are no line: what is pasted is read as a post, unless one is being reviewed already. */
function useReview(): (text: string) => boolean {
  const { workspace } = useOpenVault();
  const [path, go] = useLocation();
  return (text) => {
    const lines = text.split('\n').filter((line) => line.trim() !== '');
    if (lines.length < 2 || path.startsWith('/import') || !canTakeUp(workspace)) return false;
    takeUp(workspace, { ...emptyDraft, text });
    go('/import');
    return true;
  };
}

/** Who will read what the line makes, said of each thing; a choice beside those that may go elsewhere. */
function Readers({ reading, onChoose }: { reading: Reading; onChoose: (space: SpaceId) => void }) {
  const words = useWords(inlineFieldWords);
  const common = useCommonWords();
  const language = useLanguage();
  const { spaces } = useOpenVault().state;
  const { readers, layer, proposal, matches } = reading;
  const named = new Map(namesIn(proposal).map(({ key, name }) => [key, matches[key]?.name ?? name]));
  const widest = spaces.find(({ id }) => id === layer?.widest);
  const layers = noWiderThan(widest, spaces);
  const isChoice = ({ isChosen, space }: Reader) => isChosen && space === layer?.now;
  const others = readers.filter((reader) => !isChoice(reader));
  const groups = [
    ...(layer ? [{ space: layer.now, of: readers.filter(isChoice), choice: true }] : []),
    ...[...new Set(others.map(({ space }) => space))].map((space) => ({
      space,
      of: others.filter((reader) => reader.space === space),
      choice: false,
    })),
  ];
  const what = ({ kind, key, field }: Reader) =>
    field !== undefined
      ? fieldLabel(kind, field, language)
      : named.get(key ?? '') || (common.kindOfRecord[kind] ?? kind);
  return (
    <ul className="readers" aria-label={words.readBy}>
      {groups.map(({ space, of, choice }) => {
        const things = [...new Set(of.map(what))].join(', ');
        return (
          <li key={`${space} ${choice}`} className="small">
            <span className="name">{things}</span>
            {choice ? (
              <LayerChoice layers={layers} value={space} onChoose={onChoose} of={things} />
            ) : (
              <LayerMark id={space} />
            )}
          </li>
        );
      })}
    </ul>
  );
}

function Understood({ reading, onSay }: { reading: Reading; onSay: (name: string, owner: NameOwner) => void }) {
  const words = useWords(quickAddWords);
  if (reading.understood.length === 0) return <p className="quiet">{words.notUnderstood}</p>;
  const names = namesIn(reading.proposal);
  return (
    <>
      <ul className="lines">
        {reading.understood.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      {reading.proposal.warnings.includes('date_doubtful') && <p className="doubtful">{words.doubtful}</p>}
      {names.length > 0 && (
        <p className="small">
          {names.map(({ key, name, owner, open }) => (
            <span key={key} className="who">
              <span className="name">{reading.matches[key]?.name ?? name}</span>{' '}
              <span className="quiet">
                {reading.matches[key] ? words.known : open ? words.freshAs[owner] : words.fresh}
              </span>
              {open && !reading.matches[key] && (
                <Button small onClick={() => onSay(name, other[owner])}>
                  {words.itIs[other[owner]]}
                </Button>
              )}
            </span>
          ))}
        </p>
      )}
    </>
  );
}

const other = { person: 'organisation', organisation: 'person' } as const;

/** `open`: nothing but a name was said, and that may be a person's as well as an organisation's. */
function namesIn({ orgs, people }: Proposal): { key: string; name: string; owner: NameOwner; open: boolean }[] {
  return [
    ...orgs.map(({ key, name, domain, handle, kind }) => ({
      key,
      name: name ?? domain ?? handle ?? '',
      owner: 'organisation' as const,
      open: name !== null && domain === null && handle === null && kind === null,
    })),
    ...people.map(({ key, name, handle, confidence }) => ({
      key,
      name: name ?? handle ?? '',
      owner: 'person' as const,
      open: name !== null && confidence === 'low',
    })),
  ];
}

/** The newest reading; an answer that comes late to an older text is dropped. */
function useReading(
  text: string,
  { names, space }: Said,
): { readonly reading: Reading | undefined; readonly isOfAll: boolean } {
  const client = useClient();
  const today = useToday();
  const language = useLanguage();
  const [read, setRead] = useState<Said & { readonly text: string; readonly reading: Reading }>();
  const newest = useRef<{ readonly ask: () => Promise<void> }>(undefined);
  const asking = useRef(false);
  useEffect(() => {
    if (text.trim() === '') {
      newest.current = undefined;
      setRead(undefined);
      return;
    }
    const line = { text, today, words: language, names, ...(space && { space }) };
    const wanted = {
      ask: async () => {
        const read = await client.call('readLine', line);
        if (newest.current === wanted && read.ok) setRead({ text, names, space, reading: read.value });
      },
    };
    newest.current = wanted;
    // One question at a time, and then the newest: whoever types fast waits for no letter before the last.
    const askOn = async (asked?: typeof wanted): Promise<void> => {
      const next = newest.current;
      if (!next || next === asked) {
        asking.current = false;
        return;
      }
      await next.ask();
      return askOn(next);
    };
    if (!asking.current) {
      asking.current = true;
      void askOn();
    }
  }, [client, text, names, space, today, language]);
  const isOfAll = read?.text === text && read.names === names && read.space === space;
  return { reading: read?.reading, isOfAll };
}

function useSave({ space, names }: Said, onSaved: () => void) {
  const client = useClient();
  const today = useToday();
  const words = useWords(quickAddWords);
  const language = useLanguage();
  const steps = useSteps();
  const toasts = useToasts();
  const [, go] = useLocation();
  const [problem, setProblem] = useState<Problem>();
  const [busy, setBusy] = useState(false);
  const running = useRef(false);
  const save = async (text: string, reading: Reading | undefined) => {
    if (running.current) return;
    running.current = true;
    setBusy(true);
    // Who types quickly presses Enter before the line was read to its end.
    const read = reading ? undefined : await client.call('readLine', { text, today, words: language, names });
    const understood = read?.ok ? read.value : reading;
    const saved = await client.call('saveLine', { text, today, names, ...(space && { space }) });
    running.current = false;
    setBusy(false);
    setProblem(saved.ok ? undefined : saved.error);
    if (!saved.ok) return;
    const line = understood?.understood.join('; ') || text;
    const { step, summary } = saved.value;
    onSaved();
    if (step === null) toasts.show({ text: fill(words.nothingNew, { line }) });
    else steps.sayDone(fill(words.saved, { line }), step);
    // A meeting that was just held wants its notes next: its page opens with the cursor there.
    const made = [...summary.created, ...summary.changed].find(({ kind }) => kind === 'encounter');
    if (made && understood?.proposal.meetings.some(({ status }) => status === 'held'))
      go(`${pathOf('encounter', made.id)}/write`);
  };
  // What could not be saved was another line.
  return { save, problem, busy, forget: () => setProblem(undefined) };
}
