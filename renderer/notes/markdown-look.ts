/** How Markdown looks while it is written: classes on what is seen, with the marks themselves kept and quiet. */
import { syntaxTree } from '@codemirror/language';
import type { Range } from '@codemirror/state';
import { Decoration, type DecorationSet, type EditorView, ViewPlugin } from '@codemirror/view';

const classes: Readonly<Record<string, string>> = {
  ATXHeading1: 'note-heading-1',
  ATXHeading2: 'note-heading-2',
  ATXHeading3: 'note-heading-3',
  StrongEmphasis: 'note-strong',
  Emphasis: 'note-emphasis',
  InlineCode: 'note-code',
  FencedCode: 'note-code',
  Blockquote: 'note-quote',
  URL: 'note-link',
  HeaderMark: 'note-mark',
  EmphasisMark: 'note-mark',
  CodeMark: 'note-mark',
  QuoteMark: 'note-mark',
  ListMark: 'note-mark',
};
const marks = new Map(
  Object.entries(classes).map(([name, className]) => [name, Decoration.mark({ class: className })]),
);

export const markdownLook = ViewPlugin.fromClass(
  class {
    decorations: DecorationSet;
    constructor(view: EditorView) {
      this.decorations = decorate(view);
    }
    update(update: {
      docChanged: boolean;
      viewportChanged: boolean;
      view: EditorView;
      startState: EditorView['state'];
    }) {
      const parsed = syntaxTree(update.startState) !== syntaxTree(update.view.state);
      if (update.docChanged || update.viewportChanged || parsed) this.decorations = decorate(update.view);
    }
  },
  { decorations: (plugin) => plugin.decorations },
);

function decorate(view: EditorView): DecorationSet {
  const found: Range<Decoration>[] = [];
  for (const { from, to } of view.visibleRanges)
    syntaxTree(view.state).iterate({
      from,
      to,
      enter: (node) => {
        const mark = marks.get(node.name);
        if (mark && node.to > node.from) found.push(mark.range(node.from, node.to));
      },
    });
  return Decoration.set(found, true);
}
