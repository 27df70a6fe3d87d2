import { choiceWord } from '../../../shared/i18n/app/choices.ts';
import { organisationKinds } from '../../../shared/model/enumerations.ts';
import type { MoreProps } from '../../parts/browse/browsed-kind.ts';
import { useFormats, useLanguage } from '../../words/language.tsx';

/** What it is and where. */
export function More({ entry: { orgKind, kindText, place, country }, inCountry }: MoreProps) {
  const language = useLanguage();
  const formats = useFormats();
  const kind = orgKind ? choiceWord(language, organisationKinds, orgKind) : kindText;
  return [kind, place, !inCountry && country && formats.country(country)].filter(Boolean).join(' · ');
}
