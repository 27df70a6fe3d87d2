/** Who belongs to an organisation, or where a person belongs: role, from when to when, whom one talks to there. */
import { type FormEvent, useState } from 'react';
import type { Command } from '../../shared/bridge/command.ts';
import { fieldsOfNamedAs } from '../../shared/edit/named-entry.ts';
import { entryWords } from '../../shared/i18n/app/entry.ts';
import type { Row } from '../../shared/query/row.ts';
import { useSteps } from '../data/engine.tsx';
import { useEntries, useNames, useRowsNaming } from '../data/hooks.ts';
import { newRecordId } from '../data/new-id.ts';
import { useToday } from '../data/today.ts';
import { Button } from '../parts/button.tsx';
import { EntryPicker, type Picked } from '../parts/entry-picker.tsx';
import { Check, TextField } from '../parts/field.tsx';
import { InlineField } from '../parts/inline-field.tsx';
import { knownIdOf, NewLayerChoice, useNewLayer } from '../parts/new-layer.tsx';
import { RowLink } from '../parts/row-link.tsx';
import { fill, useCommonWords, useFormats, useWords } from '../words/language.tsx';
import { Details } from './details.tsx';
import { useIdsOf } from './ids.ts';
import { Adding, Section, ShortList } from './section.tsx';

type Of = Row<'organisation'> | Row<'person'>;

export function Affiliations({ row }: { row: Of }) {
  const words = useWords(entryWords);
  const names = useNames();
  const entries = useEntries();
  const ids = useIdsOf(row);
  const formats = useFormats();
  const today = useToday();
  const found = useRowsNaming('affiliation', ids) ?? [];
  const ofPerson = row.kind === 'person';
  const otherOf = ({ fields }: Row<'affiliation'>) => (ofPerson ? fields.organisation : fields.person) ?? '';
  const past = ({ fields: { to } }: Row<'affiliation'>) => to !== undefined && to < today;
  const sorted = found
    .filter((each) => entries.get(otherOf(each)))
    .sort((a, b) => Number(past(a)) - Number(past(b)) || formats.compare(names.of(otherOf(a)), names.of(otherOf(b))));
  return (
    <Section
      title={ofPerson ? words.belongs : words.people}
      count={sorted.length}
      none={ofPerson ? words.noBelongs : words.noPeople}
    >
      <ShortList items={sorted}>
        {(each) => <Affiliation key={each.id} row={each} other={otherOf(each)} past={past(each)} />}
      </ShortList>
      <Adding word={ofPerson ? words.addOrganisation : words.addPerson}>
        {(close) => <NewAffiliation row={row} onDone={close} />}
      </Adding>
    </Section>
  );
}

function Affiliation({ row, other, past }: { row: Row<'affiliation'>; other: string; past: boolean }) {
  const words = useWords(entryWords);
  const formats = useFormats();
  const names = useNames();
  const steps = useSteps();
  const today = useToday();
  const { role, from, to, isContactPoint } = row.fields;
  const said = [
    isContactPoint && words.contactPoint,
    from && fill(words.since, { day: formats.day(from, today) }),
    to && fill(words.until, { day: formats.day(to, today) }),
  ];
  return (
    <li data-past={past}>
      <Details
        name={names.of(other)}
        summary={
          <>
            <RowLink id={other} />
            <span className="quiet small">
              {role && <span className="name">{role}</span>}
              {role && said.some(Boolean) && ' · '}
              {said.filter(Boolean).join(' · ')}
            </span>
          </>
        }
        acts={
          !past && (
            <Button
              small
              onClick={() => void steps.perform([{ op: 'set', id: row.id, field: 'to', value: today }], words.ended)}
            >
              {words.endToday}
            </Button>
          )
        }
        row={row}
      >
        <InlineField row={row} field="role" />
        <InlineField row={row} field="from" />
        <InlineField row={row} field="to" />
        <InlineField row={row} field="isContactPoint" />
      </Details>
    </li>
  );
}

function NewAffiliation({ row, onDone }: { row: Of; onDone: () => void }) {
  const words = useWords(entryWords);
  const { act } = useCommonWords();
  const names = useNames();
  const steps = useSteps();
  const [picked, setPicked] = useState<Picked>();
  const [role, setRole] = useState('');
  const [isContact, setContact] = useState(false);
  const ofPerson = row.kind === 'person';
  const otherKind = ofPerson ? 'organisation' : 'person';
  const besides = { picked, layer: useNewLayer(otherKind) };
  const layer = useNewLayer('affiliation', [row.id, knownIdOf(picked)], besides);
  const add = async (event: FormEvent) => {
    event.preventDefault();
    if (!picked) return;
    const other = picked.type === 'known' ? picked.id : newRecordId();
    const make: Command[] =
      picked.type === 'known'
        ? []
        : [
            {
              op: 'create',
              kind: otherKind,
              id: other,
              fields: fieldsOfNamedAs(otherKind, picked.text),
              ...besides.layer.chosen,
            },
          ];
    const fields = {
      ...(ofPerson ? { person: row.id, organisation: other } : { person: other, organisation: row.id }),
      ...(role.trim() && { role: role.trim() }),
      ...(isContact && { isContactPoint: true }),
    };
    const name = picked.type === 'known' ? names.of(picked.id) : picked.text;
    const done = await steps.perform(
      [...make, { op: 'create', kind: 'affiliation', fields, ...layer.chosen }],
      fill(words.roleAdded, { name }),
    );
    if (done.ok) onDone();
  };
  return (
    <form className="entry-form" onSubmit={(event) => void add(event)}>
      <EntryPicker
        kind={otherKind}
        label={ofPerson ? words.organisationName : words.personName}
        newWord={words.newNamed}
        autoFocus
        onPick={setPicked}
      />
      <TextField
        label={words.role}
        value={role}
        maxLength={300}
        dir="auto"
        onChange={(event) => setRole(event.currentTarget.value)}
      />
      {!ofPerson && (
        <Check
          label={words.contactCheck}
          checked={isContact}
          onChange={(event) => setContact(event.currentTarget.checked)}
        />
      )}
      <NewLayerChoice layer={layer} besides={besides} />
      <div className="buttons">
        <Button type="submit" disabled={!picked}>
          {act.add}
        </Button>
        <Button look="plain" onClick={onDone}>
          {act.cancel}
        </Button>
      </div>
    </form>
  );
}
