/** Locks a vault after a time without use. The timers come in, so that tests need not wait. */
export interface AutoLockDeps {
  readonly idleMilliseconds: number;
  readonly lock: () => void;
  readonly setTimer: (run: () => void, milliseconds: number) => unknown;
  readonly clearTimer: (timer: unknown) => void;
}

export interface AutoLock {
  /** Something was used: the time starts again. */
  readonly touch: () => void;
  readonly stop: () => void;
}

export function createAutoLock({ idleMilliseconds, lock, setTimer, clearTimer }: AutoLockDeps): AutoLock {
  let timer: unknown;
  let stopped = false;
  const stop = () => {
    stopped = true;
    clearTimer(timer);
  };
  const touch = () => {
    if (stopped) return;
    clearTimer(timer);
    timer = setTimer(() => {
      stop();
      lock();
    }, idleMilliseconds);
  };
  touch();
  return { touch, stop };
}
