import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { appMethods } from '../../../shared/bridge/contract/app.ts';
import type { Problem } from '../../../shared/bridge/contract.ts';
import type { Handlers } from '../../../shared/bridge/server.ts';
import { err, ok, type Result } from '../../../shared/result.ts';
import type { Vault } from '../../vault/api.ts';
import { readExport } from '../../vault/read-export.ts';
import {
  changePassphrase,
  createVault,
  openVault,
  recoverVault,
  restoreVault,
  restoreVaultByKit,
} from '../../vault/vault.ts';
import { isDemo, markAsDemo, setDemoAside } from '../demo-vault.ts';
import { fillWithDemo } from '../fill-with-demo.ts';
import { hasVault } from '../has-vault.ts';
import { type WindowSession, withVault } from '../host.ts';

export function appHandlers(window: WindowSession): Pick<Handlers, keyof typeof appMethods> {
  const { host } = window;
  const { folder, vaultOptions } = host.deps;
  const passphrases = guessing();

  /** Opening again is how a changed passphrase, a recovery or a backup shows that it works. */
  const enter = async (passphrase: Uint8Array): Promise<Result<true, Problem>> => {
    if (host.vault) return err({ type: 'AlreadyOpen' });
    return host.whileOpening(async (onGlance) => {
      const opened = await openVault(folder, passphrase, { ...vaultOptions, onGlance });
      if (!opened.ok) return opened;
      await host.enter(opened.value);
      backUpLater(opened.value, host.tellState);
      return ok(true);
    });
  };

  return {
    hello: async () => ok(await host.state()),
    create: ({ name, passphrase, demo }) =>
      passphrases(async () => {
        if (host.vault || (await hasVault(folder))) return err({ type: 'VaultExists' });
        const created = await createVault(folder, { name, passphrase }, vaultOptions);
        if (!created.ok) return created;
        const { vault, kit } = created.value;
        if (demo) {
          const filled = await fillWithDemo(vault);
          if (!filled.ok) return filled;
          const marked = await markAsDemo(folder);
          if (!marked.ok) return marked;
        }
        await host.enter(vault);
        return ok({ kit: [...kit] });
      }),
    leaveDemo: () =>
      passphrases(async () => {
        if (!(await isDemo(folder))) return err({ type: 'NotADemo' });
        await host.lock('asked');
        const moved = await setDemoAside(folder);
        await host.tellState();
        return moved.ok ? ok({ keptIn: moved.value }) : moved;
      }),
    unlock: ({ passphrase }) => passphrases(() => enter(passphrase)),
    lock: async () => {
      await host.lock('asked');
      return ok(true);
    },
    recover: ({ words, passphrase }) =>
      passphrases(async () => {
        if (host.vault) return err({ type: 'AlreadyOpen' });
        const copy = Uint8Array.from(passphrase);
        const recovered = await recoverVault(folder, words, passphrase, vaultOptions);
        return recovered.ok ? enter(copy) : recovered;
      }),
    changePassphrase: ({ current, next }) =>
      passphrases(async () => {
        if (!host.vault) return err({ type: 'Locked' });
        host.touch();
        return changePassphrase(folder, current, next, vaultOptions);
      }),
    touch: async () => {
      host.touch();
      return ok(true);
    },
    settings: async () => ok(host.settings),
    changeSettings: (change) => host.changeSettings(change),
    backups: () => withVault(window, async (vault) => ok((await vault.backups()).map((each) => ({ ...each })))),
    backUpNow: () =>
      withVault(window, async (vault) => {
        await host.rooms?.flush();
        const made = await vault.backupNow();
        if (made.ok) await host.tellState();
        return made.ok ? ok({ bytes: made.value.bytes }) : made;
      }),
    backupToKeep: () =>
      withVault(window, async (vault) => {
        await host.rooms?.flush();
        // Beside the vault, so that not even a sealed copy passes through a shared temporary folder.
        const scratch = await mkdtemp(join(dirname(folder), '.samband-backup-'));
        try {
          const file = join(scratch, 'backup');
          const made = await vault.backup(file);
          if (!made.ok) return made;
          const day = new Date(host.deps.clock()).toISOString().slice(0, 10);
          return ok({ name: `${day}.samband-backup`, bytes: new Uint8Array(await readFile(file)) });
        } finally {
          await rm(scratch, { recursive: true, force: true });
        }
      }),
    restore: ({ backup, passphrase, words }) =>
      passphrases(async () => {
        if (host.vault || (await hasVault(folder))) return err({ type: 'VaultExists' });
        const scratch = await mkdtemp(join(dirname(folder), '.samband-restore-'));
        try {
          const file = join(scratch, 'backup');
          await writeFile(file, backup, { mode: 0o600 });
          const copy = Uint8Array.from(passphrase);
          const restored = words
            ? await restoreVaultByKit(file, folder, words, passphrase, vaultOptions)
            : await restoreVault(file, folder, passphrase, vaultOptions);
          return restored.ok ? enter(copy) : restored;
        } finally {
          await rm(scratch, { recursive: true, force: true });
        }
      }),
    verify: () =>
      withVault(window, async (vault) => {
        const tell = progressTold(window, 'verify');
        const { findings, ...report } = await vault.verify(tell);
        return ok({ ...report, findings: findings.map((finding) => ({ ...finding })) });
      }),
    exportAll: ({ today }) =>
      withVault(window, async (vault) => {
        await host.rooms?.flush();
        const exported = await vault.exportAll(progressTold(window, 'exportAll'));
        if (!exported.ok) return exported;
        return ok({ name: `${today}_samband-export.json`, json: JSON.stringify(exported.value, null, 1) });
      }),
    importAll: ({ json }) =>
      withVault(window, async (vault) => {
        const data = readExport(json);
        if (!data) return err({ type: 'NotAnExport' });
        await host.rooms?.flush();
        const step = await vault.importAll(data, progressTold(window, 'importAll'));
        await host.tellState();
        if (!step.ok) return step.error.type === 'NothingToDo' ? ok({ records: 0 }) : step;
        return ok({ records: step.value.records.length });
      }),
  };
}

/** Milliseconds after opening at which the day's backup is made: by then the windows are filled. */
const backupAfter = 45_000;

/** A backup of a large vault keeps the engine busy for a second or two: nobody shall wait for it at the door. */
function backUpLater(vault: Vault, onMade: () => Promise<void>): void {
  setTimeout(() => {
    void vault.backupIfDue().then((made) => (made.ok && made.value.made ? onMade() : undefined));
  }, backupAfter).unref();
}

/** One guess at a time, whatever a window sends: each takes Argon2id's 256 MiB. */
function guessing(): <T>(work: () => Promise<Result<T, Problem>>) => Promise<Result<T, Problem>> {
  let busy = false;
  return async (work) => {
    if (busy) return err({ type: 'Busy' });
    busy = true;
    try {
      return await work();
    } finally {
      busy = false;
    }
  };
}

function progressTold(window: WindowSession, of: string) {
  return ({ done, of: total }: { done: number; of: number }) => window.server().send('progress', { of, done, total });
}
