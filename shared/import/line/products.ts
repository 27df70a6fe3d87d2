/** Tools people name in passing: what they are for, and whose they are. Words for functions in five languages. */
import type { dependencyFunctions } from '../../model/enumerations.ts';
import { fold } from '../fold.ts';
import { alternatives } from '../lexicon.ts';

export type ToolFunction = (typeof dependencyFunctions)[number];

export interface Product {
  readonly name: string;
  readonly vendor: string;
  readonly function: ToolFunction;
}

/** vendor: names (the first is how it is written) = function */
const catalogue: readonly (readonly [vendor: string, names: string, use: ToolFunction])[] = [
  ['Microsoft', 'Teams|Microsoft Teams|MS Teams', 'chat'],
  ['Microsoft', 'Microsoft 365|Office 365|O365|M365|MS Office|Office', 'office_docs'],
  ['Microsoft', 'Outlook', 'email'],
  ['Microsoft', 'Exchange', 'email'],
  ['Microsoft', 'SharePoint', 'files'],
  ['Microsoft', 'OneDrive', 'files'],
  ['Microsoft', 'Azure', 'website'],
  ['Microsoft', 'Entra|Azure AD|Active Directory', 'identity_sso'],
  ['Microsoft', 'Windows', 'devices_os'],
  ['Microsoft', 'Dynamics', 'members_crm'],
  ['Microsoft', 'GitHub', 'project'],
  ['Microsoft', 'Skype', 'video'],
  ['Google', 'Google Workspace|G Suite|Gsuite', 'office_docs'],
  ['Google', 'Gmail', 'email'],
  ['Google', 'Google Drive', 'files'],
  ['Google', 'Google Docs', 'office_docs'],
  ['Google', 'Google Calendar', 'calendar'],
  ['Google', 'Google Forms', 'forms'],
  ['Google', 'Google Meet', 'video'],
  ['Google', 'YouTube', 'social'],
  ['Meta', 'Facebook', 'social'],
  ['Meta', 'Instagram', 'social'],
  ['Meta', 'WhatsApp', 'chat'],
  ['Meta', 'Messenger', 'chat'],
  ['Salesforce', 'Slack', 'chat'],
  ['Salesforce', 'Salesforce', 'members_crm'],
  ['Zoom', 'Zoom', 'video'],
  ['Dropbox', 'Dropbox', 'files'],
  ['Apple', 'iCloud', 'files'],
  ['Amazon', 'AWS|Amazon Web Services', 'website'],
  ['Cloudflare', 'Cloudflare', 'cdn'],
  ['Intuit', 'Mailchimp', 'newsletter'],
  ['Stripe', 'Stripe', 'payments'],
  ['PayPal', 'PayPal', 'payments'],
  ['NationBuilder', 'NationBuilder', 'members_crm'],
  ['Eventbrite', 'Eventbrite', 'events'],
  ['Atlassian', 'Trello', 'project'],
  ['Atlassian', 'Jira', 'project'],
  ['Notion', 'Notion', 'project'],
  ['Asana', 'Asana', 'project'],
  ['Okta', 'Okta', 'identity_sso'],
  ['Squarespace', 'Squarespace', 'website'],
  ['Wix', 'Wix', 'website'],
];

const byName = new Map<string, Product>();
for (const [vendor, names, use] of catalogue) {
  const [name = ''] = alternatives(names);
  for (const each of alternatives(names)) byName.set(fold(each), { name, vendor, function: use });
}

const functions: Readonly<Partial<Record<ToolFunction, string>>> = {
  email: 'email|e-mail|mail|e-post|epost|mejl|e-mails|mails',
  calendar: 'calendar|kalender|kalenderen|kalendern',
  files: 'files|file sharing|filer|fillagring|fildeling|dateien|lagring',
  office_docs: 'documents|docs|office|dokumenter|dokument|dokumente|kontor',
  chat: 'chat|messaging|prat|meldinger|meldingar|meddelanden|nachrichten',
  video: 'video|video calls|meetings|videomøter|videomøte|videomöten|videokonferenzen|møter|möten',
  members_crm: 'members|membership|crm|medlemmer|medlemsregister|medlemmar|mitglieder|mitgliederverwaltung',
  newsletter: 'newsletter|newsletters|nyhetsbrev|rundbrief',
  website: 'website|web|nettside|nettsiden|nettstad|webbplats|hemsida|webseite|hosting',
  social: 'social media|sosiale medier|sosiale medium|sociala medier|soziale medien',
  forms: 'forms|skjema|skjemaer|formulär|formulare|umfragen',
  payments: 'payments|betaling|betalinger|betalning|zahlungen',
  accounting: 'accounting|regnskap|rekneskap|bokföring|buchhaltung',
  identity_sso: 'login|sso|innlogging|inloggning|anmeldung',
  backup: 'backup|backups|sikkerhetskopi|säkerhetskopior',
  events: 'events|arrangementer|arrangement|evenemang|veranstaltungen',
  project: 'projects|tasks|prosjekter|prosjekt|oppgaver|projekt|aufgaben',
};
const functionByWord = new Map<string, ToolFunction>();
for (const use of Object.keys(functions) as ToolFunction[])
  for (const word of alternatives(functions[use])) functionByWord.set(fold(word), use);

export function productNamed(text: string): Product | undefined {
  return byName.get(fold(text.trim()));
}

export function functionNamed(text: string): ToolFunction | undefined {
  return functionByWord.get(fold(text.trim()));
}
