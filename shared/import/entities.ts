/** Brings the drafts of one organisation together, and says which others may be one. Never merges on likeness alone. */
import type { OrganisationDraft } from './draft.ts';
import { resembles, spellings } from './fold.ts';
import { handleText, mainLabel, registrable, type Site } from './reference.ts';

export interface Entity {
  readonly key: string;
  readonly draft: OrganisationDraft;
  /** Where it is at home; the path counts when `ownPath`. */
  readonly home: Site | undefined;
  readonly ownPath: boolean;
  readonly evidence: readonly string[];
}

export interface Entities {
  readonly all: readonly Entity[];
  readonly entityOf: (draft: OrganisationDraft) => Entity | undefined;
}

export function bringTogether(drafts: readonly OrganisationDraft[], mentions: readonly string[]): Entities {
  const instances = instancesByUser(mentions);
  const known = drafts.map((draft) => withInstances(draft, instances));
  const hosts = new Set(
    known.flatMap(({ references }) =>
      references.flatMap((reference) => (reference.type === 'site' ? [reference.host] : [])),
    ),
  );
  const parent = drafts.map((_, index) => index);
  const find = (index: number): number => {
    let root = index;
    while (parent[root] !== root) root = parent[root] ?? root;
    for (let at = index; at !== root; ) {
      const next = parent[at] ?? root;
      parent[at] = root;
      at = next;
    }
    return root;
  };
  const byIdentity = new Map<string, number>();
  for (const [index, draft] of known.entries()) {
    for (const identity of identitiesOf(draft, hosts)) {
      const other = byIdentity.get(identity);
      if (other === undefined) byIdentity.set(identity, index);
      else parent[Math.max(find(other), find(index))] = Math.min(find(other), find(index));
    }
  }
  joinByName();

  const groups = new Map<number, OrganisationDraft[]>();
  for (const [index, draft] of known.entries()) {
    const group = groups.get(find(index));
    if (group) group.push(draft);
    else groups.set(find(index), [draft]);
  }
  const entities = new Map<number, Entity>();
  for (const [root, group] of groups) entities.set(root, entityFrom(group, `org${entities.size + 1}`, hosts));
  const byDraft = new Map(drafts.map((draft, index) => [draft, entities.get(find(index))]));
  return { all: [...entities.values()], entityOf: (draft) => byDraft.get(draft) };

  /** The same name with no address, or one address between them, is the same organisation. */
  function joinByName(): void {
    const hostsOfRoot = new Map<number, string>();
    for (const [index, draft] of known.entries()) {
      const home = homeOf(draft, hosts);
      if (home) hostsOfRoot.set(find(index), homeIdentity(draft, home, hosts));
    }
    const byName = new Map<string, number[]>();
    const names = new Set(known.flatMap(({ name }) => (name === null ? [] : (spellings(name)[0] ?? []))));
    for (const [index, { name, kindText }] of known.entries()) {
      if (name === null) continue;
      const [spelling] = spellings(name);
      if (spelling === undefined) continue;
      // "leieboerlaget Toppen (toppen.no)" first, then "Leieboerlaget Toppen".
      const [called] = kindText === null ? [] : spellings(kindText + name);
      if (called !== undefined && called !== spelling && names.has(called))
        byName.set(called, [...(byName.get(called) ?? []), index]);
      const same = byName.get(spelling);
      if (same) same.push(index);
      else byName.set(spelling, [index]);
    }
    for (const same of byName.values()) {
      const homes = new Set(same.flatMap((index) => hostsOfRoot.get(find(index)) ?? []));
      if (homes.size > 1) continue;
      for (const index of same) parent[Math.max(find(same[0]!), find(index))] = Math.min(find(same[0]!), find(index));
    }
  }
}

/** Completes bare handles the container gave in full, where only one can be meant. */
function withInstances(
  draft: OrganisationDraft,
  instances: ReadonlyMap<string, ReadonlySet<string>>,
): OrganisationDraft {
  if (instances.size === 0) return draft;
  const references = draft.references.map((reference) => {
    if (reference.type !== 'handle') return reference;
    const [host, ...others] = instances.get(reference.user.toLowerCase()) ?? [];
    // A profile's page may lie under a host of its own; the handle the container names is the one others use.
    if (reference.host !== null && !(host !== undefined && reference.host.endsWith(`.${host}`))) return reference;
    return host !== undefined && others.length === 0 ? { ...reference, host } : reference;
  });
  return { ...draft, references };
}

function instancesByUser(mentions: readonly string[]): Map<string, Set<string>> {
  const instances = new Map<string, Set<string>>();
  for (const mention of mentions) {
    const [user, host] = mention.toLowerCase().replace(/^@/, '').split('@');
    if (user && host) instances.set(user, (instances.get(user) ?? new Set()).add(host));
  }
  return instances;
}

