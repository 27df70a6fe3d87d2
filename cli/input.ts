import { readFile } from 'node:fs/promises';
import { err, ok, type Result } from '../shared/result.ts';
import type { Failure } from './answer.ts';
import { pathFromUser } from './paths.ts';

/** 256 MiB: more than any post and any export of 10,000 organisations; a bomb stops here. */
const most = 256 * 1024 * 1024;

/** A file's text, or standard input where the name is `-`. Bytes that are no UTF-8 become U+FFFD, as pasting would. */
export async function readInput(name: string): Promise<Result<string, Failure>> {
  try {
    const bytes = name === '-' ? await readStandardInput() : await readFile(pathFromUser(name));
    if (bytes.length > most)
      return err({ type: 'TooLarge', message: `${name} is too large. Nothing was changed.`, exit: 1 });
    return ok(bytes.toString('utf8').replace(/^\uFEFF/, ''));
  } catch {
    return err({ type: 'FileUnreadable', message: `Could not read ${name}. Nothing was changed.`, exit: 1 });
  }
}

async function readStandardInput(): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of process.stdin) {
    chunks.push(Buffer.from(chunk));
    length += chunk.length;
    if (length > most) break;
  }
  return Buffer.concat(chunks);
}
