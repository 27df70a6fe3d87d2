/** The few keys for Markdown. Tab is none of them: it leaves the text, as everywhere; so does Escape, to where no box is. */
import { EditorSelection, type StateCommand } from '@codemirror/state';
import type { EditorView, KeyBinding } from '@codemirror/view';

/** Ctrl or Cmd: B bold, I italic, Alt-H heading (level 1, 2, 3, none), Alt-L list. Escape: single keys go somewhere again. */
export const markdownKeys: readonly KeyBinding[] = [
  { key: 'Mod-b', run: marked('**') },
  { key: 'Mod-i', run: marked('_') },
  { key: 'Mod-Alt-h', run: eachLine((line) => line.replace(/^(#{0,3})( ?)(?!#)/, nextHeading)) },
  { key: 'Mod-Alt-l', run: eachLine((line) => (line.startsWith('- ') ? line.slice(2) : `- ${line}`)) },
  { key: 'Escape', run: leave },
];

function leave(view: EditorView): boolean {
  view.contentDOM.blur();
  return true;
}

function nextHeading(_all: string, marks: string): string {
  return marks.length === 3 ? '' : `${marks}# `;
}

/** Puts the mark around what is selected, or takes it away where it already stands there. */
function marked(mark: string): StateCommand {
  return ({ state, dispatch }) => {
    const { length } = mark;
    const change = state.changeByRange(({ from, to }) => {
      const ends = state.sliceDoc(to, to + length) === mark;
      const stands = ends && state.sliceDoc(Math.max(0, from - length), from) === mark;
      if (stands)
        return {
          changes: [
            { from: from - length, to: from },
            { from: to, to: to + length },
          ],
          range: EditorSelection.range(from - length, to - length),
        };
      // At the end of what was just written in bold, the same key leaves it.
      if (ends && from === to) return { range: EditorSelection.cursor(to + length) };
      return {
        changes: [
          { from, insert: mark },
          { from: to, insert: mark },
        ],
        range: EditorSelection.range(from + length, to + length),
      };
    });
    dispatch(state.update(change, { scrollIntoView: true, userEvent: 'input' }));
    return true;
  };
}

function eachLine(rewrite: (line: string) => string): StateCommand {
  return ({ state, dispatch }) => {
    const lines = new Map<number, { from: number; text: string }>();
    for (const { from, to } of state.selection.ranges)
      for (let at = from; ; ) {
        const line = state.doc.lineAt(at);
        lines.set(line.from, line);
        if (line.to >= to) break;
        at = line.to + 1;
      }
    const changes = [...lines.values()].flatMap(({ from, text }) => {
      const wanted = rewrite(text);
      if (wanted === text) return [];
      // Only the line's beginning changes, so that cursors further on stay where they are.
      const same = sameEnd(text, wanted);
      return [{ from, to: from + text.length - same, insert: wanted.slice(0, wanted.length - same) }];
    });
    dispatch(state.update({ changes, scrollIntoView: true, userEvent: 'input' }));
    return true;
  };
}

function sameEnd(one: string, other: string): number {
  let length = 0;
  while (length < Math.min(one.length, other.length) && one.at(-1 - length) === other.at(-1 - length)) length++;
  return length;
}
