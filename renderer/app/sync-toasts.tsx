/** A quiet word, wherever one is, when others changed something or somebody is gone. The Sync screen says it itself. */
import { useEffect, useRef, useState } from 'react';
import { useLocation } from 'wouter';
import type { SyncNews } from '../../shared/bridge/contract/sync.ts';
import { syncWords } from '../../shared/i18n/app/sync.ts';
import { nameOfDevice } from '../data/custody.ts';
import { useClient } from '../data/engine.tsx';
import { useSyncNow } from '../data/sync.tsx';
import { useToasts } from '../parts/toasts.tsx';
import { fill, useFormats, useWords } from '../words/language.tsx';
import { broughtNews } from './brought-news.ts';
import { pathOfPlace } from './keys.ts';

/** Milliseconds: several sources may come at once, and how things stand is told a moment after what happened. */
const settles = 600;
export function SyncToasts() {
  const client = useClient();
  const onNews = useOnNews();
  const latest = useRef(onNews);
  latest.current = onNews;
  useEffect(() => {
    const timers = new Map<string, ReturnType<typeof setTimeout>>();
    const stop = client.on('syncNews', (news) => {
      const about = kindOf(news);
      if (about === undefined) return;
      clearTimeout(timers.get(about));
      timers.set(
        about,
        setTimeout(() => latest.current(news), settles),
      );
    });
    return () => {
      stop();
      for (const timer of timers.values()) clearTimeout(timer);
    };
  }, [client]);
  return null;
}

/** News of one kind are said once; undefined for what is not said here. */
function kindOf(news: SyncNews): string | undefined {
  if (bringsNews(news)) {
    const from = news.type === 'serverSynced' ? 'server' : 'comrade';
    return news.in > 0 ? `changed ${from}` : undefined;
  }
  if (news.type === 'gone') return `gone ${news.device}`;
  return news.type === 'joinedByFolder' ? `joined ${news.space.id}` : undefined;
}

type Brought = Extract<SyncNews, { type: 'synced' | 'folderSynced' | 'serverSynced' }>;

function bringsNews(news: SyncNews): news is Brought {
  return news.type === 'synced' || news.type === 'folderSynced' || news.type === 'serverSynced';
}

function useOnNews(): (news: SyncNews) => void {
  const words = useWords(syncWords);
  const formats = useFormats();
  const client = useClient();
  const toasts = useToasts();
  const stateNow = useSyncNow();
  const [location, go] = useLocation();
  const [isNews] = useState(() => broughtNews());

  const sayChanged = async ({ type }: Brought) => {
    if (type === 'serverSynced' && !isNews(Date.now())) return;
    if (location.startsWith(pathOfPlace.sync)) return;
    const told = await client.call('whatChanged', {});
    const n = told.ok ? told.value.rows.length + told.value.more : 0;
    if (n === 0) return;
    const act = { word: words.look, run: () => go(pathOfPlace.sync) };
    toasts.show({ text: formats.counted(words.thingsChanged, n), act });
  };
  const sayGone = (device: string, why: string) => {
    const gone = stateNow()?.custody.devices.find((each) => each.device === device);
    // Back already: many a Wi-Fi drops a connection and takes it up again.
    if (!gone || gone.connected) return;
    // Who has all and says goodbye is no news.
    if (why === 'closed' && gone.toSend === 0) return;
    const left = gone.toSend > 0 ? formats.counted(words.leftToSend, gone.toSend) : gone.hasAllMine ? words.hadAll : '';
    toasts.show({ text: `${fill(words.wentAway, { who: nameOfDevice(gone) })} ${left}`.trim() });
  };
  return (news) => {
    if (bringsNews(news)) void sayChanged(news);
    else if (news.type === 'gone') sayGone(news.device, news.why);
    else if (news.type === 'joinedByFolder')
      toasts.show({ text: fill(words.joinedByFolder, { space: news.space.name }) });
  };
}
