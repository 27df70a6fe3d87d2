/** The organisations it is with. */
import { X } from 'lucide-react';
import { Link } from 'wouter';
import type { Command } from '../../../shared/bridge/command.ts';
import { encounterWords } from '../../../shared/i18n/app/encounter.ts';
import type { Row } from '../../../shared/query/row.ts';
import { pathOf } from '../../app/routes.tsx';
import { useSteps } from '../../data/engine.tsx';
import { useNames } from '../../data/hooks.ts';
import { Button } from '../../parts/button.tsx';
import { useCommonWords, useWords } from '../../words/language.tsx';
import { AddEntry } from './add-entry.tsx';

export function WithOrganisations({ row }: { row: Row<'encounter'> }) {
  const words = useWords(encounterWords);
  const common = useCommonWords();
  const names = useNames();
  const steps = useSteps();
  const ids = Object.keys(row.fields.orgs);
  const setTo = (orgs: readonly string[]): Command => ({
    op: 'set',
    id: row.id,
    field: 'orgs',
    value: [...orgs],
    was: ids,
  });
  const set = (orgs: readonly string[]) => steps.perform([setTo(orgs)], words.saved);
  return (
    <section aria-labelledby="encounter-with">
      <h2 id="encounter-with">{words.with}</h2>
      <ul className="encounter-lines">
        {ids.map((id) => (
          <li key={id}>
            <Link className="name clamped" href={pathOf('organisation', id)} title={names.of(id)}>
              {names.of(id)}
            </Link>
            {ids.length > 1 && (
              <Button
                small
                look="plain"
                aria-label={`${common.act.remove}: ${names.of(id)}`}
                onClick={() => void set(ids.filter((each) => each !== id))}
              >
                <X size={15} aria-hidden="true" />
              </Button>
            )}
          </li>
        ))}
      </ul>
      <AddEntry kind="organisation" label={words.addOrganisation} putIn={(id) => setTo([...new Set([...ids, id])])} />
    </section>
  );
}
