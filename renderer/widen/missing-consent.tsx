/** Who has not said yes to being told about, and what is done about it: noted, left out, or told in spite of it. */
import type { Missing, Told } from '../../shared/edit/telling.ts';
import { choiceWord } from '../../shared/i18n/app/choices.ts';
import { entryWords } from '../../shared/i18n/app/entry.ts';
import { widenWords } from '../../shared/i18n/app/widen.ts';
import { consentHows, consentPurposes } from '../../shared/model/enumerations.ts';
import { useNames } from '../data/hooks.ts';
import { SelectField } from '../parts/field.tsx';
import { fill, useFormats, useLanguage, useWords } from '../words/language.tsx';

interface MissingConsentProps {
  readonly notAsked: readonly Told[];
  readonly saidNo: readonly Told[];
  readonly purpose: string;
  readonly isOne: boolean;
  readonly missing: Missing | undefined;
  readonly how: string;
  readonly onMissing: (missing: Missing | undefined) => void;
  readonly onHow: (how: string) => void;
}

const ways: readonly Missing[] = ['note', 'leave_out', 'anyway'];

export function MissingConsent(props: MissingConsentProps) {
  const { notAsked, saidNo, purpose, isOne, missing, how, onMissing, onHow } = props;
  const words = useWords(widenWords);
  const entry = useWords(entryWords);
  const language = useLanguage();
  const namesOf = useNamesOf();
  if (notAsked.length + saidNo.length === 0) return null;
  const called = choiceWord(language, consentPurposes, purpose);
  const word = { note: words.noteYes, leave_out: words.leaveOut, anyway: words.anyway };
  // Whoever said no is not told of against it; and there is nobody to leave out of one.
  const offered = ways.filter((way) => way === 'note' || (isOne ? way === 'anyway' && saidNo.length === 0 : true));
  return (
    <div className="notice warning" role="status">
      {notAsked.length > 0 && <p>{fill(words.notAsked, { names: namesOf(notAsked), purpose: called })}</p>}
      {saidNo.length > 0 && (
        <p>
          {fill(words.saidNo, { names: namesOf(saidNo), purpose: called })} {!isOne && words.leftOut}
        </p>
      )}
      {(isOne || notAsked.length > 0) && (
        <SelectField
          label={words.decide}
          value={missing ?? ''}
          choices={[{ value: '', label: words.choose }, ...offered.map((value) => ({ value, label: word[value] }))]}
          onChoose={(value) => onMissing(offered.find((each) => each === value))}
        />
      )}
      {missing === 'note' && (
        <SelectField
          label={entry.how}
          value={how}
          choices={consentHows.map((value) => ({ value, label: choiceWord(language, consentHows, value) }))}
          onChoose={onHow}
        />
      )}
    </div>
  );
}

/** So many are told apart by name; the rest is counted by the list below. */
const mostNamed = 12;

function useNamesOf(): (rows: readonly Told[]) => string {
  const names = useNames();
  const formats = useFormats();
  return (rows) => {
    const shown = rows.slice(0, mostNamed).map(({ id }) => names.of(id));
    return formats.list(rows.length > mostNamed ? [...shown, `+ ${rows.length - mostNamed}`] : shown);
  };
}
