import { expect, test, vi } from 'vitest';
import { watchNetworks } from '../../../engine/sync/networks.ts';

test('another network and a night asleep are told, being on none is not', () => {
  vi.useFakeTimers();
  try {
    let [addresses, slept, told]: [string[], number, number] = [['192.0.2.7'], 0, 0];
    const stop = watchNetworks(() => told++, { clock: () => Date.now() + slept, addresses: () => addresses });
    vi.advanceTimersByTime(60_000);
    expect(told).toBe(0);
    addresses = [];
    vi.advanceTimersByTime(60_000);
    expect(told).toBe(0);
    addresses = ['198.51.100.7'];
    vi.advanceTimersByTime(60_000);
    expect(told).toBe(1);
    slept = 8 * 3_600_000;
    vi.advanceTimersByTime(60_000);
    expect(told).toBe(2);
    stop();
    addresses = ['192.0.2.7'];
    vi.advanceTimersByTime(60_000);
    expect(told).toBe(2);
  } finally {
    vi.useRealTimers();
  }
});
