import type { Signature } from './arguments.ts';
import type { Command } from './session.ts';

/** A command as `help` shows it and `main` finds it; its code is loaded only when it is called. */
export interface CommandEntry extends Signature {
  readonly usage: string;
  readonly about: string;
  readonly load: () => Promise<Command>;
}

export const commandTable: Readonly<Record<string, CommandEntry>> = {
  'parse-post': {
    usage: 'parse-post [--reference-date D] [--language L] < TEXT',
    about: 'Reads a pasted post and prints what it understands, as JSON. Opens no vault.',
    takes: [0, 0],
    values: ['reference-date', 'language'],
    load: async () => (await import('./commands/parse-post.ts')).parsePostCommand,
  },
  open: {
    usage: 'open [DIR] [--no-launch] [--profile-on-disk]',
    about:
      "Opens the app in a private window of an installed browser, on a profile that lies in memory and is thrown away. Without DIR: the vault in the person's own data folder. Closing the last window locks it after 5 seconds, and ends. --no-launch: only says which file to open in a private window of one's own; ends a minute after the last window. SAMBAND_BROWSER names another browser. Exit 1 where there is no display, no browser, or no folder in memory.",
    takes: [0, 1],
    flags: ['no-launch', 'profile-on-disk'],
    load: async () => (await import('./commands/open.ts')).open,
  },
  create: {
    usage: 'create DIR [--name NAME] [--kit-file FILE]',
    about: 'Makes a vault with a private and a coalition space, and shows its recovery kit once.',
    takes: [1, 1],
    values: ['name', 'kit-file'],
    load: async () => (await import('./commands/create.ts')).create,
  },
  import: {
    usage:
      'import DIR FILE|- [--format post|json] [--reference-date D] [--language L] [--space S] [--guesses] [--dry-run]',
    about: 'Takes in a pasted post, or an export of a vault. One import is one undo.',
    takes: [2, 2],
    values: ['format', 'reference-date', 'language', 'space'],
    flags: ['dry-run', 'guesses'],
    load: async () => (await import('./commands/import.ts')).importCommand,
  },
  add: {
    usage: 'add DIR "met roedt.no today, notes to follow" [--language L] [--space S] [--dry-run]',
    about: 'Logs an encounter in one line and says what it understood.',
    takes: [2, 2],
    values: ['space', 'language'],
    flags: ['dry-run'],
    load: async () => (await import('./commands/add.ts')).add,
  },
  list: {
    usage:
      'list DIR organisations|people|encounters|asks|stays|commitments|relations|trips|notes [--status S] [--country C] [--archived]',
    about: 'Lists what the vault holds. --archived: what was put away.',
    takes: [2, 2],
    values: ['status', 'country'],
    flags: ['archived'],
    load: async () => (await import('./commands/list.ts')).list,
  },
  show: {
    usage: 'show DIR ID [--history] [--at TIME]',
    about: 'Shows one thing; the first six digits of its id are enough where only one begins so.',
    takes: [2, 2],
    values: ['at'],
    flags: ['history'],
    load: async () => (await import('./commands/show.ts')).show,
  },
  set: {
    usage: 'set DIR ID FIELD VALUE [--space S]',
    about: 'Sets one field; an empty value empties it. --space private: only for me.',
    takes: [4, 4],
    values: ['space'],
    load: async () => (await import('./commands/set.ts')).set,
  },
  status: {
    usage: 'status DIR ID STATUS [--reason TEXT]',
    about: 'Adds to the status log of an encounter, or sets the status of an ask or a commitment.',
    takes: [3, 3],
    values: ['reason'],
    load: async () => (await import('./commands/status.ts')).status,
  },
  note: {
    usage: 'note DIR ID TEXT|- [--space S]',
    about: 'Writes a note about something; private unless a space is named.',
    takes: [3, 3],
    values: ['space'],
    load: async () => (await import('./commands/note.ts')).note,
  },
  merge: {
    usage: 'merge DIR ID ID',
    about: 'Says that two are one and the same. Nothing is lost, and it can be taken back.',
    takes: [3, 3],
    load: async () => (await import('./commands/merge.ts')).merge,
  },
  separate: {
    usage: 'separate DIR ID ID',
    about: 'Says that two are not the same, and remembers it.',
    takes: [3, 3],
    load: async () => (await import('./commands/merge.ts')).separate,
  },
  archive: {
    usage: 'archive DIR ID',
    about: 'Puts something away. Nothing is erased; a later edit or use brings it back.',
    takes: [2, 2],
    load: async () => (await import('./commands/archive.ts')).archive,
  },
  revive: {
    usage: 'revive DIR ID',
    about: 'Brings back what was put away.',
    takes: [2, 2],
    load: async () => (await import('./commands/archive.ts')).revive,
  },
  undo: {
    usage: 'undo DIR',
    about: 'Takes back my last step, field by field, where nobody has changed it since.',
    takes: [1, 1],
    load: async () => (await import('./commands/undo.ts')).undo,
  },
  redo: {
    usage: 'redo DIR',
    about: 'Does again what was last undone.',
    takes: [1, 1],
    load: async () => (await import('./commands/undo.ts')).redo,
  },
  report: {
    usage: `report DIR --scope all|day:D|trip:ID|encounter:ID|organisation:ID
             --audience private|coalition|public|circle:NAME|coalition:NAME --language en|nb|nn|sv
             [--format md|html|txt] [--title T] [--summary TEXT | --summary-file FILE|-] [--contact TEXT]
             [--hashtags A,B] [--author NAME] [--checked-on D] [--include ID,ID] [--thank-hosts]
             [--out FILE] [--yes-public]
             [--receipt] [--compare]`,
    about:
      'Writes a meeting report that holds only what its audience may see. --receipt: what was held back, and why. --compare: what it tells them that they were not told before.',
    takes: [1, 1],
    values: [
      'scope',
      'audience',
      'language',
      'format',
      'title',
      'summary',
      'summary-file',
      'contact',
      'hashtags',
      'author',
      'checked-on',
      'include',
      'out',
    ],
    flags: ['receipt', 'compare', 'yes-public', 'thank-hosts'],
    load: async () => (await import('./commands/report.ts')).report,
  },
  publications: {
    usage: 'publications DIR [show ID] [--find WORD]',
    about:
      'What was told to whom: every report written to a file, the newest first. show ID: its text and its receipt.',
    takes: [1, 3],
    values: ['find'],
    load: async () => (await import('./commands/publications.ts')).publications,
  },
  members: {
    usage: 'members DIR',
    about: 'Who is in which space, with which devices, since when, and who let them in or put them out.',
    takes: [1, 1],
    load: async () => (await import('./commands/members.ts')).members,
  },
  circle: {
    usage: 'circle DIR TITLE',
    about: 'Makes a circle: a space of its own for some, narrower than the coalition.',
    takes: [2, 2],
    load: async () => (await import('./commands/members.ts')).circle,
  },
  remove: {
    usage: 'remove DIR DEVICE [--space S]',
    about:
      'Puts a device out of every space it shares with this one, or of one, gives new keys to those who stay, and says what it could read and whom to warn. DEVICE: the first six digits of its id, its name, or the name of a person for all of theirs.',
    takes: [2, 2],
    values: ['space'],
    load: async () => (await import('./commands/remove.ts')).remove,
  },
  export: {
    usage: 'export DIR [--out FILE]',
    about: 'Everything the vault holds as JSON, readable by anyone. Import it with: import DIR FILE --format json',
    takes: [1, 1],
    values: ['out'],
    load: async () => (await import('./commands/export.ts')).exportCommand,
  },
  verify: {
    usage: 'verify DIR',
    about: 'Checks everything that lies in the vault; exit 1 where anything good is lost, damaged or doubtful.',
    takes: [1, 1],
    load: async () => (await import('./commands/verify.ts')).verify,
  },
  backup: {
    usage: 'backup DIR FILE',
    about: 'Writes a sealed backup and proves it by restoring it.',
    takes: [2, 2],
    load: async () => (await import('./commands/backup.ts')).backup,
  },
  restore: {
    usage: 'restore FILE DIR',
    about: 'Restores a sealed backup into a new or empty folder.',
    takes: [2, 2],
    load: async () => (await import('./commands/backup.ts')).restore,
  },
  passphrase: {
    usage: 'passphrase DIR [--new-passphrase-file FILE]',
    about: 'Changes the passphrase.',
    takes: [1, 1],
    values: ['new-passphrase-file'],
    load: async () => (await import('./commands/passphrase.ts')).passphrase,
  },
  recover: {
    usage: 'recover DIR [--kit-file FILE] [--new-passphrase-file FILE]',
    about: 'Sets a new passphrase with the recovery kit.',
    takes: [1, 1],
    values: ['kit-file', 'new-passphrase-file'],
    load: async () => (await import('./commands/passphrase.ts')).recover,
  },
  invite: {
    usage: 'invite DIR --space S [--out FILE] [--steward]',
    about:
      'Makes an invitation: twelve words that let in one device, for ten minutes live, for seven days through a folder. --space private: for another device of your own. --out: a file that holds the same.',
    takes: [1, 1],
    values: ['space', 'out'],
    flags: ['steward'],
    load: async () => (await import('./commands/invite.ts')).invite,
  },
  join: {
    usage: 'join DIR -|FILE --name NAME [--address HOST:PORT] [--folder PATH] [--yes]',
    about:
      'Joins with an invitation (its words on standard input, or a file): live on this network or at an address, or by leaving a sealed request in a folder. Makes the vault where there is none. Both sides show check words; without a terminal nobody can be asked about them here, and they only stand in the answer. --yes: takes the answer in a folder whose words were compared.',
    takes: [2, 2],
    values: ['name', 'address', 'folder'],
    flags: ['yes'],
    load: async () => (await import('./commands/join.ts')).joinCommand,
  },
  admit: {
    usage: 'admit DIR --folder PATH [--yes]',
    about:
      'Reads the requests that lie in a folder, shows names and check words, lets in whose words are the same, and writes the answer.',
    takes: [1, 1],
    values: ['folder'],
    flags: ['yes'],
    load: async () => (await import('./commands/admit.ts')).admit,
  },
  serve: {
    usage: 'serve DIR [--lan] [--listen HOST:PORT] [--folder PATH]... [--servers] [--accept-joins]',
    about:
      'Stays in sync without a window, until it is stopped: one line of JSON for each event. --lan: looks for comrades on this network. --servers: keeps in step with those of samband relays. --accept-joins: lets in whoever comes with an open invitation, without asking: compare the words it prints with those of the other side.',
    takes: [1, 1],
    values: ['listen'],
    lists: ['folder'],
    flags: ['lan', 'servers', 'accept-joins'],
    load: async () => (await import('./commands/serve.ts')).serve,
  },
  sync: {
    usage: `sync DIR [--address HOST:PORT]... [--folder PATH]...
             [--servers] [--relay URL]... [--webdav URL]... [--automerge-server URL]... [--space S] [--proxy socks5h://HOST:PORT]`,
    about:
      'Syncs once, then says what came, what went, what was refused and what is still missing. Without any of these: with who is found on this network in eight seconds. --servers: with each of samband relays that is not paused. --relay: a voucher after # opens an account for one space; an address that is new is remembered, paused: samband relays --resume keeps in step with it. --webdav: https://NAME:PASSWORD@HOST/PATH. @FILE: the address stands in a file, where no shell remembers it. --proxy: everything to servers there goes through it from now on, names too, and nothing beside it.',
    takes: [1, 1],
    values: ['space', 'proxy'],
    lists: ['address', 'folder', 'relay', 'webdav', 'automerge-server'],
    flags: ['servers'],
    load: async () => (await import('./commands/sync.ts')).sync,
  },
  relays: {
    usage: `relays DIR [--add LINK [--kind relay|webdav|automerge] [--space S] [--proxy socks5h://HOST:PORT] [--gather MINUTES]]
             [--pause URL | --resume URL | --no-proxy URL | --forget URL [--erase]]`,
    about:
      'Lists the servers that carry for this vault: relays, WebDAV folders, Automerge servers, and how each stood when it was asked last. --add: names one, and keeps in step with it whenever the app or serve --servers runs. --gather: sends what is written here at most that often, so that when somebody works shows less. Naming one again gives it another proxy, user name, password or voucher. A WebDAV folder: https://NAME:PASSWORD@HOST/PATH; @FILE: the link stands in a file, where no shell remembers it. --no-proxy: it is reached directly again. --space, --kind: of several at one address, which. --forget: this vault uses it no more; what lies there stays there, unless a steward says --erase: then a relay deletes all that lies there of the space for everybody.',
    takes: [1, 1],
    values: ['add', 'kind', 'space', 'proxy', 'gather', 'pause', 'resume', 'no-proxy', 'forget'],
    flags: ['erase'],
    load: async () => (await import('./commands/relays.ts')).relays,
  },
  custody: {
    usage: 'custody DIR',
    about: 'Says who has what: which of your edits lie only here, and up to when each device and folder has them.',
    takes: [1, 1],
    load: async () => (await import('./commands/custody.ts')).custody,
  },
  conflicts: {
    usage: 'conflicts DIR',
    about: 'Lists what several people decided at once and nobody has settled, with the values to choose from.',
    takes: [1, 1],
    load: async () => (await import('./commands/conflicts.ts')).conflicts,
  },
  settle: {
    usage: 'settle DIR ID --take VALUE|--keep-both',
    about:
      'Settles a conflict. ID: as `conflicts` lists it, or the id of the record where only one thing of it is in conflict. VALUE: one of those listed. --keep-both: the other becomes an alias, a line, or a second paragraph, where there is room for it.',
    takes: [2, 2],
    values: ['take'],
    flags: ['keep-both'],
    load: async () => (await import('./commands/settle.ts')).settle,
  },
  generate: {
    usage: 'generate DIR --organisations N [--seed S]',
    about: 'Fills a vault with N fictional organisations, people and encounters, the same for the same seed.',
    takes: [1, 1],
    values: ['organisations', 'seed'],
    load: async () => (await import('./commands/generate.ts')).generate,
  },
  help: {
    usage: 'help [COMMAND]',
    about: 'Shows this, or how one command is called.',
    takes: [0, 1],
    load: async () => (await import('./commands/help.ts')).help,
  },
};
