/**
 * Calls over HTTP that are underway, by the address they come from. A caller that sends slowly, or never the end, or does not read
 * its answer, is not waited for at the cost of others: it makes room for the next call of its own address, and where bodies and
 * answers take too much room altogether, the address that has most of it makes room.
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
  /** Its body is whole, and is being answered: now it waits for nobody. */
  goesOn(): void;
  /** So much is to be read by its caller; it may be dropped for that at once. */
  tells(bytes: number): void;
  end(): void;
}

export interface CallsDeps {
  readonly mostOfOneAddress: number;
  /** Of bodies that have not come whole and answers that are not read, all together. */
  readonly bytes: number;
  /** Of bodies of one address; an answer may come after all that was done for it. */
  readonly bodyBytesOfOneAddress: number;
  /** Milliseconds that never go back. */
  readonly steady: () => number;
}

/** Within this whoever was let in is left alone, or callers that come all at once would take turns at being dropped. */
const slowAfter = 5_000;

interface Underway {
  readonly address: string;
  body: number;
  answer: number;
  since: number;
  drop?: (() => void) | undefined;
}

interface Place {
  /** In the order they came. */
  readonly calls: Set<Underway>;
  body: number;
  answers: number;
}

export function createCalls({ mostOfOneAddress, bytes: most, bodyBytesOfOneAddress, steady }: CallsDeps): Calls {
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
    change(place, call, -call.body, -call.answer);
    if (place.calls.size === 0) places.delete(call.address);
  }

  function change(place: Place, call: Underway, body: number, answer: number): void {
    call.body += body;
    call.answer += answer;
    place.body += body;
    place.answers += answer;
    all += body + answer;
  }

  function untilThereIsRoom(call: Underway): void {
    const isHere = () => places.get(call.address)?.calls.has(call);
    const holds = (one: Underway) => one.body + one.answer > 0;
    while (isHere() && all > most && makesRoom(firstWith(fullest(), holds)));
  }

  function firstWith(place: Place | undefined, is: (call: Underway) => boolean): Underway | undefined {
    for (const call of place?.calls ?? []) if (is(call)) return call;
    return undefined;
  }

  function fullest(): Place | undefined {
    let found: Place | undefined;
    for (const place of places.values()) if (!found || held(place) > held(found)) found = place;
    return found;
  }

  return {
    begin: (address) => {
      const there = places.get(address);
      if (there && there.calls.size >= mostOfOneAddress && !makesRoom(firstWith(there, isSlow))) return undefined;
      const place = places.get(address) ?? { calls: new Set(), body: 0, answers: 0 };
      const call: Underway = { address, body: 0, answer: 0, since: steady() };
      places.set(address, place);
      place.calls.add(call);
      const isHere = () => place.calls.has(call);
      return {
        waitsForCaller: (drop) => {
          [call.since, call.drop] = [steady(), drop];
        },
        heard: (bytes) => {
          if (!isHere()) return false;
          change(place, call, bytes, 0);
          const slowBody = (one: Underway) => one.body > 0 && isSlow(one);
          while (isHere() && place.body > bodyBytesOfOneAddress)
            if (!makesRoom(firstWith(place, slowBody))) return false;
          untilThereIsRoom(call);
          return isHere();
        },
        goesOn: () => {
          call.drop = undefined;
          if (isHere()) change(place, call, -call.body, 0);
        },
        tells: (bytes) => {
          if (isHere()) change(place, call, 0, bytes);
          untilThereIsRoom(call);
        },
        end: () => leave(call),
      };
    },
  };
}

function held({ body, answers }: Place): number {
  return body + answers;
}
