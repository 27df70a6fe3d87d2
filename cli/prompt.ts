import { openSync } from 'node:fs';
import { ReadStream } from 'node:tty';
import { ask } from './output.ts';

const enter = [0x0a, 0x0d];
const backspace = [0x08, 0x7f];
const controlC = 0x03;
const controlD = 0x04;

/**
 * Asks without showing what is typed, and gives the bytes. Undefined where nobody can be asked: no terminal, or the
 * person pressed Control-C. Standard input may be taken by data (`import DIR -`), so the terminal itself is asked.
 */
export async function promptHidden(question: string): Promise<Buffer | undefined> {
  const terminal = process.stderr.isTTY ? openTerminal() : undefined;
  if (!terminal) return undefined;
  // Before the question: whoever answers at once must not see the terminal echo it.
  terminal.setRawMode(true);
  ask(question);
  const typed = await new Promise<Buffer | undefined>((resolve) => {
    let bytes: Buffer = Buffer.alloc(0);
    const finish = (answer: Buffer | undefined) => {
      terminal.off('data', onData).off('end', onEnd);
      resolve(answer);
    };
    const onEnd = () => finish(undefined);
    const onData = (data: Buffer) => {
      for (const byte of data) {
        const ended = enter.includes(byte) || byte === controlD;
        if (ended || byte === controlC) {
          finish(ended ? bytes : undefined);
          break;
        }
        bytes = backspace.includes(byte) ? withoutLastCharacter(bytes) : appended(bytes, byte);
      }
      data.fill(0);
    };
    terminal.on('data', onData).on('end', onEnd);
  });
  terminal.setRawMode(false);
  terminal.pause();
  if (terminal !== process.stdin) terminal.destroy();
  ask('\n');
  return typed;
}

function openTerminal(): ReadStream | undefined {
  if (process.stdin.isTTY) return process.stdin.resume();
  try {
    return new ReadStream(openSync('/dev/tty', 'r'));
  } catch {
    return undefined;
  }
}

/** Grows into a new buffer and wipes the old one. */
function appended(bytes: Buffer, byte: number): Buffer {
  const longer = Buffer.alloc(bytes.length + 1, byte);
  bytes.copy(longer);
  bytes.fill(0);
  return longer;
}

function withoutLastCharacter(bytes: Buffer): Buffer {
  let length = bytes.length;
  // UTF-8: the bytes after a character's first one begin with the bits 10.
  do length = Math.max(0, length - 1);
  while (length > 0 && ((bytes[length] ?? 0) & 0xc0) === 0x80);
  return bytes.subarray(0, length);
}
