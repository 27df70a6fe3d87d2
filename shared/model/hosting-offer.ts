import { z } from 'zod';
import * as lists from './enumerations.ts';
import { choice, date, type FieldValues, matching, reference, text, tokens } from './field.ts';
import { recordKind } from './kind.ts';

/** What a hosting co-op can carry; self-declared and verified are kept apart. */
export const HostingOffer = recordKind(
  'hosting_offer',
  {
    provider: reference(),
    function: choice(lists.dependencyFunctions),
    software: text(300),
    seatsFree: matching(z.number().int().min(0)),
    priceModel: text(300),
    languages: tokens(),
    jurisdiction: text(60),
    governance: choice(lists.governances),
    floss: choice(lists.flossShares),
    evidence: choice(lists.offerEvidences),
    verifiedBy: text(300),
    lastChecked: date(),
  },
  { check: (fields) => (fields.provider && fields.function ? [] : ['offer_needs_provider']) },
);
export type HostingOffer = FieldValues<(typeof HostingOffer)['fields']>;
