/**
 * For how long somebody is answered who is refused again and again. Whoever waits as it is told to, or is answered now and then, is
 * answered for ever; whoever asks on and on all the same only costs.
 */
export interface Patience {
  /** False: it was refused too often. */
  refused(): boolean;
  answered(): void;
}

const most = 256;
const backPerSecond = 8;
/** A laptop asks some things before it hears that it is too much: each answer makes up for so many refusals. */
const backForAnswer = 16;

/** `steady`: milliseconds that never go back. */
export function createPatience(steady: () => number): Patience {
  let [left, at] = [most, steady()];
  const back = (amount: number) => {
    left = Math.min(most, left + amount);
  };
  return {
    refused: () => {
      const now = steady();
      back(((now - at) / 1_000) * backPerSecond);
      at = now;
      left--;
      return left > 0;
    },
    answered: () => back(backForAnswer),
  };
}
