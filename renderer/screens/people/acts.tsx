/** Whether those who are marked may be asked to introduce us. */
import { choiceWord } from '../../../shared/i18n/app/choices.ts';
import { peopleWords } from '../../../shared/i18n/app/people.ts';
import { willingness } from '../../../shared/model/enumerations.ts';
import { BatchField } from '../../parts/browse/batch-bar.tsx';
import type { ActsProps } from '../../parts/browse/browsed-kind.ts';
import { useLanguage, useWords } from '../../words/language.tsx';

export function Acts(acts: ActsProps) {
  const words = useWords(peopleWords);
  const language = useLanguage();
  return (
    <BatchField
      of={{ words: peopleWords }}
      acts={acts}
      label={words.setWilling}
      field="canBeAskedToIntroduce"
      choices={willingness.map((value) => ({ value, label: choiceWord(language, willingness, value) }))}
    />
  );
}
