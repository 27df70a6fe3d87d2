/** What any row says, in words: fields with their values, other records as links, what else was said, who may see which. */
import { Fragment } from 'react';
import { Link } from 'wouter';
import { recordWords } from '../../shared/i18n/app/record.ts';
import { type Fact, type FactValue, factsOf, saidOf } from '../../shared/i18n/facts.ts';
import { problemWords } from '../../shared/i18n/problems.ts';
import type { Row } from '../../shared/query/row.ts';
import { pathOf } from '../app/routes.tsx';
import { useEntries } from '../data/hooks.ts';
import { fill, useLanguage, useWords } from '../words/language.tsx';
import { useFactWords } from './fact-words.ts';
import { LayerMark } from './layer-mark.tsx';
import './row-facts.css';

interface RowFactsProps {
  readonly row: Row;
  /** Only these fields, in the order of the kind. All where absent. */
  readonly only?: readonly string[];
  /** Shown elsewhere on the page. */
  readonly except?: readonly string[];
}

export function RowFacts({ row, only, except = [] }: RowFactsProps) {
  const words = useWords(recordWords);
  const factWords = useFactWords();
  const facts = factsOf(row, factWords).filter(
    ({ field }) => !except.includes(field) && (only === undefined || only.includes(field)),
  );
  const unknown = only === undefined ? Object.entries(row.unknown) : [];
  if (facts.length === 0 && unknown.length === 0)
    return except.length > 0 ? null : <p className="quiet">{words.nothingSaid}</p>;
  return (
    <dl className="definition row-facts">
      {facts.map((fact) => (
        <Fragment key={fact.field}>
          <dt>{fact.label}</dt>
          <dd>
            <FactValues fact={fact} />
            <Said row={row} field={fact.field} />
          </dd>
        </Fragment>
      ))}
      {unknown.map(([key, value]) => (
        <Fragment key={key}>
          <dt title={words.newerFields}>{key}</dt>
          <dd className="name quiet">{typeof value === 'string' ? value : JSON.stringify(value)}</dd>
        </Fragment>
      ))}
    </dl>
  );
}

function FactValues({ fact: { values, prose } }: { fact: Fact }) {
  const [first] = values;
  if (prose) return <p className="name fact-prose">{first?.text}</p>;
  if (values.length === 1 && first) return <SaidValue value={first} />;
  return (
    <ul className="fact-values">
      {values.map((value, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: two items may read alike, and none keeps any state.
        <li key={place}>
          <SaidValue value={value} />
        </li>
      ))}
    </ul>
  );
}

/** A value, as a link where it is a record of its own that can be seen from here. */
export function SaidValue({ value: { text, id } }: { value: FactValue }) {
  const entry = useEntries().get(id ?? '');
  if (!entry) return <span className="name">{text}</span>;
  return (
    <Link className="name" href={pathOf(entry.kind, entry.id)}>
      {text}
    </Link>
  );
}

/** What stands beside the value shown: its own layer where that is not the row's first, and what others said instead. */
function Said({ row, field }: { row: Row; field: string }) {
  const words = useWords(recordWords);
  const factWords = useFactWords();
  const layer = row.from[field];
  const others = Object.entries(row.alternatives)
    .filter(([key]) => key === field)
    .flatMap(([, said]) => said);
  return (
    <>
      {layer && <LayerMark id={layer} />}
      {others.map(({ value, part, actor }) => (
        <p key={`${part ?? ''} ${actor ?? ''} ${String(value)}`} className="small fact-also">
          {fill(words.alsoSaid, { value: saidOf(row.kind, field, value, factWords)[0]?.text ?? '' })}
        </p>
      ))}
    </>
  );
}

/** Its layers, from the widest to the narrowest. */
export function RowLayers({ row }: { row: Row }) {
  const words = useWords(recordWords);
  const spaces = [...new Set([row.space, ...row.parts.map((part) => part.space)])];
  return (
    <div className="row-layers">
      <p className="quiet small">{spaces.length > 1 ? words.layersHint : words.layersAlone}</p>
      <ul className="fact-values">
        {spaces.map((space) => (
          <li key={space}>
            <LayerMark id={space} />
          </li>
        ))}
      </ul>
    </div>
  );
}

/** What a check of the row found missing or contradictory. */
export function RowProblems({ row }: { row: Row }) {
  const words = useWords(recordWords);
  const language = useLanguage();
  if (row.problems.length === 0) return null;
  return (
    <div className="notice warning">
      <p>{words.missing}:</p>
      <ul>
        {row.problems.map((problem) => (
          <li key={problem}>{problemWords[language][problem] ?? problem}</li>
        ))}
      </ul>
    </div>
  );
}
