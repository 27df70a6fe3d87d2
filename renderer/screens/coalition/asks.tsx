/** What is asked for, by how far it has come; each with those it is about and the offers that came. */
import { Link } from 'wouter';
import { choiceWord } from '../../../shared/i18n/app/choices.ts';
import { coalitionWords } from '../../../shared/i18n/app/coalition.ts';
import { askStatuses } from '../../../shared/model/enumerations.ts';
import type { Row } from '../../../shared/query/row.ts';
import { pathOf } from '../../app/routes.tsx';
import { useCommonWords, useFormats, useLanguage, useWords } from '../../words/language.tsx';
import { AddAsk } from './additions.tsx';
import { OrganisationLink, OwnAudience, Part, Short, wordOf } from './pieces.tsx';

export function Asks({ asks }: { asks: readonly Row<'ask'>[] }) {
  const words = useWords(coalitionWords);
  const formats = useFormats();
  const language = useLanguage();
  const known: readonly string[] = askStatuses;
  const states = [...new Set(asks.map(({ fields }) => fields.status ?? 'open'))].sort(
    (a, b) => known.indexOf(a) - known.indexOf(b),
  );
  return (
    <Part title={words.asks} count={asks.length} none={words.noAsks} act={<AddAsk />}>
      <ul className="coalition-rows">
        {states.map((state) => {
          const own = asks.filter(({ fields }) => (fields.status ?? 'open') === state);
          return (
            <li key={state}>
              <details className="coalition-group">
                <summary>
                  <span className="coalition-main">{choiceWord(language, askStatuses, state)}</span>
                  <span className="figures">{formats.number(own.length)}</span>
                </summary>
                <Short items={own}>{(ask) => <AskRow key={ask.id} ask={ask} />}</Short>
              </details>
            </li>
          );
        })}
      </ul>
    </Part>
  );
}

function AskRow({ ask }: { ask: Row<'ask'> }) {
  const words = useWords(coalitionWords);
  const { act } = useCommonWords();
  const formats = useFormats();
  const { type, orgs, text, offers } = ask.fields;
  return (
    <li className="coalition-ask">
      <span>{wordOf(words.askType, type)}</span>
      {Object.keys(orgs).map((id) => (
        <OrganisationLink key={id} id={id} />
      ))}
      {text !== '' && <span className="quiet small clamped">{text}</span>}
      {offers.length > 0 && <span className="small figures">{formats.counted(words.offered, offers.length)}</span>}
      <OwnAudience row={ask} usual="coalition" />
      <Link className="small" href={pathOf('ask', ask.id)}>
        {act.open}
      </Link>
    </li>
  );
}
