import { useEffect, useRef } from 'react';
import type { SyncNews } from '../../shared/bridge/contract/sync.ts';
import { useClient } from './engine.tsx';

/** Calls with what happens while one meets others, as long as whoever uses it is on the screen. */
export function useSyncNews(onNews: (news: SyncNews) => void): void {
  const client = useClient();
  const run = useRef(onNews);
  run.current = onNews;
  useEffect(() => client.on('syncNews', (news) => run.current(news)), [client]);
}
