/** The recovery kit's words in one box, as typed or as pasted from anywhere, and a new passphrase: for a vault or a backup. */
import { type FormEvent, useEffect, useId, useMemo, useRef, useState } from 'react';
import type { Problem } from '../../../shared/bridge/contract.ts';
import { passphraseWords } from '../../../shared/i18n/app/passphrase.ts';
import { unlockWords } from '../../../shared/i18n/app/unlock.ts';
import { type KitWord, kitWordsIn, meantWords, wordsInKit } from '../../../shared/passphrase/kit-words.ts';
import type { Result } from '../../../shared/result.ts';
import { ActButton } from '../../door/act-button.tsx';
import { NewPassphraseFields, useNewPassphrase } from '../../door/new-passphrase.tsx';
import { useWordList, type WordList } from '../../door/word-list.ts';
import { Button } from '../../parts/button.tsx';
import { fill, useProblemText, useWords } from '../../words/language.tsx';
import { DoorProblem, isAboutInput } from './door-problem.tsx';

interface KitFormProps {
  /** `passphrase` is the new one; it is emptied afterwards. */
  readonly recover: (words: string[], passphrase: Uint8Array<ArrayBuffer>) => Promise<Result<unknown, Problem>>;
  /** What the button says; `working`: meanwhile. */
  readonly word?: string;
  readonly working?: string;
  readonly onUsePassphrase: () => void;
}

export function KitForm({ recover: tryWords, word, working, onUsePassphrase }: KitFormProps) {
  const words = useWords(unlockWords);
  const secretWords = useWords(passphraseWords);
  const problemText = useProblemText();
  const list = useWordList();
  const id = useId();
  const [text, setText] = useState('');
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem>();
  const passphrase = useNewPassphrase();
  const box = useRef<HTMLTextAreaElement>(null);
  useEffect(() => box.current?.focus(), []);
  const typed = useMemo(() => kitWordsIn(text), [text]);
  const unknown = useMemo(() => unknownIn(typed, text, list), [typed, text, list]);

  const recover = async (event: FormEvent) => {
    event.preventDefault();
    if (busy) return;
    if (typed.length !== wordsInKit || unknown.length > 0) {
      setProblem({ type: 'WrongRecoveryKit', ...(unknown[0] && { unknownWord: unknown[0].word }) });
      return box.current?.focus();
    }
    const bytes = passphrase.take();
    if (!bytes) return;
    setProblem(undefined);
    setBusy(true);
    const recovered = await tryWords(
      typed.map((each) => each.word),
      bytes,
    );
    bytes.fill(0);
    setBusy(false);
    if (recovered.ok) setText('');
    else setProblem(recovered.error);
  };
  const show = ({ start, end }: KitWord) => {
    const area = box.current;
    if (!area) return;
    area.focus();
    area.setSelectionRange(start, end);
    // A selection does not come into view by itself.
    area.scrollTop = (area.scrollHeight * start) / Math.max(1, text.length) - area.clientHeight / 2;
  };

  return (
    <form onSubmit={(event) => void recover(event)} aria-busy={busy}>
      <div className="field">
        <label htmlFor={id}>{words.kitLabel}</label>
        <textarea
          id={id}
          ref={box}
          className="input"
          rows={5}
          lang="en"
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          maxLength={2_000}
          value={text}
          onChange={(event) => {
            setText(event.currentTarget.value);
            setProblem(undefined);
          }}
          aria-invalid={unknown.length > 0 ? true : undefined}
          aria-describedby={`${id}-hint ${id}-unknown ${id}-problem`}
        />
        <div className="hint" id={`${id}-hint`}>
          {words.kitHint}{' '}
          <span role="status">
            {typed.length === wordsInKit ? words.kitWhole : fill(words.kitCount, { n: typed.length })}
          </span>
        </div>
        <ul className="unknown-words" id={`${id}-unknown`} aria-live="polite">
          {unknown.map((word) => (
            <li key={word.start}>
              <span>
                {fill(words.unknownWord, { word: word.word })}
                <Meant word={word.word} list={list ?? []} />
              </span>
              <Button small onClick={() => show(word)}>
                {words.showWord}
              </Button>
            </li>
          ))}
        </ul>
        <div className="problem" id={`${id}-problem`} role="alert">
          {problem && isAboutInput(problem) && problemText(problem)}
        </div>
      </div>
      <NewPassphraseFields passphrase={passphrase} label={secretWords.newPassphrase} />
      {problem && !isAboutInput(problem) && <DoorProblem problem={problem} />}
      <div className="buttons">
        <ActButton busy={busy} word={word ?? words.recover} working={working ?? words.recovering} />
        <Button look="plain" onClick={onUsePassphrase}>
          {words.usePassphrase}
        </Button>
      </div>
    </form>
  );
}

function Meant({ word, list }: { word: string; list: WordList }) {
  const words = useWords(unlockWords);
  const meant = useMemo(() => meantWords(word, list), [word, list]);
  if (meant.length === 0) return null;
  return <> {fill(words.didYouMean, { words: meant.join(', ') })}</>;
}

/** A word at the very end is still being typed as long as some word of the list begins so. */
function unknownIn(typed: readonly KitWord[], text: string, list: WordList | undefined): readonly KitWord[] {
  if (!list) return [];
  const known = new Set(list);
  return typed.filter(
    ({ word, end }) =>
      !known.has(word) && !(end === text.length && list.some((candidate) => candidate.startsWith(word))),
  );
}
