/** What asking a server came to, space by space. */
import type { ServerOutcome } from '../../../shared/bridge/contract/sync.ts';
import { serversWords } from '../../../shared/i18n/app/servers.ts';
import { useSpaceName } from '../../parts/space-mark.tsx';
import { fill, useFormats, useWords } from '../../words/language.tsx';
import { useServerProblem } from './use-server-problem.ts';

export function ServerOutcomes({ outcomes }: { outcomes: readonly ServerOutcome[] }) {
  const told = useTold();
  return (
    <ul className="server-outcomes">
      {outcomes.map((outcome) => (
        <li key={outcome.space?.id ?? ''} className={outcome.id === undefined ? 'notice problem figures' : 'figures'}>
          {told(outcome)}
        </li>
      ))}
    </ul>
  );
}

function useTold(): (outcome: ServerOutcome) => string {
  const words = useWords(serversWords);
  const formats = useFormats();
  const nameOf = useSpaceName();
  const problemOf = useServerProblem();
  return ({ id, space, in: came, out: went, error }) => {
    const what = space ? nameOf(space) : words.everything;
    if (error === undefined) return fill(words.added, { what, in: formats.number(came), out: formats.number(went) });
    if (id !== undefined && error === 'CarrierGone') return fill(words.addedAway, { what });
    return fill(id === undefined ? words.notAdded : words.stood, { what, why: problemOf({ type: error }) });
  };
}
