/** Whom we want to meet, by country: for those who can introduce us or come along. */
import type { ReportWords } from '../i18n/report/words.ts';
import { countryItem, nameOf, plainNames } from './common-blocks.ts';
import { byCountry } from './country.ts';
import { daysText } from './day-words.ts';
import { type Block, fill, join, type Line, line, list, text } from './document.ts';
import type { LayoutContext } from './layout-context.ts';
import type { SharedTarget } from './views.ts';

export function targetBlocks(
  targets: readonly SharedTarget[],
  { words, today }: LayoutContext,
  everyStatus = false,
): Block[] {
  if (targets.length === 0) return [];
  const items = byCountry(targets, (target) => target.organisation.country, words).map((group) =>
    countryItem(
      group.country,
      join(
        group.members.map((target) => targetLine(target, words, today, everyStatus)),
        ' · ',
      ),
    ),
  );
  return [list(items)];
}

/** Under "planned" and "where we need introductions" the plain word says nothing; the others do. */
function targetLine(target: SharedTarget, words: ReportWords, today: string, everyStatus: boolean): Line {
  const { status, days, join: policy, introducers, organisation } = target;
  const told = everyStatus || status === 'half_planned' || status === 'asked';
  const remarks: Line[] = [
    ...(told ? [line(words.status[status])] : []),
    ...(days ? [line(daysText(words.calendar, days, today))] : []),
    ...(policy === 'open' ? [line(words.told.openToJoin)] : []),
    ...(introducers.length > 0 ? [fill(words.told.canIntroduce, { names: plainNames(introducers, words) })] : []),
  ];
  return remarks.length === 0
    ? nameOf(organisation)
    : [...nameOf(organisation), text(' ('), ...join(remarks, ', '), text(')')];
}
