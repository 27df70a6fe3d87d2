/** What the text says besides meetings: people, nights, asks, promises, tools; what was not read, and what to know. */
import type { ReactNode } from 'react';
import { importWords } from '../../../shared/i18n/app/import.ts';
import { todayWords } from '../../../shared/i18n/app/today.ts';
import type { Confidence, Source } from '../../../shared/import/proposal.ts';
import { type Decisions, isTicked, itemId, type ReviewList } from '../../../shared/import/review.ts';
import { AudienceMark } from '../../parts/audience-mark.tsx';
import { Button } from '../../parts/button.tsx';
import { fill, useCommonWords, useFormats, useWords } from '../../words/language.tsx';
import type { Saying } from './say.ts';
import type { PostReading } from './use-reading.ts';

interface ExtrasProps {
  readonly text: string;
  readonly reading: PostReading;
  readonly decisions: Decisions;
  readonly saying: Saying;
  readonly lit: string | undefined;
  readonly onPoint: (item: string) => void;
  readonly onLeave: (item: string) => void;
  readonly onTick: (item: string, ticked: boolean) => void;
  readonly onMatchPerson: (key: string) => void;
}

interface Line {
  readonly id: string;
  readonly confidence: Confidence;
  readonly isHere: boolean;
  readonly label: ReactNode;
  readonly act?: ReactNode;
}

export function Extras(props: ExtrasProps) {
  const { reading, saying, onMatchPerson } = props;
  const words = useWords(importWords);
  const common = useCommonWords();
  const formats = useFormats();
  const { proposal, effects } = reading;
  const line = (
    list: ReviewList,
    place: number,
    key: number | string,
    confidence: Confidence,
    label: ReactNode,
    act?: ReactNode,
  ): Line => ({ id: itemId(list, key), confidence, isHere: effects[list][place] === 'same', label, act });
  const pieceOf = ({ start, end }: Source) => props.text.slice(start, end).trim();

  const people = proposal.people.map(({ key, role, org, confidence }, place) => {
    const entry = saying.named(key);
    const detail = [
      words.role[role],
      org ? saying.name(org) : '',
      entry.record
        ? fill(entry.record.isAway ? words.isAway : words.isKnown, { name: entry.record.name })
        : words.isNew,
    ];
    const label = (
      <>
        <span className="name">{entry.name}</span>{' '}
        <span className="quiet small">{detail.filter(Boolean).join(' · ')}</span>
      </>
    );
    const act = (
      <Button small look="plain" onClick={() => onMatchPerson(key)}>
        {fill(words.whoIs, { name: entry.name })}
      </Button>
    );
    return line('people', place, key, confidence, label, act);
  });
  const stays = proposal.stays.map((stay, place) =>
    line('stays', place, place, 'high', `${formats.list(stay.people.map(saying.name))}, ${saying.when(stay.when)}`),
  );
  const asks = proposal.asks.map(({ type, orgs, confidence, source }, place) =>
    line(
      'asks',
      place,
      place,
      confidence,
      <>
        {words.ask[type]}{' '}
        <span className="quiet small">
          {orgs.length > 0 && `${formats.counted(common.count.organisations, orgs.length)} · `}“{pieceOf(source)}”
        </span>
      </>,
    ),
  );
  const today = useWords(todayWords);
  const promises = proposal.commitments.map(({ text, by, to, due, confidence }, place) => {
    const other = to ?? by;
    const whom =
      other === null ? '' : ` ${fill(to === null ? today.byName : today.toName, { name: saying.name(other) })}`;
    const until = due ? `, ${fill(today.due, { day: formats.day(due) })}` : '';
    return line('commitments', place, place, confidence, `${text}${whom}${until}`);
  });
  const tools = proposal.dependencies.map(({ org, product, confidence }, place) =>
    line('dependencies', place, place, confidence, fill(words.uses, { org: saying.name(org), product })),
  );
  return (
    <>
      <Section {...props} name="people" title={words.people} lines={people} isPrivate />
      <Section {...props} name="stays" title={words.stays} lines={stays} isPrivate />
      <Section {...props} name="asks" title={words.asks} lines={asks} />
      <Section {...props} name="promises" title={words.promises} lines={promises} isPrivate />
      <Section {...props} name="tools" title={words.tools} lines={tools} isPrivate />
      <Warnings reading={reading} />
      <NotRead reading={reading} />
    </>
  );
}

interface SectionProps extends Pick<ExtrasProps, 'decisions' | 'lit' | 'onPoint' | 'onLeave' | 'onTick'> {
  readonly name: string;
  readonly title: string;
  readonly lines: readonly Line[];
  readonly isPrivate?: boolean;
}

function Section({ name, title, lines, isPrivate, decisions, lit, onPoint, onLeave, onTick }: SectionProps) {
  const words = useWords(importWords);
  if (lines.length === 0) return null;
  return (
    <section aria-labelledby={`import-${name}`}>
      <h2 id={`import-${name}`}>
        {title} {isPrivate && <AudienceMark audience="private" />}
      </h2>
      <ul className="import-lines">
        {lines.map(({ id, confidence, isHere, label, act }) => (
          <li
            key={id}
            className="import-line"
            data-row={id}
            data-lit={id === lit}
            onMouseEnter={() => onPoint(id)}
            onMouseLeave={() => onLeave(id)}
          >
            <label className="check">
              <input
                type="checkbox"
                checked={isTicked(id, confidence, decisions)}
                onFocus={() => onPoint(id)}
                onBlur={() => onLeave(id)}
                onChange={(event) => onTick(id, event.currentTarget.checked)}
              />
              <span>
                {label} {isHere && <span className="quiet small">{words.effect.same}</span>}
                {confidence !== 'high' && (
                  <span
                    className="tag import-sure"
                    data-sure={confidence}
                    title={confidence === 'low' ? words.lowHint : words.mediumHint}
                  >
                    {words[confidence]}
                  </span>
                )}
              </span>
            </label>
            {act}
          </li>
        ))}
      </ul>
    </section>
  );
}

function Warnings({ reading }: { reading: PostReading }) {
  const words = useWords(importWords);
  const { warnings } = reading.proposal;
  if (warnings.length === 0) return null;
  return (
    <section aria-labelledby="import-warnings">
      <h2 id="import-warnings">{words.warnings}</h2>
      <ul className="import-lines">
        {warnings.map((warning) => (
          <li key={warning}>{words.warning[warning]}</li>
        ))}
      </ul>
    </section>
  );
}

function NotRead({ reading }: { reading: PostReading }) {
  const words = useWords(importWords);
  const formats = useFormats();
  const { ignored } = reading.proposal;
  if (ignored.length === 0) return null;
  return (
    <details>
      <summary>{formats.counted(words.notRead, ignored.length)}</summary>
      <ul className="import-lines">
        {ignored.map(({ text, reason, source }) => (
          <li key={source.start}>
            <span className="clamped" title={text}>
              “{text}”
            </span>{' '}
            <span className="quiet small">{words.reason[reason]}</span>
          </li>
        ))}
      </ul>
    </details>
  );
}
