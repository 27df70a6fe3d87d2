/**
 * When the places at one host begin, as a vault opens or a network comes back: connections that begin at the same moment
 * belong to one laptop, and a server that carries several of its spaces, over circuits of their own, would see that they do.
 */
import { hostOf } from '../hosts.ts';

/** Milliseconds within which all of them have begun. */
export const longestApart = 30_000;

/** One of each host begins at once, which is by chance; the others after milliseconds by chance. */
export function apart<P extends { readonly url: string }>(
  places: readonly P[],
  random: () => number = Math.random,
): readonly (readonly [place: P, after: number])[] {
  const hosts = new Set(places.map(({ url }) => hostOf(url)));
  return [...hosts].flatMap((host) => {
    const together = places.filter(({ url }) => hostOf(url) === host);
    const first = together[Math.floor(random() * together.length)];
    return together.map((place) => [place, place === first ? 0 : random() * longestApart] as const);
  });
}
