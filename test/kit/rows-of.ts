/** The rows of the open vault, as a window that comes now is sent them: to look behind what a screen shows. */
import type { BridgeClient } from '../../shared/bridge/client.ts';
import type { RowsMessage } from '../../shared/bridge/contract.ts';
import type { Row } from '../../shared/query/row.ts';

export async function rowsOf(bridge: BridgeClient, today: string): Promise<readonly Row[]> {
  const rows = new Map<string, Row>();
  await new Promise<void>((resolve) => {
    const stop = bridge.onRows((json) => {
      const message: RowsMessage = JSON.parse(new TextDecoder().decode(json));
      for (const row of message.put) rows.set(row.id, row);
      for (const id of message.gone) rows.delete(id);
      if (!message.filled) return;
      stop();
      resolve();
    });
    void bridge.call('watchRows', { today });
  });
  return [...rows.values()];
}
