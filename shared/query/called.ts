/** Entries that are called something like what was typed, the closest first. For boxes that offer names. */
import type { ListEntry } from './entry.ts';

export function entriesCalled(entries: readonly ListEntry[], text: string, limit: number): readonly ListEntry[] {
  const wanted = plainName(text);
  if (wanted === '') return [];
  const tiers: ListEntry[][] = [[], [], [], []];
  for (const entry of entries) {
    const names = [entry.name, ...(entry.aliases ?? [])].map(plainName);
    if (names.includes(wanted)) tiers[0]?.push(entry);
    else if (names.some((name) => name.startsWith(wanted))) tiers[1]?.push(entry);
    else if (names.some((name) => name.includes(` ${wanted}`))) tiers[2]?.push(entry);
    else if (names.some((name) => name.includes(wanted))) tiers[3]?.push(entry);
  }
  return tiers.flatMap((tier) => tier.slice(0, limit).sort((a, b) => a.name.length - b.name.length)).slice(0, limit);
}

/** The one that is called exactly that; undefined where there are none or several. */
export function entryCalled(entries: readonly ListEntry[], text: string): ListEntry | undefined {
  const wanted = plainName(text);
  const found = wanted === '' ? [] : entries.filter(({ name }) => plainName(name) === wanted);
  return found.length === 1 ? found[0] : undefined;
}

/** Without case, accents and what stands around; ø, å, æ and their Swedish sisters count as one spelling. */
function plainName(text: string): string {
  return text
    .trim()
    .toLowerCase()
    .replace(/[øö]/g, 'o')
    .replace(/[æä]/g, 'a')
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/\s+/g, ' ');
}
