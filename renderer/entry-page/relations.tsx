/** What it is to others and they to it, said from this end. */
import { type FormEvent, useState } from 'react';
import type { Command } from '../../shared/bridge/command.ts';
import { fieldsOfNamedAs } from '../../shared/edit/named-entry.ts';
import { entryWords } from '../../shared/i18n/app/entry.ts';
import { isIdentity, isSymmetric, relationPhrase } from '../../shared/i18n/app/relations.ts';
import type { Row } from '../../shared/query/row.ts';
import { useSteps } from '../data/engine.tsx';
import { useEntries, useNames, useRowsNaming } from '../data/hooks.ts';
import { newRecordId } from '../data/new-id.ts';
import { useToday } from '../data/today.ts';
import { Button } from '../parts/button.tsx';
import { EntryPicker, type Picked } from '../parts/entry-picker.tsx';
import { SelectField } from '../parts/field.tsx';
import { InlineField } from '../parts/inline-field.tsx';
import { knownIdOf, NewLayerChoice, useNewLayer } from '../parts/new-layer.tsx';
import { RowLink } from '../parts/row-link.tsx';
import { fill, useCommonWords, useFormats, useLanguage, useWords } from '../words/language.tsx';
import { Details } from './details.tsx';
import { useIdsOf } from './ids.ts';
import { Adding, Section, ShortList } from './section.tsx';

type Of = Row<'organisation'> | Row<'person'>;

interface Offered {
  readonly type: string;
  readonly forward: boolean;
  readonly other: 'organisation' | 'person';
}

/** What may be said of an organisation or a person, the usual first. */
const offered: Readonly<Record<Of['kind'], readonly Offered[]>> = {
  organisation: [
    { type: 'part_of', forward: true, other: 'organisation' },
    { type: 'part_of', forward: false, other: 'organisation' },
    { type: 'youth_wing_of', forward: true, other: 'organisation' },
    { type: 'youth_wing_of', forward: false, other: 'organisation' },
    { type: 'affiliate_of', forward: true, other: 'organisation' },
    { type: 'affiliate_of', forward: false, other: 'organisation' },
    { type: 'member_of', forward: true, other: 'organisation' },
    { type: 'member_of', forward: false, other: 'organisation' },
    { type: 'partner_of', forward: true, other: 'organisation' },
    { type: 'provides_for', forward: true, other: 'organisation' },
    { type: 'provides_for', forward: false, other: 'organisation' },
    { type: 'can_introduce', forward: true, other: 'organisation' },
    { type: 'can_introduce', forward: false, other: 'person' },
    { type: 'hosted', forward: true, other: 'organisation' },
  ],
  person: [
    { type: 'knows', forward: true, other: 'person' },
    { type: 'can_introduce', forward: true, other: 'organisation' },
    { type: 'can_introduce', forward: true, other: 'person' },
    { type: 'knows', forward: true, other: 'organisation' },
    { type: 'hosted', forward: true, other: 'person' },
  ],
};

export function Relations({ row }: { row: Of }) {
  const words = useWords(entryWords);
  const entries = useEntries();
  const ids = useIdsOf(row);
  const today = useToday();
  const found = useRowsNaming('relation', ids) ?? [];
  const told = found.flatMap((each) => {
    const { from = '', to = '', type = '' } = each.fields;
    const forward = ids.includes(from);
    const other = forward ? to : from;
    const past = each.fields.until !== undefined && each.fields.until < today;
    return isIdentity(type) || !entries.get(other) ? [] : [{ row: each, type, forward, other, past }];
  });
  // What holds, then what held.
  const sorted = told.sort(
    (a, b) =>
      Number(a.past) - Number(b.past) ||
      (a.type < b.type ? -1 : a.type > b.type ? 1 : Number(b.forward) - Number(a.forward)),
  );
  return (
    <Section title={words.relations} count={sorted.length} none={words.noRelations}>
      <ShortList items={sorted}>{(each) => <Relation key={each.row.id} {...each} />}</ShortList>
      <Adding word={words.addRelation}>{(close) => <NewRelation row={row} onDone={close} />}</Adding>
    </Section>
  );
}

interface RelationProps {
  readonly row: Row<'relation'>;
  readonly type: string;
  readonly forward: boolean;
  readonly other: string;
  /** It has ended. */
  readonly past: boolean;
}

function Relation({ row, type, forward, other, past }: RelationProps) {
  const words = useWords(entryWords);
  const language = useLanguage();
  const formats = useFormats();
  const names = useNames();
  const phrase = relationPhrase(language, type, forward);
  const today = useToday();
  const { strength, since, until } = row.fields;
  const years = [...new Set([since, until].flatMap((day) => day?.slice(0, 4) ?? []))].join('–');
  const said = past
    ? [years, words.isOver]
    : [
        since && fill(words.since, { day: formats.day(since, today) }),
        until && fill(words.until, { day: formats.day(until, today) }),
      ];
  const span = said.filter(Boolean).join(' · ');
  return (
    <li data-past={past}>
      <Details
        row={row}
        name={[`${phrase} ${names.of(other)}`, past && span].filter(Boolean).join(', ')}
        summary={
          <>
            <span className="quiet small">{phrase}</span> <RowLink id={other} />
            {span !== '' && <span className="quiet small figures">{span}</span>}
            {strength !== undefined && (
              <span className="quiet small">{formats.counted(words.closeness, strength)}</span>
            )}
          </>
        }
      >
        <InlineField row={row} field="since" />
        <InlineField row={row} field="until" />
        <InlineField row={row} field="strength" />
        <InlineField row={row} field="evidence" />
      </Details>
    </li>
  );
}

function NewRelation({ row, onDone }: { row: Of; onDone: () => void }) {
  const words = useWords(entryWords);
  const { act, kindOfRecord } = useCommonWords();
  const language = useLanguage();
  const steps = useSteps();
  const choices = offered[row.kind];
  const [place, setPlace] = useState(0);
  const [picked, setPicked] = useState<Picked>();
  const chosen = choices[place];
  const besides = { picked, layer: useNewLayer(chosen?.other ?? 'organisation') };
  const layer = useNewLayer('relation', [row.id, knownIdOf(picked)], besides);
  if (!chosen) return null;
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
              kind: chosen.other,
              id: other,
              fields: fieldsOfNamedAs(chosen.other, picked.text),
              ...besides.layer.chosen,
            },
          ];
    const [from, to] = chosen.forward || isSymmetric(chosen.type) ? [row.id, other] : [other, row.id];
    const done = await steps.perform(
      [...make, { op: 'create', kind: 'relation', fields: { from, to, type: chosen.type }, ...layer.chosen }],
      words.relationAdded,
    );
    if (done.ok) onDone();
  };
  return (
    <form className="entry-form" onSubmit={(event) => void add(event)}>
      <SelectField
        label={words.howRelated}
        autoFocus
        value={String(place)}
        choices={choices.map(({ type, forward, other }, at) => ({
          value: String(at),
          label: `${relationPhrase(language, type, forward)} … (${kindOfRecord[other] ?? other})`,
        }))}
        onChoose={(value) => {
          setPlace(Number(value));
          if (choices[Number(value)]?.other !== chosen.other) setPicked(undefined);
        }}
      />
      <EntryPicker
        key={chosen.other}
        kind={chosen.other}
        label={words.relatedTo}
        newWord={words.newNamed}
        onPick={setPicked}
      />
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
