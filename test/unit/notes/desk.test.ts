/** A window's desk on a real host over a port pair: lock, killed engine, two windows. */
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { type BridgeHost, createBridgeHost } from '../../../engine/bridge/host.ts';
import { readyAutomerge } from '../../../engine/documents/automerge-wasm.ts';
import { type BridgeClient, createBridgeClient } from '../../../shared/bridge/client.ts';
import { createNoteRepo } from '../../../shared/bridge/note-repo.ts';
import { portPair } from '../../../shared/bridge/port.ts';
import { createNoteDesk, type NoteDesk } from '../../../shared/notes/note-desk.ts';
import type { Trail } from '../../../shared/notes/unsaved.ts';
import { type, until } from '../../kit/note-windows.ts';
import { testPassphrase, unwrap } from '../../kit/vaults.ts';

const passphrase = () => new TextEncoder().encode(testPassphrase);

async function hostAt(root: string): Promise<BridgeHost> {
  return createBridgeHost({
    folder: join(root, 'vault'),
    settingsFile: join(root, 'settings.json'),
    version: '0',
    clock: Date.now,
    vaultOptions: { memoryKiB: 64, machineTokenFile: join(root, 'machine') },
    onBug: (thrown) => {
      throw thrown;
    },
  });
}

function windowOn(host: BridgeHost, unsaved: Map<string, Trail> = new Map()) {
  const [here, there] = portPair();
  host.connect(there);
  const client = createBridgeClient(here);
  const repo = readyAutomerge().then(() => createNoteRepo(client));
  return { client, unsaved, desk: createNoteDesk({ client, loadRepo: () => repo, unsaved }), cut: () => here.close() };
}

async function scene(): Promise<{ root: string; host: BridgeHost; first: ReturnType<typeof windowOn>; note: string }> {
  const root = await mkdtemp(join(tmpdir(), 'samband-desk-'));
  const host = await hostAt(root);
  onTestFinished(async () => {
    await host.close();
    await rm(root, { recursive: true, force: true });
  });
  const first = windowOn(host);
  unwrap(await first.client.call('create', { name: 'Ida Example', passphrase: passphrase() }));
  const note = await addNote(first.client);
  return { root, host, first, note };
}

async function addNote(client: BridgeClient): Promise<string> {
  const [org, note] = ['1'.repeat(32), '2'.repeat(32)];
  unwrap(
    await client.call('perform', {
      commands: [
        { op: 'create', kind: 'organisation', id: org, fields: { name: 'Desk Example' } },
        { op: 'create', kind: 'note', id: note, fields: { subject: org, text: 'Start.' } },
      ],
    }),
  );
  return note;
}

async function opened(desk: NoteDesk, id: string) {
  const stop = desk.watch(id, () => {});
  await until(() => desk.view(id).type === 'open', 'the note is open');
  const view = desk.view(id);
  if (view.type !== 'open') throw new Error('closed again');
  return { handle: view.handle, stop };
}

const isSaved = (desk: NoteDesk, id: string) => {
  const view = desk.view(id);
  return view.type === 'open' && view.saved;
};

test('a window says saved only when what it shows is on the disk', async () => {
  const { first, note } = await scene();
  const { handle } = await opened(first.desk, note);
  expect(isSaved(first.desk, note)).toBe(true);
  type(handle, 6, 0, ' More.');
  expect(isSaved(first.desk, note)).toBe(false);
  expect(first.unsaved.has(note)).toBe(true);
  await until(() => isSaved(first.desk, note), 'saved');
  expect(first.unsaved.has(note)).toBe(false);
});

test('what was typed in the last moment before leaving the page is saved all the same', async () => {
  const { host, first, note } = await scene();
  const { handle, stop } = await opened(first.desk, note);
  type(handle, 6, 0, ' Last words.');
  stop();
  await until(() => first.unsaved.size === 0, 'saved after leaving');
  const second = windowOn(host);
  expect((await opened(second.desk, note)).handle.doc().text).toBe('Start. Last words.');
});

