/** Work that runs beside everything else until there is none, one run at a time. */
export interface Background {
  /** There is something to do: what a run that is underway may have passed by already is done in one more. */
  readonly start: () => void;
  readonly settled: () => Promise<void>;
}

/** `work`: does all there is to do, which may be nothing; it may end without waiting for anything. */
export function inBackground(work: () => Promise<void>): Background {
  let running: Promise<void> | undefined;
  let wanted = false;
  const run = async () => {
    try {
      while (wanted) {
        wanted = false;
        // Waited for even where it had nothing to do, so that `running` is set before it is cleared.
        await work();
      }
    } finally {
      running = undefined;
    }
  };
  return {
    start: () => {
      wanted = true;
      running ??= run();
    },
    settled: async () => {
      while (running) await running;
    },
  };
}
