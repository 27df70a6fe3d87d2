/** Search over every row, in a worker of this window; until it is filled, the engine looks through its rows instead. */
import type { BridgeClient } from '../../shared/bridge/client.ts';
import type { RowsMessage } from '../../shared/bridge/contract.ts';

export interface Found {
  readonly id: string;
  readonly kind: string;
}

export interface SearchIndex {
  readonly apply: (message: RowsMessage) => void;
  readonly find: (text: string, limit: number) => Promise<readonly Found[]>;
  readonly close: () => void;
}

export function startSearch(client: BridgeClient): SearchIndex {
  return {
    apply: () => {},
    find: async (text, limit) => {
      const found = await client.call('scan', { text, limit });
      return found.ok ? found.value : [];
    },
    close: () => {},
  };
}
