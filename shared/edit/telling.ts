/** Telling more people of one or many, as one step: who has agreed to it, who would stand there without a name, and the commands. */
import type { Command } from '../bridge/command.ts';
import { compareWidth, type SpaceInfo } from '../model/id.ts';
import { consentReading, sharingPurposeOf, standingConsents } from '../query/consent.ts';
import type { Row } from '../query/row.ts';

export type Told = Row<'organisation' | 'person'>;

export interface Telling {
  readonly rows: readonly Told[];
  readonly fields: ReadonlySet<string>;
  readonly to: SpaceInfo;
  readonly spaces: readonly SpaceInfo[];
  readonly consents: readonly Row<'consent'>[];
  readonly today: string;
}

/** What is done about those of whom no yes is noted. `note`: they said so; it is noted in the same step. */
export type Missing = 'note' | 'leave_out' | 'anyway';

export interface Audible {
  /** Narrower than the space, and named there by what is chosen. */
  readonly rows: readonly Told[];
  readonly unnamed: number;
  readonly notAsked: readonly Told[];
  readonly saidNo: readonly Told[];
}

/** Whom it is about, and what they said to it. Silence of an organisation is no refusal: most are never asked. */
export function audible({ rows, fields, to, spaces, consents, today }: Telling): Audible {
  const width = (id: string) => spaces.find((space) => space.id === id)?.width ?? 'private';
  const narrower = rows.filter(({ space }) => compareWidth(width(space), to.width) < 0);
  const named = narrower.filter((row) => isNamedBy(row, fields));
  const readings = named.map((row) => {
    const standing = standingConsents(consents, idsOf(row), purposeOf(to));
    return [row, consentReading(standing, today)] as const;
  });
  return {
    rows: named,
    unnamed: narrower.length - named.length,
    notAsked: readings.flatMap(([row, said]) =>
      row.kind === 'person' && (said === 'unknown' || said === 'expired') ? [row] : [],
    ),
    saidNo: readings.flatMap(([row, said]) => (said === 'refused' || said === 'withdrawn' ? [row] : [])),
  };
}

/** One who said no is told of only where a new yes is noted of them alone: of many, they are left out. */
export function tellingCommands(
  telling: Telling,
  missing: Missing,
  how: string,
): { readonly told: readonly Told[]; readonly commands: readonly Command[] } {
  const { rows, notAsked, saidNo } = audible(telling);
  const isOne = telling.rows.length === 1;
  const asked = new Set<Told>(isOne ? [...notAsked, ...saidNo] : notAsked);
  const out = new Set<Told>([
    ...(missing === 'leave_out' ? notAsked : []),
    ...(isOne && missing === 'note' ? [] : saidNo),
  ]);
  const told = rows.filter((row) => !out.has(row));
  const commands = told.flatMap((row): Command[] => {
    const widening: Command = {
      op: 'widen',
      id: row.id,
      fields: saidFields(row, telling.fields),
      space: telling.to.id,
    };
    return missing === 'note' && asked.has(row) ? [yesOf(row, telling, how), widening] : [widening];
  });
  return { told, commands };
}

/** Names every statement that stood, so that it replaces what its author could see and nothing else. */
function yesOf(row: Told, { to, consents }: Telling, how: string): Command {
  const purpose = purposeOf(to);
  const after = standingConsents(consents, idsOf(row), purpose).map(({ id }) => id);
  return { op: 'create', kind: 'consent', fields: { subject: row.id, purpose, state: 'given', how, after } };
}

export function purposeOf(to: SpaceInfo): ReturnType<typeof sharingPurposeOf> {
  return sharingPurposeOf(to.width === 'circle' ? 'circle' : 'coalition');
}

function idsOf(row: Told): string[] {
  return [row.id, ...row.parts.map(({ id }) => id)];
}

const naming = ['name', 'pseudonym', 'handles', 'urls'];

function isNamedBy(row: Told, fields: ReadonlySet<string>): boolean {
  return saidFields(row, fields).some((field) => naming.includes(field));
}

function saidFields(row: Told, fields: ReadonlySet<string>): string[] {
  return Object.entries(row.fields)
    .filter(([field, value]) => fields.has(field) && isSaid(value))
    .map(([field]) => field);
}

function isSaid(value: unknown): boolean {
  if (Array.isArray(value)) return value.length > 0;
  if (typeof value === 'object' && value !== null) return Object.keys(value).length > 0;
  return value !== undefined && value !== '';
}
