/** "When?", typed as people say it. Shows what it understood before anything is saved. */
import { type KeyboardEvent, type RefObject, useMemo, useState } from 'react';
import { Dialog, Popover } from 'react-aria-components';
import { planWords } from '../../../shared/i18n/app/plan.ts';
import { readWhen, type WhenReading } from '../../../shared/import/read-when.ts';
import { formatWhen, parseWhen, spanOf, type When } from '../../../shared/model/when.ts';
import { overlaps } from '../../../shared/query/agenda.ts';
import { isTarget } from '../../../shared/query/encounter-status.ts';
import type { ListEntry } from '../../../shared/query/entry.ts';
import { useToday } from '../../data/today.ts';
import { Button } from '../../parts/button.tsx';
import { TextField } from '../../parts/field.tsx';
import { fill, useCommonWords, useFormats, useLanguage, useWords } from '../../words/language.tsx';
import { Warnings } from './marks.tsx';
import type { PlanScene } from './plan-scene.ts';
import { useWhenText, whenToType } from './when-text.ts';

interface WhenEditorProps {
  readonly entry: ListEntry;
  readonly scene: PlanScene;
  readonly anchor: RefObject<HTMLElement | null>;
  /** It is on its way into this status: a date is welcome, not asked for with force. */
  readonly becomes?: string | undefined;
  readonly onSave: (when: string | null) => void;
  /** Escape, a click beside, "leave it without a date". */
  readonly onLeave: () => void;
}

export function WhenEditor(props: WhenEditorProps) {
  const words = useWords(planWords);
  const { entry, scene, anchor, onLeave } = props;
  return (
    <Popover
      className="popover plan-when"
      triggerRef={anchor}
      isOpen
      onOpenChange={(open) => !open && onLeave()}
      placement="bottom start"
    >
      <Dialog className="plan-when-body" aria-label={fill(words.whenOf, { name: scene.nameOf(entry) })}>
        <WhenForm {...props} />
      </Dialog>
    </Popover>
  );
}

function WhenForm({ entry, scene, becomes, onSave, onLeave }: WhenEditorProps) {
  const words = useWords(planWords);
  const common = useCommonWords();
  const formats = useFormats();
  const language = useLanguage();
  const today = useToday();
  const [text, setText] = useState(() => whenToType(entry.when, formats.dayLong, common.partOfDay));
  const status = becomes ?? entry.status ?? 'wanted';
  const reading = useMemo(
    (): WhenReading =>
      readWhen(text, {
        today,
        language,
        tense: isTarget(status) ? 'future' : 'past',
        current: entry.when === undefined ? undefined : parseWhen(entry.when),
      }),
    [text, today, language, status, entry.when],
  );
  const when = reading.type === 'read' ? formatWhen(reading.when) : undefined;
  const save = (chosen = when) => {
    if (text.trim() === '' && !becomes) onSave(null);
    else if (chosen !== undefined) onSave(chosen);
  };
  const handleKey = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || event.nativeEvent.isComposing) return;
    event.preventDefault();
    save();
  };
  return (
    <>
      <TextField
        label={fill(words.whenOf, { name: scene.nameOf(entry) })}
        hint={words.whenHint}
        // The one thing this small window is for.
        autoFocus
        value={text}
        maxLength={120}
        onFocus={(event) => event.currentTarget.select()}
        onChange={(event) => setText(event.currentTarget.value)}
        onKeyDown={handleKey}
      />
      <div role="status" className="plan-when-said">
        <Said reading={reading} text={text} onChoose={save} />
        {reading.type === 'read' && <Remarks entry={entry} when={reading.when} status={status} scene={scene} />}
      </div>
      <div className="buttons">
        <Button
          look="primary"
          disabled={when === undefined && !(text.trim() === '' && !becomes)}
          onClick={() => save()}
        >
          {words.saveDate}
        </Button>
        {becomes ? (
          <Button onClick={onLeave}>{words.withoutDate}</Button>
        ) : (
          <>
            {entry.when !== undefined && <Button onClick={() => onSave(null)}>{words.removeDate}</Button>}
            <Button look="plain" onClick={onLeave}>
              {common.act.cancel}
            </Button>
          </>
        )}
      </div>
    </>
  );
}

function Said({ reading, text, onChoose }: { reading: WhenReading; text: string; onChoose: (when: string) => void }) {
  const words = useWords(planWords);
  const whenText = useWhenText();
  switch (reading.type) {
    case 'read':
      return <p>{fill(words.understood, { when: whenText(reading.when, true) })}</p>;
    case 'ambiguous':
      return (
        <>
          <p>{words.whichWay}</p>
          <p className="buttons">
            {reading.choices.map((choice) => (
              <Button key={formatWhen(choice)} small onClick={() => onChoose(formatWhen(choice))}>
                {whenText(choice, true)}
              </Button>
            ))}
          </p>
        </>
      );
    case 'unread':
      return text.trim() === '' ? null : <p className="quiet">{words.notUnderstood}</p>;
  }
}

/** Over already, agreed upon already, in the way of something else. */
function Remarks({ entry, when, status, scene }: { entry: ListEntry; when: When; status: string; scene: PlanScene }) {
  const words = useWords(planWords);
  const { from, to } = spanOf(when);
  const written = formatWhen(when);
  const moved = useMemo(() => {
    const { when: _when, day: _day, lastDay: _lastDay, ...rest } = entry;
    const candidate: ListEntry = { ...rest, status, when: written, day: from };
    const others = scene.all.filter(({ id, day }) => id !== entry.id && day === from);
    return overlaps([...others, candidate], scene);
  }, [entry, status, written, from, scene]);
  const isOver = isTarget(status) && to !== null && to < scene.today;
  const falls = entry.status === 'planned' && entry.when !== undefined && entry.when !== written;
  const { contradiction: _contradiction, postponed: _postponed, when: _when, day: _day, ...bare } = entry;
  return (
    <>
      {isOver && <p className="warn">{words.isOver}</p>}
      {falls && <p className="warn">{words.confirmationsFall}</p>}
      <p>
        <Warnings entry={bare} scene={{ ...scene, clashes: moved }} />
      </p>
    </>
  );
}