test('a lock in mid-typing loses nothing: the window puts back what the engine had not got', async () => {
  const { first, note } = await scene();
  const { handle, stop } = await opened(first.desk, note);
  type(handle, 6, 0, ' Typed just before.');
  unwrap(await first.client.call('lock', {}));
  stop();
  unwrap(await first.client.call('unlock', { passphrase: passphrase() }));
  const again = await opened(first.desk, note);
  await until(() => again.handle.doc().text === 'Start. Typed just before.', 'it is back');
  await until(() => isSaved(first.desk, note), 'and saved');
});

test('an engine that is gone in mid-typing loses nothing that the window still has', async () => {
  const { root, host, first, note } = await scene();
  const { handle } = await opened(first.desk, note);
  type(handle, 6, 0, ' One.');
  await until(() => isSaved(first.desk, note), 'the first is saved');
  type(handle, 0, 0, 'Zero. ');
  first.cut();
  type(handle, handle.doc().text.length, 0, ' Two.');
  await host.close();
  const next = await hostAt(root);
  onTestFinished(() => next.close());
  const back = windowOn(next, first.unsaved);
  unwrap(await back.client.call('unlock', { passphrase: passphrase() }));
  const again = await opened(back.desk, note);
  await until(() => again.handle.doc().text === 'Zero. Start. One. Two.', 'everything is there, once');
  await until(() => isSaved(back.desk, note), 'and saved');
});

test('an engine that dies while two windows show the note costs no letter, and doubles none', async () => {
  const { root, host, first, note } = await scene();
  const second = windowOn(host);
  const [left, right] = [await opened(first.desk, note), await opened(second.desk, note)];
  type(left.handle, 6, 0, ' Saved.');
  await until(() => isSaved(first.desk, note) && isSaved(second.desk, note), 'both say saved');
  // What a killed engine leaves: the vault as it is now.
  const copy = await mkdtemp(join(tmpdir(), 'samband-desk-'));
  await cp(root, copy, { recursive: true });
  type(left.handle, 13, 0, ' Left');
  type(left.handle, 18, 0, ' too.');
  await until(() => right.handle.doc().text === 'Start. Saved. Left too.', 'right has seen it');
  type(right.handle, 0, 0, 'Right. ');
  await until(() => left.handle.doc().text === 'Right. Start. Saved. Left too.', 'left has seen it');
  const trails = [first, second].map(({ unsaved }) => new Map(unsaved));
  for (const window of [first, second]) window.cut();
  const next = await hostAt(copy);
  onTestFinished(async () => {
    await next.close();
    await rm(copy, { recursive: true, force: true });
  });
  const back = trails.map((trail) => windowOn(next, trail));
  unwrap(await (back[0] as (typeof back)[0]).client.call('unlock', { passphrase: passphrase() }));
  const again = await Promise.all(back.map(({ desk }) => opened(desk, note)));
  for (const { handle } of again)
    await until(() => handle.doc().text === 'Right. Start. Saved. Left too.', 'everything is there, once');
  await until(() => back.every(({ desk }) => isSaved(desk, note)), 'and saved');
  for (const { handle } of again) expect(handle.doc().text).toBe('Right. Start. Saved. Left too.');
});

test('two windows: each sees the other’s words, and both are saved', async () => {
  const { host, first, note } = await scene();
  const second = windowOn(host);
  const [left, right] = [await opened(first.desk, note), await opened(second.desk, note)];
  type(left.handle, 0, 0, 'Left. ');
  type(right.handle, 6, 0, ' Right.');
  await until(() => right.handle.doc().text === 'Left. Start. Right.', 'right sees both');
  await until(() => isSaved(first.desk, note) && isSaved(second.desk, note), 'both say saved');
});

test('undo takes back what was typed a moment ago, though it was not saved yet', async () => {
  const { first, note } = await scene();
  const { handle } = await opened(first.desk, note);
  type(handle, 6, 0, ' Hasty.');
  // Sent after a tenth of a second; saved only after a pause.
  await new Promise((resolve) => setTimeout(resolve, 150));
  unwrap(await first.client.call('undo', {}));
  await until(() => handle.doc().text === 'Start.', 'it is taken back');
  await until(() => isSaved(first.desk, note), 'and saved');
});
