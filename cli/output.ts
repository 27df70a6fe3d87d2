/**
 * The one place that writes to the terminal. Answers go to standard output: with `--json` exactly one JSON value, else
 * words and tables. Everything else (progress, warnings, what went wrong) goes to standard error.
 */
import { writeSync } from 'node:fs';
import { plainText } from '../shared/plain-line.ts';
import type { Answer, Failure } from './answer.ts';

export interface Output {
  readonly answer: (answer: Answer) => void;
  readonly failure: (failure: Failure) => void;
  /** A remark beside the answer. */
  readonly say: (text: string) => void;
  /** Shown only where somebody watches: a counter that overwrites itself. */
  readonly progress: (what: string) => Progress;
}
export interface Progress {
  readonly at: (step: { readonly done: number; readonly of: number }) => void;
  readonly end: () => void;
}

export function createOutput({ json }: { readonly json: boolean }): Output {
  return {
    answer: ({ value, text }) =>
      writeAll(1, json ? `${JSON.stringify(value, null, 2)}\n` : withLineEnd(plainText(text))),
    failure: ({ type, message }) => {
      writeAll(2, `samband: ${withLineEnd(plainText(message))}`);
      if (json) writeAll(1, `${JSON.stringify({ error: { type, message } }, null, 2)}\n`);
    },
    say: (text) => writeAll(2, withLineEnd(plainText(text))),
    progress: createProgress,
  };
}

function createProgress(what: string): Progress {
  if (!process.stderr.isTTY) return { at: () => {}, end: () => {} };
  let shownAt = 0;
  return {
    at: ({ done, of }) => {
      const now = Date.now();
      if (now - shownAt < 100 && done < of) return;
      shownAt = now;
      writeAll(2, `\r\u001b[K${what}: ${done} of ${of}`);
    },
    end: () => writeAll(2, '\r\u001b[K'),
  };
}

/** A question at a prompt. */
export function ask(text: string): void {
  writeAll(2, text);
}

/** Synchronous, so that nothing is cut off when the process ends; a reader that went away (`| head`) is no error. */
function writeAll(descriptor: 1 | 2, text: string): void {
  const bytes = Buffer.from(text, 'utf8');
  let from = 0;
  while (from < bytes.length) {
    try {
      from += writeSync(descriptor, bytes, from);
    } catch (thrown) {
      const code = thrown instanceof Error && 'code' in thrown ? thrown.code : undefined;
      if (code === 'EPIPE') return;
      // A pipe that is full says so at once; wait for its reader instead of dropping the rest.
      if (code !== 'EAGAIN') throw thrown;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 5);
    }
  }
}

function withLineEnd(text: string): string {
  return text === '' || text.endsWith('\n') ? text : `${text}\n`;
}