function identitiesOf(draft: OrganisationDraft, hosts: ReadonlySet<string>): string[] {
  return draft.references.map((reference) =>
    reference.type === 'handle' ? handleText(reference).toLowerCase() : homeIdentity(draft, reference, hosts),
  );
}

function homeIdentity(draft: OrganisationDraft, home: Site, hosts: ReadonlySet<string>): string {
  if (hasOwnPath(draft, home)) return home.key;
  const whole = registrable(home.host);
  return whole !== home.host && hosts.has(whole) && !hasOwnSubdomain(draft, home) ? whole : home.host;
}

/** A page under somebody's address is an organisation of its own where it has a name or kind of its own. */
function hasOwnPath(draft: OrganisationDraft, home: Site): boolean {
  if (home.path === '/') return false;
  const label = mainLabel(home.domain);
  if (draft.name === null) return draft.kind !== null;
  // "NQSW Region North" at nqsw.org/regions/north
  const [, ...further] = draft.name.split(/[\s,]+/);
  const path = spellings(home.path);
  if (further.some((word) => word.length > 2 && spellings(word).some((each) => path.some((all) => all.includes(each)))))
    return true;
  return !spellings(draft.name).some((name) =>
    spellings(label).some((own) => name.startsWith(own) || own.startsWith(name)),
  );
}

function hasOwnSubdomain(draft: OrganisationDraft, home: Site): boolean {
  return draft.name === null ? draft.kind !== null : !resembles(draft.name, mainLabel(home.domain));
}

function homeOf(draft: OrganisationDraft, hosts: ReadonlySet<string>): Site | undefined {
  const sites = draft.references.flatMap((reference) => (reference.type === 'site' ? [reference] : []));
  return sites.find((site) => homeIdentity(draft, site, hosts) === site.host) ?? sites[0];
}

function entityFrom(group: readonly OrganisationDraft[], key: string, hosts: ReadonlySet<string>): Entity {
  const [first] = group;
  if (!first) throw new Error('a group of drafts has at least one');
  const named = group.find(({ name }) => name !== null);
  const kinded =
    group.find(({ kind }) => kind !== null && kind !== 'other') ?? group.find(({ kindText }) => kindText !== null);
  const draft: OrganisationDraft = {
    name: named?.name ?? null,
    references: group.flatMap(({ references }) => references),
    kind: kinded?.kind ?? null,
    kindText: kinded?.kindText ?? null,
    legalForm: kinded?.legalForm ?? null,
    member: group.some(({ member }) => member),
    collective: group.some(({ collective }) => collective),
    country: group.find(({ country }) => country !== null)?.country ?? null,
    confidence: group.some(({ confidence }) => confidence === 'high')
      ? 'high'
      : group.some(({ confidence }) => confidence === 'medium')
        ? 'medium'
        : 'low',
    source: first.source,
  };
  const home = homeOf(draft, hosts);
  const ownPath = home !== undefined && group.some((each) => each.references.includes(home) && hasOwnPath(each, home));
  const evidence = draft.references.flatMap((reference) =>
    reference.type === 'site' &&
    (reference.path !== '/' || reference.host !== home?.host) &&
    reference.key !== (ownPath ? home?.key : '')
      ? [reference.url]
      : [],
  );
  return { key, draft, home, ownPath, evidence: [...new Set(evidence)] };
}

/** Pairs of which one lies under the other's address. */
export function parentsAmong(entities: readonly Entity[]): { child: Entity; parent: Entity }[] {
  const byHost = new Map(
    entities.flatMap((entity) => (entity.home && !entity.ownPath ? [[entity.home.host, entity] as const] : [])),
  );
  return entities.flatMap((child) => {
    if (!child.home) return [];
    const parent =
      (child.ownPath ? byHost.get(child.home.host) : undefined) ?? byHost.get(registrable(child.home.host));
    return parent && parent !== child ? [{ child, parent }] : [];
  });
}

/** Pairs that look the same, where at least one has no address to tell them apart. */
export function likenesses(entities: readonly Entity[]): [Entity, Entity][] {
  const bySpelling = new Map<string, Entity[]>();
  const pairs = new Map<string, [Entity, Entity]>();
  for (const entity of entities) {
    const users = entity.draft.references.flatMap((reference) => (reference.type === 'handle' ? [reference.user] : []));
    const names = [entity.draft.name, entity.home && !entity.ownPath ? mainLabel(entity.home.domain) : null, ...users];
    const looks = new Set(names.flatMap((name) => (name === null ? [] : spellings(name))));
    for (const look of looks) {
      const others = bySpelling.get(look) ?? [];
      for (const other of others.slice(0, 5)) {
        if (other !== entity && !(other.home && entity.home)) pairs.set(`${other.key} ${entity.key}`, [other, entity]);
      }
      bySpelling.set(look, [...others.slice(0, 5), entity]);
    }
  }
  return [...pairs.values()];
}
