/** Status of an encounter: the shape says it, the colour repeats it, the word is always there for whoever needs it. */

import { useCommonWords } from '../words/language.tsx';
import { isEncounterStatus } from './encounter-status.ts';

interface StatusMarkProps {
  readonly status: string;
  /** Shows the shape alone; the word is then read out only. */
  readonly bare?: boolean;
  readonly postponed?: boolean;
}

export function StatusMark({ status, bare, postponed }: StatusMarkProps) {
  const words = useCommonWords();
  const known = isEncounterStatus(status) ? words.status[status] : status;
  const word = postponed ? `${known}, ${words.postponed}` : known;
  return (
    <span className="status" data-status={status} title={bare ? word : undefined}>
      <StatusShape status={status} />
      <span className={bare ? 'unseen' : undefined}>{word}</span>
    </span>
  );
}

/** ○ wanted, ◔ asked, ◑ half-planned, ◕ planned, ● held, ◌ missed, ⊘ declined, ✕ cancelled. */
export function StatusShape({ status, size = 14 }: { status: string; size?: number }) {
  const quarter = { asked: 0.25, half_planned: 0.5, planned: 0.75 }[status];
  return (
    <svg
      width={size}
      height={size}
      viewBox="0 0 16 16"
      aria-hidden="true"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.6"
    >
      {status === 'cancelled' ? (
        <path d="M3.5 3.5 L12.5 12.5 M12.5 3.5 L3.5 12.5" strokeWidth="2" />
      ) : (
        <circle
          cx="8"
          cy="8"
          r="6.2"
          {...(status === 'held' && { fill: 'currentColor' })}
          {...(status === 'missed' && { strokeDasharray: '2.4 2.4' })}
        />
      )}
      {status === 'declined' && <path d="M3.8 12.2 L12.2 3.8" />}
      {quarter !== undefined && <path d={slice(quarter)} fill="currentColor" stroke="none" />}
    </svg>
  );
}

/** A piece of the disc, clockwise from the top. */
function slice(share: number): string {
  const angle = share * 2 * Math.PI;
  const [x, y] = [8 + 6.2 * Math.sin(angle), 8 - 6.2 * Math.cos(angle)];
  return `M8 8 L8 1.8 A6.2 6.2 0 ${share > 0.5 ? 1 : 0} 1 ${x.toFixed(3)} ${y.toFixed(3)} Z`;
}
