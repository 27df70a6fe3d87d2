/** Who promised what to whom, by when, for those it concerns. */
import type { ReportWords } from '../i18n/report/words.ts';
import { cell, nameOf, tableOf } from './common-blocks.ts';
import { dateText } from './day-words.ts';
import { type Block, fill, type Line, line, strong } from './document.ts';
import type { LayoutContext } from './layout-context.ts';
import type { CommitmentView, PartyView } from './views.ts';

export function promiseTable(commitments: readonly CommitmentView[], { words, today }: LayoutContext): Block[] {
  if (commitments.length === 0) return [];
  const { columns, party, promise } = words;
  return [
    tableOf([
      { head: columns.who, cells: commitments.map(({ by }) => partyLine(by, party.we, words)) },
      { head: columns.whom, cells: commitments.map(({ to }) => partyLine(to, party.us, words)) },
      { head: columns.promise, cells: commitments.map(({ text }) => line(text)) },
      {
        head: columns.due,
        cells: commitments.map(({ due }) => cell(due && dateText(words.calendar, due, today))),
      },
      {
        head: columns.status,
        cells: commitments.map(({ state }) => (state === 'overdue' ? [strong(promise.overdue)] : line(promise[state]))),
      },
    ]),
  ];
}

function partyLine(party: PartyView, ours: string, words: ReportWords): Line {
  switch (party.type) {
    case 'us':
      return line(ours);
    case 'organisation':
      return nameOf(party.organisation);
    case 'person':
      return [{ type: 'name', text: party.name }];
    case 'someone': {
      const { at, role } = party;
      if (at === 'a union') return line(words.party.someoneAtUnion);
      if (at === 'a party') return line(words.party.someoneAtParty);
      if (at) return fill(words.party.someoneAt, { org: nameOf(at) });
      return line(role ? words.role[role].one : words.party.someone);
    }
  }
}
