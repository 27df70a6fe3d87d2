/** When this computer is on other networks than a moment ago, or has slept: what did not answer before may do so now. */
import { networkInterfaces } from 'node:os';

export interface NetworksDeps {
  readonly clock: () => number;
  /** What tells one network from another: the addresses this computer has, loopback aside. */
  readonly addresses?: () => readonly string[];
}

/** Milliseconds. No system tells it alike, and a look costs nothing. */
const looksEvery = 10_000;

/** Calls when they changed, not when there are none any more. Returns how to stop. */
export function watchNetworks(onChange: () => void, { clock, addresses = ownAddresses }: NetworksDeps): () => void {
  let [before, lookedAt] = [addresses().join(), clock()];
  const timer = setInterval(() => {
    const [now, at] = [addresses().join(), clock()];
    const hasSlept = at - lookedAt > 3 * looksEvery;
    const isNews = now !== '' && (now !== before || hasSlept);
    [before, lookedAt] = [now, at];
    if (isNews) onChange();
  }, looksEvery).unref();
  return () => clearInterval(timer);
}

function ownAddresses(): readonly string[] {
  return Object.values(networkInterfaces())
    .flatMap((infos = []) => infos.flatMap(({ internal, address }) => (internal ? [] : [address])))
    .sort();
}
