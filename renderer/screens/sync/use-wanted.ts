/** A switch that another process turns: shows at once what was asked for, until it is so or was refused. */
import { useEffect, useState } from 'react';

export interface Wanted {
  readonly shown: boolean;
  readonly set: (to: boolean) => void;
}

/** `change` gives false where it was refused. */
export function useWanted(is: boolean, change: (to: boolean) => Promise<boolean>): Wanted {
  const [wanted, setWanted] = useState<boolean>();
  // biome-ignore lint/correctness/useExhaustiveDependencies: whatever it is from now on, is what counts.
  useEffect(() => setWanted(undefined), [is]);
  return {
    shown: wanted ?? is,
    set: (to) => {
      setWanted(to);
      void change(to).then((done) => {
        if (!done) setWanted(undefined);
      });
    },
  };
}
