import { useMemo } from 'react';
import { useFormats } from '../words/language.tsx';

/** Nearest first to where Samband is at home; any other code that stands in a record is offered too. */
const codes =
  'NO SE DK FI IS DE NL BE LU FR GB IE ES PT IT CH AT PL CZ SK HU SI HR RS BA ME MK AL GR BG RO MD UA LT LV EE FO GL AX CY MT TR GE AM US CA MX BR AR CL CO UY ZA IN JP AU NZ'.split(
    ' ',
  );

/** Countries by name, for a select. */
export function useCountryChoices(value = ''): readonly { readonly value: string; readonly label: string }[] {
  const formats = useFormats();
  return useMemo(() => {
    const all = value === '' || codes.includes(value) ? codes : [...codes, value];
    return all
      .map((code) => ({ value: code, label: formats.country(code) }))
      .sort((a, b) => formats.compare(a.label, b.label));
  }, [value, formats]);
}
