/**
 * Calls over HTTP that are underway, by the address they come from. A caller that sends slowly, or never the end, or does not read
 * its answer, is not waited for at the cost of others: it makes room for the next call of its own address, and where bodies take
 * too much room altogether, those of the address that has most of it do.
 */
export interface Calls {
  /** Undefined: too many of this address are underway, and each gets on. */
  begin(address: string): CallUnderway | undefined;
}

export interface CallUnderway {
  /** From now on it waits for its caller; `drop` is called, once, if it has to make room. */
  waitsForCaller(drop: () => void): void;
  /** So much more of its body came; false: there is no room for it. */
  heard(bytes: number): boolean;
  /** Its body is whole, or its answer is read: now it waits for nobody. */
  goesOn(): void;
  end(): void;
}

export interface CallsDeps {
  readonly mostOfOneAddress: number;
  /** Of bodies that have not come whole: of all, and of one address. */
  readonly bodyBytes: number;
  readonly bodyBytesOfOneAddress: number;
  /** Milliseconds that never go back. */
  readonly steady: () => number;
}

/** Within this whoever was let in is left alone, or callers that come all at once would take turns at being dropped. */
const slowAfter = 5_000;

interface Underway {
  readonly address: string;
  body: number;
  since: number;
  drop?: (() => void) | undefined;
}

interface Place {
  /** In the order they came. */
  readonly calls: Set<Underway>;
  body: number;
}

export function createCalls({ mostOfOneAddress, bodyBytes, bodyBytesOfOneAddress, steady }: CallsDeps): Calls {
  const places = new Map<string, Place>();
  let all = 0;

  const isSlow = ({ drop, since }: Underway) => drop !== undefined && steady() - since >= slowAfter;

  function makesRoom(call: Underway | undefined): boolean {
    if (!call) return false;
    const { drop } = call;
    leave(call);
    drop?.();
    return true;
  }

  function leave(call: Underway): void {
    const place = places.get(call.address);
    call.drop = undefined;
    if (!place?.calls.delete(call)) return;
    changeBody(call, -call.body);
    if (place.calls.size === 0) places.delete(call.address);
  }

  function changeBody(call: Underway, by: number): void {
    const place = places.get(call.address);
    call.body += by;
    if (place) place.body += by;
    all += by;
  }

  function firstWith(place: Place | undefined, is: (call: Underway) => boolean): Underway | undefined {
    for (const call of place?.calls ?? []) if (is(call)) return call;
    return undefined;
  }

  function fullest(): Place | undefined {
    let most: Place | undefined;
    for (const place of places.values()) if (place.body > (most?.body ?? 0)) most = place;
    return most;
  }

  return {
    begin: (address) => {
      const there = places.get(address);
      if (there && there.calls.size >= mostOfOneAddress && !makesRoom(firstWith(there, isSlow))) return undefined;
      const place = places.get(address) ?? { calls: new Set(), body: 0 };
      const call: Underway = { address, body: 0, since: steady() };
      places.set(address, place);
      place.calls.add(call);
      const isHere = () => place.calls.has(call);
      return {
        waitsForCaller: (drop) => {
          [call.since, call.drop] = [steady(), drop];
        },
        heard: (bytes) => {
          if (!isHere()) return false;
          changeBody(call, bytes);
          const slowBody = (one: Underway) => one.body > 0 && isSlow(one);
          while (isHere() && place.body > bodyBytesOfOneAddress)
            if (!makesRoom(firstWith(place, slowBody))) return false;
          while (isHere() && all > bodyBytes) makesRoom(firstWith(fullest(), (one) => one.body > 0));
          return isHere();
        },
        goesOn: () => {
          call.drop = undefined;
          if (isHere()) changeBody(call, -call.body);
        },
        end: () => leave(call),
      };
    },
  };
}
