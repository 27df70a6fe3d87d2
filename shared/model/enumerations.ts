/**
 * The closed lists of the domain. A value unknown to this version (written by a newer one) is kept and shown as text,
 * so readers take `string` where they read documents and these lists only where they offer or check choices.
 */

export const organisationKinds = [
  'trade_union',
  'trade_union_centre',
  'political_party',
  'political_party_youth',
  'worker_coop',
  'consumer_coop',
  'hosting_coop',
  'tech_coop',
  'housing_coop',
  'coop_other',
  'hosting_collective',
  'hackerspace',
  'digital_rights_org',
  'network',
  'campaign',
  'solidarity_committee',
  'environmental_org',
  'feminist_org',
  'peace_org',
  'tenants_union',
  'student_union',
  'migrant_org',
  'farmers_org',
  'patient_org',
  'ngo',
  'religious_org',
  'foundation',
  'education',
  'festival',
  'bookshop_cafe',
  'venue',
  'media',
  'visitor_centre',
  'public_agency',
  'security_agency',
  'consumer_council',
  'municipality',
  'other',
] as const;
export type OrganisationKind = (typeof organisationKinds)[number];

export const legalForms = ['none', 'association', 'cooperative', 'foundation', 'company', 'public'] as const;
export const altNameTypes = ['former', 'short', 'translit', 'handle', 'alias'] as const;
export const countrySources = ['heading', 'tld', 'manual'] as const;
export const fits = ['aligned', 'ally', 'institution', 'unknown'] as const;
export const cares = ['normal', 'careful'] as const;

export const contactTypes = ['signal', 'email', 'phone', 'matrix', 'xmpp', 'other'] as const;
export const willingness = ['yes', 'no', 'unknown'] as const;

export const relationTypes = [
  'part_of',
  'youth_wing_of',
  'affiliate_of',
  'member_of',
  'partner_of',
  'provides_for',
  'knows',
  'can_introduce',
  'hosted',
  'same_as',
  'not_same_as',
  'not_part_of',
] as const;
export type RelationType = (typeof relationTypes)[number];

export const encounterModes = ['meeting', 'informal', 'call', 'assembly'] as const;
export type EncounterMode = (typeof encounterModes)[number];
export const encounterStatuses = [
  'wanted',
  'asked',
  'half_planned',
  'planned',
  'held',
  'missed',
  'declined',
  'cancelled',
] as const;
export type EncounterStatus = (typeof encounterStatuses)[number];
export const participantRoles = ['participant', 'introducer', 'facilitator', 'host', 'notetaker'] as const;
export const joinPolicies = ['closed', 'ask', 'open'] as const;

export const askTypes = ['facilitate', 'suggest', 'join', 'participate', 'host', 'help', 'skill'] as const;
export type AskType = (typeof askTypes)[number];
export const askStatuses = ['open', 'offered', 'fulfilled', 'withdrawn'] as const;
export const commitmentStatuses = ['open', 'done', 'dropped', 'blocked'] as const;

export const dependencyFunctions = [
  'email',
  'calendar',
  'files',
  'office_docs',
  'chat',
  'video',
  'members_crm',
  'newsletter',
  'website',
  'social',
  'forms',
  'payments',
  'accounting',
  'identity_sso',
  'devices_os',
  'dns_domain',
  'cdn',
  'events',
  'passwords',
  'backup',
  'project',
  'other',
] as const;
export const threats = [
  'account_suspension',
  'sanctions',
  'surveillance',
  'data_access_order',
  'price_lockin',
  'sabotage',
  'outage',
  'censorship',
  'insider',
  'other',
] as const;
export const dependencySources = ['said_in_meeting', 'self_report', 'observed', 'public'] as const;
export const migrationStatuses = [
  'unknown',
  'uses_bigtech',
  'interested',
  'decided',
  'piloting',
  'parallel_run',
  'migrated',
  'old_account_closed',
  'blocked',
  'regressed',
] as const;
export const cohortStatuses = ['forming', 'talking', 'decided', 'migrating', 'done', 'paused'] as const;
export const cohortMemberStates = ['candidate', 'invited', 'in', 'out'] as const;
export const governances = ['member_coop', 'collective', 'ngo', 'company'] as const;
export const flossShares = ['all', 'most', 'some'] as const;
export const offerEvidences = ['self_declared', 'verified'] as const;

export const consentPurposes = [
  'contact',
  'store_notes',
  'share_circle',
  'share_coalition',
  'publish_name',
  'publish_thanks',
] as const;
export type ConsentPurpose = (typeof consentPurposes)[number];
export const consentStates = ['unknown', 'given', 'refused', 'withdrawn'] as const;
export const consentHows = ['spoken', 'written', 'public_post'] as const;
export const thanksChoices = ['no', 'first-name', 'handle'] as const;
export const travelModes = ['train', 'bus', 'ferry', 'car', 'bike', 'foot', 'plane', 'other'] as const;

export const audiences = ['private', 'circle', 'coalition', 'public'] as const;
export type Audience = (typeof audiences)[number];
export const languages = ['en', 'nb', 'nn', 'sv'] as const;
export type Language = (typeof languages)[number];
