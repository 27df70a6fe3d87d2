import { createInterface } from 'node:readline';
import { err, ok, type Result } from '../shared/result.ts';
import type { Failure } from './answer.ts';
import type { Output } from './output.ts';

/**
 * The second act before something is made public: whoever sits at a terminal sees what will be told and what is held
 * back, and types the audience. A script has nobody to ask, and has said `--audience public` in its own text.
 */
export async function confirmPublic(
  told: { readonly text: string; readonly receipt: string },
  output: Output,
): Promise<Result<true, Failure>> {
  output.say(`${told.text}\n${'-'.repeat(78)}\n${told.receipt}`);
  const answer = await typedAnswer('Everyone will be able to read this. Type PUBLIC to write it: ');
  if (answer.trim().toUpperCase() === 'PUBLIC') return ok(true);
  const message =
    'Nothing was written. A public report needs a second word from you: type PUBLIC when asked, or give --yes-public.';
  return err({ type: 'NotConfirmed', message, exit: 2 });
}

/** Empty where the person went away or pressed Control-C. */
function typedAnswer(question: string): Promise<string> {
  const terminal = createInterface({ input: process.stdin, output: process.stderr });
  return new Promise((resolve) => {
    terminal.on('close', () => resolve(''));
    terminal.on('SIGINT', () => terminal.close());
    terminal.question(question, (answer) => {
      resolve(answer);
      terminal.close();
    });
  });
}
