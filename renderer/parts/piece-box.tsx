/**
 * The box of a value that is typed in pieces: day, month and year, or hour and minute, in the order of the language of the screens.
 * What the pieces say is the value. While they say no whole one the value is empty, what was typed stands, and a form is not sent.
 */
import {
  type ClipboardEvent,
  type FocusEvent,
  type KeyboardEvent,
  type ReactNode,
  type RefObject,
  useEffect,
  useLayoutEffect,
  useRef,
  useState,
} from 'react';
import { type DateFieldState, DateInput, DateSegment } from 'react-aria-components';
import { flushSync } from 'react-dom';
import { dayAndTimeWords } from '../../shared/i18n/app/day-and-time.ts';
import { fill, useWords } from '../words/language.tsx';
import { FieldNotes, useFieldIds } from './field.tsx';
import './piece-box.css';

/** What a field of pieces takes, whichever its pieces. */
export interface PieceFieldProps {
  readonly label: string;
  /** Only read out: what it is stands near it. */
  readonly labelUnseen?: boolean;
  /** As ISO 8601 writes it, `2026-12-03`, `14:30`; empty where there is none. */
  readonly value: string;
  /** `isHalf`: it is empty because something is missing yet, not because somebody emptied it. */
  readonly onChange: (value: string, isHalf: boolean) => void;
  /** The focus went elsewhere, or Enter was pressed. */
  readonly onLeave?: (value: string, isHalf: boolean) => void;
  /** What Escape puts back. */
  readonly before?: string;
  readonly hint?: ReactNode;
  readonly problem?: string | undefined;
  readonly disabled?: boolean;
  readonly className?: string | undefined;
}

/** What the pieces say. `problem`: why they are no value, to be said once somebody leaves them so. */
export interface Typed {
  readonly value: string;
  readonly isHalf: boolean;
  readonly problem?: string;
}

interface PieceBoxProps extends PieceFieldProps {
  readonly state: DateFieldState;
  readonly typed: Typed;
  /** Says a whole value, for those who do not see it. */
  readonly said: (value: string) => string;
  readonly put: (value: string) => void;
  readonly read: (pasted: string) => Promise<string | undefined>;
  /** What is meant by pieces that are whole to a person and not to us. */
  readonly completed?: (() => string | undefined) | undefined;
  readonly box?: RefObject<HTMLDivElement | null>;
  /** Opens what lies beside the pieces. */
  readonly onOpen?: (() => void) | undefined;
  readonly isOpen?: boolean;
  /** Buttons behind the pieces. */
  readonly children?: ReactNode;
}

export function PieceBox(props: PieceBoxProps) {
  const { state, typed, value, onChange, said, hint, disabled = false, box, children } = props;
  const words = useWords(dayAndTimeWords);
  const [wasLeft, setWasLeft] = useState(false);
  // Said once somebody left it so, and not again while they put it right.
  if (wasLeft && !typed.problem) setWasLeft(false);
  const own = useRef<HTMLDivElement>(null);
  const frame = box ?? own;
  const form = useRef<HTMLInputElement>(null);
  // React Aria turns the 31st of February into the 28th when one leaves it. Here it stands, and is said to be no day.
  state.confirmPlaceholder = standAsTyped;
  useTelling(typed, value, onChange);
  useLayoutEffect(() => form.current?.setCustomValidity(typed.problem ?? ''), [typed.problem]);
  const problem = props.problem ?? (wasLeft ? typed.problem : undefined);
  const { id, described } = useFieldIds(hint, problem);
  const keys = usePieceKeys(props, () => setWasLeft(true));
  const leave = (event: FocusEvent<HTMLDivElement>) => {
    if (props.isOpen || event.currentTarget.contains(event.relatedTarget)) return;
    setWasLeft(true);
    const meant = props.completed?.();
    if (meant !== undefined) props.put(meant);
    // Nobody took it, as where there has to be a day: what holds is shown again.
    else if (!typed.isHalf && typed.value !== value) props.put(value);
    props.onLeave?.(meant ?? typed.value, meant === undefined && typed.isHalf);
  };
  const first = state.segments.find(({ isEditable }) => isEditable)?.type;
  const ownSaid = (type: string) => ({
    'aria-label': `${wordOf(words, type)}, `,
    'aria-invalid': problem ? true : undefined,
    'aria-describedby': type === first ? [`${id}-stands`, described].filter(Boolean).join(' ') : undefined,
  });
  return (
    <>
      <div
        ref={frame}
        className="input typed-box"
        data-invalid={problem ? true : undefined}
        data-disabled={disabled || undefined}
        {...{ ...keys, onBlur: leave }}
      >
        <DateInput className="typed-pieces" aria-describedby={described}>
          {(segment) => (
            <DateSegment
              segment={segment}
              className="typed-piece"
              // A language React Aria does not speak says what its nearest does; and half a date has to be said to be one.
              render={(given) => <span {...given} {...(segment.type !== 'literal' && ownSaid(segment.type))} />}
            />
          )}
        </DateInput>
        <span id={`${id}-stands`} hidden>
          {typed.value !== '' && fill(words.stands, { value: said(typed.value) })}
        </span>
        {/* Holds back a form with half a value in it, as the browser's own boxes do. */}
        <input
          ref={form}
          hidden
          disabled={disabled}
          onInvalid={(event) => {
            event.preventDefault();
            setWasLeft(true);
            // The first that is wrong.
            if (event.currentTarget.form?.querySelector('input:invalid') !== event.currentTarget) return;
            frame.current?.querySelector<HTMLElement>('[role="spinbutton"]')?.focus();
          }}
        />
        {children}
      </div>
      <FieldNotes id={id} hint={hint} problem={problem} />
    </>
  );
}

