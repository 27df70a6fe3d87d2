/**
 * What an operator reads: one JSON object a line, on standard output. Addresses only if the operator asked for them; of accounts and
 * logs nothing at all, since no fault of theirs needs it to be found.
 */
export type LogLevel = 'info' | 'warning' | 'error';
export type LogFields = Readonly<Record<string, string | number | boolean | undefined>>;

export type Log = (level: LogLevel, event: string, fields?: LogFields) => void;

export function createLog(write: (line: string) => void, now: () => number, withAddresses: boolean): Log {
  return (level, event, fields = {}) => {
    const { address, ...others } = fields;
    const shown = {
      at: new Date(now()).toISOString(),
      level,
      event,
      ...others,
      ...(withAddresses && address && { address }),
    };
    write(`${JSON.stringify(shown)}\n`);
  };
}

/** An error nobody expected, by name and places: a message may quote what a laptop sent. */
export function placesOf(thrown: unknown): LogFields {
  if (!(thrown instanceof Error)) return { error: typeof thrown };
  const places = (thrown.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
  return {
    error: thrown.name,
    code: textOf(Object(thrown).code),
    places: places
      .slice(0, 6)
      .map((line) => line.trim())
      .join(' < '),
  };
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}
