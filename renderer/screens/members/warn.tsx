/** Who stands in what could be read, with the ways to reach them, and words to send. */
import type { Exposure } from '../../../shared/bridge/contract/sync.ts';
import { choiceWord } from '../../../shared/i18n/app/choices.ts';
import { membersWords } from '../../../shared/i18n/app/members.ts';
import { contactTypes } from '../../../shared/model/enumerations.ts';
import { CopyButton } from '../../parts/copy-button.tsx';
import { RowLink } from '../../parts/row-link.tsx';
import { fill, useCommonWords, useFormats, useLanguage, useWords } from '../../words/language.tsx';
import { spacesOf } from './could-read.tsx';

/** More people than that are folded: what is to be done comes after them. */
const mostOpen = 20;

export function Warn({ exposures, device }: { exposures: readonly Exposure[]; device: string }) {
  const words = useWords(membersWords);
  const { count } = useCommonWords();
  const formats = useFormats();
  const language = useLanguage();
  const people = byId(exposures.flatMap(({ warn }) => warn.people));
  const organisations = byId(exposures.flatMap(({ warn }) => warn.organisations));
  const kinds = spacesOf(exposures).map((space) => space.kinds);
  const total = (kind: string) => kinds.reduce((sum, each) => sum + (each[kind] ?? 0), 0);
  const what = formats.list([
    formats.counted(count.organisations, total('organisation')),
    formats.counted(count.people, total('person')),
    formats.counted(count.encounters, total('encounter')),
  ]);
  const way = ({ type, value }: { type: string; value: string }) =>
    type === 'handle' ? value : `${choiceWord(language, contactTypes, type)}: ${value}`;
  const list = [
    ...people.map(({ name, contacts }) => `${name}: ${contacts.map(way).join(', ') || words.noContact}`),
    ...organisations.map(({ name }) => name),
  ].join('\n');
  return (
    <div className="lost-warn">
      <h3>{words.warn}</h3>
      {people.length + organisations.length === 0 ? (
        <p>{words.warnNobody}</p>
      ) : (
        <>
          <div className="buttons">
            <CopyButton text={fill(words.message, { device, what })} word={words.copyMessage} />
            <CopyButton text={list} word={words.copyList} />
          </div>
          <details open={people.length <= mostOpen}>
            <summary className="small">{formats.counted(count.people, people.length)}</summary>
            <ul className="lost-people">
              {people.map(({ id, contacts }) => (
                <li key={id}>
                  <RowLink id={id} />{' '}
                  <span className="small quiet name">{contacts.map(way).join(' · ') || words.noContact}</span>
                </li>
              ))}
            </ul>
          </details>
          <details>
            <summary className="small">{formats.counted(count.organisations, organisations.length)}</summary>
            <ul className="lost-people">
              {organisations.map(({ id }) => (
                <li key={id}>
                  <RowLink id={id} />
                </li>
              ))}
            </ul>
          </details>
        </>
      )}
    </div>
  );
}

function byId<T extends { readonly id: string }>(all: readonly T[]): readonly T[] {
  return [...new Map(all.map((each) => [each.id, each])).values()];
}
