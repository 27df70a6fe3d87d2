/** Deletes from the embedded store what was kept long enough, a piece at a time. */
import { keyOf, keysFrom, numberIn, recordIn } from './level-records.ts';
import type { Step, Steps } from './level-steps.ts';
import type { Retention } from './store.ts';

const pieceOf = 500;

/** `onDropped`: a log can be found no more. */
export async function trimLevel(
  steps: Steps,
  retention: Retention,
  onDropped: (log: Uint8Array) => void,
): Promise<boolean> {
  return (
    (await emptyOneLog(steps)) ||
    (await forgetUses(steps)) ||
    (await forgetMarks(steps, retention.removedBefore)) ||
    (await forgetOld(steps, retention, onDropped))
  );
}

/** What a log held that can be found no more. */
async function emptyOneLog(steps: Steps): Promise<boolean> {
  const [purge] = await steps
    .level()
    .iterator({ ...keysFrom('x'), limit: 1 })
    .all();
  if (!purge) return false;
  const [key, value] = purge;
  const log = key.subarray(1);
  const account = recordIn('purge', key, value)?.account;
  const entries = await steps
    .level()
    .iterator({ ...keysFrom('e', log), limit: pieceOf })
    .all();
  const others = entries.length === pieceOf ? [] : await keysOfLog(steps, log);
  await steps.run([key], async (step) => {
    for (const [entryKey, stored] of entries) {
      const entry = recordIn('entry', entryKey, stored);
      const useKey = account && entry && keyOf.use(account, entry.writer);
      const use = useKey && (await step.get('use', useKey));
      if (use) step.put('use', useKey, { ...use, bytes: Math.max(0, use.bytes - entry.cost) });
      if (entry) step.remove(keyOf.place(log, entry.id));
      const number = numberIn(entryKey);
      step.remove(keyOf.blob(log, number), entry?.size);
      step.remove(entryKey);
    }
    for (const other of others) step.remove(other);
    if (entries.length === 0 && others.length === 0) step.remove(key);
  });
  return true;
}

/** Blobs and places that their entries no longer tell of. */
async function keysOfLog(steps: Steps, log: Uint8Array): Promise<readonly Buffer[]> {
  const blobs = await steps
    .level()
    .keys({ ...keysFrom('b', log), limit: pieceOf })
    .all();
  const places = await steps
    .level()
    .keys({ ...keysFrom('i', log), limit: pieceOf })
    .all();
  return [...blobs, ...places];
}

async function forgetUses(steps: Steps): Promise<boolean> {
  const [key] = await steps
    .level()
    .keys({ ...keysFrom('y'), limit: 1 })
    .all();
  if (!key) return false;
  const uses = await steps
    .level()
    .keys({ ...keysFrom('u', key.subarray(1)), limit: pieceOf })
    .all();
  await steps.run([], async (step) => {
    for (const use of uses) step.remove(use);
    if (uses.length < pieceOf) step.remove(key);
  });
  return true;
}

async function forgetMarks(steps: Steps, before: number): Promise<boolean> {
  const range = { gte: keysFrom('m').gte, lt: keyOf.markTime(before, new Uint8Array(32), 0), limit: pieceOf };
  const keys = await steps.level().keys(range).all();
  if (keys.length === 0) return false;
  await steps.run(keys, async (step) => {
    for (const key of keys) {
      const log = key.subarray(9, 41);
      const number = numberIn(key);
      const mark = await step.get('mark', keyOf.entry(log, number));
      const place = mark && (await step.get('place', keyOf.place(log, mark.id)));
      if (mark) step.remove(keyOf.entry(log, number));
      if (mark && place?.removed && place.n === number) step.remove(keyOf.place(log, mark.id));
      step.remove(key);
    }
  });
  return true;
}

/** Logs of earlier lists, accounts nobody enters, vouchers that ran out. */
async function forgetOld(
  steps: Steps,
  { supersededBefore, idleBefore, vouchersBefore }: Retention,
  onDropped: (log: Uint8Array) => void,
): Promise<boolean> {
  let found = false;
  for await (const [key, value] of steps.level().iterator(keysFrom('l'))) {
    const log = key.subarray(1);
    const seen = recordIn('log', key, value);
    if (!seen?.superseded || seen.superseded >= supersededBefore) continue;
    found = true;
    await steps.run([key, keyOf.account(seen.account)], async (step) => {
      const there = await step.get('log', key);
      if (!there?.superseded || there.superseded >= supersededBefore) return;
      const account = await step.get('account', keyOf.account(there.account));
      if (account)
        step.put('account', keyOf.account(there.account), {
          ...account,
          used: Math.max(0, account.used - there.cost - there.list),
          logs: Math.max(1, account.logs - 1),
          lists: Math.max(0, account.lists - there.list),
        });
      dropLog(step, there.account, log);
      step.afterwards(() => onDropped(log));
    });
  }
  for await (const [key, value] of steps.level().iterator(keysFrom('a'))) {
    const seen = recordIn('account', key, value);
    if (!seen || seen.seen >= idleBefore) continue;
    found = true;
    await steps.run([key], async (step) => {
      const there = await step.get('account', key);
      if (!there || there.seen >= idleBefore) return;
      for (const log of await dropAccount(step, key.subarray(1))) step.afterwards(() => onDropped(log));
    });
  }
  for await (const [key, value] of steps.level().iterator(keysFrom('v'))) {
    const voucher = recordIn('voucher', key, value);
    if (voucher && voucher.until < vouchersBefore)
      await steps.run([key], async (step) => {
        step.remove(key);
      });
  }
  return found;
}

/** An account can be found no more after this; the room it took is given back by `trim`. */
export async function dropAccount(step: Step, account: Uint8Array): Promise<readonly Uint8Array[]> {
  const logs = await logsOf(step, account);
  for (const log of logs) dropLog(step, account, log);
  step.remove(keyOf.account(account));
  step.put('nothing', keyOf.purgeUse(account), {});
  return logs;
}

function dropLog(step: Step, account: Uint8Array, log: Uint8Array): void {
  for (const key of [keyOf.log(log), keyOf.list(log), keyOf.secondList(log), keyOf.part(account, log)])
    step.remove(key);
  step.put('purge', keyOf.purgeLog(log), { account });
}

export async function logsOf(step: Step, account: Uint8Array): Promise<readonly Uint8Array[]> {
  return (await step.keys('c', account)).map((key) => key.subarray(33, 65));
}
