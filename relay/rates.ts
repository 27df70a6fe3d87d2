/** How much each may do: an address, a connection, one of an account's members, and the account. All answers are milliseconds to wait. */
import type { Limits } from './limits.ts';
import { createBuckets, type Rate } from './rate-limit.ts';

export interface Rates {
  /** Opening, entering, replacing a list: what anybody may try who knows no key yet. */
  attempt(address: string): number;
  failed(address: string): void;
  /**
   * Before anything that costs is checked of what a connection asks: it is this connection's alone, whoever it says it is by, so
   * nobody is made to wait for what somebody else forges.
   */
  unchecked(connection: string, bytes: number): number;
  /** What members do who know the account's present key, or were found to be its writers. */
  readonly present: AccountRate;
  /** What is read by those who know only keys that were replaced: removed members among them. It takes nothing from the present ones. */
  readonly earlier: AccountRate;
}

export interface AccountRate {
  /** `one`: a writer or connection, which may have a quarter of what the account may. */
  take(account: string, one: string, bytes: number): number;
  charge(account: string, one: string, bytes: number): void;
}

const failureCosts = 5;

export function createRates({ attempts, asks, bytes }: Limits, steady: () => number): Rates {
  const attemptsOf = createBuckets(attempts, steady);
  const uncheckedAsks = createBuckets(quarterOf(asks), steady);
  const uncheckedBytes = createBuckets(quarterOf(bytes), steady);
  return {
    attempt: (address) => attemptsOf.take(address, 1),
    failed: (address) => attemptsOf.charge(address, failureCosts),
    unchecked: (connection, amount) => uncheckedAsks.take(connection, 1) || uncheckedBytes.take(connection, amount),
    present: accountRate(asks, bytes, steady),
    earlier: accountRate(quarterOf(asks), quarterOf(bytes), steady),
  };
}

function accountRate(asks: Rate, bytes: Rate, steady: () => number): AccountRate {
  const asksOfAll = createBuckets(asks, steady);
  const asksOfOne = createBuckets(quarterOf(asks), steady);
  const bytesOfAll = createBuckets(bytes, steady);
  const bytesOfOne = createBuckets(quarterOf(bytes), steady);
  return {
    take: (account, one, amount) =>
      asksOfOne.take(account + one, 1) ||
      bytesOfOne.take(account + one, amount) ||
      asksOfAll.take(account, 1) ||
      bytesOfAll.take(account, amount),
    charge: (account, one, amount) => {
      bytesOfOne.charge(account + one, amount);
      bytesOfAll.charge(account, amount);
    },
  };
}

function quarterOf({ perSecond, atOnce }: Rate): Rate {
  return { perSecond: perSecond / 4, atOnce: atOnce / 4 };
}
