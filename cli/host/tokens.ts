/**
 * Who may open a bridge. A *pass* opens one window once, within thirty seconds; it is what lies in the start file or is
 * asked for by a window for another one. The window it opened is given a *session* of its own, which it keeps in the
 * memory of its tab for reloads and for an engine that crashed. So a pass that somebody reads later is worth nothing,
 * and a reload can never be confused with it.
 */
import { createHash, timingSafeEqual } from 'node:crypto';

export interface Tokens {
  /** 43 base64url characters: 256 random bits. */
  readonly drawPass: () => string;
  /** The session of the window, or undefined where it may not enter. A pass is used up by it. */
  readonly enter: (token: string) => string | undefined;
}

export interface TokensDeps {
  /** Milliseconds that only grow. */
  readonly clock: () => number;
  readonly random: (bytes: number) => Buffer;
}

export const passMilliseconds = 30_000;
/** A window that asks for ever more is broken or hostile; the oldest passes go. */
const mostPasses = 16;

export function createTokens({ clock, random }: TokensDeps): Tokens {
  let passes: { readonly digest: Buffer; readonly until: number }[] = [];
  const sessions: Buffer[] = [];
  const draw = () => random(32).toString('base64url');
  return {
    drawPass: () => {
      const pass = draw();
      passes = [...passes.slice(1 - mostPasses), { digest: digestOf(pass), until: clock() + passMilliseconds }];
      return pass;
    },
    enter: (token) => {
      const digest = digestOf(token);
      if (findSame(sessions, digest) >= 0) return token;
      const place = findSame(
        passes.map((pass) => pass.digest),
        digest,
      );
      const [pass] = place < 0 ? [] : passes.splice(place, 1);
      if (!pass || clock() > pass.until) return undefined;
      const session = draw();
      sessions.push(digestOf(session));
      return session;
    },
  };
}

/** Digests have one length, and all are compared, so that the time says nothing about how much of a guess was right. */
function findSame(digests: readonly Buffer[], wanted: Buffer): number {
  let found = -1;
  digests.forEach((digest, place) => {
    if (timingSafeEqual(digest, wanted)) found = place;
  });
  return found;
}

function digestOf(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}
