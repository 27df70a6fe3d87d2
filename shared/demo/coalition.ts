/**
 * What organisations of the demo lean on, who could leave it together, and who could carry them: enough for the Coalition
 * screen to say something. Made of organisations that are there already. Tools and their makers are made up; the free
 * software that replaces them is not.
 */
import { dayAfter } from '../day.ts';
import type { FieldInputs } from '../edit/field-values.ts';
import type { NewRecord } from '../edit/new-record.ts';
import { type EditContext, spaceOfWidth } from '../edit/plan.ts';
import type { KindName } from '../model/kinds.ts';

export interface DemoOrganisation {
  readonly id: string;
  readonly kind?: string | undefined;
  readonly country?: string | undefined;
}

/** Kinds that host for others. */
export const carriers: ReadonlySet<string> = new Set(['hosting_coop', 'hosting_collective', 'tech_coop']);

/** `every`, `from`: which of those who carry nothing themselves lean on it. `renews`: days from today, one more week each. */
const tools = [
  {
    function: 'email',
    product: 'Skymail',
    vendor: 'Storsky',
    threats: ['account_suspension', 'data_access_order'],
    criticality: 3,
    every: 2,
    from: 0,
    renews: 60,
  },
  {
    function: 'members_crm',
    product: 'Kontingentplass',
    vendor: 'Kontingentplass',
    threats: ['price_lockin'],
    criticality: 3,
    every: 3,
    from: 1,
    renews: 150,
  },
  {
    function: 'video',
    product: 'Rutepratt',
    vendor: 'Storsky',
    threats: ['surveillance'],
    criticality: 2,
    every: 4,
    from: 1,
    renews: 90,
  },
] as const;

export function coalitionRecords(
  organisations: readonly DemoOrganisation[],
  context: Pick<EditContext, 'today' | 'newId' | 'spaces'>,
): readonly NewRecord[] {
  const space = spaceOfWidth(context, 'coalition').id;
  const make = (kind: KindName, fields: FieldInputs) => ({ kind, space, fields, id: context.newId() });
  // What a body one is careful with leans on would hold back the whole cohort from every report.
  const leaning = organisations
    .filter(({ kind = '' }) => !carriers.has(kind) && kind !== 'security_agency')
    .slice(0, 14);
  const carrying = organisations.filter(({ kind }) => carriers.has(kind ?? '')).slice(0, 3);
  const usersOf = ({ every, from }: (typeof tools)[number]) =>
    leaning.filter((_organisation, place) => place % every === from);

  const dependencies = tools.flatMap((tool) =>
    usersOf(tool).map(({ id }, place) =>
      make('dependency', {
        org: id,
        function: tool.function,
        product: tool.product,
        vendor: tool.vendor,
        threats: [...tool.threats],
        criticality: tool.criticality,
        contractEnds: dayAfter(context.today, tool.renews + 7 * place),
        source: place % 3 === 0 ? 'self_report' : 'said_in_meeting',
        asOf: dayAfter(context.today, -3 - place),
      }),
    ),
  );
  const offers = carrying.flatMap(({ id, kind, country }, place) =>
    (place === 0 ? (['email', 'files'] as const) : (['video'] as const)).map((use) =>
      make('hosting_offer', {
        provider: id,
        function: use,
        software: { email: 'Postfix, Roundcube', files: 'Nextcloud', video: 'Jitsi Meet' }[use],
        seatsFree: 40 + 60 * place,
        governance: kind === 'hosting_collective' ? 'collective' : 'member_coop',
        floss: 'all',
        ...(place === 0 ? { evidence: 'verified', verifiedBy: 'Signe Havnerud' } : { evidence: 'self_declared' }),
        ...(country && { jurisdiction: country }),
        lastChecked: dayAfter(context.today, -20),
      }),
    ),
  );
  const [mail] = tools;
  const leavers = usersOf(mail);
  const cohort = make('cohort', {
    title: `Away from ${mail.product}`,
    status: 'talking',
    functions: [mail.function],
    vendors: [mail.vendor],
    renewsFrom: dayAfter(context.today, mail.renews),
    renewsTo: dayAfter(context.today, mail.renews + 7 * Math.max(0, leavers.length - 1)),
    members: Object.fromEntries(
      leavers.map(({ id }, place) => [id, (['in', 'invited', 'candidate'] as const)[place % 3] ?? 'candidate']),
    ),
  });
  const migrations = leavers.slice(0, 4).map(({ id }, place) =>
    make('migration', {
      org: id,
      function: mail.function,
      software: 'Postfix, Roundcube',
      status: (['piloting', 'decided', 'interested', 'uses_bigtech'] as const)[place] ?? 'unknown',
      cohort: cohort.id,
      ...(place === 0 && carrying[0] && { provider: carrying[0].id, due: dayAfter(context.today, 45) }),
      ...(place === 1 && { blockers: ['old calendars'] }),
    }),
  );
  return leavers.length === 0 ? [] : [...dependencies, ...offers, cohort, ...migrations];
}
