import { z } from 'zod';
import * as lists from './enumerations.ts';
import { choice, type FieldValues, items, prose, text, tokens } from './field.ts';
import { type RawRecord, recordKind } from './kind.ts';

export const AltName = z.object({ text: z.string().min(1).max(300), lang: z.string().optional(), type: z.string() });
export const Url = z.object({ url: z.string().max(2_000), host: z.string(), path: z.string() });
/** `host` is absent where nobody said it: an instance is never guessed. */
export const Handle = z.object({
  user: z.string().min(1),
  host: z.string().optional(),
  network: z.string().optional(),
});
export const RegistryId = z.object({ scheme: z.string(), value: z.string() });

/** A union, party, co-op, collective, agency … (vCard KIND:org, schema.org Organization). */
export const Organisation = recordKind(
  'organisation',
  {
    name: text(300),
    altNames: items(AltName, { type: lists.altNameTypes }),
    kind: choice(lists.organisationKinds),
    kindText: text(300),
    legalForm: choice(lists.legalForms),
    urls: items(Url),
    handles: items(Handle),
    registryIds: items(RegistryId),
    country: text(2),
    countrySource: choice(lists.countrySources),
    place: text(300),
    languages: tokens(),
    tags: tokens(),
    fit: choice(lists.fits),
    care: choice(lists.cares),
    /** How the person who keeps this record belongs to it: a special category, so it lies in the private space. */
    myTie: text(60),
    summary: prose(),
  },
  {
    version: 2,
    upcast,
    check(fields) {
      const problems: string[] = [];
      const named = fields.name || fields.urls.length > 0 || fields.handles.length > 0;
      if (!named) problems.push('organisation_needs_name');
      if (fields.country && !/^[A-Z]{2}$/.test(fields.country)) problems.push('country_not_iso');
      return problems;
    },
  },
);
export type Organisation = FieldValues<(typeof Organisation)['fields']>;

/** Form 1 had one bare `domain`; today a path or sub-domain of its own can tell two organisations apart. */
function upcast(raw: RawRecord): RawRecord {
  const { domain, ...rest } = raw;
  if (typeof domain !== 'string') return raw;
  return { ...rest, 'urls.domain': { url: `https://${domain}/`, host: domain, path: '/' } };
}
