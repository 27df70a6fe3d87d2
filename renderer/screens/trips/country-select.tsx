import { useMemo } from 'react';
import { tripWords } from '../../../shared/i18n/app/trips.ts';
import { useFormats, useWords } from '../../words/language.tsx';

/** Nearest first to where Samband is at home; any other code that stands in a record is offered too. */
const codes =
  'NO SE DK FI IS DE NL BE LU FR GB IE ES PT IT CH AT PL CZ SK HU SI HR RS BA ME MK AL GR BG RO MD UA LT LV EE FO GL AX CY MT TR GE AM US CA MX BR AR CL CO UY ZA IN JP AU NZ'.split(
    ' ',
  );

export function CountrySelect({
  value = '',
  onChoose,
}: {
  value?: string | undefined;
  onChoose: (code: string) => void;
}) {
  const words = useWords(tripWords);
  const formats = useFormats();
  const offered = useMemo(() => {
    const all = value === '' || codes.includes(value) ? codes : [...codes, value];
    return all.map((code) => ({ code, name: formats.country(code) })).sort((a, b) => formats.compare(a.name, b.name));
  }, [value, formats]);
  return (
    <select
      className="input"
      aria-label={words.country}
      value={value}
      onChange={(event) => onChoose(event.currentTarget.value)}
    >
      <option value="">{words.noCountry}</option>
      {offered.map(({ code, name }) => (
        <option key={code} value={code}>
          {name}
        </option>
      ))}
    </select>
  );
}
