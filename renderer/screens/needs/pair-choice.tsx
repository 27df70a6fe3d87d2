/** Two records side by side: one thing or two. A merge moves nothing and can be taken back. */
import { needsWords } from '../../../shared/i18n/app/needs.ts';
import { kindWords } from '../../../shared/i18n/kinds.ts';
import type { OrganisationKind } from '../../../shared/model/enumerations.ts';
import { useSteps } from '../../data/engine.tsx';
import { useEntries } from '../../data/hooks.ts';
import { Button } from '../../parts/button.tsx';
import { StatusMark } from '../../parts/status-mark.tsx';
import { useFormats, useLanguage, useWords } from '../../words/language.tsx';
import { Question, type QuestionProps } from './need-card.tsx';
import { RowName } from './row-name.tsx';

export function PairChoice({
  need,
  children,
}: QuestionProps<'identity_disputed' | 'possible_duplicate' | 'same_meeting'>) {
  const words = useWords(needsWords);
  const steps = useSteps();
  const [one, other] = need.rows;
  const say = (opinion: 'same_as' | 'not_same_as') =>
    void steps.perform([{ op: 'identify', one, other, opinion }], words.settled);
  const title = {
    identity_disputed: words.identityDisputed,
    possible_duplicate: words.possibleDuplicate,
    same_meeting: words.sameMeeting,
  }[need.type];
  const why =
    need.type === 'possible_duplicate'
      ? need.reasons.map((reason) => words.reasons[reason]).join(' ')
      : { identity_disputed: words.identityDisputedHint, same_meeting: words.sameMeetingHint }[need.type];
  return (
    <Question title={title} about={<p className="quiet">{why}</p>}>
      <ul className="need-pair">
        <li>
          <Side id={one} />
        </li>
        <li>
          <Side id={other} />
        </li>
      </ul>
      <p className="quiet small">
        {need.type === 'same_meeting' ? words.mergeHint : `${words.willMove} ${words.mergeHint}`}
      </p>
      <div className="buttons">
        <Button onClick={() => say('same_as')}>{words.sameThing}</Button>
        <Button onClick={() => say('not_same_as')}>{words.notSame}</Button>
        {children}
      </div>
    </Question>
  );
}

/** What tells one from the other. */
function Side({ id }: { id: string }) {
  const entries = useEntries();
  const formats = useFormats();
  const kinds = kindWords[useLanguage()];
  const entry = entries.get(id);
  if (!entry) return <RowName id={id} />;
  const { orgKind, kindText, country, place, aliases, status, day } = entry;
  const kind = orgKind && orgKind in kinds ? kinds[orgKind as OrganisationKind] : kindText;
  return (
    <>
      <RowName id={id} />
      <p className="quiet small">
        {[kind, country ? formats.country(country) : '', place, ...(aliases ?? []), day ? formats.day(day) : '']
          .filter(Boolean)
          .join(' · ')}
      </p>
      {entry.kind === 'encounter' && status && <StatusMark status={status} />}
    </>
  );
}
