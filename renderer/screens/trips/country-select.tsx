import { tripWords } from '../../../shared/i18n/app/trips.ts';
import { useCountryChoices } from '../../parts/country-choices.ts';
import { useWords } from '../../words/language.tsx';

export function CountrySelect({
  value = '',
  onChoose,
}: {
  value?: string | undefined;
  onChoose: (code: string) => void;
}) {
  const words = useWords(tripWords);
  const offered = useCountryChoices(value);
  return (
    <select
      className="input"
      aria-label={words.country}
      value={value}
      onChange={(event) => onChoose(event.currentTarget.value)}
    >
      <option value="">{words.noCountry}</option>
      {offered.map((each) => (
        <option key={each.value} value={each.value}>
          {each.label}
        </option>
      ))}
    </select>
  );
}
