/** Counts for Prometheus, in its text form (version 0.0.4). None has a label that could stand for a person, space or address. */
export interface Metrics {
  count(name: CounterName, labels?: Readonly<Record<string, string>>, by?: number): void;
  took(name: TimeName, milliseconds: number): void;
  /** Read when somebody asks. */
  gauge(name: string, help: string, read: () => number): void;
  text(): string;
}

const counters = {
  asks_total: 'What laptops asked, by kind and outcome.',
  connections_total: 'WebSocket connections and calls over HTTP, by way.',
  cut_total: 'Connections that the relay ended, by why.',
  bytes_in_total: 'Bytes of messages that came.',
  bytes_out_total: 'Bytes of messages that went.',
  store_steps_total: 'Steps that the store did.',
  damaged_total: 'Records and blobs that the disk damaged, by kind.',
  store_trouble_total: 'Times that the store refused, by why.',
  errors_total: 'Errors nobody expected.',
} as const;
export type CounterName = keyof typeof counters;

const times = {
  put_seconds: 'From a put that came to its answer.',
  ask_seconds: 'The same of all other asks.',
  store_batch_seconds: 'What one batch of the store took, its sync included.',
} as const;
export type TimeName = keyof typeof times;

const bounds = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10];
const prefix = 'samband_relay_';

export function createMetrics(): Metrics {
  const counts = new Map<string, { readonly name: CounterName; value: number }>();
  const taken = new Map<TimeName, { readonly buckets: number[]; sum: number; count: number }>();
  const gauges: { readonly name: string; readonly help: string; readonly read: () => number }[] = [];
  return {
    count: (name, labels = {}, by = 1) => {
      const shown = Object.entries(labels).map(([label, value]) => `${label}="${value}"`);
      const key = shown.length > 0 ? `${name}{${shown.join(',')}}` : name;
      const there = counts.get(key);
      if (there) there.value += by;
      else counts.set(key, { name, value: by });
    },
    took: (name, milliseconds) => {
      const there = taken.get(name) ?? { buckets: bounds.map(() => 0), sum: 0, count: 0 };
      taken.set(name, there);
      const seconds = milliseconds / 1_000;
      const bucket = bounds.findIndex((bound) => seconds <= bound);
      if (bucket >= 0) there.buckets[bucket] = (there.buckets[bucket] ?? 0) + 1;
      there.sum += seconds;
      there.count++;
    },
    gauge: (name, help, read) => {
      gauges.push({ name, help, read });
    },
    text: () => {
      const lines: string[] = [];
      const head = (name: string, help: string, type: string) =>
        lines.push(`# HELP ${prefix}${name} ${help}`, `# TYPE ${prefix}${name} ${type}`);
      for (const [name, help] of Object.entries(counters)) {
        head(name, help, 'counter');
        for (const [key, { name: of, value }] of counts) if (of === name) lines.push(`${prefix}${key} ${value}`);
      }
      for (const [name, help] of Object.entries(times)) {
        const there = [...taken].find(([of]) => of === name)?.[1];
        if (!there) continue;
        head(name, help, 'histogram');
        let below = 0;
        for (const [index, bound] of bounds.entries()) {
          below += there.buckets[index] ?? 0;
          lines.push(`${prefix}${name}_bucket{le="${bound}"} ${below}`);
        }
        lines.push(`${prefix}${name}_bucket{le="+Inf"} ${there.count}`);
        lines.push(`${prefix}${name}_sum ${there.sum}`, `${prefix}${name}_count ${there.count}`);
      }
      for (const { name, help, read } of gauges) {
        head(name, help, 'gauge');
        lines.push(`${prefix}${name} ${read()}`);
      }
      return `${lines.join('\n')}\n`;
    },
  };
}
