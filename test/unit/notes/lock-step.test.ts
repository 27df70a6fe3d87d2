import { Repo, type UrlHeads } from '@automerge/automerge-repo/slim';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readyAutomerge } from '../../../engine/documents/automerge-wasm.ts';
import { createNoteSession, type NoteSession } from '../../../engine/notes/note-session.ts';
import type { ChangeError, Vault } from '../../../engine/vault/api.ts';
import { Automerge } from '../../../shared/crdt.ts';
import { type Comrade, createComrade, found, reopen } from '../../kit/comrades.ts';
import { createFaultyDisk } from '../../kit/faulty-files.ts';
import { addNote, noteText, until } from '../../kit/note-windows.ts';
import { createRandom } from '../../kit/random.ts';
import { addOrganisation, unwrap, withVault } from '../../kit/vaults.ts';

interface Text {
  text: string;
}

/** A session without windows' Repos and their delays: what they wrote is merged in by hand. */
async function session(vault: Vault, id: string) {
  await readyAutomerge();
  const handle = new Repo({ network: [] }).create<Text>({ text: noteText(vault, id) });
  const problems: ChangeError[] = [];
  const saved: UrlHeads[] = [];
  const made: NoteSession = createNoteSession({
    id,
    vault,
    handle,
    clock: Date.now,
    onSaved: (heads) => saved.push(heads),
    onProblem: (problem) => problems.push(problem),
    onStep: () => {},
    onBroken: () => problems.push({ type: 'NothingToDo', why: 'broken' }),
  });
  vault.onRows(() => made.follow());
  return { handle, session: made, problems, saved };
}

const place = fc.nat(1_000);
const act = fc.oneof(
  { weight: 5, arbitrary: fc.record({ who: fc.constantFrom('left', 'right'), at: place }) },
  { weight: 2, arbitrary: fc.record({ who: fc.constantFrom('left', 'right'), sync: fc.constant(true) }) },
  { weight: 1, arbitrary: fc.record({ who: fc.constantFrom('left', 'right'), cut: place }) },
  { weight: 2, arbitrary: fc.record({ who: fc.constant('vault'), at: place }) },
  { weight: 2, arbitrary: fc.record({ who: fc.constantFrom('flush', 'wait', 'turn') }) },
);

test('in any order of typing, of changes from elsewhere and of saving, both texts stay equal and no word is lost', () =>
  withVault(async (_, vault) => {
    const org = await addOrganisation(vault, 'Any Order Example');
    await fc.assert(
      fc.asyncProperty(fc.array(act, { maxLength: 40 }), async (acts) => {
        const id = await addNote(vault, org, '[start] ');
        const { handle, session: open, problems } = await session(vault, id);
        const windows = { left: Automerge.clone(handle.doc()), right: Automerge.clone(handle.doc()) };
        const words = new Set<string>();
        const running: Promise<unknown>[] = [];
        let next = 0;
        const sync = (who: 'left' | 'right') => {
          handle.update((doc) => Automerge.merge(doc, windows[who]));
          windows[who] = Automerge.merge(windows[who], handle.doc());
        };
        for (const each of acts) {
          const step = each as { who: string; at?: number; cut?: number; sync?: boolean };
          if (step.who === 'left' || step.who === 'right') {
            const { who } = step;
            const text = windows[who].text;
            if (step.sync) sync(who);
            else if (step.cut !== undefined) {
              // A whole word that this window sees; whoever cuts it means it.
              const seen = [...text.matchAll(/\[(\d+)\] /g)];
              const word = seen[step.cut % Math.max(1, seen.length)];
              if (!word) continue;
              words.delete(word[0]);
              windows[who] = Automerge.change(windows[who], (doc) =>
                Automerge.splice(doc, ['text'], word.index, word[0].length),
              );
            } else {
              const word = `[${next++}] `;
              words.add(word);
              const at = boundary(text, step.at ?? 0);
              windows[who] = Automerge.change(windows[who], (doc) => Automerge.splice(doc, ['text'], at, 0, word));
            }
          } else if (step.who === 'vault') {
            const word = `[${next++}] `;
            words.add(word);
            running.push(
              vault.perform(() => {
                const text = noteText(vault, id);
                const at = boundary(text, step.at ?? 0);
                const value = text.slice(0, at) + word + text.slice(at);
                const space = vault.graph().part(id)?.space ?? '';
                return { kind: 'system', edits: [{ space, edit: { op: 'text', record: id, key: 'text', value } }] };
              }),
            );
          } else if (step.who === 'flush') running.push(open.save());
          else await new Promise((resolve) => setTimeout(resolve, step.who === 'wait' ? 1 : 0));
        }
        sync('left');
        sync('right');
        sync('left');
        await Promise.all(running);
        unwrap(await open.save());
        expect(problems).toEqual([]);
        expect(open.isSaved()).toBe(true);
        expect(noteText(vault, id)).toBe(handle.doc().text);
        sync('left');
        expect(windows.left.text).toBe(handle.doc().text);
        for (const word of words) expect(handle.doc().text).toContain(word);
        open.stop();
      }),
      { numRuns: 60 },
    );
  }));

