/** What is left out, by reason; what may be let in is let in this once. */
import { Link } from 'wouter';
import type { ReportPreview } from '../../../shared/bridge/contract/report.ts';
import { reportScreenWords } from '../../../shared/i18n/app/reports.ts';
import { reportWords } from '../../../shared/i18n/report/index.ts';
import { withheldReasons } from '../../../shared/i18n/report/words.ts';
import { Check } from '../../parts/field.tsx';
import { useCommonWords, useFormats, useLanguage, useWords } from '../../words/language.tsx';

type Withheld = ReportPreview['withheld'][number];

interface LeftOutProps {
  readonly withheld: readonly Withheld[];
  readonly include: readonly string[];
  readonly onInclude: (include: readonly string[]) => void;
}

export function LeftOut({ withheld, include, onInclude }: LeftOutProps) {
  const words = useWords(reportScreenWords);
  const formats = useFormats();
  const { receipt } = reportWords[useLanguage()];
  const groups = withheldReasons.flatMap((reason) => {
    const items = withheld.filter((each) => each.reason === reason);
    return items.length > 0 ? [{ reason, items }] : [];
  });
  return (
    <section className="left-out" aria-labelledby="left-out">
      <div role="status">
        <h2 id="left-out">
          {withheld.length === 0 ? words.nothingLeftOut : formats.counted(words.leftOut, withheld.length)}
        </h2>
      </div>
      {include.length > 0 && <Included include={include} onInclude={onInclude} />}
      {groups.map(({ reason, items }) => (
        <details key={reason} open={items.length <= 12}>
          <summary>
            {receipt.reasons[reason]} <span className="quiet figures">({formats.number(items.length)})</span>
          </summary>
          <Items items={items} include={include} onInclude={onInclude} />
        </details>
      ))}
    </section>
  );
}

/** A report of everything can hold thousands back: the first hundreds are shown, the rest is in the receipt. */
const mostShown = 300;

function Items({ items, include, onInclude }: LeftOutItems) {
  const words = useWords(reportScreenWords);
  const common = useCommonWords();
  const formats = useFormats();
  const { receipt } = reportWords[useLanguage()];
  return (
    <ul>
      {items.slice(0, mostShown).map(({ record, field, kind, name, reason, canInclude }) => (
        <li key={`${record} ${field ?? ''}`}>
          <span className="name one-line" title={name}>
            {name || common.unnamed}
          </span>
          <span className="quiet small">
            {(field && Object.entries(receipt.fields).find(([each]) => each === field)?.[1]) ??
              common.kindOfRecord[kind] ??
              kind}
          </span>
          {canInclude && (
            <Check
              label={<span className="small">{words.includeOnce}</span>}
              checked={include.includes(record)}
              onChange={() => onInclude([...include, record])}
            />
          )}
          {reason === 'conflict' && (
            <Link className="small" href="/needs">
              {words.settle}
            </Link>
          )}
        </li>
      ))}
      {items.length > mostShown && (
        <li className="quiet small">{formats.counted(common.andOthers, items.length - mostShown)}</li>
      )}
    </ul>
  );
}

interface LeftOutItems extends Omit<LeftOutProps, 'withheld'> {
  readonly items: readonly Withheld[];
}

function Included({ include, onInclude }: Pick<LeftOutProps, 'include' | 'onInclude'>) {
  const words = useWords(reportScreenWords);
  return <Check label={`${words.includeOnce} (${include.length})`} checked onChange={() => onInclude([])} />;
}
