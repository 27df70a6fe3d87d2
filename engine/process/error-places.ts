/**
 * What may be written down about an error that nobody expected: its name and the places in the code. The message may quote
 * what somebody wrote, so may lines of the stack that are part of it; paths hold the name of the person.
 */

/** One line for the name, one for each place: `at engine-child.js:12:3`. */
export function errorPlaces(thrown: unknown): string {
  if (!(thrown instanceof Error)) return `thrown: ${typeof thrown}`;
  const name = /^[A-Za-z]\w{0,59}$/.test(thrown.name) ? thrown.name : 'Error';
  const places = afterMessage(thrown.stack ?? '', thrown.message)
    .split('\n')
    .flatMap((line) => placeIn(line) ?? []);
  return [name, ...places.slice(0, mostPlaces)].join('\n  at ');
}

const mostPlaces = 20;

/** A process of ours that goes on after such an error could write on with half of its state: it says where, and ends. */
export function endOnUncaught(end: () => void): void {
  const tell = (thrown: unknown) => {
    process.stderr.write(`samband: ended by a fault of its own: ${errorPlaces(thrown)}\n`);
    end();
  };
  process.on('uncaughtException', tell);
  // Electron's main process would only warn of these, message and all.
  process.on('unhandledRejection', tell);
}

/** Empty where the message is not where it should be: then no line can be trusted to be a place. */
function afterMessage(stack: string, message: string): string {
  if (message === '') return stack;
  const start = stack.indexOf(': ') + 2;
  return stack.startsWith(message, start) ? stack.slice(start + message.length) : '';
}

function placeIn(line: string): string | undefined {
  const [, path, at] =
    /^ {4}at (?:.*[ (])?((?:file:\/|node:|app:\/|\/|[A-Za-z]:[\\/])[^()\s]*?)(:\d+:\d+)\)?$/.exec(line) ?? [];
  if (path === undefined) return undefined;
  if (/^node:[\w/]{1,60}$/.test(path)) return `${path}${at}`;
  const [file] = /[\w.-]{1,80}\.[cm]?[jt]s$/.exec(path) ?? [];
  return file && `${file}${at}`;
}
