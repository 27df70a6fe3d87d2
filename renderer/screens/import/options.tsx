/** What holds for the whole text: its day, its language, and who will see what is made of it. */

import type { ImportWords } from '../../../shared/i18n/app/import.ts';
import { importWords } from '../../../shared/i18n/app/import.ts';
import { noDecisions } from '../../../shared/import/review.ts';
import { useOpenVault } from '../../data/engine.tsx';
import { useToday } from '../../data/today.ts';
import { DayField } from '../../parts/day-field.tsx';
import { SelectField } from '../../parts/field.tsx';
import { LayerMark } from '../../parts/layer-mark.tsx';
import { useSpaceName } from '../../parts/space-mark.tsx';
import { fill, useWords } from '../../words/language.tsx';
import type { ChangeDraft, ImportDraft } from './draft.ts';
import type { PostReading } from './use-reading.ts';

interface OptionsProps {
  readonly draft: ImportDraft;
  readonly change: ChangeDraft;
  readonly reading: PostReading | undefined;
}

export function Options({ draft, change, reading }: OptionsProps) {
  const words = useWords(importWords);
  return (
    <div className="import-options">
      <DayOfText draft={draft} change={change} reading={reading} />
      <SelectField
        label={words.language}
        value={draft.language ?? ''}
        choices={languageChoices(words, reading?.language)}
        onChoose={(language) =>
          change((now) => ({ ...now, language: language === '' ? undefined : language, decisions: noDecisions }))
        }
      />
      <LayerField draft={draft} change={change} />
    </div>
  );
}

function DayOfText({ draft, change, reading }: OptionsProps) {
  const words = useWords(importWords);
  const today = useToday();
  const day = draft.day ?? reading?.day ?? today;
  const from = reading?.dayFrom ?? (draft.day ? 'person' : 'assumed');
  return (
    <DayField
      label={words.day}
      value={day}
      className={from === 'assumed' ? 'field import-assumed' : 'field'}
      disabled={from === 'text'}
      hint={words.dayFrom[from]}
      // The text is not read again for every digit of a year.
      onChange={(chosen, isHalf) => {
        if (!isHalf) change((now) => ({ ...now, day: chosen === '' ? undefined : chosen }));
      }}
    />
  );
}

function languageChoices(words: ImportWords, found: string | undefined) {
  const known = Object.entries(words.languages);
  const name = known.find(([code]) => code === found)?.[1];
  return [
    { value: '', label: name ? fill(words.languageFound, { language: name }) : words.languageAuto },
    ...known.map(([value, label]) => ({ value, label })),
  ];
}

function LayerField({ draft, change }: Pick<OptionsProps, 'draft' | 'change'>) {
  const words = useWords(importWords);
  const { spaces } = useOpenVault().state;
  const chosen = chosenSpace(draft, spaces);
  const nameOf = useSpaceName();
  return (
    <SelectField
      label={words.layer}
      value={chosen?.id ?? ''}
      choices={spaces.map((each) => ({ value: each.id, label: nameOf(each) }))}
      onChoose={(space) => change((now) => ({ ...now, space }))}
      hint={
        <>
          {chosen && <LayerMark id={chosen.id} />} {words.layerNote}
        </>
      }
    />
  );
}

export function chosenSpace<S extends { readonly id: string; readonly width: string }>(
  { space }: ImportDraft,
  spaces: readonly S[],
): S | undefined {
  return spaces.find(({ id }) => id === space) ?? spaces.find(({ width }) => width === 'coalition') ?? spaces[0];
}
