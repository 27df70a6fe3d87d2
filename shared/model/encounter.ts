import { z } from 'zod';
import * as lists from './enumerations.ts';
import {
  choice,
  type FieldValues,
  items,
  log,
  matching,
  prose,
  reference,
  references,
  referencesWith,
  text,
} from './field.ts';
import { type RawRecord, recordKind } from './kind.ts';
import { WhenText } from './when.ts';

export const StatusEntry = z.object({ status: z.string(), reason: z.string().optional(), flag: z.string().optional() });
export const Line = z.object({ text: z.string().min(1).max(5_000) });
export const Outcome = z.object({ text: z.string().min(1).max(5_000), audience: z.string().optional() });
export const JoinRequest = z.object({ who: z.string(), state: z.string(), at: z.number() });

/** One meeting or informal contact of ours with one or more organisations and people. */
export const Encounter = recordKind(
  'encounter',
  {
    orgs: references(),
    people: referencesWith(lists.participantRoles),
    mode: choice(lists.encounterModes),
    statusLog: log(StatusEntry),
    when: matching(WhenText),
    place: text(300),
    onlineLink: text(2_000),
    purpose: prose(),
    agenda: items(Line),
    outcomes: items(Outcome),
    decisions: items(Outcome),
    nextSteps: references(),
    joinPolicy: choice(lists.joinPolicies),
    joinRequests: items(JoinRequest),
    trip: reference(),
    leg: text(40),
    organizers: references(),
  },
  {
    version: 2,
    upcast,
    check(fields) {
      const someone = Object.keys(fields.orgs).length + Object.keys(fields.people).length;
      return someone > 0 ? [] : ['encounter_needs_someone'];
    },
  },
);
export type Encounter = FieldValues<(typeof Encounter)['fields']>;
export type StatusLogEntry = Encounter['statusLog'][number];

/** Form 1 kept the status in one register, which lost one of two that were set at the same time. */
function upcast(raw: RawRecord): RawRecord {
  const { status, ...rest } = raw;
  if (typeof status !== 'string') return raw;
  const at = typeof raw['@at'] === 'number' ? raw['@at'] : 0;
  const by = typeof raw['@by'] === 'string' ? raw['@by'] : '';
  return { ...rest, 'statusLog.first': { status, at, by, after: '' } };
}
