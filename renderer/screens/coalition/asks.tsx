/** What is asked for, by how far it has come; each with those it is about and the offers that came. */
import { useState } from 'react';
import { Link } from 'wouter';
import { choiceWord } from '../../../shared/i18n/app/choices.ts';
import { coalitionWords } from '../../../shared/i18n/app/coalition.ts';
import { askStatuses } from '../../../shared/model/enumerations.ts';
import type { Row } from '../../../shared/query/row.ts';
import { pathOf } from '../../app/routes.tsx';
import { useSteps } from '../../data/engine.tsx';
import { Button } from '../../parts/button.tsx';
import { LayerMark } from '../../parts/layer-mark.tsx';
import { ReplyDialog } from '../../parts/reply-dialog.tsx';
import { useCommonWords, useFormats, useLanguage, useWords } from '../../words/language.tsx';
import { AddAsk } from './additions.tsx';
import { OrganisationLink, Part, Short, wordOf } from './pieces.tsx';

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
              <details className="coalition-group" open={state === 'open' || state === 'offered'}>
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
  const steps = useSteps();
  const [replying, setReplying] = useState(false);
  const { type, orgs, text, offers, status = 'open' } = ask.fields;
  return (
    <li className="coalition-ask">
      <span>{wordOf(words.askType, type)}</span>
      {Object.keys(orgs).map((id) => (
        <OrganisationLink key={id} id={id} />
      ))}
      {text !== '' && <span className="quiet small clamped">{text}</span>}
      <LayerMark id={ask.space} unless="coalition" />
      <span className="buttons">
        {(status === 'open' || status === 'offered') && (
          <Button small onClick={() => setReplying(true)}>
            {words.reply}
          </Button>
        )}
        {status === 'offered' && (
          <Button
            small
            onClick={() =>
              void steps.perform([{ op: 'set', id: ask.id, field: 'status', value: 'fulfilled' }], words.nowFulfilled)
            }
          >
            {words.fulfil}
          </Button>
        )}
        <Link className="small" href={pathOf('ask', ask.id)}>
          {act.open}
        </Link>
      </span>
      {offers.length > 0 && <Offers offers={offers} />}
      {replying && <ReplyDialog asks={[ask]} onClose={() => setReplying(false)} />}
    </li>
  );
}

/** Who wrote what, the newest first. */
function Offers({ offers }: { offers: Row<'ask'>['fields']['offers'] }) {
  const formats = useFormats();
  return (
    <ul className="coalition-offers">
      {[...offers]
        .sort((a, b) => b.at - a.at)
        .map(({ id, from, text, at }) => (
          <li key={id} className="small">
            <span className="name">{from}</span> <span className="quiet">{formats.moment(at)}</span>
            <p className="name">{text}</p>
          </li>
        ))}
    </ul>
  );
}
