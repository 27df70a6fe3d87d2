/**
 * How a process is started that leaves no core dump when it crashes: a dump is its memory, written to the disk. Node cannot
 * set the limit, a shell can, and hands its own process on. Windows keeps no dumps of this kind unless it is told to.
 */
export interface Start {
  readonly command: string;
  /** What stands before the process's own words. */
  readonly before: readonly string[];
}

export function withoutCoreDump(command: string, platform: string = process.platform): Start {
  if (platform === 'win32') return { command, before: [] };
  return { command: '/bin/sh', before: ['-c', 'ulimit -c 0; exec "$0" "$@"', command] };
}
