/** What a user, a disk or a peer can cause is a value; only bugs are thrown. */
export type Result<T, E> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: E };

export function ok<T>(value: T): { readonly ok: true; readonly value: T } {
  return { ok: true, value };
}

export function err<E>(error: E): { readonly ok: false; readonly error: E } {
  return { ok: false, error };
}

/** Closes a switch over a union: the compiler refuses a forgotten case, and a value from outside throws. */
export function exhaustive(value: never): never {
  throw new Error(`unexpected case: ${JSON.stringify(value)}`);
}
