import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type StepMark, stepStacks } from '../../../engine/vault/steps.ts';

type Doing = 'edit' | 'import' | 'undo' | 'redo' | 'system';
const doings = fc.array(fc.constantFrom<Doing>('edit', 'import', 'undo', 'redo', 'system'), { maxLength: 40 });

/** What a person does, with the two stacks every editor has; each undo and redo is a step of its own. */
function work(list: readonly Doing[]): { marks: StepMark[]; undo: string[]; redo: string[] } {
  const marks: StepMark[] = [];
  const undo: string[] = [];
  const redo: string[] = [];
  for (const [at, kind] of list.entries()) {
    const step = `step ${at}`;
    const of = kind === 'undo' ? undo.pop() : kind === 'redo' ? redo.pop() : undefined;
    if ((kind === 'undo' || kind === 'redo') && of === undefined) continue;
    if (kind === 'undo') redo.push(step);
    else if (kind !== 'system') undo.push(step);
    if (kind === 'edit' || kind === 'import') redo.length = 0;
    marks.push({ step, kind, of });
  }
  return { marks, undo, redo };
}

describe('what can be taken back', () => {
  test('read from the log is what an editor would have kept in its two stacks', () => {
    fc.assert(
      fc.property(doings, (list) => {
        const { marks, undo, redo } = work(list);
        expect(stepStacks(marks)).toEqual({ undo, redo });
      }),
      { numRuns: 500 },
    );
  });

  test('is the step before after an undo, and that undo can be taken back in its turn', () => {
    const marks: StepMark[] = [
      { step: 'a', kind: 'edit' },
      { step: 'b', kind: 'import' },
      { step: 'c', kind: 'undo', of: 'b' },
    ];
    expect(stepStacks(marks)).toEqual({ undo: ['a'], redo: ['c'] });
    expect(stepStacks([...marks, { step: 'd', kind: 'redo', of: 'c' }])).toEqual({ undo: ['a', 'd'], redo: [] });
  });

  test('is nothing to do again once something new was written', () => {
    const marks: StepMark[] = [
      { step: 'a', kind: 'edit' },
      { step: 'b', kind: 'undo', of: 'a' },
      { step: 'c', kind: 'edit' },
    ];
    expect(stepStacks(marks)).toEqual({ undo: ['c'], redo: [] });
  });

  test('leaves steps of the program itself alone, and is not upset by an undo of a step it does not know', () => {
    const marks: StepMark[] = [
      { step: 'a', kind: 'edit' },
      { step: 's', kind: 'system' },
      { step: 'u', kind: 'undo', of: 'elsewhere' },
      { step: 'v', kind: 'undo' },
    ];
    expect(stepStacks(marks)).toEqual({ undo: ['a'], redo: ['u', 'v'] });
    expect(stepStacks([])).toEqual({ undo: [], redo: [] });
  });
});
