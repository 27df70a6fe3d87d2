/** The worker of a window, loaded as it is; there is no IndexedDB here, so nothing is stored, and search works all the same. */
import { expect, test, vi } from 'vitest';
import { rowsJson } from '../../../engine/bridge/stream-rows.ts';
import type { RowsMessage } from '../../../shared/bridge/contract.ts';
import { device } from '../../kit/domain.ts';
import { makeOrganisation, rowOf } from '../query/comrades.ts';

interface Told {
  readonly type: string;
  readonly id?: number;
  readonly rows?: readonly string[];
}

/** Of a path, since the worker is written for the types of a browser. */
const worker: string = '../../../renderer/worker/rows-worker.ts';

const told: Told[] = [];
const scope = {
  postMessage: (message: Told) => void told.push(message),
  onmessage: undefined as ((event: { data: unknown }) => void) | undefined,
};

const ida = device('ida');
const organisation = (name: string) => rowOf(ida, makeOrganisation(ida, { name }));

async function answered(message: { readonly type: string; readonly id: number }, by: string): Promise<Told> {
  scope.onmessage?.({ data: message });
  return vi.waitFor(() => {
    const found = told.find(({ type, id }) => type === by && id === message.id);
    if (!found) throw new Error(`no ${by} yet`);
    return found;
  });
}

function rows(message: RowsMessage): void {
  scope.onmessage?.({ data: { type: 'rows', json: new TextEncoder().encode(rowsJson(message)) } });
}

test('rows that come after everything was indexed are found, also where the message before held nothing to index', async () => {
  vi.stubGlobal('self', scope);
  await import(worker);
  scope.onmessage?.({ data: { type: 'open', database: 'samband-rows-test' } });
  rows({ put: [organisation('Lyktestolpen')], gone: [] });
  // All of it is indexed before the last message comes, which has no rows of its own.
  await answered({ type: 'settle', id: 1 }, 'idle');
  rows({ put: [], gone: [], filled: true });
  await answered({ type: 'settle', id: 2 }, 'idle');
  rows({ put: [], gone: ['b'] });
  const late = organisation('Havnerud');
  rows({ put: [late], gone: [] });
  await answered({ type: 'settle', id: 3 }, 'idle');
  const find = { type: 'find', id: 4, text: 'havnerud', limit: 5 };
  expect((await answered(find, 'found')).rows).toEqual([late.id]);
  expect(told.some(({ type }) => type === 'indexed')).toBe(true);
});
