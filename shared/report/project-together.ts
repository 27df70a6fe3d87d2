/** What organisations depend on and where they move: by name where they agreed, else in numbers that hide each. */
import * as lists from '../model/enumerations.ts';
import type { Row } from '../query/row.ts';
import { mayBeNamed } from './gates.ts';
import { inertName } from './inert.ts';
import { type Entry, groupsOf } from './numbers.ts';
import { nameableOrganisation, publicOrganisation, sharedOrganisation } from './project-organisations.ts';
import type { Reading } from './reading.ts';
import { known, live } from './rows.ts';
import { concernsScope, isTour } from './scope.ts';
import type {
  DependencyFunction,
  DependencyView,
  Include,
  MigrationView,
  PublicTogether,
  RenewalGroup,
  Stage,
  StageGroup,
  TogetherView,
  ToolGroup,
} from './views.ts';

export function sharedDependencies(
  reading: Reading,
  include: Include,
): Pick<TogetherView, 'tools' | 'dependencies' | 'renewals'> {
  const concerns = concernsScope(reading, reading.graph, reading.encounters);
  const tied = dependencyTies(reading);
  const dependencies = tied.flatMap(({ row, use, organisation, agreed }): DependencyView[] => {
    if (!agreed || !concerns([organisation.id])) return [];
    for (const each of [row, organisation]) include(each);
    const { product, vendor, contractEnds } = row.fields;
    const tool = [product, vendor].flatMap((each) => (each ? inertName(each) : [])).join(', ');
    return [{ organisation: sharedOrganisation(organisation), use, tool, ...(contractEnds && { contractEnds }) }];
  });
  if (!isTour(reading.choice)) return { tools: [], dependencies, renewals: [] };
  return { tools: toolGroups(reading, tied), dependencies, renewals: renewalGroups(reading, tied) };
}

export function sharedMigrations(reading: Reading, include: Include): Pick<TogetherView, 'stages' | 'migrations'> {
  const concerns = concernsScope(reading, reading.graph, reading.encounters);
  const tied = migrationTies(reading);
  const migrations = tied.flatMap(({ row, use, organisation, agreed }): MigrationView[] => {
    if (!agreed || !concerns([organisation.id])) return [];
    for (const each of [row, organisation]) include(each);
    const status = known(lists.migrationStatuses, row.fields.status);
    const software = inertName(row.fields.software ?? '');
    const provider = nameableOrganisation(reading, row.fields.provider);
    return [
      {
        organisation: sharedOrganisation(organisation),
        use,
        ...(status && status !== 'unknown' && { status }),
        ...(software !== '' && { software }),
        ...(provider && { provider: publicOrganisation(provider) }),
      },
    ];
  });
  return { migrations, stages: isTour(reading.choice) ? stageGroups(reading, tied) : [] };
}

/** For everyone: no supplier beside a function, and no organisation beside either. */
export function publicNumbers(reading: Reading): Pick<PublicTogether, 'uses' | 'suppliers' | 'stages'> {
  if (!isTour(reading.choice)) return { uses: [], suppliers: [], stages: [] };
  const tied = dependencyTies(reading);
  const bySupplier = tied.flatMap((tie): Entry<string>[] => {
    const supplier = inertName(tie.row.fields.vendor ?? '');
    return supplier === '' ? [] : [entry(tie, supplier.toLowerCase(), supplier)];
  });
  return {
    uses: inOrder(
      groupsOf(
        tied.map((tie) => entry(tie, tie.use, tie.use)),
        reading.audience,
      ).map(({ value, atLeast }) => ({ use: value, atLeast })),
    ),
    suppliers: groupsOf(bySupplier, reading.audience).map(({ value, atLeast }) => ({ supplier: value, atLeast })),
    stages: stageGroups(reading, migrationTies(reading)),
  };
}

interface Tie<K extends 'dependency' | 'migration'> {
  readonly row: Row<K>;
  readonly use: DependencyFunction;
  readonly organisation: Row<'organisation'>;
  readonly agreed: boolean;
}

