/** What a report left out and why, in words, for its sender alone. Kept with the publication, never sent with it. */
import { reportWords } from '../i18n/report/index.ts';
import { type ReportWords, withheldReasons } from '../i18n/report/words.ts';
import type { Language } from '../model/enumerations.ts';
import { counted } from './day-words.ts';
import { capitalised, fillText } from './document.ts';
import type { Report } from './report.ts';
import type { Withheld } from './withheld.ts';

export function receiptText(report: Report, language: Language): string {
  const words = reportWords[language];
  const { receipt } = words;
  const { withheld, suspects, fileName, audience } = report;
  const groups = withheldReasons.flatMap((reason) => {
    const lines = withheld.filter((each) => each.reason === reason).map((each) => `- ${itemText(each, words)}`);
    return lines.length > 0 ? [`${capitalised(receipt.reasons[reason])}:\n${[...new Set(lines)].join('\n')}`] : [];
  });
  const found = suspects.map(({ match }) => `- ${fillText(receipt.suspect, { match })}`);
  return `${[
    fillText(receipt.intro, { file: fileName, audience: words.audience[audience] }),
    `${counted(words, receipt.included, report.included.length)} ${
      withheld.length === 0 ? receipt.nothingHeldBack : counted(words, receipt.heldBack, withheld.length)
    }`,
    ...groups,
    ...(found.length > 0 ? [`${receipt.suspects}\n${found.join('\n')}`] : []),
  ].join('\n\n')}\n`;
}

function itemText({ name, kind, field }: Withheld, { receipt, labels }: ReportWords): string {
  const what = field ? receipt.fields[field] : receipt.records[kind];
  return `${name === '' ? labels.unnamed : name} (${what})`;
}
