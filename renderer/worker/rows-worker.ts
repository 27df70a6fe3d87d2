/**
 * Keeps a window's rows: reads what the engine sends, hands light entries to the window at once, then stores whole rows in
 * Dexie and words in the search index. So the window never waits for any of it.
 */
import '../app/no-compiling.ts';
import type { RowsMessage } from '../../shared/bridge/contract.ts';
import { organisationName, personName } from '../../shared/query/display-name.ts';
import { isRowOf, type Row } from '../../shared/query/row.ts';
import { createSearch, searchDocument } from '../../shared/query/search.ts';
import { openRowDatabase } from '../data/database.ts';
import { entriesOf, readRows } from '../data/rows-message.ts';
import { inBackground } from './background.ts';
import type { FromWorker, ToWorker } from './messages.ts';
import { createRowWriter, type RowWriter } from './row-writer.ts';

const scope = self as unknown as {
  postMessage: (message: FromWorker) => void;
  onmessage: ((event: MessageEvent<ToWorker>) => void) | null;
};

const search = createSearch();
const names = new Map<string, string>();
/** Rows that are named by others wait until those have come. */
const later = new Map<string, Row>();
let filled = false;
let writer: RowWriter | undefined;
const indexing: Row[] = [];
const indexer = inBackground(indexAll);

scope.onmessage = ({ data }) => {
  switch (data.type) {
    case 'open':
      writer = createRowWriter(openRowDatabase(data.database));
      return;
    case 'rows':
      takeRows(readRows(data.json), data.shown ?? false);
      return;
    case 'find': {
      const { id, text, limit, kinds } = data;
      const found = search.find(text, { limit, ...(kinds && { kinds }) });
      scope.postMessage({ type: 'found', id, rows: found.map((each) => each.id) });
      return;
    }
    case 'settle':
      void settled().then(() => scope.postMessage({ type: 'idle', id: data.id }));
      return;
  }
};

function takeRows(message: RowsMessage, shown: boolean): void {
  const { put, gone } = message;
  if (!shown) scope.postMessage({ type: 'entries', ...entriesOf(message) });
  writer?.add(put, gone);
  search.remove(gone);
  for (const row of put) {
    if (isRowOf(row, 'organisation')) names.set(row.id, organisationName(row.fields));
    if (isRowOf(row, 'person')) names.set(row.id, personName(row.fields));
    if (filled || !namedByOthers.has(row.kind)) indexing.push(row);
    else later.set(row.id, row);
  }
  if (message.filled) {
    filled = true;
    indexing.push(...later.values());
    later.clear();
  }
  indexer.start();
}

const namedByOthers: ReadonlySet<string> = new Set(['encounter', 'affiliation', 'commitment', 'ask', 'dependency']);

/** Rows between two breaths: some ten milliseconds, in which a search would have to wait. */
const atOnce = 300;

async function indexAll(): Promise<void> {
  while (indexing.length > 0) {
    const nameOf = (id: string) => names.get(id) ?? '';
    search.put(indexing.splice(0, atOnce).map((row) => searchDocument(row, nameOf)));
    await new Promise((resolve) => setTimeout(resolve, 0));
  }
  if (!filled) return;
  if (!warm) warmUp();
  scope.postMessage({ type: 'indexed' });
}

let warm = false;

/** The first letters of the first search are answered by code that has run before: 5 ms sooner. */
function warmUp(): void {
  warm = true;
  for (const text of ['a', 'b', 'an', 'be', 'ann', 'berg', 'anne be']) search.find(text, { limit: 12 });
}

async function settled(): Promise<void> {
  await writer?.settled();
  await indexer.settled();
}
