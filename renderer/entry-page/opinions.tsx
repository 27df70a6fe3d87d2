/** What was said of who is who: merges that can be taken back, those told apart, and the two ways of saying more. */
import { entryWords } from '../../shared/i18n/app/entry.ts';
import type { ListEntry } from '../../shared/query/entry.ts';
import type { Row } from '../../shared/query/row.ts';
import { useSteps } from '../data/engine.tsx';
import { useEntries, useRowsNaming } from '../data/hooks.ts';
import { Button } from '../parts/button.tsx';
import { fill, useCommonWords, useFormats, useWords } from '../words/language.tsx';
import { useIdsOf } from './ids.ts';

interface Opinions {
  /** Between records of this one row. */
  readonly merges: readonly Row<'relation'>[];
  readonly apart: readonly ListEntry[];
}

export function useOpinions(row: Row): Opinions {
  const entries = useEntries();
  const ids = useIdsOf(row);
  const opinions = useRowsNaming('relation', ids) ?? [];
  const apart = opinions
    .filter(({ fields: { type } }) => type === 'not_same_as')
    .flatMap(({ fields: { from = '', to = '' } }) => entries.get(ids.includes(from) ? to : from) ?? [])
    .filter(({ id }) => id !== row.id);
  return {
    merges: opinions.filter(
      ({ fields: { type, from, to } }) => type === 'same_as' && ids.includes(from ?? '') && ids.includes(to ?? ''),
    ),
    apart: [...new Map(apart.map((each) => [each.id, each])).values()],
  };
}

interface OpinionsSaidProps extends Opinions {
  /** With a place for `{name}`. */
  readonly apartWord: string;
  readonly nameOf: (entry: ListEntry) => string;
}

export function OpinionsSaid({ merges, apart, apartWord, nameOf }: OpinionsSaidProps) {
  const words = useWords(entryWords);
  const formats = useFormats();
  const steps = useSteps();
  return (
    <>
      {merges.length > 0 && (
        <ul className="entry-lines">
          {merges.map((merge) => (
            <li key={merge.id} className="entry-line">
              <span>{fill(words.mergedOn, { when: formats.moment(merge.createdAt) })}</span>
              <Button small onClick={() => void steps.perform([{ op: 'archive', id: merge.id }], words.takenApart)}>
                {words.takeApart}
              </Button>
            </li>
          ))}
        </ul>
      )}
      {apart.map((other) => (
        <p key={other.id} className="quiet small">
          {fill(apartWord, { name: nameOf(other) })}
        </p>
      ))}
    </>
  );
}

interface OpinionButtonsProps {
  readonly one: string;
  /** Undefined until somebody is chosen. */
  readonly other: string | undefined;
  readonly sameWord: string;
  readonly apartWord: string;
  readonly onClose: () => void;
}

export function OpinionButtons({ one, other, sameWord, apartWord, onClose }: OpinionButtonsProps) {
  const words = useWords(entryWords);
  const { act } = useCommonWords();
  const steps = useSteps();
  const say = async (opinion: 'same_as' | 'not_same_as', said: string) => {
    if (other === undefined) return;
    const done = await steps.perform([{ op: 'identify', one, other, opinion }], said);
    if (done.ok) onClose();
  };
  return (
    <div className="buttons">
      <Button look="primary" disabled={other === undefined} onClick={() => void say('same_as', words.merged)}>
        {sameWord}
      </Button>
      <Button disabled={other === undefined} onClick={() => void say('not_same_as', words.keptApart)}>
        {apartWord}
      </Button>
      <Button look="plain" onClick={onClose}>
        {act.cancel}
      </Button>
    </div>
  );
}
