/** Why no passphrase helps, and what does. */
import type { Problem } from '../../../shared/bridge/contract.ts';
import { unlockWords } from '../../../shared/i18n/app/unlock.ts';
import { useProblemText, useWords } from '../../words/language.tsx';

/** What another try with other words may put right. */
export function isAboutInput(problem: Problem): boolean {
  return ['Empty', 'WrongPassphrase', 'WrongRecoveryKit', 'Busy'].includes(problem.type);
}

export function DoorProblem({ problem }: { problem: Problem }) {
  const words = useWords(unlockWords);
  const textOf = useProblemText();
  const doNow = words.doNow[problem.type];
  return (
    <div className="notice problem" role="alert">
      <p>{textOf(problem)}</p>
      {doNow && <p>{doNow}</p>}
    </div>
  );
}
