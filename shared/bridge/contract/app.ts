/** Vault, lock, settings, backups: what is there before and around the records. */
import { z } from 'zod';
import { languages } from '../../model/enumerations.ts';
import { Day, Done, method, Nothing, Passphrase } from './method.ts';

export const themes = ['system', 'light', 'dark'] as const;
export const textSizes = [87.5, 100, 112.5, 125, 150] as const;

/** Kept beside the vault and readable without a passphrase, so nothing in it may say whom one meets. */
export const Settings = z.object({
  /** `system`: what the computer says. */
  language: z.enum(['system', ...languages]),
  theme: z.enum(themes),
  /** Per cent. */
  textSize: z.number().min(75).max(200),
  /** Minutes without use until the vault locks; 0: never. */
  autoLockMinutes: z.number().int().min(0).max(720),
  /** What the person chose last for a report, so that the next takes two clicks. Never the public audience, never which trip. */
  reportScope: z.enum(['all', 'day', 'trip']).optional(),
  reportAudience: z.enum(['private', 'coalition']).optional(),
  reportLanguage: z.enum(languages).optional(),
  reportFormat: z.string().max(10).optional(),
});
export type Settings = z.infer<typeof Settings>;

const SettingsChange = Settings.partial();
export type SettingsChange = z.infer<typeof SettingsChange>;

export const defaultSettings: Settings = { language: 'system', theme: 'system', textSize: 100, autoLockMinutes: 15 };

const SpaceInfo = z.object({ id: z.string(), name: z.string(), width: z.enum(['private', 'circle', 'coalition']) });

/** Copies on this disk; who else has what of mine is told by `sync`. */
export const Custody = z.object({
  /** Milliseconds since 1970 of the newest automatic backup in the vault's own folder. */
  lastBackup: z.number().optional(),
});
export type Custody = z.infer<typeof Custody>;

export const AppState = z.discriminatedUnion('state', [
  z.object({ state: z.literal('none'), version: z.string(), folder: z.string() }),
  z.object({
    state: z.literal('locked'),
    version: z.string(),
    folder: z.string(),
    why: z.string().optional(),
    demo: z.boolean().optional(),
  }),
  z.object({
    state: z.literal('open'),
    version: z.string(),
    folder: z.string(),
    /** Everybody in it is made up. */
    demo: z.boolean().optional(),
    name: z.string(),
    /** My person id: who `by` and `to` mean where they are absent, and whose steps are mine. */
    me: z.string(),
    spaces: z.array(SpaceInfo),
    /** What was noticed or repaired while opening, by type. */
    findings: z.array(z.looseObject({ type: z.string() })),
    custody: Custody,
  }),
]);
export type AppState = z.infer<typeof AppState>;

const Backup = z.object({ file: z.string(), bytes: z.number(), at: z.number() });

export const appMethods = {
  hello: method(Nothing, AppState),
  /** Makes the vault. `demo`: fills it with fictional people and organisations. The kit is shown this once. */
  create: method(
    z.object({ name: z.string().trim().min(1).max(200), passphrase: Passphrase, demo: z.boolean().optional() }),
    z.object({ kit: z.array(z.string()) }),
  ),
  /** Closes the fictional demo and moves it beside itself, so that a vault of one's own can be made. Deletes nothing. */
  leaveDemo: method(Nothing, z.object({ keptIn: z.string() })),
  unlock: method(z.object({ passphrase: Passphrase }), Done),
  lock: method(Nothing, Done),
  /** Sets a new passphrase with the recovery kit's 24 words. */
  recover: method(z.object({ words: z.array(z.string().max(40)).max(48), passphrase: Passphrase }), Done),
  changePassphrase: method(z.object({ current: Passphrase, next: Passphrase }), Done),
  /** Somebody is at the keyboard: the time until the vault locks starts again. */
  touch: method(Nothing, Done),
  settings: method(Nothing, Settings),
  changeSettings: method(SettingsChange, Settings),
  backups: method(Nothing, z.array(Backup)),
  backUpNow: method(Nothing, z.object({ bytes: z.number() })),
  /** A sealed backup as bytes, to be saved wherever the person chooses. */
  backupToKeep: method(Nothing, z.object({ name: z.string(), bytes: z.instanceof(Uint8Array) })),
  /** Makes the vault from a sealed backup. Only where there is none yet. With the kit's words the passphrase is a new one. */
  restore: method(
    z.object({
      backup: z.instanceof(Uint8Array),
      passphrase: Passphrase,
      words: z.array(z.string().max(40)).max(48).optional(),
    }),
    Done,
  ),
  verify: method(
    Nothing,
    z.object({
      sound: z.boolean(),
      bundles: z.number(),
      acts: z.number(),
      volumes: z.number(),
      records: z.number(),
      bytes: z.number(),
      findings: z.array(z.looseObject({ type: z.string() })),
    }),
  ),
  /** Everything, readable: for leaving Samband. */
  exportAll: method(z.object({ today: Day }), z.object({ name: z.string(), json: z.string() })),
  /** Takes in what another vault wrote out: one step, one undo. How many records are new or changed; 0: all was here. */
  importAll: method(z.object({ json: z.string().max(200_000_000) }), z.object({ records: z.number() })),
};