function standAsTyped(): void {}

function wordOf(words: (typeof dayAndTimeWords)['en'], type: string): string {
  switch (type) {
    case 'year':
    case 'month':
    case 'day':
    case 'hour':
    case 'minute':
      return words[type];
    default:
      return type;
  }
}

/** Tells what the pieces say when that is another than it was, and another than is known. */
function useTelling(typed: Typed, value: string, onChange: PieceFieldProps['onChange']): void {
  const last = useRef(typed);
  useEffect(() => {
    const { value: before, isHalf } = last.current;
    last.current = typed;
    if ((typed.value !== before || typed.isHalf !== isHalf) && typed.value !== value)
      onChange(typed.value, typed.isHalf);
  });
}

function usePieceKeys(props: PieceBoxProps, onSent: () => void) {
  const { typed, onOpen, put, read, before, disabled } = props;
  /** Something was typed into the piece that has the focus: only then does a dot lead on. */
  const hasTyped = useRef(false);
  const send = (target: Element) => {
    const meant = props.completed?.();
    // At once: what holds the form back must know of it.
    if (meant !== undefined)
      flushSync(() => {
        put(meant);
        props.onChange(meant, false);
      });
    onSent();
    props.onLeave?.(meant ?? typed.value, meant === undefined && typed.isHalf);
    const form = target.closest('form');
    const button = form?.querySelector<HTMLButtonElement>('[type="submit"]');
    if (button && !button.disabled) form?.requestSubmit(button);
  };
  // Before React Aria sees it: to the group of the pieces Enter is a press, and goes no further.
  const onKeyDownCapture = (event: KeyboardEvent<HTMLDivElement>) => {
    const { target, key } = event;
    if (!(target instanceof HTMLElement) || target.role !== 'spinbutton') return;
    if (event.altKey) {
      if (!onOpen || (key !== 'ArrowDown' && key !== 'ArrowUp')) return;
      event.preventDefault();
      event.stopPropagation();
      onOpen();
    } else if (key === 'Enter') {
      event.preventDefault();
      event.stopPropagation();
      send(target);
    } else if (event.ctrlKey || event.metaKey) return;
    else if (key === 'Escape' && before !== undefined) put(before);
    else if (/^[.,:/ -]$/.test(key)) {
      event.preventDefault();
      event.stopPropagation();
      if (hasTyped.current) nextPiece(target)?.focus();
    } else if (/^\d$/.test(key)) hasTyped.current = true;
  };
  return {
    onKeyDownCapture,
    onFocus: () => {
      hasTyped.current = false;
    },
    onPaste: (event: ClipboardEvent) => {
      event.preventDefault();
      if (disabled) return;
      void read(event.clipboardData.getData('text/plain')).then((found) => found !== undefined && put(found));
    },
    onCopy: (event: ClipboardEvent) => {
      if (typed.value === '') return;
      event.preventDefault();
      event.clipboardData.setData('text/plain', typed.value);
    },
  };
}

function nextPiece(piece: HTMLElement): HTMLElement | undefined {
  const all = [...(piece.parentElement?.querySelectorAll<HTMLElement>('[role="spinbutton"]') ?? [])];
  return all[all.indexOf(piece) + 1];
}

/** What is given to React Aria: the value, until pieces are changed here; again when it changes elsewhere. */
export function useShown<T>(value: string, readValue: (text: string) => T | null, typed: RefObject<string>) {
  const [shown, setShown] = useState(() => readValue(value));
  const [given, setGiven] = useState(value);
  if (value !== given) {
    setGiven(value);
    if (value !== typed.current) setShown(readValue(value));
  }
  return [shown, setShown] as const;
}

/** The number in a piece; undefined where nothing is typed yet. */
export function pieceOf(state: DateFieldState, type: string): number | undefined {
  const piece = state.segments.find((each) => each.type === type);
  return piece && !piece.isPlaceholder ? (piece.value ?? undefined) : undefined;
}
