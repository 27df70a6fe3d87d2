import { encode } from 'cborg';
import { expect, test } from 'vitest';
import { encodeNoteMessage } from '../../../shared/bridge/note-network.ts';
import { Automerge } from '../../../shared/crdt.ts';
import { deflateBomb, runLengthBomb } from '../../kit/bombs.ts';
import { addNote, noteText, openRooms, type, until } from '../../kit/note-windows.ts';
import { addOrganisation, change, unwrap, withVault } from '../../kit/vaults.ts';

test('two windows typing at once converge, and the vault says the same', () =>
  withVault(async (_, vault) => {
    const org = await addOrganisation(vault, 'Ferry Workers Example');
    const id = await addNote(vault, org, 'We met.');
    const { rooms, window } = await openRooms(vault);
    const [one, other] = [window(), window()];
    const [left, right] = [await one.open(id), await other.open(id)];
    expect(left.doc().text).toBe('We met.');
    for (const letter of 'Åse: ') type(left, left.doc().text.indexOf('We met'), 0, letter);
    for (const letter of ' They 🚢 agreed.') type(right, right.doc().text.length, 0, letter);
    await until(() => left.doc().text === right.doc().text && left.doc().text.length > 20, 'the windows converge');
    unwrap(await rooms.flush());
    expect(left.doc().text).toContain('Åse: ');
    expect(left.doc().text).toContain(' They 🚢 agreed.');
    expect(noteText(vault, id)).toBe(left.doc().text);
    await rooms.close();
  }));

test('typing is on the disk within a second, without anybody asking', () =>
  withVault(async (fixture, vault) => {
    const id = await addNote(vault, await addOrganisation(vault, 'Night Shift Example'), '');
    const { rooms, window } = await openRooms(vault);
    const handle = await window().open(id);
    // Never a pause of 250 ms, so that only the longest wait can save it.
    const began = Date.now();
    while (noteText(vault, id) === '') {
      type(handle, handle.doc().text.length, 0, 'x');
      await new Promise((resolve) => setTimeout(resolve, 20));
      expect(Date.now() - began).toBeLessThan(3_000);
    }
    const text = handle.doc().text;
    await until(() => noteText(vault, id) === text, 'the last letter is saved');
    await rooms.close();
    await vault.lock();
    const again = unwrap(await fixture.open());
    expect(noteText(again, id)).toBe(text);
    expect((await again.verify()).sound).toBe(true);
    await again.lock();
  }));

test('undo in the vault reaches the open window, and a burst of typing is one step', () =>
  withVault(async (_, vault) => {
    const org = await addOrganisation(vault, 'Port Example');
    const id = await addNote(vault, org, 'Start.');
    const { rooms, window, steps } = await openRooms(vault);
    const handle = await window().open(id);
    for (const piece of [' One.', ' Two.', ' Three.']) {
      type(handle, handle.doc().text.length, 0, piece);
      await until(() => noteText(vault, id).endsWith(piece), 'saved');
    }
    expect(steps()).toBe(1);
    unwrap(await vault.undo());
    await until(() => handle.doc().text === 'Start.', 'the window sees the undo');
    unwrap(await vault.redo());
    await until(() => handle.doc().text === 'Start. One. Two. Three.', 'the window sees the redo');
    // Another step between: what is typed next is a step of its own.
    await change(vault, org, 'name', 'Port Example, quay 4');
    type(handle, 0, 0, 'Again. ');
    await until(() => noteText(vault, id).startsWith('Again.'), 'saved');
    // Rows follow before the step is told.
    await until(() => steps() >= 2, 'the step is told');
    expect(steps()).toBe(2);
    await rooms.close();
  }));

test('a window neither reads nor writes a note it did not open', () =>
  withVault(async (_, vault) => {
    const org = await addOrganisation(vault, 'Quiet Example');
    const [secret, open] = [await addNote(vault, org, 'the secret words'), await addNote(vault, org, 'public')];
    const { rooms, window } = await openRooms(vault);
    const [owner, hostile] = [window(), window()];
    const held = await owner.open(secret);
    await hostile.open(open);
    await expect(hostile.repo.find(held.url)).rejects.toThrow('unavailable');
    const [, ask] = Automerge.generateSyncMessage(Automerge.init(), Automerge.initSyncState());
    const { documentId } = held;
    hostile.send(encodeNoteMessage({ type: 'request', documentId, data: ask ?? new Uint8Array() }));
    hostile.send(encodeNoteMessage({ type: 'sync', documentId, data: ask ?? new Uint8Array() }));
    await new Promise((resolve) => setTimeout(resolve, 300));
    for (const bytes of hostile.received) expect(Buffer.from(bytes).includes('secret')).toBe(false);
    // The same words do pass to who opened it: the search above can find them.
    expect(owner.received.some((bytes) => Buffer.from(bytes).includes('secret'))).toBe(true);
    await rooms.close();
  }));

