/** Who was there, in which part. Names of people stay in the private layer unless somebody widened them. */
import { X } from 'lucide-react';
import { Link } from 'wouter';
import type { Command } from '../../../shared/bridge/command.ts';
import { encounterWords } from '../../../shared/i18n/app/encounter.ts';
import { participantRoles } from '../../../shared/model/enumerations.ts';
import type { Row } from '../../../shared/query/row.ts';
import { pathOf } from '../../app/routes.tsx';
import { useSteps } from '../../data/engine.tsx';
import { useNames } from '../../data/hooks.ts';
import { Button } from '../../parts/button.tsx';
import { useCommonWords, useWords } from '../../words/language.tsx';
import { AddEntry } from './add-entry.tsx';

export function People({ row }: { row: Row<'encounter'> }) {
  const words = useWords(encounterWords);
  const common = useCommonWords();
  const names = useNames();
  const steps = useSteps();
  const { people } = row.fields;
  const setTo = (next: Readonly<Record<string, string>>): Command => ({
    op: 'set',
    id: row.id,
    field: 'people',
    value: { ...next },
    was: { ...people },
  });
  const set = (next: Readonly<Record<string, string>>) => steps.perform([setTo(next)], words.saved);
  return (
    <section aria-labelledby="encounter-people">
      <h2 id="encounter-people">{words.people}</h2>
      <ul className="encounter-lines">
        {Object.entries(people).map(([id, role]) => (
          <li key={id}>
            <Link className="name clamped" href={pathOf('person', id)} title={names.of(id)}>
              {names.of(id)}
            </Link>
            <select
              className="input small"
              aria-label={`${words.role}: ${names.of(id)}`}
              value={role}
              onChange={(event) => void set({ ...people, [id]: event.currentTarget.value })}
            >
              {participantRoles.map((each) => (
                <option key={each} value={each}>
                  {words.roles[each]}
                </option>
              ))}
            </select>
            <Button
              small
              look="plain"
              aria-label={`${common.act.remove}: ${names.of(id)}`}
              onClick={() => void set(Object.fromEntries(Object.entries(people).filter(([each]) => each !== id)))}
            >
              <X size={15} aria-hidden="true" />
            </Button>
          </li>
        ))}
      </ul>
      <AddEntry
        kind="person"
        label={words.addPerson}
        putIn={(id) => setTo({ ...people, [id]: people[id] ?? 'participant' })}
      />
      <p className="quiet small">{words.peopleHint}</p>
    </section>
  );
}
