/** What is done to all who are marked, each one step with one undo. */
import type { Command } from '../../../shared/bridge/command.ts';
import { choiceWord } from '../../../shared/i18n/app/choices.ts';
import { peopleWords } from '../../../shared/i18n/app/people.ts';
import { willingness } from '../../../shared/model/enumerations.ts';
import type { ListEntry } from '../../../shared/query/entry.ts';
import { useSteps } from '../../data/engine.tsx';
import { useEntries } from '../../data/hooks.ts';
import type { Browsing } from '../../parts/browse/browse-memory.ts';
import { Button } from '../../parts/button.tsx';
import { fill, useFormats, useLanguage, useWords } from '../../words/language.tsx';

/** One step holds at most twice as many commands; who marks more has mistaken the filter. */
const most = 1_000;

export function BatchBar({ shown, browsing }: { shown: readonly ListEntry[]; browsing: Browsing }) {
  const words = useWords(peopleWords);
  const formats = useFormats();
  const language = useLanguage();
  const entries = useEntries();
  const steps = useSteps();
  const { marked, setMarked } = browsing;
  const chosen = [...marked].flatMap((id) => entries.get(id) ?? []).filter((entry) => !entry.archived);
  const tooMany = chosen.length > most;
  const setWilling = (value: string) =>
    void steps.perform(
      chosen.map(({ id }): Command => ({ op: 'set', id, field: 'canBeAskedToIntroduce', value })),
      formats.counted(words.changed, chosen.length),
    );
  const putAway = () =>
    void steps
      .perform(
        chosen.map(({ id }): Command => ({ op: 'archive', id })),
        formats.counted(words.putAwayDone, chosen.length),
      )
      .then((done) => done.ok && setMarked(new Set()));
  return (
    <footer className="browse-bar">
      <span role="status" className="figures small">
        {chosen.length > 0 && formats.counted(words.marked, chosen.length)}
        {tooMany && ` · ${fill(words.atMost, { most: formats.number(most) })}`}
      </span>
      {chosen.length > 0 && (
        <>
          <select
            className="input"
            aria-label={words.setWilling}
            value=""
            disabled={tooMany}
            onChange={(event) => setWilling(event.currentTarget.value)}
          >
            <option value="" disabled>
              {words.setWilling}
            </option>
            {willingness.map((each) => (
              <option key={each} value={each}>
                {choiceWord(language, willingness, each)}
              </option>
            ))}
          </select>
          <Button small disabled={tooMany} onClick={putAway}>
            {words.putAway}
          </Button>
          <Button small onClick={() => setMarked(new Set())}>
            {words.unmark}
          </Button>
        </>
      )}
      <Button small look="plain" onClick={() => setMarked(new Set(shown.map(({ id }) => id)))}>
        {words.markAll}
      </Button>
      <span className="quiet small browse-keys">{words.keys}</span>
    </footer>
  );
}