test('garbage, bombs and foreign ids are refused, and the honest window goes on', () =>
  withVault(async (_, vault) => {
    const id = await addNote(vault, await addOrganisation(vault, 'Steady Example'), 'calm');
    const { rooms, window } = await openRooms(vault);
    const [honest, hostile] = [window(), window()];
    const [handle, same] = [await honest.open(id), await hostile.open(id)];
    const { documentId } = same;
    const uleb = (n: number): number[] => (n < 128 ? [n] : [(n % 128) + 128, ...uleb(Math.floor(n / 128))]);
    const actor = 'ab'.repeat(16);
    const [bomb, other] = [deflateBomb(actor, 64 * 1024 * 1024), runLengthBomb(actor, 2 ** 40)].map((chunk) =>
      Uint8Array.from([0x43, 0, 0, 0, 1, ...uleb(chunk.length), ...chunk, 0]),
    );
    if (!bomb || !other) throw new Error('no bombs');
    const endlessFilter = Uint8Array.from([0x42, 0, 0, 1, 0, 9, 1, 10, 255, 255, 255, 255, 15, 0, 0, 0]);
    for (const data of [new Uint8Array(), Uint8Array.of(1, 2, 3), bomb, other, endlessFilter])
      for (const type of ['sync', 'request'] as const) hostile.send(encodeNoteMessage({ type, documentId, data }));
    hostile.send(new Uint8Array(1_000));
    hostile.send(encode(['ephemeral', documentId, Uint8Array.of(1)]));
    hostile.send(encode(['sync', { toString: 1 }, 'x']));
    hostile.send(encodeNoteMessage({ type: 'sync', documentId: 'no such document', data: Uint8Array.of(0x42) }));
    type(handle, 4, 0, ' water');
    await until(() => noteText(vault, id) === 'calm water', 'the honest window is saved');
    await rooms.close();
  }));

test('a text that is none closes the session, and the note stands', () =>
  withVault(async (_, vault) => {
    const id = await addNote(vault, await addOrganisation(vault, 'Firm Example'), 'firm');
    const { rooms, window } = await openRooms(vault);
    const hostile = window();
    const handle = await hostile.open(id);
    handle.change((draft) => {
      (draft as unknown as Record<string, unknown>)['text'] = { not: 'a text' };
    });
    await until(() => hostile.states.some(({ state }) => state === 'closed'), 'closed');
    expect(noteText(vault, id)).toBe('firm');
    const again = await window().open(id);
    expect(again.doc().text).toBe('firm');
    await rooms.close();
  }));

test('four hundred thousand letters are saved; more are not, and the window is told', () =>
  withVault(async (_, vault) => {
    const id = await addNote(vault, await addOrganisation(vault, 'Long Example'), '');
    const { rooms, window } = await openRooms(vault);
    const view = window();
    const handle = await view.open(id);
    const long = 'Ærlig talt 🚢 '.repeat(28_500);
    type(handle, 0, 0, long);
    await until(() => noteText(vault, id) === long, 'the long text is saved', 30_000);
    type(handle, 0, 0, 'z'.repeat(2_000));
    await until(() => view.states.some(({ state }) => state === 'problem'), 'the window is told', 30_000);
    expect(noteText(vault, id)).toBe(long);
    type(handle, 0, 1_500, '');
    await until(() => noteText(vault, id).length === 399_500, 'short enough again', 30_000);
    await rooms.close();
    expect((await vault.verify()).sound).toBe(true);
  }));

test('locking saves what was typed and leaves no document in the engine’s memory', () =>
  withVault(async (fixture, vault) => {
    const id = await addNote(vault, await addOrganisation(vault, 'Lock Example'), 'before');
    const { rooms, window, repo } = await openRooms(vault);
    const handle = await window().open(id);
    type(handle, 6, 0, ' and after');
    await until(() => noteText(vault, id) === 'before and after', 'saved');
    type(handle, 0, 0, 'Well ');
    await new Promise((resolve) => setTimeout(resolve, 150));
    const [held] = Object.values(repo()?.handles ?? {});
    const document = held?.doc();
    if (!document) throw new Error('the engine holds no document');
    await rooms.close();
    expect(Object.keys(repo()?.handles ?? {})).toEqual([]);
    // Its memory is given back: Automerge has nothing under it any more.
    expect(() => Automerge.save(document)).toThrow();
    expect(await rooms.open(id, {})).toEqual({ ok: false, error: { type: 'Locked' } });
    await vault.lock();
    const again = unwrap(await fixture.open());
    expect(noteText(again, id)).toBe('Well before and after');
    await again.lock();
  }));

test('after the last window has left, its words are saved and the session ends', () =>
  withVault(async (_, vault) => {
    const id = await addNote(vault, await addOrganisation(vault, 'Leaving Example'), '');
    const { rooms, window } = await openRooms(vault);
    const first = window();
    const handle = await first.open(id);
    type(handle, 0, 0, 'Goodbye.');
    await new Promise((resolve) => setTimeout(resolve, 150));
    first.leave();
    await until(() => noteText(vault, id) === 'Goodbye.', 'saved');
    await new Promise((resolve) => setTimeout(resolve, 200));
    const again = await window().open(id);
    expect(again.url).not.toBe(handle.url);
    expect(again.doc().text).toBe('Goodbye.');
    await rooms.close();
  }));

test('one window cannot fill the engine with open notes', () =>
  withVault(async (_, vault) => {
    const org = await addOrganisation(vault, 'Many Example');
    const { rooms } = await openRooms(vault);
    const greedy = {};
    const answers = [];
    for (let count = 0; count < 102; count++) answers.push(await rooms.open(await addNote(vault, org, ''), greedy));
    expect(answers.filter((answer) => answer.ok)).toHaveLength(100);
    expect(answers.at(-1)).toMatchObject({ ok: false, error: { type: 'TooManyCalls' } });
    await rooms.close();
  }));
