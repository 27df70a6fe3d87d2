/** Everything that waits for a decision; each can be put off, and blocks nothing but a report about itself. */
import { needsWords } from '../../../shared/i18n/app/needs.ts';
import type { Need } from '../../../shared/query/need.ts';
import { useScreenKey } from '../../app/use-screen-key.ts';
import { useNeedsWatched } from '../../data/needs.tsx';
import { Button } from '../../parts/button.tsx';
import { Empty, Failed, Waiting } from '../../parts/notice.tsx';
import { Page } from '../../parts/page.tsx';
import { useFormats, useWords } from '../../words/language.tsx';
import { NeedCard } from './need-card.tsx';
import { usePutOff } from './put-off.ts';
import './needs.css';

/** Drawn at once; those beyond come as these are settled. */
const mostShown = 40;

export function Needs() {
  const words = useWords(needsWords);
  const formats = useFormats();
  const { value, problem, again } = useNeedsWatched();
  const putOff = usePutOff();
  useScreenKey('jk', step);
  const waiting = value?.needs.filter(({ id }) => !putOff.has(id)) ?? [];
  const later = value?.needs.filter(({ id }) => putOff.has(id)) ?? [];
  const beyond = value ? value.total - later.length - Math.min(waiting.length, mostShown) : 0;
  return (
    <Page title={words.title} className="needs">
      {problem && <Failed problem={problem} onRetry={again} />}
      {!value && !problem && <Waiting />}
      {value && (
        <div role="status">
          {value.total === 0 ? (
            <Empty title={words.nothing}>
              <p>{words.nothingHint}</p>
            </Empty>
          ) : (
            <p className="quiet">
              {waiting.length === 0 ? words.nothing : formats.counted(words.waiting, value.total - later.length)}
            </p>
          )}
        </div>
      )}
      <NeedList needs={waiting.slice(0, mostShown)} onLater={putOff.add} laterWord={words.later} />
      {beyond > 0 && <p className="quiet">{formats.counted(words.more, beyond)}</p>}
      {later.length > 0 && (
        <details>
          <summary>{formats.counted(words.laterList, later.length)}</summary>
          <NeedList needs={later.slice(0, mostShown)} onLater={putOff.remove} laterWord={words.now} />
        </details>
      )}
    </Page>
  );
}

/** To the question after the one that has the focus, or before it; from anywhere else to the first. */
function step(key: string): void {
  const heads = [...document.querySelectorAll<HTMLElement>('.need-list h2')].filter(
    (head) => head.getClientRects().length > 0,
  );
  const at = heads.findIndex((head) => head.closest('.need')?.contains(document.activeElement));
  const to = heads[Math.max(0, Math.min(heads.length - 1, at + (key === 'j' ? 1 : -1)))];
  to?.focus({ preventScroll: true });
  to?.closest('.need')?.scrollIntoView({ block: 'nearest' });
}

interface NeedListProps {
  readonly needs: readonly Need[];
  readonly onLater: (id: string) => void;
  readonly laterWord: string;
}

function NeedList({ needs, onLater, laterWord }: NeedListProps) {
  return (
    <ul className="need-list">
      {needs.map((need) => (
        <li key={need.id}>
          <NeedCard need={need}>
            <Button small look="plain" onClick={() => onLater(need.id)}>
              {laterWord}
            </Button>
          </NeedCard>
        </li>
      ))}
    </ul>
  );
}