/** A place between two words. */
function boundary(text: string, wish: number): number {
  const places = [0, ...[...text.matchAll(/\] /g)].map(({ index }) => index + 2)];
  return places[wish % places.length] ?? 0;
}

test('on a full disk typing stays, the problem is said, and it is saved once there is room', async () => {
  const disk = createFaultyDisk();
  const { comrade, vault } = await vaultOn(disk);
  const id = await addNote(vault, 'a'.repeat(32), 'before');
  const { handle, session: open, problems } = await session(vault, id);
  disk.room = 0;
  handle.change((draft) => Automerge.splice(draft, ['text'], 6, 0, ' and after'));
  expect(await open.save()).toMatchObject({ ok: false, error: { type: 'DiskFull' } });
  expect(problems.map(({ type }) => type)).toContain('DiskFull');
  handle.change((draft) => Automerge.splice(draft, ['text'], 0, 0, 'Long '));
  expect(handle.doc().text).toBe('Long before and after');
  disk.room = Number.POSITIVE_INFINITY;
  // Nobody asks: it is tried again by itself.
  await until(() => open.isSaved(), 'saved once there is room');
  expect(noteText(vault, id)).toBe('Long before and after');
  open.stop();
  disk.powerCut(createRandom(3));
  await reopen(comrade);
  expect(noteText(facade(comrade), id)).toBe('Long before and after');
});

test('a power cut costs nothing that was said to be saved', async () => {
  for (let seed = 1; seed <= 12; seed++) {
    const disk = createFaultyDisk();
    const { comrade, vault } = await vaultOn(disk);
    const id = await addNote(vault, 'a'.repeat(32), '');
    const { handle, session: open } = await session(vault, id);
    const random = createRandom(seed);
    let acknowledged = '';
    for (let typed = 0; typed < 12; typed++) {
      handle.change((draft) => Automerge.splice(draft, ['text'], draft.text.length, 0, `${typed} `));
      if (!random.chance(0.5)) continue;
      if (typed > 8) disk.lastCalls = random.below(3);
      const text = handle.doc().text;
      if ((await open.save()).ok) acknowledged = text;
    }
    open.stop();
    disk.powerCut(random);
    await reopen(comrade);
    const standing = noteText(facade(comrade), id);
    expect(standing.startsWith(acknowledged)).toBe(true);
    expect(handle.doc().text.startsWith(standing)).toBe(true);
  }
});

async function vaultOn(disk: ReturnType<typeof createFaultyDisk>): Promise<{ comrade: Comrade; vault: Vault }> {
  const comrade = await createComrade({ name: 'Ida Example', random: createRandom(7), disk });
  await found(comrade);
  return { comrade, vault: facade(comrade) };
}

/** What a note session needs of a vault, over an engine whose disk is in memory. */
function facade({ engine, context }: Comrade): Vault {
  const spaces = engine.spaces().map(({ info }) => ({ ...info, width: 'private' as const }));
  return {
    spaces,
    graph: () => engine.graph,
    onRows: engine.graph.subscribe,
    perform: engine.commit,
    lastStep: () => engine.ledger.entries.at(-1)?.step,
    context: () => ({ ...context(), spaces }),
  } as unknown as Vault;
}
