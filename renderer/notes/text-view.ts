/** CodeMirror on a note's Automerge text: Markdown, undo of one's own typing, the place one stood at last time. */
import { automergeSyncPlugin } from '@automerge/automerge-codemirror';
import { isReconcileTx } from '@automerge/automerge-codemirror/dist/plugin.js';
import type { DocHandle } from '@automerge/automerge-repo/slim';
import { defaultKeymap, history, historyKeymap } from '@codemirror/commands';
import { markdown } from '@codemirror/lang-markdown';
import { EditorState, Transaction } from '@codemirror/state';
import { EditorView, keymap, placeholder } from '@codemirror/view';
import type { NoteText } from '../../shared/bridge/note-repo.ts';
import { markdownKeys } from './markdown-keys.ts';
import { markdownLook } from './markdown-look.ts';

export type NoteHandle = DocHandle<NoteText>;

/** As the engine takes them. */
export const mostLetters = 400_000;

export interface TextViewOptions {
  /** Of the note. */
  readonly id: string;
  readonly handle: NoteHandle;
  readonly label: string;
  readonly placeholder: string;
  readonly autoFocus: boolean;
  readonly onTooLong: () => void;
  readonly onFits: () => void;
}

/** Returns what takes it away again. */
export function showText(parent: HTMLElement, options: TextViewOptions): () => void {
  const { id, handle, label, onTooLong, onFits } = options;
  const text = handle.doc().text;
  const place = rememberedPlace(id, text.length);
  const view = new EditorView({
    parent,
    doc: text,
    ...(place && { selection: place }),
    extensions: [
      EditorView.cspNonce.of(pageNonce()),
      // Only this ends a line: with others CodeMirror would count letters otherwise than Automerge does.
      EditorState.lineSeparator.of('\n'),
      EditorView.clipboardInputFilter.of((pasted) => pasted.replace(/\r\n?/g, '\n')),
      EditorView.lineWrapping,
      EditorView.contentAttributes.of({ 'aria-label': label, spellcheck: 'true', autocapitalize: 'sentences' }),
      placeholder(options.placeholder),
      history(),
      ownUndoOnly,
      markdown({ completeHTMLTags: false }),
      markdownLook,
      keymap.of([...markdownKeys, ...defaultKeymap, ...historyKeymap]),
      atMost(onTooLong, onFits),
      automergeSyncPlugin({ handle, path: ['text'] }),
      EditorView.updateListener.of((update) => {
        if (update.selectionSet || update.docChanged) remember();
      }),
    ],
  });
  let timer: ReturnType<typeof setTimeout> | undefined;
  const remember = () => {
    timer ??= setTimeout(() => {
      timer = undefined;
      rememberPlace(id, view);
    }, 300);
  };
  if (place) view.dispatch({ effects: EditorView.scrollIntoView(place.head, { y: 'center' }) });
  if (options.autoFocus) view.focus();
  return () => {
    clearTimeout(timer);
    rememberPlace(id, view);
    view.destroy();
  };
}

/** Undo takes back what was typed here, never what came from another window or device. */
const ownUndoOnly = EditorState.transactionExtender.of((transaction) =>
  isReconcileTx(transaction) ? { annotations: Transaction.addToHistory.of(false) } : null,
);

/** Refuses what would be too long before it is in the text, since afterwards it could not be saved. */
function atMost(onTooLong: () => void, onFits: () => void) {
  return EditorState.changeFilter.of((transaction) => {
    if (isReconcileTx(transaction) || !transaction.docChanged) return true;
    const { length } = transaction.newDoc;
    const fits = length <= mostLetters || length < transaction.startState.doc.length;
    if (fits) onFits();
    else onTooLong();
    return fits;
  });
}

/** Strict CSP: CodeMirror's own style sheet is let in by the page's nonce. */
function pageNonce(): string {
  return document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')?.nonce ?? '';
}

interface Place {
  readonly anchor: number;
  readonly head: number;
}

/** Where one stood, for a reload or a crash: numbers only, in the tab's own storage. */
function rememberPlace(id: string, view: EditorView): void {
  const { anchor, head } = view.state.selection.main;
  sessionStorage.setItem(placeKey(id), `${anchor} ${head}`);
}

function rememberedPlace(id: string, length: number): Place | undefined {
  const [anchor, head] = (sessionStorage.getItem(placeKey(id)) ?? '').split(' ').map(Number);
  if (anchor === undefined || head === undefined || !Number.isInteger(anchor + head)) return undefined;
  return { anchor: Math.min(anchor, length), head: Math.min(head, length) };
}

function placeKey(id: string): string {
  return `note-place ${id}`;
}
