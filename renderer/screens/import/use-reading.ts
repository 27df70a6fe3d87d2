/** What the engine reads in the text: at once after a paste, after a moment's rest while somebody types. */
import { useEffect, useRef, useState } from 'react';
import type { Output, Problem } from '../../../shared/bridge/contract.ts';
import { useClient } from '../../data/engine.tsx';
import { useToday } from '../../data/today.ts';

export type PostReading = Output<'readPost'>;

export interface ReadState {
  /** Of the text as it is now; undefined while that is still being read. */
  readonly reading: PostReading | undefined;
  /** The last one, of whatever text: to be shown until the next is there. */
  readonly last: PostReading | undefined;
  readonly problem: Problem | undefined;
  /** Reading takes longer than one can overlook. */
  readonly slow: boolean;
}

const rest = 350;
const noticed = 200;

export function useReading(
  { text, day, language }: { text: string; day: string | undefined; language: string | undefined },
  typing: { readonly current: boolean },
): ReadState {
  const client = useClient();
  const today = useToday();
  const [read, setRead] = useState<{ of: string; value?: PostReading; problem?: Problem }>();
  const [slow, setSlow] = useState(false);
  const last = useRef<PostReading>(undefined);
  const of = JSON.stringify([text, day, language, today]);
  useEffect(() => {
    const [wantedText, wantedDay, wantedLanguage, now] = JSON.parse(of) as (string | undefined)[];
    if (!wantedText || wantedText.trim() === '' || !now) {
      setRead(undefined);
      last.current = undefined;
      return;
    }
    let wanted = true;
    let late: ReturnType<typeof setTimeout> | undefined;
    const start = setTimeout(
      () => {
        late = setTimeout(() => setSlow(true), noticed);
        const asked = {
          text: wantedText,
          today: now,
          ...(wantedDay && { day: wantedDay }),
          ...(wantedLanguage && { language: wantedLanguage }),
        };
        void client.call('readPost', asked).then((given) => {
          clearTimeout(late);
          if (!wanted) return;
          setSlow(false);
          if (given.ok) last.current = given.value;
          setRead(given.ok ? { of, value: given.value } : { of, problem: given.error });
        });
      },
      typing.current ? rest : 0,
    );
    return () => {
      wanted = false;
      clearTimeout(start);
      clearTimeout(late);
      setSlow(false);
    };
  }, [client, of, typing]);
  const isNow = read?.of === of;
  return {
    reading: isNow ? read.value : undefined,
    last: (isNow ? read.value : undefined) ?? last.current,
    problem: isNow ? read.problem : undefined,
    slow,
  };
}
