/** By function, product and vendor: how many share it, when their contracts end, and a cohort in two clicks. */
import { Link } from 'wouter';
import { coalitionWords } from '../../../shared/i18n/app/coalition.ts';
import { reportWords } from '../../../shared/i18n/report/index.ts';
import { cohortFor, cohortOf, type SharedDependency, spaceOfCohort } from '../../../shared/query/coalition.ts';
import type { Row } from '../../../shared/query/row.ts';
import { pathOf } from '../../app/routes.tsx';
import { useOpenVault, useSteps } from '../../data/engine.tsx';
import { useToday } from '../../data/today.ts';
import { Button } from '../../parts/button.tsx';
import { LayerMark } from '../../parts/layer-mark.tsx';
import { fill, useCommonWords, useFormats, useWords } from '../../words/language.tsx';
import { OrganisationLink, Part, Short, wordOf } from './pieces.tsx';

interface SharedToolsProps {
  readonly shared: readonly SharedDependency[];
  readonly cohorts: readonly Row<'cohort'>[];
}

export function SharedTools({ shared, cohorts }: SharedToolsProps) {
  const words = useWords(coalitionWords);
  return (
    <Part title={words.tools} count={shared.length} hint={words.toolsHint} none={words.noTools}>
      <Short items={shared}>{(each) => <Tool key={each.key} shared={each} cohorts={cohorts} />}</Short>
    </Part>
  );
}

function Tool({ shared, cohorts }: { shared: SharedDependency; cohorts: readonly Row<'cohort'>[] }) {
  const words = useWords(coalitionWords);
  const { dependency: functions } = useWords(reportWords);
  const { unnamed, act } = useCommonWords();
  const formats = useFormats();
  const steps = useSteps();
  const today = useToday();
  const product = shared.product || shared.vendor || unnamed;
  const { spaces } = useOpenVault().state;
  const cohort = cohortFor(shared, cohorts);
  const space = spaceOfCohort(shared, spaces);
  const make = () => {
    const title = fill(words.cohortTitle, { product });
    void steps.perform(
      [{ op: 'create', kind: 'cohort', fields: cohortOf(shared, title), ...(space && { space: space.id }) }],
      fill(words.cohortMade, { title }),
    );
  };
  return (
    <li>
      <details className="coalition-group">
        <summary>
          <span className="coalition-main name">
            {product}
            <span className="quiet small">
              {' '}
              {[wordOf(functions, shared.function), shared.vendor === product ? '' : shared.vendor]
                .filter(Boolean)
                .join(' · ')}
            </span>
          </span>
          <span className="figures">{formats.counted(words.members, shared.organisations.length)}</span>
          <span className="quiet small figures">{renewsText(shared, words, (day) => formats.day(day, today))}</span>
        </summary>
        <ul className="coalition-inner">
          {shared.dependencies.map((row) => (
            <li key={row.id}>
              {row.fields.org && <OrganisationLink id={row.fields.org} />}
              <span className="quiet small figures">
                {row.fields.contractEnds ? formats.day(row.fields.contractEnds, today) : ''}
              </span>
              <LayerMark id={row.space} />
              <Link className="small" href={pathOf('dependency', row.id)}>
                {act.open}
              </Link>
            </li>
          ))}
        </ul>
        {cohort ? (
          <p className="small">
            <Link href={pathOf('cohort', cohort.id)}>
              {words.seeCohort}: {cohort.fields.title}
            </Link>
          </p>
        ) : (
          <p className="buttons">
            <Button small onClick={make}>
              {words.makeCohort}
            </Button>
            {space && <LayerMark id={space.id} />}
          </p>
        )}
      </details>
    </li>
  );
}

function renewsText(
  { renewsFrom, renewsTo }: SharedDependency,
  words: { readonly renews: string; readonly renewsOn: string },
  day: (day: string) => string,
): string {
  if (renewsFrom === undefined || renewsTo === undefined) return '';
  return renewsFrom === renewsTo
    ? fill(words.renewsOn, { from: day(renewsFrom) })
    : fill(words.renews, { from: day(renewsFrom), to: day(renewsTo) });
}
