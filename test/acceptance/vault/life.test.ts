import { cp, readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import {
  changePassphrase,
  openVault,
  recoverVault,
  restoreVault,
  restoreVaultByKit,
} from '../../../engine/vault/vault.ts';
import { newRecord } from '../../../shared/edit/new-record.ts';
import { setStatus } from '../../../shared/edit/set-status.ts';
import { statusOf } from '../../../shared/query/encounter-status.ts';
import { addOrganisation, change, names, testPassphrase, unwrap, withVault } from '../../kit/vaults.ts';

describe('a vault', () => {
  test('holds what was written, after closing and opening, and says who wrote it and when', () =>
    withVault(async ({ open }, vault) => {
      const id = await addOrganisation(vault, 'Harbour Union');
      await change(vault, id, 'place', 'Bergen');
      await vault.lock();
      const again = unwrap(await open());
      const row = again.graph().rowOf(id);
      expect(row?.fields).toMatchObject({ name: 'Harbour Union', place: 'Bergen' });
      const history = row && unwrap(await again.history(row));
      expect(history?.map((entry) => [entry.who, entry.how, entry.space])).toEqual([
        ['Ida Example', 'edit', 'coalition'],
        ['Ida Example', 'edit', 'coalition'],
      ]);
      expect(history?.[1]?.changes).toEqual([{ key: 'place', from: null, to: 'Bergen' }]);
      expect((await again.verify()).sound).toBe(true);
      await again.lock();
    }));

  test('shows a record as it was at a time', () =>
    withVault(async (_test, vault) => {
      const id = await addOrganisation(vault, 'First name');
      const row = vault.graph().rowOf(id);
      if (!row) throw new Error('no row');
      const between = unwrap(await vault.history(row))[0]?.at ?? 0;
      while (Date.now() <= between) await new Promise((later) => setImmediate(later));
      await change(vault, id, 'name', 'Second name');
      expect(unwrap(await vault.rowAt(row, between))?.fields).toMatchObject({ name: 'First name' });
      expect(unwrap(await vault.rowAt(row, Date.now()))?.fields).toMatchObject({ name: 'Second name' });
      expect(unwrap(await vault.rowAt(row, between - 60_000))).toBeUndefined();
    }));

  test('takes my steps back one by one, also after a restart, and does them again', () =>
    withVault(async ({ open }, vault) => {
      const id = await addOrganisation(vault, 'One');
      await change(vault, id, 'place', 'Oslo');
      await change(vault, id, 'place', 'Moss');
      await vault.lock();
      const again = unwrap(await open());
      const place = () => Object(again.graph().rowOf(id)?.fields).place;
      unwrap(await again.undo());
      expect(place()).toBe('Oslo');
      unwrap(await again.undo());
      expect(place()).toBeUndefined();
      unwrap(await again.undo());
      expect(names(again)).toEqual([]);
      expect(await again.undo()).toMatchObject({ ok: false, error: { type: 'NothingToUndo' } });
      for (let step = 0; step < 3; step++) unwrap(await again.redo());
      expect(names(again)).toEqual(['One']);
      expect(place()).toBe('Moss');
      expect(await again.redo()).toMatchObject({ ok: false, error: { type: 'NothingToRedo' } });
      await again.lock();
    }));

  test('keeps on undo what was built on a record since', () =>
    withVault(async (_test, vault) => {
      const id = await addOrganisation(vault, 'Used');
      const space = vault.spaces.find((each) => each.name === 'coalition')?.id ?? '';
      const made = unwrap(newRecord({ kind: 'encounter', space, fields: { orgs: [id] } }, vault.context()));
      unwrap(await vault.perform({ kind: 'edit', edits: [made] }));
      const meeting = vault.graph().ofKind('encounter')[0];
      if (!meeting) throw new Error('no encounter');
      unwrap(await vault.perform(unwrap(setStatus({ row: meeting, status: 'asked' }, vault.context()))));
      unwrap(await vault.undo());
      expect(statusOf(vault.graph().ofKind('encounter')[0]?.fields.statusLog ?? []).status).toBe('wanted');
      unwrap(await vault.redo());
      expect(statusOf(vault.graph().ofKind('encounter')[0]?.fields.statusLog ?? []).status).toBe('asked');
    }));

  test('takes back what one step made and named elsewhere, and makes it again', () =>
    withVault(async (_test, vault) => {
      const first = await addOrganisation(vault, 'First');
      const space = vault.spaces.find((each) => each.name === 'coalition')?.id ?? '';
      const met = unwrap(newRecord({ kind: 'encounter', space, fields: { orgs: [first] } }, vault.context()));
      unwrap(await vault.perform({ kind: 'edit', edits: [met] }));
      const meeting = () => vault.graph().ofKind('encounter')[0];
      const org = unwrap(newRecord({ kind: 'organisation', space, fields: { name: 'Second' } }, vault.context()));
      const named = { op: 'set', record: met.record, key: `orgs.${org.record}`, value: true } as const;
      unwrap(await vault.perform({ kind: 'edit', edits: [org, { space, edit: named }] }));
      const undone = unwrap(await vault.undo());
      expect(undone.kept).toEqual([]);
      expect(vault.graph().rowOf(org.record)?.archived.state).toBe('archived');
      expect(Object.keys(meeting()?.fields.orgs ?? {})).toEqual([first]);
      unwrap(await vault.redo());
      expect(vault.graph().rowOf(org.record)?.archived.state).not.toBe('archived');
      expect(Object.keys(meeting()?.fields.orgs ?? {}).sort()).toEqual([first, org.record].sort());
    }));

  test('archives and revives', () =>
    withVault(async (_test, vault) => {
      const id = await addOrganisation(vault, 'Old');
      const row = () => {
        const found = vault.graph().rowOf(id);
        if (!found) throw new Error('no row');
        return found;
      };
      unwrap(await vault.archive(row()));
      expect(row().archived.state).toBe('archived');
      unwrap(await vault.revive(row()));
      expect(row().archived.state).not.toBe('archived');
      unwrap(await vault.archive(row()));
      await change(vault, id, 'place', 'Here');
      expect(row().archived).toMatchObject({ state: 'revived', because: 'edited' });
    }));

  test('tells a wider space only what was chosen', () =>
    withVault(async (_test, vault) => {
      const id = await addOrganisation(vault, 'Quiet Co-op', 'private');
      await change(vault, id, 'summary', 'They owe us a favour');
      const row = vault.graph().rowOf(id);
      const coalition = vault.spaces.find((each) => each.width === 'coalition');
      if (!row || !coalition) throw new Error('no row');
      unwrap(await vault.widen(row, ['name'], coalition));
      const told = [...vault.parts()].filter((part) => part.space === coalition.id && part.kind === 'organisation');
      expect(told.map((part) => part.fields['name'])).toEqual(['Quiet Co-op']);
      expect(JSON.stringify(told)).not.toContain('favour');
      expect(vault.graph().ofKind('organisation')).toHaveLength(1);
    }));

  test('answers nothing after it was locked', () =>
    withVault(async (_test, vault) => {
      await addOrganisation(vault, 'Gone');
      const row = vault.graph().ofKind('organisation')[0];
      if (!row) throw new Error('no row');
      const context = vault.context();
      await vault.lock();
      expect(vault.graph().rows.size).toBe(0);
      const made = unwrap(newRecord({ kind: 'organisation', space: row.space, fields: { name: 'Late' } }, context));
      expect(await vault.perform({ kind: 'edit', edits: [made] })).toMatchObject({
        ok: false,
        error: { type: 'Locked' },
      });
      expect(await vault.history(row)).toMatchObject({ ok: false, error: { type: 'Locked' } });
      expect(await vault.backup('/nowhere')).toMatchObject({ ok: false, error: { type: 'Locked' } });
    }));

  test('what is underway as it is locked is written before its keys are wiped', () =>
    withVault(async ({ open }, vault) => {
      const coalition = vault.spaces.find(({ width }) => width === 'coalition')?.id ?? '';
      const chosen = Array.from({ length: 200 }, () => vault.members.makeUsual(coalition));
      await vault.lock();
      for (const each of chosen) expect(await each).toEqual({ ok: true, value: true });
      expect(await vault.members.makeUsual(coalition)).toMatchObject({ ok: false, error: { type: 'Locked' } });
      await unwrap(await open()).lock();
    }));

  test('locks itself when nobody has used it for a while', () =>
    withVault(async ({ folder, options, open }, vault) => {
      await addOrganisation(vault, 'Left open');
      await vault.lock();
      const idle = unwrap(
        await openVault(folder, Buffer.from(testPassphrase), { ...options, autoLockMilliseconds: 30 }),
      );
      expect(names(idle)).toEqual(['Left open']);
      await vi.waitUntil(() => idle.spaces && idle.parts().next().done, { timeout: 10_000 });
      await unwrap(await open()).lock();
    }));

  test('exports everything and gives the same rows when imported into an empty one', () =>
    withVault(async (_first, vault) => {
      const id = await addOrganisation(vault, 'Export me');
      await change(vault, id, 'summary', 'Words to keep');
      await addOrganisation(vault, 'Private one', 'private');
      const data = unwrap(await vault.exportAll());
      await withVault(async (_second, other) => {
        unwrap(await other.importAll(JSON.parse(JSON.stringify(data))));
        expect(unwrap(await other.exportAll())).toEqual(data);
        expect(names(other)).toEqual(names(vault));
        expect(await other.importAll(data)).toMatchObject({ ok: false, error: { type: 'NothingToDo' } });
      });
    }));
});

describe('passphrase and recovery kit', () => {
  test('a new passphrase opens, the old one does not, the kit still does', () =>
    withVault(async ({ folder, open, kit, options }, vault) => {
      await addOrganisation(vault, 'Kept');
      await vault.lock();
      expect(await changePassphrase(folder, Buffer.from('wrong'), Buffer.from('x'))).toMatchObject({
        ok: false,
        error: { type: 'WrongPassphrase' },
      });
      unwrap(await changePassphrase(folder, Buffer.from(testPassphrase), Buffer.from('another one')));
      expect(await open()).toMatchObject({ ok: false, error: { type: 'WrongPassphrase' } });
      await unwrap(await open('another one')).lock();
      const misspelt = kit.map((word, index) => (index === 3 ? 'xylophoon' : word));
      const unused = Buffer.from('not to be kept');
      expect(await recoverVault(folder, misspelt, unused)).toMatchObject({
        ok: false,
        error: { type: 'WrongRecoveryKit', unknownWord: 'xylophoon' },
      });
      expect([...unused].every((byte) => byte === 0)).toBe(true);
      unwrap(await recoverVault(folder, kit, Buffer.from('from the kit')));
      const again = unwrap(await openVault(folder, Buffer.from('from the kit'), options));
      expect(names(again)).toEqual(['Kept']);
      await again.lock();
    }));

  test('with both key files gone, a backup’s key file and the kit bring the vault back', () =>
    withVault(async ({ folder, open, kit }, vault) => {
      await addOrganisation(vault, 'Kept');
      expect(unwrap(await vault.backupIfDue()).made).toBe(true);
      await vault.lock();
      for (const name of ['vault.key', 'vault.key.copy']) await rm(join(folder, name));
      expect(await open()).toMatchObject({ ok: false, error: { type: 'KeyFileMissing' } });
      unwrap(await recoverVault(folder, kit, Buffer.from('new words')));
      const again = unwrap(await open('new words'));
      expect(names(again)).toEqual(['Kept']);
      await again.lock();
    }));
});

describe('backups', () => {
  test('a restored vault has everything, is a new writer, and both go on', () =>
    withVault(async ({ root, folder: own, options }, vault) => {
      await addOrganisation(vault, 'Before');
      await writeFile(join(own, 'log', '.DS_Store'), 'left by a desktop');
      const file = join(root, 'out.samband-backup');
      unwrap(await vault.backup(file));
      await addOrganisation(vault, 'After');
      const folder = join(root, 'restored');
      expect(await restoreVault(file, folder, Buffer.from('wrong'))).toMatchObject({
        ok: false,
        error: { type: 'WrongPassphrase' },
      });
      unwrap(await restoreVault(file, folder, Buffer.from(testPassphrase)));
      expect(await restoreVault(file, folder, Buffer.from(testPassphrase))).toMatchObject({
        ok: false,
        error: { type: 'FolderNotEmpty' },
      });
      const restored = unwrap(await openVault(folder, Buffer.from(testPassphrase), options));
      expect(names(restored)).toEqual(['Before']);
      expect(restored.findings).toContainEqual({ type: 'NewWriter', why: 'restored' });
      await addOrganisation(restored, 'Here');
      expect((await restored.verify()).sound).toBe(true);
      await restored.lock();
      expect(names(vault)).toEqual(['After', 'Before']);
    }));

  test('a backup opens with the recovery kit alone, under a new passphrase', () =>
    withVault(async ({ root, kit, options }, vault) => {
      await addOrganisation(vault, 'Kept');
      const file = join(root, 'out.samband-backup');
      unwrap(await vault.backup(file));
      const folder = join(root, 'restored');
      const restore = (words: readonly string[]) => restoreVaultByKit(file, folder, words, Buffer.from('new words'));
      for (const wrong of [[...kit].reverse(), kit.slice(1), [...kit.slice(1), 'nonsense']])
        expect(await restore(wrong)).toMatchObject({ ok: false, error: { type: 'WrongRecoveryKit' } });
      unwrap(await restore(kit));
      expect(await openVault(folder, Buffer.from(testPassphrase), options)).toMatchObject({
        error: { type: 'WrongPassphrase' },
      });
      const restored = unwrap(await openVault(folder, Buffer.from('new words'), options));
      expect(names(restored)).toEqual(['Kept']);
      await restored.lock();
    }));

  test('a day without a backup makes one, and only so many are kept', () =>
    withVault(async ({ folder }, vault) => {
      expect(unwrap(await vault.backupIfDue()).made).toBe(true);
      expect(unwrap(await vault.backupIfDue()).made).toBe(false);
      expect(await readdir(join(folder, 'backups'))).toHaveLength(1);
    }));

  test('a vault copied file by file notices, draws a new writer, and loses nothing', () =>
    withVault(async ({ root, folder, options, open }, vault) => {
      await addOrganisation(vault, 'Both');
      await vault.lock();
      await cp(folder, join(root, 'copy'), { recursive: true });
      const copy = unwrap(await openVault(join(root, 'copy'), Buffer.from(testPassphrase), options));
      expect(copy.findings).toContainEqual({ type: 'NewWriter', why: 'moved' });
      await addOrganisation(copy, 'Copy');
      expect(names(copy)).toEqual(['Both', 'Copy']);
      await copy.lock();
      const again = unwrap(await open());
      expect(again.findings).toEqual([]);
      await again.lock();
    }));
});
