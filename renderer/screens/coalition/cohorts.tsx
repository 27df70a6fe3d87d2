/** Those who could leave together: why these, how far it has come, where each stands. Changed in place. */
import { X } from 'lucide-react';
import { useState } from 'react';
import { coalitionWords } from '../../../shared/i18n/app/coalition.ts';
import { inlineFieldWords } from '../../../shared/i18n/app/inline-field.ts';
import { reportWords } from '../../../shared/i18n/report/index.ts';
import { cohortMemberStates, cohortStatuses } from '../../../shared/model/enumerations.ts';
import type { Row } from '../../../shared/query/row.ts';
import { useSteps } from '../../data/engine.tsx';
import { useNames } from '../../data/hooks.ts';
import { useToday } from '../../data/today.ts';
import { Button } from '../../parts/button.tsx';
import { EntryPicker, type Picked } from '../../parts/entry-picker.tsx';
import { SelectField } from '../../parts/field.tsx';
import { Kept } from '../../parts/kept-field.tsx';
import { LayerMark } from '../../parts/layer-mark.tsx';
import { fill, useFormats, useWords } from '../../words/language.tsx';
import { OrganisationLink, Part, Short, wordOf } from './pieces.tsx';

export function Cohorts({ cohorts }: { cohorts: readonly Row<'cohort'>[] }) {
  const words = useWords(coalitionWords);
  return (
    <Part title={words.cohorts} count={cohorts.length} none={words.noCohorts}>
      <Short items={cohorts}>{(cohort) => <Cohort key={cohort.id} cohort={cohort} />}</Short>
    </Part>
  );
}

function Cohort({ cohort }: { cohort: Row<'cohort'> }) {
  const words = useWords(coalitionWords);
  const report = useWords(reportWords);
  const formats = useFormats();
  const { title = '', status, members } = cohort.fields;
  return (
    <li>
      <details className="coalition-group">
        <summary>
          <span className="coalition-main name">
            {title}
            <span className="quiet small"> {useRuleText(cohort)}</span>
          </span>
          <span>{wordOf(report.cohort, status)}</span>
          <span className="quiet small figures">{formats.counted(words.members, Object.keys(members).length)}</span>
          <LayerMark id={cohort.space} unless="coalition" />
        </summary>
        <CohortForm cohort={cohort} />
      </details>
    </li>
  );
}

function useRuleText({ fields }: Row<'cohort'>): string {
  const { dependency } = useWords(reportWords);
  const words = useWords(coalitionWords);
  const formats = useFormats();
  const today = useToday();
  const renews =
    fields.renewsFrom && fields.renewsTo
      ? fill(words.renews, { from: formats.day(fields.renewsFrom, today), to: formats.day(fields.renewsTo, today) })
      : '';
  return [
    ...Object.keys(fields.functions).map((use) => wordOf(dependency, use)),
    ...Object.keys(fields.vendors),
    ...Object.keys(fields.countries).map(formats.country),
    renews,
  ]
    .filter(Boolean)
    .join(' · ');
}

function CohortForm({ cohort }: { cohort: Row<'cohort'> }) {
  const words = useWords(coalitionWords);
  const report = useWords(reportWords);
  const field = useWords(inlineFieldWords);
  const names = useNames();
  const formats = useFormats();
  const steps = useSteps();
  const [picked, setPicked] = useState<Picked>();
  const { title = '', status = 'forming', members } = cohort.fields;
  const set = (field: string, value: string | Record<string, string>) =>
    steps.perform(
      [{ op: 'set', id: cohort.id, field, value, ...(field === 'members' && { was: { ...members } }) }],
      words.saved,
    );
  const sorted = Object.entries(members).sort(([a], [b]) => formats.compare(names.of(a), names.of(b)));
  const add = () => {
    if (picked?.type === 'known') void set('members', { ...members, [picked.id]: 'candidate' });
  };
  return (
    <div className="coalition-form">
      <Kept
        label={words.title}
        shown
        value={title}
        maxLength={300}
        needed={field.nameNeeded}
        onLeave={(next) => next.trim() !== title && void set('title', next.trim())}
      />
      <SelectField
        label={words.status}
        value={status}
        onChoose={(value) => void set('status', value)}
        choices={cohortStatuses.map((value) => ({ value, label: report.cohort[value] }))}
      />
      <ul className="coalition-inner">
        {sorted.map(([id, state]) => (
          <li key={id}>
            <OrganisationLink id={id} />
            <select
              className="input coalition-state"
              aria-label={fill(words.stateOf, { name: names.of(id) })}
              value={state}
              onChange={(event) => void set('members', { ...members, [id]: event.currentTarget.value })}
            >
              {cohortMemberStates.map((each) => (
                <option key={each} value={each}>
                  {report.member[each]}
                </option>
              ))}
            </select>
            <Button
              small
              look="plain"
              aria-label={fill(words.removeMember, { name: names.of(id) })}
              onClick={() => void set('members', Object.fromEntries(sorted.filter(([each]) => each !== id)))}
            >
              <X size={15} aria-hidden="true" />
            </Button>
          </li>
        ))}
      </ul>
      <div className="coalition-add">
        <EntryPicker key={sorted.length} kind="organisation" label={words.member} onPick={setPicked} />
        <Button disabled={picked?.type !== 'known'} onClick={add}>
          {words.addMember}
        </Button>
      </div>
    </div>
  );
}
