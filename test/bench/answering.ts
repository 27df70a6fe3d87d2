/** A process that does what its parent asks, one thing at a time or several beside each other. */
export function answering(tasks: Readonly<Record<string, (given: never) => Promise<unknown>>>): void {
  process.on('message', ({ id, what, given }: { id: number; what: string; given: never }) => {
    const task = tasks[what];
    if (!task) throw new Error(`nobody here does ${what}`);
    task(given).then(
      (value) => process.send?.({ id, value }),
      (thrown: unknown) => process.send?.({ id, error: thrown instanceof Error ? thrown.stack : String(thrown) }),
    );
  });
}

/** Milliseconds that two processes of one computer agree on. */
export function wallClock(): number {
  return performance.timeOrigin + performance.now();
}
