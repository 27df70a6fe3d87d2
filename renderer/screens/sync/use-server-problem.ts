import type { Problem } from '../../../shared/bridge/contract.ts';
import { serverProblems } from '../../../shared/i18n/app/servers.ts';
import { useProblemText, useWords } from '../../words/language.tsx';

/** A server fails in other ways than the vault's own disk or a stick. */
export function useServerProblem(): (problem: Problem) => string {
  const own: Readonly<Record<string, string>> = useWords(serverProblems);
  const problemText = useProblemText();
  return (problem) => own[problem.type] ?? problemText(problem);
}