function dependencyTies(reading: Reading): Tie<'dependency'>[] {
  return live(reading.graph.ofKind('dependency')).flatMap((row) => tieOf(reading, row, row.fields));
}

function migrationTies(reading: Reading): Tie<'migration'>[] {
  return live(reading.graph.ofKind('migration')).flatMap((row) => tieOf(reading, row, row.fields));
}

function tieOf<K extends 'dependency' | 'migration'>(
  reading: Reading,
  row: Row<K>,
  { org, function: said }: { readonly org: string | undefined; readonly function: string | undefined },
): Tie<K>[] {
  const use = known(lists.dependencyFunctions, said);
  const organisation = nameableOrganisation(reading, org);
  return use && organisation ? [{ row, use, organisation, agreed: mayBeNamed(reading, organisation) }] : [];
}

function entry<T>(tie: Tie<'dependency' | 'migration'>, key: string, value: T): Entry<T> {
  return { organisation: tie.organisation.id, agreed: tie.agreed, key, value };
}

/** By function and supplier; by the tool itself where nobody wrote down whose it is. However each spelt it. */
function toolGroups(reading: Reading, tied: readonly Tie<'dependency'>[]): ToolGroup[] {
  const entries = tied.flatMap((tie): Entry<{ use: DependencyFunction; supplier: string }>[] => {
    const { vendor, product } = tie.row.fields;
    const supplier = inertName(vendor ?? '') || inertName(product ?? '');
    return supplier === '' ? [] : [entry(tie, `${tie.use} ${supplier.toLowerCase()}`, { use: tie.use, supplier })];
  });
  return inOrder(groupsOf(entries, reading.audience).map(({ value, atLeast }) => ({ ...value, atLeast })));
}

function renewalGroups(reading: Reading, tied: readonly Tie<'dependency'>[]): RenewalGroup[] {
  const entries = tied.flatMap((tie): Entry<Omit<RenewalGroup, 'atLeast'>>[] => {
    const { contractEnds } = tie.row.fields;
    if (contractEnds === undefined || contractEnds < reading.today) return [];
    const quarter = quarterOf(contractEnds);
    return [entry(tie, `${quarter.from} ${tie.use}`, { use: tie.use, quarter })];
  });
  return groupsOf(entries, reading.audience)
    .map(({ value, atLeast }) => ({ ...value, atLeast }))
    .sort((a, b) => (a.quarter.from < b.quarter.from ? -1 : a.quarter.from > b.quarter.from ? 1 : 0));
}

/** A day would tell the contract, a year is too late to act on. */
function quarterOf(day: string): RenewalGroup['quarter'] {
  const first = Math.floor((Number(day.slice(5, 7)) - 1) / 3) * 3 + 1;
  const month = (n: number) => `${day.slice(0, 4)}-${String(n).padStart(2, '0')}`;
  return { from: month(first), to: month(first + 2) };
}

function stageGroups(reading: Reading, tied: readonly Tie<'migration'>[]): StageGroup[] {
  const entries = tied.flatMap((tie): Entry<{ use: DependencyFunction; stage: Stage }>[] => {
    const stage = stageOf(tie.row.fields.status);
    return stage ? [entry(tie, `${tie.use} ${stage}`, { use: tie.use, stage })] : [];
  });
  return inOrder(groupsOf(entries, reading.audience).map(({ value, atLeast }) => ({ ...value, atLeast })));
}

function stageOf(status: string | undefined): Stage | undefined {
  switch (status) {
    case 'interested':
      return 'considering';
    case 'decided':
    case 'piloting':
    case 'parallel_run':
      return 'moving';
    case 'migrated':
    case 'old_account_closed':
      return 'moved';
    case 'blocked':
    case 'regressed':
      return 'stuck';
    default:
      return undefined;
  }
}

/** In the order of the list of functions; within one, as they come. */
function inOrder<T extends { readonly use: DependencyFunction }>(groups: readonly T[]): T[] {
  const place = ({ use }: T) => lists.dependencyFunctions.indexOf(use);
  return [...groups].sort((a, b) => place(a) - place(b));
}
