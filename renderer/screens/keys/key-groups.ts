/** The keys in groups. What works everywhere is taken from where it is defined, so that nothing can be left out here. */
import type { CommonWords } from '../../../shared/i18n/app/common.ts';
import type { KeyWords } from '../../../shared/i18n/app/keys.ts';
import { encounterStatuses } from '../../../shared/model/enumerations.ts';
import { commandKey, placeKeys, singleKeys } from '../../app/keys.ts';

export interface KeyGroup {
  readonly title: string;
  readonly keys: readonly KeyLine[];
}

export interface KeyLine {
  /** Each way a text of keys with blanks between them; `_` is a blank within one. */
  readonly ways: readonly string[];
  readonly does: string;
}

export function keyGroups(words: KeyWords, common: CommonWords): readonly KeyGroup[] {
  const { groups } = words;
  const command = commandKey().trim();
  const line = (does: string, ...ways: readonly string[]): KeyLine => ({ ways, does });
  const more: Readonly<Record<string, readonly string[]>> = {
    undo: [`${command} Z`],
    redo: [`${command} Shift Z`],
  };
  return [
    {
      title: groups.everywhere,
      keys: [
        ...Object.entries(singleKeys).map(([key, type]) =>
          line(words.global[type], keyName(key), ...(more[type] ?? [])),
        ),
        line(words.global.palette, `${command} K`),
        line(words.global.lock, `${command} L`),
      ],
    },
    {
      title: groups.go,
      keys: Object.entries(placeKeys).map(([key, place]) =>
        line(common.places[place], `G ${words.andThen} ${key.toUpperCase()}`),
      ),
    },
    {
      title: groups.lists,
      keys: [
        line(words.down, 'J', '↓'),
        line(words.up, 'K', '↑'),
        line(words.ends, 'Home', 'End'),
        line(words.pages, 'Page_Up', 'Page_Down'),
        line(words.open, 'Enter'),
        line(words.mark, 'X', 'Shift ↓'),
        line(words.markAll, `${command} A`),
      ],
    },
    {
      title: groups.meetings,
      keys: encounterStatuses.map((status, place) => line(common.status[status], String(place + 1))),
    },
    {
      title: groups.plan,
      keys: [
        line(words.addMeeting, 'A'),
        line(words.editWhen, 'E'),
        line(words.columns, '←', '→'),
        line(words.mark, words.space),
        line(words.outOfTrip, 'Delete'),
      ],
    },
    {
      title: groups.calendar,
      keys: [
        line(words.dayStep, '←', '→'),
        line(words.weekStep, '↑', '↓'),
        line(words.monthStep, 'Page_Up', 'Page_Down'),
        line(words.intoDay, 'Enter'),
      ],
    },
    {
      title: groups.boxes,
      keys: [
        line(words.pieceBeside, '←', '→'),
        line(words.pieceStep, '↓', '↑'),
        line(words.openCalendar, 'Alt ↓'),
        line(words.emptyPiece, 'Backspace'),
      ],
    },
    {
      title: groups.review,
      keys: [
        line(words.tick, words.space),
        line(words.tickAll, 'A'),
        line(words.rowStatus, '1–8'),
        line(words.edit, 'E'),
        line(words.match, 'M'),
        line(words.ignore, 'X'),
        line(words.importAll, `${command} Enter`),
        line(words.backToText, 'Esc'),
      ],
    },
    {
      title: groups.notes,
      keys: [
        line(words.bold, `${command} B`),
        line(words.italic, `${command} I`),
        line(words.heading, `${command} Alt H`),
        line(words.list, `${command} Alt L`),
        line(words.leaveText, 'Esc'),
      ],
    },
    { title: groups.archive, keys: [line(words.bringBack, 'B')] },
  ];
}

function keyName(key: string): string {
  const isLetter = key.toLowerCase() !== key.toUpperCase();
  return isLetter && key === key.toUpperCase() ? `Shift ${key}` : key.toUpperCase();
}
