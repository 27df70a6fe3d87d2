/** Who can open the door: why they can, when we last met, whether they may be asked, and the message that asks. */

import { Fragment, useEffect, useState } from 'react';
import type { Output } from '../../shared/bridge/contract.ts';
import { daysBetween } from '../../shared/day.ts';
import { choiceWord } from '../../shared/i18n/app/choices.ts';
import { entryWords } from '../../shared/i18n/app/entry.ts';
import { introductionText } from '../../shared/i18n/app/introduction.ts';
import { relationPhrase } from '../../shared/i18n/app/relations.ts';
import { type Language, languages } from '../../shared/model/enumerations.ts';
import type { Row } from '../../shared/query/row.ts';
import type { WayReason } from '../../shared/query/ways-in.ts';
import { useOpenVault } from '../data/engine.tsx';
import { useAsk, useEntries, useNames } from '../data/hooks.ts';
import { useToday } from '../data/today.ts';
import { Button } from '../parts/button.tsx';
import { CopyButton } from '../parts/copy-button.tsx';
import { Dialog } from '../parts/dialog.tsx';
import { SelectField, TextArea, TextField } from '../parts/field.tsx';
import { Failed, Waiting } from '../parts/notice.tsx';
import { RowLink } from '../parts/row-link.tsx';
import { fill, formatsFor, useCommonWords, useFormats, useLanguage, useWords } from '../words/language.tsx';
import { Section, ShortList } from './section.tsx';

type Way = Output<'waysIn'>[number];

export function WaysIn({ row }: { row: Row<'organisation'> }) {
  const words = useWords(entryWords);
  const today = useToday();
  const entries = useEntries();
  const { value, problem, again } = useAsk('waysIn', { id: row.id, today });
  // biome-ignore lint/correctness/useExhaustiveDependencies: somebody new may lead there whenever anything changes.
  useEffect(() => {
    const timer = setTimeout(again, 700);
    return () => clearTimeout(timer);
  }, [entries, again]);
  if (problem)
    return (
      <Section title={words.waysIn}>
        <Failed problem={problem} onRetry={again} />
      </Section>
    );
  return (
    <Section title={words.waysIn} none={words.noWays} {...(value && { count: value.length })}>
      {value ? (
        <ShortList items={value}>{(way) => <WayLine key={way.path.join(' ')} way={way} target={row} />}</ShortList>
      ) : (
        <Waiting rows={2} />
      )}
    </Section>
  );
}

function WayLine({ way, target }: { way: Way; target: Row<'organisation'> }) {
  const words = useWords(entryWords);
  const formats = useFormats();
  const today = useToday();
  const [drafting, setDrafting] = useState(false);
  const { path, reason, lastContact, willing } = way;
  const said = [
    useReason(reason),
    lastContact === undefined ? words.neverMet : fill(words.lastMet, { day: formats.day(lastContact, today) }),
    willing === 'yes' && words.willing,
  ];
  return (
    <li className="entry-way">
      <div>
        <WayPath way={way} />
        <span className="quiet small">{said.filter(Boolean).join(' · ')}</span>
      </div>
      <Button small onClick={() => setDrafting(true)}>
        {words.draftRequest}
      </Button>
      {drafting && <Draft way={way} ask={path[0] ?? ''} target={target} onClose={() => setDrafting(false)} />}
    </li>
  );
}

/** From the one to ask to the organisation, saying how each belongs to the next. The last is this page. */
function WayPath({ way: { path, steps } }: { way: Way }) {
  const step = useStep();
  return (
    <span className="way-path">
      {path.slice(0, -1).map((id, place) => (
        <Fragment key={id}>
          <RowLink id={id} />
          {place < path.length - 2 && <span className="quiet small">{step(steps[place])}</span>}
        </Fragment>
      ))}
    </span>
  );
}

function useStep(): (step: Way['steps'][number] | undefined) => string {
  const words = useWords(entryWords);
  const language = useLanguage();
  const own: Readonly<Record<string, string>> = {
    role: words.stepRole,
    former_role: words.stepFormerRole,
    was_there: words.stepWasThere,
    introduced: words.stepIntroduced,
  };
  return (step) => (step ? (own[step.word] ?? relationPhrase(language, step.word, step.forward)) : '');
}

function useReason(reason: WayReason): string {
  const words = useWords(entryWords);
  const reasons: Readonly<Record<WayReason, string>> = {
    is_inside: words.reasonInside,
    can_introduce: words.reasonIntroduce,
    knows_it: words.reasonKnows,
    was_there: words.reasonThere,
    related_organisation: words.reasonRelated,
    inside_related: words.reasonInsideRelated,
    knows_someone_inside: words.reasonKnowsInside,
  };
  return reasons[reason];
}

interface DraftProps {
  readonly way: Way;
  readonly ask: string;
  readonly target: Row<'organisation'>;
  readonly onClose: () => void;
}

/** In whichever language they speak; changed by hand until it is right; taken along, never sent. */
function Draft({ way, ask, target, onClose }: DraftProps) {
  const words = useWords(entryWords);
  const common = useCommonWords();
  const own = useLanguage();
  const names = useNames();
  const entries = useEntries();
  const today = useToday();
  const { name: me } = useOpenVault().state;
  const [language, setLanguage] = useState<Language>(() =>
    spokenIn(entries.get(ask)?.country ?? entries.get(target.id)?.country, own),
  );
  const [about, setAbout] = useState('');
  const [written, setWritten] = useState<string>();
  const via = way.path.length > 2 ? way.path[1] : undefined;
  const made = introductionText(language, {
    ask: names.of(ask),
    askIsPerson: entries.get(ask)?.kind === 'person',
    target: names.of(target.id),
    reason: way.reason,
    ...(via && { via: names.of(via) }),
    ...(way.lastContact && { met: metText(language, way.lastContact, today) }),
    ...(about.trim() && { about: about.trim() }),
    ...(me && { me }),
  });
  return (
    <Dialog isOpen onClose={onClose} wide title={fill(words.draftTitle, { name: names.of(ask) })}>
      <SelectField
        label={words.draftLanguage}
        value={language}
        choices={languages.map((value) => ({ value, label: choiceWord(own, languages, value) }))}
        onChoose={(value) => {
          setLanguage(languages.find((each) => each === value) ?? own);
          setWritten(undefined);
        }}
      />
      <TextField
        label={words.draftAbout}
        value={about}
        maxLength={300}
        dir="auto"
        spellCheck
        onChange={(event) => {
          setAbout(event.currentTarget.value);
          setWritten(undefined);
        }}
      />
      <TextArea
        label={words.draftText}
        hint={words.draftHint}
        rows={12}
        lang={language}
        dir="auto"
        spellCheck
        value={written ?? made}
        onChange={(event) => setWritten(event.currentTarget.value)}
      />
      <div className="buttons">
        <CopyButton text={written ?? made} word={common.act.copy} />
        <Button onClick={onClose}>{common.act.close}</Button>
      </div>
    </Dialog>
  );
}

/** The sender's own language where it is understood there. */
function spokenIn(country: string | undefined, own: Language): Language {
  if (country === 'NO') return own === 'nn' ? 'nn' : 'nb';
  return country === 'SE' ? 'sv' : own;
}

/** In the message's own language, not in that of the screens. */
function metText(language: Language, day: string, today: string): string {
  const formats = formatsFor(language);
  if (Math.abs(daysBetween(day, today)) <= 1) return formats.day(day, today);
  return fill(entryWords[language].onDay, { day: formats.dayLong(day) });
}
