import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createLastWindow } from '../../../cli/host/last-window.ts';
import { createTokens } from '../../../cli/host/tokens.ts';

test('whatever is drawn, tried and waited for: a pass enters once within thirty seconds, a session always, nothing else', () => {
  const step = fc.oneof(
    fc.constant({ type: 'draw' as const }),
    fc.nat(20_000).map((milliseconds) => ({ type: 'wait' as const, milliseconds })),
    fc.nat(10).map((which) => ({ type: 'pass' as const, which })),
    fc.nat(10).map((which) => ({ type: 'session' as const, which })),
    fc.string().map((text) => ({ type: 'guess' as const, text })),
  );
  fc.assert(
    fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
      let now = 0;
      const tokens = createTokens({ clock: () => now, random: randomBytes });
      const passes: { token: string; drawnAt: number; used: boolean }[] = [];
      const sessions: string[] = [];
      for (const each of steps) {
        if (each.type === 'draw') passes.push({ token: tokens.drawPass(), drawnAt: now, used: false });
        if (each.type === 'wait') now += each.milliseconds;
        if (each.type === 'guess') expect(tokens.enter(each.text)).toBe(undefined);
        const session = each.type === 'session' ? sessions[each.which] : undefined;
        if (session) expect(tokens.enter(session)).toBe(session);
        const pass = each.type === 'pass' ? passes[each.which] : undefined;
        if (!pass) continue;
        const entered = tokens.enter(pass.token);
        const newer = passes.filter((other) => passes.indexOf(other) > passes.indexOf(pass) && !other.used).length;
        const good = !pass.used && now <= pass.drawnAt + 30_000;
        if (!good) expect(entered).toBe(undefined);
        else if (newer < 10) expect(entered).toMatch(/^[A-Za-z0-9_-]{43}$/);
        pass.used = true;
        if (entered) sessions.push(entered);
      }
      expect(new Set([...sessions, ...passes.map(({ token }) => token)]).size).toBe(sessions.length + passes.length);
    }),
  );
});

test('a reload neither locks nor ends; a last window that stays closed does both, in that order', () => {
  const done: string[] = [];
  const timers = new Map<number, { run: () => void; at: number }>();
  let next = 0;
  const told = createLastWindow({
    lock: () => done.push('lock'),
    end: () => done.push('end'),
    endAfterMilliseconds: 10_000,
    setTimer: (run, at) => {
      timers.set(++next, { run, at });
      return next;
    },
    clearTimer: (timer) => timers.delete(timer as number),
  });
  const runOut = () => {
    for (const { run } of [...timers.values()].sort((one, other) => one.at - other.at)) run();
  };
  runOut();
  for (const open of [1, 2, 1, 0, 1]) told(open);
  runOut();
  expect(done).toEqual([]);
  told(0);
  runOut();
  expect(done).toEqual(['lock', 'end']);
});
