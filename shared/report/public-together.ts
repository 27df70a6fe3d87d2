/** What many have in common, for everyone: in numbers that hide each, and as a call to come along. */
import type { ReportWords } from '../i18n/report/words.ts';
import { functionsText, plainNames } from './common-blocks.ts';
import { type Block, enumerate, fill, fillText, join, type Line, line, list, paragraph, text } from './document.ts';
import type { CallView, PublicTogether, Stage } from './views.ts';

export function publicTogetherBlocks(together: PublicTogether, words: ReportWords): Block[] {
  const numbers = numberSentences(together, words);
  const calls = together.calls.map((call) => callLine(call, words));
  const [only] = calls;
  return [
    ...(numbers.length > 0 ? [paragraph(join(numbers, ' '))] : []),
    ...(calls.length === 1 && only
      ? [paragraph(only)]
      : calls.length > 1
        ? [list(calls.map((each) => ({ line: each })))]
        : []),
    ...(together.offered.length > 0
      ? [paragraph(fill(words.told.offered, { functions: functionsText(together.offered, words) }))]
      : []),
  ];
}

function numberSentences({ uses, suppliers, stages }: PublicTogether, words: ReportWords): Line[] {
  const { told, dependency } = words;
  const counted = (what: Line, atLeast: number): Line => [
    ...what,
    text(` (${fillText(told.atLeast, { n: String(atLeast) })})`),
  ];
  const moved = (stage: Stage) =>
    stages.filter((each) => each.stage === stage).map(({ use, atLeast }) => counted(line(dependency[use]), atLeast));
  const sentence = (template: string, parts: readonly Line[]): Line[] =>
    parts.length > 0 ? [fill(template, { list: enumerate(parts, words.and) })] : [];
  return [
    ...sentence(
      told.dependOn,
      uses.map(({ use, atLeast }) => counted(line(dependency[use]), atLeast)),
    ),
    ...sentence(
      told.sameSuppliers,
      suppliers.map(({ supplier, atLeast }) => counted([{ type: 'name', text: supplier }], atLeast)),
    ),
    ...sentence(told.onTheirWay, moved('moving')),
    ...sentence(told.haveMoved, moved('moved')),
  ];
}

function callLine({ functions, suppliers, software, atLeast }: CallView, words: ReportWords): Line {
  const { calls } = words;
  const gaps = {
    n: String(atLeast),
    from: plainNames(suppliers, words),
    to: software ?? '',
    what: functionsText(functions, words),
  };
  const leaving = suppliers.length > 0;
  const counted = leaving ? (software ? calls.leaveFor : calls.leave) : calls.move;
  const sought = leaving ? calls.seekLeave : calls.seekMove;
  return [...fill(atLeast === undefined ? sought : counted, gaps), text(` ${calls.join}`)];
}
