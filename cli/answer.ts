import type { Result } from '../shared/result.ts';

/** What a command has to say: `value` for `--json`, `text` for people. `exit` 1 where what was found is not good. */
export interface Answer {
  readonly value: unknown;
  readonly text: string;
  readonly exit?: 0 | 1;
}

/** Why a command did not do it. `exit`: 1 refused or found wrong, 2 wrong use. */
export interface Failure {
  readonly type: string;
  /** Sentences: what happened, what is safe, what to do. */
  readonly message: string;
  readonly exit: 1 | 2;
}

export type Outcome = Result<Answer, Failure>;

export function wrongUse(message: string): { readonly ok: false; readonly error: Failure } {
  return { ok: false, error: { type: 'WrongUse', message, exit: 2 } };
}

export function refused(type: string, message: string): { readonly ok: false; readonly error: Failure } {
  return { ok: false, error: { type, message, exit: 1 } };
}
