/** Ways off a tool, by how far they have come. */
import { Link } from 'wouter';
import { coalitionWords } from '../../../shared/i18n/app/coalition.ts';
import { reportWords } from '../../../shared/i18n/report/index.ts';
import { migrationStatuses } from '../../../shared/model/enumerations.ts';
import type { Row } from '../../../shared/query/row.ts';
import { pathOf } from '../../app/routes.tsx';
import { useToday } from '../../data/today.ts';
import { LayerMark } from '../../parts/layer-mark.tsx';
import { useCommonWords, useFormats, useWords } from '../../words/language.tsx';
import { OrganisationLink, Part, wordOf } from './pieces.tsx';

export function Migrations({ migrations }: { migrations: readonly Row<'migration'>[] }) {
  const words = useWords(coalitionWords);
  const report = useWords(reportWords);
  const { act } = useCommonWords();
  const formats = useFormats();
  const today = useToday();
  const known: readonly string[] = migrationStatuses;
  const states = [...new Set(migrations.map(({ fields }) => fields.status ?? 'unknown'))].sort(
    (a, b) => known.indexOf(a) - known.indexOf(b),
  );
  return (
    <Part title={words.migrations} count={migrations.length} none={words.noMigrations}>
      <ul className="coalition-rows">
        {states.map((state) => {
          const own = migrations.filter(({ fields }) => (fields.status ?? 'unknown') === state);
          return (
            <li key={state}>
              <details className="coalition-group">
                <summary>
                  <span className="coalition-main">{wordOf(report.migration, state)}</span>
                  <span className="figures">{formats.number(own.length)}</span>
                </summary>
                <ul className="coalition-inner">
                  {own.map((row) => (
                    <li key={row.id}>
                      {row.fields.org && <OrganisationLink id={row.fields.org} />}
                      <span className="quiet small">
                        {[
                          wordOf(report.dependency, row.fields.function),
                          row.fields.software,
                          Object.keys(row.fields.blockers).join(', '),
                          row.fields.due ? formats.day(row.fields.due, today) : '',
                        ]
                          .filter(Boolean)
                          .join(' · ')}
                      </span>
                      <LayerMark id={row.space} />
                      <Link className="small" href={pathOf('migration', row.id)}>
                        {act.open}
                      </Link>
                    </li>
                  ))}
                </ul>
              </details>
            </li>
          );
        })}
      </ul>
    </Part>
  );
}
