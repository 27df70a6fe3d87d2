/** The box for an invitation: words in any layout, a link, or what a file holds; what is wrong is said while it is typed. */
import { type Ref, useId, useMemo, useRef, useState } from 'react';
import type { Problem } from '../../../shared/bridge/contract.ts';
import { meetWords } from '../../../shared/i18n/app/meet.ts';
import { unlockWords } from '../../../shared/i18n/app/unlock.ts';
import { kitWordsIn, meantWords } from '../../../shared/passphrase/kit-words.ts';
import { useAsk } from '../../data/hooks.ts';
import { useWordList, type WordList } from '../../door/word-list.ts';
import { Button } from '../../parts/button.tsx';
import { fill, useProblemText, useWords } from '../../words/language.tsx';

export interface TypedInvitation {
  readonly text: string;
  readonly change: (text: string) => void;
  /** As the engine reads it, once it is one. */
  readonly invitation: string | undefined;
  readonly wordCount: number;
  readonly unknown: readonly string[];
  readonly problem: Problem | undefined;
  readonly addresses: readonly string[];
  readonly list: WordList | undefined;
}

const wordsInInvitation = 12;
const mostBytes = 4_000;

export function useTypedInvitation(): TypedInvitation {
  const [text, change] = useState('');
  const list = useWordList();
  const read = useMemo(() => readTyped(text, list), [text, list]);
  const asked = useAsk('readInvitation', read.whole === undefined ? undefined : { invitation: read.whole });
  const [answered, setAnswered] = useState<string>();
  // An answer to what stood there before is none.
  const isCurrent = answered === read.whole;
  if (read.whole !== undefined && (asked.value || asked.problem) && !isCurrent) setAnswered(read.whole);
  const known = read.whole !== undefined && isCurrent;
  return {
    text,
    change,
    invitation: known && asked.value ? read.whole : undefined,
    wordCount: read.count,
    unknown: read.unknown,
    problem: known ? asked.problem : undefined,
    addresses: (known && asked.value?.addresses) || [],
    list,
  };
}

/** What a file says beside its words. */
const extraLine = /^[ \t]*(?:key[ \t]+[0-9a-f]{64}|address[ \t]+\S*[0-9:[\]]\S*)[ \t]*$/gim;

function readTyped(
  text: string,
  list: WordList | undefined,
): { whole: string | undefined; count: number; unknown: readonly string[] } {
  const trimmed = text.trim();
  if (/^samband:/i.test(trimmed)) return { whole: trimmed, count: 0, unknown: [] };
  const extra = text.match(extraLine) ?? [];
  const typed = kitWordsIn(text.replace(extraLine, ''));
  const known = new Set(list);
  // A word at the very end is still being typed as long as some word of the list begins so.
  const isBegun = (word: string, end: number) =>
    end === text.length && list?.some((candidate) => candidate.startsWith(word)) === true;
  const unknown = list
    ? [...new Set(typed.filter(({ word, end }) => !known.has(word) && !isBegun(word, end)).map(({ word }) => word))]
    : [];
  const isWhole = list && typed.length === wordsInInvitation && typed.every(({ word }) => known.has(word));
  const whole = isWhole ? [typed.map(({ word }) => word).join(' '), ...extra].join('\n') : undefined;
  return { whole, count: typed.length, unknown };
}

interface InvitationBoxProps {
  readonly typed: TypedInvitation;
  readonly box: Ref<HTMLTextAreaElement>;
  /** It was asked for while there was none. */
  readonly isMissing: boolean;
}

export function InvitationBox({ typed, box, isMissing }: InvitationBoxProps) {
  const words = useWords(meetWords);
  const unlock = useWords(unlockWords);
  const problemText = useProblemText();
  const id = useId();
  const picker = useRef<HTMLInputElement>(null);
  const [tooLarge, setTooLarge] = useState(false);
  const take = async (file: File | undefined) => {
    setTooLarge((file?.size ?? 0) > mostBytes);
    if (file && file.size <= mostBytes) typed.change(await file.text());
  };
  const { text, wordCount, unknown, problem, invitation, list } = typed;
  const isEmpty = text.trim() === '';
  const said = problem
    ? problemText(problem)
    : tooLarge
      ? words.fileTooLarge
      : wordCount > wordsInInvitation
        ? fill(words.tooMany, { n: wordCount })
        : isMissing && isEmpty
          ? words.missing
          : '';
  return (
    <div className="field">
      <label htmlFor={id}>{words.theirs}</label>
      <textarea
        id={id}
        ref={box}
        className="input"
        rows={4}
        lang="en"
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
        maxLength={mostBytes}
        value={text}
        onChange={(event) => {
          setTooLarge(false);
          typed.change(event.currentTarget.value);
        }}
        aria-invalid={unknown.length > 0 || said !== '' ? true : undefined}
        aria-describedby={`${id}-hint ${id}-unknown ${id}-problem`}
      />
      <div className="hint" id={`${id}-hint`}>
        {words.theirsHint}{' '}
        <span role="status">
          {invitation !== undefined
            ? words.isInvitation
            : wordCount > 0 && wordCount <= wordsInInvitation && fill(words.wordCount, { n: wordCount })}
        </span>
      </div>
      <ul className="no-such-words" id={`${id}-unknown`} aria-live="polite">
        {unknown.slice(0, 4).map((word) => (
          <li key={word}>
            {fill(words.unknownWord, { word })}
            <Meant word={word} list={list ?? []} sentence={unlock.didYouMean} />
          </li>
        ))}
      </ul>
      <div className="problem" id={`${id}-problem`} role="alert">
        {said}
      </div>
      {/* The browser's own button speaks the browser's language. */}
      <input
        ref={picker}
        type="file"
        hidden
        onChange={({ currentTarget }) => {
          void take(currentTarget.files?.[0]);
          // The same file can be chosen again.
          currentTarget.value = '';
        }}
      />
      <div>
        <Button small onClick={() => picker.current?.click()}>
          {words.chooseFile}
        </Button>
      </div>
    </div>
  );
}

function Meant({ word, list, sentence }: { word: string; list: WordList; sentence: string }) {
  const meant = useMemo(() => meantWords(word, list), [word, list]);
  return meant.length === 0 ? null : <> {fill(sentence, { words: meant.join(', ') })}</>;
}
