/** Which of my steps can be taken back next, read from the log alone: so undo works after a restart and after a sync. */
import type { StepKind } from '../../shared/edit/plan.ts';

export interface StepMark {
  readonly step: string;
  readonly kind: StepKind;
  /** The step that an undo or redo takes back. */
  readonly of?: string | undefined;
}

/** `marks`: my own steps in the order they were written, each once. The last of a list is the next to go. */
export function stepStacks(marks: readonly StepMark[]): {
  readonly undo: readonly string[];
  readonly redo: readonly string[];
} {
  const undo: string[] = [];
  const redo: string[] = [];
  for (const { step, kind, of } of marks) {
    switch (kind) {
      case 'edit':
      case 'import':
        undo.push(step);
        redo.length = 0;
        break;
      case 'undo':
        remove(undo, of);
        redo.push(step);
        break;
      case 'redo':
        remove(redo, of);
        undo.push(step);
        break;
      case 'system':
        break;
    }
  }
  return { undo, redo };
}

function remove(list: string[], value: string | undefined): void {
  const at = value === undefined ? -1 : list.lastIndexOf(value);
  if (at >= 0) list.splice(at, 1);
}
