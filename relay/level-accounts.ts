/** Accounts of the embedded store: opened with a voucher, listed anew, closed; when somebody was there last. */
import { randomBytes } from 'node:crypto';
import { isSame } from './bytes-name.ts';
import { type Form, keyOf, type Stored } from './level-records.ts';
import type { Step, Steps } from './level-steps.ts';
import { dropAccount, logsOf } from './level-trim.ts';
import type { RelayStore, SignedList } from './store.ts';

export interface LevelAccountsDeps {
  readonly steps: Steps;
  /** Reads outside of steps. */
  readonly stored: <F extends Form>(form: F, key: Buffer) => Promise<Stored<F> | undefined>;
  readonly wake: (log: Uint8Array, what: 'list') => void;
}

export type LevelAccounts = Pick<RelayStore, 'addVoucher' | 'openAccount' | 'replaceList' | 'closeAccount' | 'seen'>;

export function createLevelAccounts({ steps, stored, wake }: LevelAccountsDeps): LevelAccounts {
  return {
    addVoucher: ({ hash: voucher, quota, until }) => {
      const key = keyOf.voucher(voucher);
      return steps.run([key], async (step) => {
        if (!(await step.get('voucher', key)))
          step.put('voucher', key, { bytes: quota.bytes, entries: quota.entriesPerDay, until });
      });
    },

    openAccount: ({ voucher: voucherHash, list, cost, now, running }) => {
      const voucherKey = keyOf.voucher(voucherHash);
      const accountKey = keyOf.account(list.account);
      return steps.run([voucherKey, accountKey, keyOf.log(list.log)], async (step) => {
        const voucher = await step.get('voucher', voucherKey);
        const account = await step.get('account', accountKey);
        if (voucher?.usedBy && isSame(voucher.usedBy, list.account) && account)
          return (await isNewest(step, account, list)) ? 'done' : 'voucher';
        if (!voucher || voucher.usedBy || voucher.until < now) return 'voucher';
        if (account || (await step.bytes(keyOf.log(list.log))) || (await step.bytes(keyOf.purgeUse(list.account))))
          return 'stale';
        if (await step.bytes(keyOf.purgeLog(list.log))) return 'stale';
        step.put('voucher', voucherKey, { ...voucher, usedBy: list.account });
        const { bytes, entries } = voucher;
        step.put('account', accountKey, {
          n: list.number,
          log: list.log,
          bytes,
          entries,
          used: cost,
          day: 0,
          today: 0,
          seen: running,
          logs: 1,
          lists: cost,
        });
        makeLog(step, list, cost, { bytes, entries });
        return 'done';
      });
    },

    replaceList: ({ list, newest, cost, mostLogs, mostListBytes, running }) => {
      const accountKey = keyOf.account(list.account);
      return steps.run([accountKey, keyOf.log(list.log)], async (step) => {
        const account = await step.get('account', accountKey);
        if (account && (await isNewest(step, account, list))) return 'done';
        if (account?.n !== newest) return 'moved';
        if (list.number <= newest) return 'stale';
        const there = await step.get('log', keyOf.log(list.log));
        if (there && !isSame(there.account, list.account)) return 'stale';
        if (await step.bytes(keyOf.purgeLog(list.log))) return 'stale';
        const logs = account.logs + (there ? 0 : 1);
        const lists = account.lists + cost - (there?.list ?? 0);
        if (logs > mostLogs || lists > mostListBytes) return 'bytes';
        if (there) {
          step.put('log', keyOf.log(list.log), { ...there, superseded: 0, list: cost });
          putList(step, list);
        } else makeLog(step, list, cost, account);
        if (!isSame(account.log, list.log)) {
          const before = await step.get('log', keyOf.log(account.log));
          if (before) step.put('log', keyOf.log(account.log), { ...before, superseded: Math.max(running, 1) });
        }
        const used = account.used + cost - (there?.list ?? 0);
        step.put('account', accountKey, { ...account, n: list.number, log: list.log, used, logs, lists });
        const others = await logsOf(step, list.account);
        step.afterwards(() => {
          for (const log of [...others, list.log]) wake(log, 'list');
        });
        return 'done';
      });
    },

    closeAccount: ({ account, newest }) =>
      steps.run([keyOf.account(account)], async (step) => {
        const there = await step.get('account', keyOf.account(account));
        if (there?.n !== newest) return 'moved';
        const logs = await dropAccount(step, account);
        step.afterwards(() => {
          for (const log of logs) wake(log, 'list');
        });
        return 'done';
      }),

    seen: async (account, running) => {
      const key = keyOf.account(account);
      if (!isDayLater((await stored('account', key))?.seen, running)) return;
      await steps.run([key], async (step) => {
        const there = await step.get('account', key);
        if (there && isDayLater(there.seen, running)) step.put('account', key, { ...there, seen: running });
      });
    },
  };
}

function makeLog(step: Step, list: SignedList, cost: number, { bytes, entries }: Stored<'part'>): void {
  step.put('log', keyOf.log(list.log), {
    account: list.account,
    birth: randomBytes(16),
    last: 0,
    superseded: 0,
    cost: 0,
    list: cost,
  });
  step.put('part', keyOf.part(list.account, list.log), { bytes, entries });
  putList(step, list);
}

function putList(step: Step, { account, number, log, raw, signature }: SignedList): void {
  const content = { account, n: number, raw, g: signature };
  step.put('list', keyOf.list(log), content);
  step.put('list', keyOf.secondList(log), content);
}

async function isNewest(step: Step, account: Stored<'account'>, list: SignedList): Promise<boolean> {
  if (account.n !== list.number || !isSame(account.log, list.log)) return false;
  const there = await step.get('list', keyOf.list(list.log));
  return there !== undefined && isSame(there.raw, list.raw);
}

function isDayLater(seen: number | undefined, running: number): boolean {
  return seen !== undefined && running - seen >= 86_400_000;
}
