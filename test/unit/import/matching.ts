/** The matching rules of ../shared/import/score.mjs, for use inside tests. */
interface Organisation {
  readonly [property: string]: unknown;
  readonly key: string;
  readonly name?: string | null | undefined;
  readonly domain?: string | null | undefined;
  readonly url?: string | null | undefined;
  readonly handle?: string | null | undefined;
}

export function squeeze(text: unknown): string {
  return String(text ?? '')
    .normalize('NFC')
    .toLowerCase()
    .replace(/\s+/g, ' ')
    .trim();
}

export function linkOf({
  url,
  domain,
}: {
  url?: string | null | undefined;
  domain?: string | null | undefined;
}): string | null {
  const raw = url ?? domain;
  if (!raw) return null;
  const full = /^[a-z]+:\/\//i.test(raw) ? raw : `http://${raw}`;
  if (!URL.canParse(full)) return squeeze(raw);
  const { hostname, pathname } = new URL(full);
  return (hostname.replace(/^www\./, '') + pathname).replace(/\/+$/, '').toLowerCase();
}

export function sameOrganisation(want: Organisation, got: Organisation): boolean {
  if (want.handle && got.handle && squeeze(want.handle) === squeeze(got.handle)) return true;
  if ((want.url || want.domain) && (got.url || got.domain)) return linkOf(want) === linkOf(got);
  return Boolean(want.name && got.name && squeeze(want.name) === squeeze(got.name));
}

/** The properties the case gives that differ; given as null they must be empty. */
export function differences(
  want: Readonly<Record<string, unknown>>,
  got: Readonly<Record<string, unknown>>,
  keys: readonly string[],
): string[] {
  return keys.filter((key) => {
    if (!(key in want)) return false;
    const wanted = want[key];
    const given = got[key];
    if (wanted === null) return given !== null && given !== undefined;
    if (key === 'domain') return linkOf({ domain: String(wanted) }) !== linkOf({ domain: String(given) });
    if (key === 'url') return linkOf({ url: String(wanted) }) !== linkOf({ url: String(given) });
    if (typeof wanted === 'object') return JSON.stringify(sorted(wanted)) !== JSON.stringify(sorted(given));
    return squeeze(wanted) !== squeeze(given);
  });
}

function sorted(value: unknown): unknown {
  if (value === null || typeof value !== 'object' || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1)));
}
