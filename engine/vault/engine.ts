/**
 * The heart of a vault without passphrase and lock: log, ledger, documents and rows kept in step.
 *
 * The log is the truth; everything else is made from it. Opening reads the catalog, the ledger and the rows from the
 * index, then whatever the log holds beyond. Automerge is not started before the first document is needed. A change is
 * acknowledged after its bundles are synced; received bundles are judged before Automerge sees them.
 */
import { Automerge } from '../../shared/crdt.ts';
import type { Part } from '../../shared/model/part.ts';
import { createGraph } from '../../shared/query/fold.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import { actorFor, type Bundle, noPrevious, readBundle, signBundle, writerOf } from '../bundles/bundle.ts';
import { type ChangeHead, guardChanges } from '../bundles/change-guard.ts';
import { type Epoch, mostEnvelopeBytes, openEnvelope, sealEnvelope } from '../bundles/envelope.ts';
import { createHaveBook, type HaveBook } from '../bundles/have.ts';
import { emptyVector, type Vector, vectorAdd } from '../bundles/vector.ts';
import type { IndexWrite } from '../disk/index-port.ts';
import { type Item, logStart, openSegments, type Position } from '../disk/segments.ts';
import { editVolume, mergeIntoVolume, partsOf } from '../documents/volume.ts';
import { oneAtATime } from '../one-at-a-time.ts';
import { fromHex, toHex } from '../secret/derive.ts';
import { type Act, readAct } from '../space/acts.ts';
import { type SpaceState, spaceFromActs, writeEpoch } from '../space/space-state.ts';
import type { ChangeError, Finding, Step } from './api.ts';
import type { StepOrMaker, StepToCommit, VolumeState } from './core.ts';
import type { Engine, EngineDeps, Received } from './engine-api.ts';
import { failingTrial } from './failing-trial.ts';
import { keepGlance, readGlance } from './glance.ts';
import { guardBundle } from './guard-bundle.ts';
import { createHeldReceipts } from './held-receipts.ts';
import { contentOf, digestOfEnvelope, type Intake, readEnvelopes } from './intake.ts';
import { judgeWriter } from './judge-writer.ts';
import { createLedger, type Ledger, type LedgerEntry, loadLedger, type Place } from './ledger.ts';
import { createLostBranches } from './lost-branches.ts';
import { placeEdits } from './place-edits.ts';
import { openReceiptBook } from './receipt-book.ts';
import { segmentFinding } from './segment-finding.ts';
import { readParts, type StoredParts, writeParts } from './stored-parts.ts';
import { createVolumeCache } from './volume-cache.ts';
import { witnessesOf } from './witness.ts';

/** Kinds of item in the log. */
export const itemMine = 1;
export const itemReceived = 2;

/** Envelopes kept for a key that may come; noise must not fill the disk. */
const mostUnopened = 10_000;

/** Raised when rows are derived differently, so that stored ones are made anew. */
const rowsVersion = 3;

/** Volumes read between two breaths while opening, so that a window is answered meanwhile: some 30 ms. */
const volumesAtOnce = 4;

interface Catalog {
  readonly rowsVersion: number;
  readonly end: Position;
  readonly entries: number;
  readonly acts: readonly Place[];
  readonly unopened: readonly Unopened[];
}

/** An envelope of an epoch this device has no key for yet. */
interface Unopened {
  readonly at: Place;
  readonly mine: boolean;
  readonly digest: string;
}

/** Why an entry counts as missing although the ledger has it: whoever holds it is asked for it. */
const unreadable = 'it cannot be read back from the disk';

export async function openEngine(deps: EngineDeps): Promise<Result<Engine, ChangeError>> {
  const opened = await openSegments({
    files: deps.files,
    vaultId: deps.vaultId,
    headerKey: deps.segmentKey,
    ...(deps.segmentBytes && { segmentBytes: deps.segmentBytes }),
  });
  if (!opened.ok) return opened;
  const { segments } = opened.value;
  /** Taken in again once all else is there. */
  const salvaged = [...opened.value.salvaged];
  const findings: Finding[] = opened.value.findings.map(segmentFinding);
  const run = oneAtATime();
  let closed = false;
  const whileOpen = <T>(task: () => Promise<Result<T, ChangeError>>): Promise<Result<T, ChangeError>> =>
    closed ? Promise.resolve(err({ type: 'Locked' })) : task();

  const acts = new Map<string, Act>();
  const actPlaces = new Map<string, Place>();
  const spaces = new Map<string, SpaceState>();
  let unopened: Unopened[] = [];
  const receiptBook = await openReceiptBook(deps.index);
  /** Ids of acts and bundles by space, as they came: only ever added to. */
  const arrivals = new Map<string, string[]>();
  const haves = new Map<string, HaveBook>();
  const listeners = new Set<(space: string) => void>();
  const tell = (changed: Iterable<string>): void => {
    for (const space of new Set(changed)) for (const listener of listeners) listener(space);
  };
  let ledger: Ledger = createLedger();
  const byId = new Map<string, LedgerEntry>();
  const byWriter = new Map<string, LedgerEntry[]>();
  const volumes = new Map<string, VolumeState>();
  const volumeOfRecord = new Map<string, VolumeState>();
  const dirtyVolumes = new Set<string>();
  let graph = createGraph([]);

  const envelopeAt = async ([segment, offset, item]: Place): Promise<Uint8Array | undefined> =>
    (await segments.readRecord({ segment, offset }))?.[item]?.bytes;

  const keyForEpoch = (epoch: string): Uint8Array | undefined => {
    const held = deps.keyring.get(epoch);
    if (held) return held;
    for (const space of spaces.values()) {
      const key = space.epochKeys.get(epoch);
      if (key) return key;
    }
    return undefined;
  };

  const changesOf = async (entry: LedgerEntry): Promise<readonly Uint8Array[] | undefined> => {
    const envelope = await envelopeAt(entry.at);
    const signed = envelope && openEnvelope(envelope, keyForEpoch);
    const bundle = signed?.ok ? readBundle(signed.value) : undefined;
    return bundle?.ok && bundle.value.id === entry.id ? bundle.value.changes : undefined;
  };

  const appliedOf = (volume: string) => ledger.ofVolume(volume).filter((entry) => entry.status === 'applied');
  const myWriter = (space: string) => writerOf(deps.device.sign.publicKey, fromHex(deps.saltOf(space)));
  const cache = createVolumeCache({
    appliedOf,
    changesOf,
    index: deps.index,
    actorOf: (volume) => actorFor(myWriter(volumes.get(volume)?.space ?? ''), volume),
    onUnusable: (entry, why) => {
      entry.status = 'refused';
      entry.why = why;
      ledger.changed(entry);
      vectors.delete(entry.space);
      if (why === unreadable) haveOf(entry.space).dropBundle(entry.writer, entry.n, entry.id);
      findings.push({ type: 'BundleRefused', where: placeText(entry.at), why });
    },
  });

  const haveOf = (space: string): HaveBook => {
    const book = haves.get(space) ?? createHaveBook();
    haves.set(space, book);
    return book;
  };

  const receipts = createHeldReceipts({
    book: receiptBook,
    device: deps.device,
    clock: deps.clock,
    stateOf: (space) => spaces.get(space),
    haveOf: (space) => haveOf(space).have(),
    vectorOf: (space) => vectorOf(space),
    entriesOf: (space, writer) => byWriter.get(`${space} ${writer}`) ?? [],
  });

  const arrived = (space: string, id: string): void => {
    const list = arrivals.get(space);
    if (list) list.push(id);
    else arrivals.set(space, [id]);
  };

  const isHere = (id: string): boolean => acts.has(id) || (byId.has(id) && byId.get(id)?.why !== unreadable);

  const volumeFor = (id: string, space: string): VolumeState => {
    const known = volumes.get(id);
    if (known) return known;
    const made: VolumeState = { id, space, parts: new Map(), generation: '', records: 0, encounters: 0 };
    volumes.set(id, made);
    return made;
  };

  const setParts = (volume: VolumeState, fresh: ReadonlyMap<string, Part>, whole: boolean): void => {
    const gone = whole ? [...volume.parts.keys()].filter((id) => !fresh.has(id)) : [];
    for (const id of gone) {
      volume.parts.delete(id);
      volumeOfRecord.delete(id);
    }
    for (const [id, part] of fresh) {
      volume.parts.set(id, part);
      volumeOfRecord.set(id, volume);
    }
    volume.records = volume.parts.size;
    volume.encounters = [...volume.parts.values()].filter((part) => part.kind === 'encounter').length;
    graph.apply([...gone.map((id) => [id, undefined] as const), ...fresh]);
  };

  const isAlone = (volume: string) => new Set(appliedOf(volume).map((entry) => entry.writer)).size <= 1;

  /** Reads a volume's rows anew from its document, after its set of applied bundles has changed. */
  const refreshVolume = async (id: string): Promise<void> => {
    const volume = volumes.get(id);
    if (!volume) return;
    const doc = await cache.open(id);
    setParts(volume, partsOf(doc, { volume: id, space: volume.space }, undefined, isAlone(id)), true);
    volume.generation = generationOf(appliedOf(id));
    dirtyVolumes.add(id);
  };

  const writeIndex = async (): Promise<void> => {
    const writes: IndexWrite[] = ledger.takeWrites();
    for (const id of dirtyVolumes) {
      const volume = volumes.get(id);
      if (volume) writes.push(writeParts(volume));
    }
    dirtyVolumes.clear();
    const catalog: Catalog = {
      rowsVersion,
      end: segments.end(),
      entries: ledger.entries.length,
      acts: [...actPlaces.values()],
      unopened,
    };
    writes.push(...receiptBook.takeWrites(), { put: 'catalog', value: Buffer.from(JSON.stringify(catalog)) });
    // The log holds it all: an index that cannot be written is made anew at the next opening.
    await deps.index.batch(writes).catch(() => undefined);
  };

  const enterBundle = (bundle: Bundle, at: Place, mine: boolean, heads: readonly ChangeHead[]): LedgerEntry => {
    const entry: LedgerEntry = {
      at,
      space: bundle.space,
      writer: bundle.writer,
      n: bundle.n,
      id: bundle.id,
      prev: bundle.prev,
      device: bundle.device,
      volume: bundle.volume,
      time: bundle.time,
      step: bundle.step,
      kind: bundle.kind,
      ...(bundle.of && { of: bundle.of }),
      seq: heads[0]?.seq ?? 0,
      changes: heads.map((head) => head.hash),
      mine,
      status: 'held',
    };
    remember(entry);
    ledger.add(entry);
    return entry;
  };

  const remember = (entry: LedgerEntry): void => {
    byId.set(entry.id, entry);
    arrived(entry.space, entry.id);
    if (entry.why !== unreadable) haveOf(entry.space).addBundle(entry.writer, entry.n, entry.id);
    const key = `${entry.space} ${entry.writer}`;
    const list = byWriter.get(key);
    if (list) list.push(entry);
    else byWriter.set(key, [entry]);
    volumeFor(entry.volume, entry.space);
  };

  const isMine = (device: string) => device === toHex(deps.device.sign.publicKey);

  /** Judges all bundles of the given writers again; returns those that changed to or from applied. */
  const judge = (keys: Iterable<string>): LedgerEntry[] =>
    [...keys].flatMap((key) => {
      const entries = byWriter.get(key) ?? [];
      const membership = spaces.get(entries[0]?.space ?? '')?.membership;
      return judgeWriter(entries, membership, isMine, ledger.changed);
    });

  const keysIn = (space: string): ReadonlyMap<string, Uint8Array> => spaces.get(space)?.epochKeys ?? new Map();

  const rebuildSpaces = (earlier: ReadonlyMap<string, Uint8Array> = new Map()): void => {
    for (const space of new Set([...acts.values()].map((act) => act.space))) {
      const keys = new Map([...keysIn(space), ...earlier]);
      const state = spaceFromActs(space, acts.values(), deps.device, keys);
      if (state) spaces.set(space, state);
    }
  };

  /** Takes in one envelope that lies in the log already. Returns the writer to judge again. */
  const ingest = (bytes: Uint8Array, at: Place, mine: boolean): string | undefined => {
    const signed = openEnvelope(bytes, keyForEpoch);
    if (!signed.ok) {
      if (signed.error.type === 'UnknownEpoch') unopened.push({ at, mine, digest: digestOfEnvelope(bytes) });
      else findings.push({ type: 'BundleRefused', where: placeText(at), why: signed.error.type });
      return undefined;
    }
    const content = contentOf(signed.value);
    if ('act' in content) return enterAct(content.act, at);
    if ('receipt' in content) {
      // It came sealed under an epoch whose key was not here yet.
      receipts.take(content.receipt, bytes);
      return undefined;
    }
    if ('why' in content) {
      findings.push({ type: 'BundleRefused', where: placeText(at), why: content.why });
      return undefined;
    }
    const known = byId.get(content.bundle.id);
    if (known) {
      // Fetched again after damage: this copy is good, wherever the ledger said it lies.
      known.at = at;
      return undefined;
    }
    const guarded = guardBundle(content.bundle);
    const entry = enterBundle(content.bundle, at, mine, guarded.ok ? guarded.value : []);
    if (!guarded.ok || deps.quarantined.has(entry.id)) {
      entry.status = 'refused';
      entry.why = guarded.ok ? 'quarantined' : guarded.error;
    }
    return `${entry.space} ${entry.writer}`;
  };

  const rememberAct = (act: Act, at: Place): void => {
    acts.set(act.id, act);
    actPlaces.set(act.id, at);
    arrived(act.space, act.id);
    haveOf(act.space).addAct(act.id);
  };

  const enterAct = (act: Act, at: Place): undefined => {
    if (!acts.has(act.id)) {
      rememberAct(act, at);
      rebuildSpaces();
    }
  };

  const load = async (): Promise<void> => {
    const stored = await deps.index.get('catalog');
    const catalog: Catalog | undefined = stored && JSON.parse(new TextDecoder().decode(stored));
    const end = segments.end();
    const beyond =
      catalog &&
      (catalog.end.segment > end.segment || (catalog.end.segment === end.segment && catalog.end.offset > end.offset));
    if (catalog && beyond) {
      findings.push({ type: 'LogShorterThanKnown', where: `${catalog.end.segment}:${catalog.end.offset}` });
      await deps.drawNewWriters('log_shorter');
    }
    const kept =
      catalog && !beyond && catalog.rowsVersion === rowsVersion
        ? await loadLedger(deps.index, catalog.entries)
        : undefined;
    if (catalog && kept) {
      for (const at of catalog.acts) {
        const bytes = await envelopeAt(at);
        if (bytes) ingest(bytes, at, true);
      }
      if (acts.size === catalog.acts.length) {
        ledger = kept;
        unopened = [...catalog.unopened];
        for (const entry of ledger.entries) remember(entry);
        await scanFrom(catalog.end, false);
        return;
      }
      acts.clear();
      actPlaces.clear();
      spaces.clear();
      arrivals.clear();
      haves.clear();
    }
    if (catalog)
      findings.push({
        type: 'IndexRebuilt',
        why: beyond ? 'the log is shorter than the index' : 'the index is incomplete',
      });
    else if (end.segment > 1 || end.offset > logStart.offset)
      findings.push({ type: 'IndexRebuilt', why: 'there was none' });
    await scanFrom(logStart, true);
  };

  const scanFrom = async (from: Position, everything: boolean): Promise<void> => {
    const writers = new Set<string>();
    const scanned = await segments.scan(
      from.offset === 0 ? { ...from, offset: logStart.offset } : from,
      async ({ position, items, salvaged: isSalvaged }) => {
        // Out of a damaged stretch: where it lies nothing could be read back.
        if (isSalvaged && !(await segments.readRecord(position))) {
          salvaged.push(...items);
          return;
        }
        for (const [item, { kind, bytes }] of items.entries()) {
          const writer = ingest(bytes, [position.segment, position.offset, item], kind === itemMine);
          if (writer) writers.add(writer);
        }
      },
    );
    if (scanned.ok) findings.push(...scanned.value.map(segmentFinding));
    judge(everything ? byWriter.keys() : writers);
  };

  /** Rows from the index where they fit the ledger, else from the documents. */
  const loadRows = async (): Promise<void> => {
    graph = createGraph([...spaces.values()].map((space) => space.info));
    const ids = [...volumes.keys()];
    for (let at = 0; at < ids.length; at += volumesAtOnce) {
      const some = ids.slice(at, at + volumesAtOnce);
      const stored = await readParts(deps.index, some);
      for (const id of some) await loadVolume(id, stored.get(id));
    }
  };

  const loadVolume = async (id: string, stored: StoredParts | undefined): Promise<void> => {
    const volume = volumes.get(id);
    const applied = appliedOf(id);
    if (!volume || applied.length === 0) return;
    const generation = generationOf(applied);
    if (stored?.generation === generation) {
      volume.generation = generation;
      setParts(volume, stored.parts, true);
    } else await refreshVolume(id);
  };

  const commitMade = async (given: StepOrMaker): Promise<Result<Step, ChangeError>> => {
    const step = typeof given === 'function' ? await given() : given;
    const done = step ? await commitNow(step) : err({ type: 'NothingToDo' as const, why: 'nothing would change' });
    if (done.ok) await writeRefused();
    return done;
  };

  const commitNow = async (step: StepToCommit): Promise<Result<Step, ChangeError>> => {
    const planned = placeEdits(step.edits, { volumes, volumeOfRecord, newId: deps.newId });
    if (!planned.ok) return planned;
    const id = step.continues ?? deps.newId();
    const time = deps.clock();
    const made: {
      bundle: Bundle;
      heads: readonly ChangeHead[];
      parts: ReadonlyMap<string, Part>;
      envelope: Uint8Array;
    }[] = [];
    const next = new Map<string, { n: number; prev: string; seen: Vector }>();
    const giveUp = (error: ChangeError): Result<Step, ChangeError> => {
      for (const { volume } of planned.value) {
        cache.drop(volume);
        if (appliedOf(volume).length === 0) volumes.delete(volume);
      }
      return err(error);
    };
    for (const { space, volume, edits } of planned.value) {
      const state = spaces.get(space);
      const epoch = state && writeEpoch(state);
      if (!state || !epoch) return giveUp({ type: 'NoSuchSpace', name: space, known: [...spaces.keys()] });
      volumeFor(volume, space);
      const writer = myWriter(space);
      const edited = editVolume(await cache.open(volume), edits, time);
      cache.keep(volume, edited.doc);
      if (!edited.change) continue;
      const head = guardChanges([edited.change], actorFor(writer, volume));
      if (!head.ok)
        return giveUp({
          type: 'TooLarge',
          what: head.error.type === 'TooLarge' ? head.error.what : head.error.type,
          most: 1024 * 1024,
        });
      const chain = next.get(space) ?? chainOf(space, writer);
      const signed = signBundle(
        {
          space,
          salt: deps.saltOf(space),
          n: chain.n + 1,
          prev: chain.prev,
          seen: chain.seen,
          heads: state.membership.heads,
          step: id,
          kind: step.kind,
          ...(step.of && { of: step.of }),
          time,
          volume,
          changes: [edited.change],
          result: edited.heads,
        },
        deps.device.sign,
      );
      const bundle = readBundle(signed);
      if (!bundle.ok) throw new Error(`a bundle of our own that we cannot read: ${bundle.error.type}`);
      next.set(space, {
        n: chain.n + 1,
        prev: signed.id,
        seen: vectorAdd(chain.seen, writer, [chain.n + 1, chain.n + 1]),
      });
      // Read at once: the document may be dropped from the cache before a large commit is done.
      const alone = appliedOf(volume).every((entry) => entry.writer === writer);
      const parts = partsOf(edited.doc, { volume, space }, edited.touched, alone);
      made.push({
        bundle: bundle.value,
        heads: head.value,
        parts,
        envelope: sealEnvelope(signed, epoch),
      });
    }
    if (made.length === 0) return giveUp({ type: 'NothingToDo', why: 'nothing would change' });
    const position = await segments.append(made.map(({ envelope }) => ({ kind: itemMine, bytes: envelope })));
    if (!position.ok) return giveUp(position.error);
    for (const [item, { bundle, heads, parts }] of made.entries()) {
      const entry = enterBundle(bundle, [position.value.segment, position.value.offset, item], true, heads);
      entry.status = 'applied';
      const volume = volumeFor(bundle.volume, bundle.space);
      setParts(volume, parts, false);
      volume.generation = generationOf(appliedOf(volume.id));
      dirtyVolumes.add(volume.id);
    }
    await writeIndex();
    tell(made.map(({ bundle }) => bundle.space));
    return ok({ id, records: [...new Set(made.flatMap(({ parts }) => [...parts.keys()]))] });
  };

  const chainOf = (space: string, writer: string): { n: number; prev: string; seen: Vector } => {
    const own = byWriter.get(`${space} ${writer}`) ?? [];
    const last = own.reduce<LedgerEntry | undefined>((a, b) => (!a || b.n > a.n ? b : a), undefined);
    return { n: last?.n ?? 0, prev: last?.id ?? noPrevious, seen: vectorOf(space) };
  };

  const vectors = new Map<string, { entries: number; vector: Vector }>();
  const vectorOf = (space: string): Vector => {
    const known = vectors.get(space) ?? { entries: 0, vector: emptyVector };
    let vector = known.vector;
    for (const entry of ledger.entries.slice(known.entries))
      if (entry.space === space && entry.status !== 'refused')
        vector = vectorAdd(vector, entry.writer, [entry.n, entry.n]);
    vectors.set(space, { entries: ledger.entries.length, vector });
    return vector;
  };

  const addActsNow = async (
    fresh: readonly Act[],
    keys?: ReadonlyMap<string, Uint8Array>,
  ): Promise<Result<true, ChangeError>> => {
    const given = fresh.filter((act) => !acts.has(act.id));
    const wanted = [...given, ...witnessRemovals(given).map(({ act }) => act)];
    const saved = keys ? await deps.saveKeys(keys) : ok(true);
    if (!saved.ok) return saved;
    // Nobody may see the spaces as they will be before the disk has the acts: they would be told to others, or stay where
    // the disk refuses them.
    const all = [...acts.values(), ...wanted];
    const coming = new Map<string, SpaceState>();
    for (const space of new Set(wanted.map((act) => act.space))) {
      const state = spaceFromActs(space, all, deps.device, new Map([...keysIn(space), ...(keys ?? [])]));
      if (state) coming.set(space, state);
    }
    // What acts themselves hand to this device must be durable before anything is sealed under it.
    const brought = await deps.saveKeys(new Map([...coming.values()].flatMap(({ epochKeys }) => [...epochKeys])));
    const sealed = wanted.flatMap((act) => {
      const [before, state] = [spaces.get(act.space), coming.get(act.space)];
      const epoch = (before && writeEpoch(before)) ?? (state && firstEpoch(state));
      return epoch ? [{ act, bytes: sealEnvelope(act.signed, epoch) }] : [];
    });
    const position = brought.ok ? await appendOwn(sealed) : brought;
    if (!position.ok) return position;
    rememberOwn(sealed, position.value);
    rebuildSpaces(keys);
    const changed = await afterActs();
    await writeIndex();
    // What others wrote may count no longer, and what was written here on top of it hangs in the air.
    await writeAnew(changed);
    tell(wanted.map((act) => act.space));
    return ok(true);
  };

  /** A rotation must be readable to those who know only what was before it; of a space just joined, the oldest there is. */
  const firstEpoch = ({ membership, epochKeys }: SpaceState): Epoch | undefined => {
    for (const epoch of membership.epochs) {
      const contentKey = epochKeys.get(epoch);
      if (contentKey) return { id: epoch, contentKey };
    }
    return undefined;
  };

  const appendOwn = async (sealed: readonly { readonly bytes: Uint8Array }[]) =>
    sealed.length > 0 ? segments.append(sealed.map(({ bytes }) => ({ kind: itemMine, bytes }))) : ok(segments.end());

  const rememberOwn = (own: readonly { readonly act: Act }[], { segment, offset }: Position): void => {
    for (const [item, { act }] of own.entries()) rememberAct(act, [segment, offset, item]);
  };

  const witnessRemovals = (fresh: readonly Act[]) =>
    witnessesOf(fresh, {
      acts: [...acts.values()],
      spaces,
      entries: ledger.entries,
      device: deps.device,
      time: deps.clock(),
    });

  /** Returns the volumes in which something counts now that did not, or no longer does. */
  const afterActs = async (): Promise<ReadonlySet<string>> => {
    for (const space of spaces.values()) graph.addSpace(space.info);
    const writers = new Set<string>(byWriter.keys());
    while (unopened.length > 0 && (await openWaiting(writers)));
    return applyVerdicts(judge(writers));
  };

  /** Takes in what waited for a key that is here now. True where an act is among it, which may have brought the key of the rest. */
  const openWaiting = async (writers: Set<string>): Promise<boolean> => {
    const ready: Unopened[] = [];
    const rest: Unopened[] = [];
    const fresh = new Map<string, Act>();
    for (const each of unopened) {
      const bytes = await envelopeAt(each.at);
      const signed = bytes && openEnvelope(bytes, keyForEpoch);
      if (!signed) continue;
      const waits = !signed.ok && signed.error.type === 'UnknownEpoch';
      (waits ? rest : ready).push(each);
      const act = signed.ok ? readAct(signed.value) : undefined;
      if (act?.ok && !acts.has(act.value.id)) fresh.set(act.value.id, act.value);
    }
    // Removals may be among them: what counts before they take effect is said, as it is of acts that come openly.
    const said = witnessRemovals([...fresh.values()]);
    const position = await appendOwn(said);
    // Left as they are, to be opened with the next acts.
    if (!position.ok) return false;
    unopened = rest;
    for (const { at, mine } of ready) {
      const bytes = await envelopeAt(at);
      const writer = bytes && ingest(bytes, at, mine);
      if (writer) writers.add(writer);
    }
    rememberOwn(said, position.value);
    if (said.length > 0) rebuildSpaces();
    return fresh.size > 0;
  };

  const applyVerdicts = async (turned: readonly LedgerEntry[]): Promise<ReadonlySet<string>> => {
    const affected = new Set(turned.map((entry) => entry.volume));
    for (const volume of affected) {
      cache.drop(volume);
      await refreshVolume(volume);
    }
    return affected;
  };

  const scene = { keyForEpoch, isHere };

  /**
   * Opens, checks and tries what came, beside whatever else the vault does; only the documents it is tried on are read in
   * their turn. So the next batch is checked while the last is written.
   */
  const prepare = async (envelopes: readonly Uint8Array[]): Promise<Result<Intake, ChangeError>> => {
    const intake = readEnvelopes(envelopes, scene);
    const documents = await run(() => whileOpen(async () => ok(await documentsOf(intake))));
    if (!documents.ok) return documents;
    await tryOut(intake, documents.value);
    return ok(intake);
  };

  const documentsOf = async (intake: Intake): Promise<Map<string, Uint8Array>> => {
    const documents = new Map<string, Uint8Array>();
    for (const { bundle } of intake.bundles)
      if (!documents.has(bundle.volume)) documents.set(bundle.volume, await documentOf(bundle.volume));
    return documents;
  };

  const tryOut = async (intake: Intake, documents: ReadonlyMap<string, Uint8Array>): Promise<void> => {
    const documentNow = (volume: string) => documents.get(volume) ?? new Uint8Array();
    const failed = await failingTrial(intake.bundles, documentNow, deps.trial);
    await deps.quarantine(failed.map(({ bundle }) => bundle.id));
    for (const rejected of failed) {
      rejected.why = 'it does not apply within the limits';
      intake.refused.push({ id: rejected.bundle.id, why: rejected.why });
    }
  };

  /** What came while a batch was being checked may have brought keys, or the same once more. */
  const stillFresh = async (intake: Intake): Promise<Intake> => {
    const openable = readEnvelopes(intake.unopened, scene);
    await tryOut(openable, await documentsOf(openable));
    const allActs = [...intake.acts, ...openable.acts];
    const allBundles = [...intake.bundles, ...openable.bundles];
    const actsNow = allActs.filter(({ act }) => !isHere(act.id));
    const bundlesNow = allBundles.filter(({ bundle }) => !isHere(bundle.id));
    const spacesNow = new Set([...spaces.keys(), ...actsNow.map(({ act }) => act.space)]);
    const homeless = bundlesNow.filter(({ bundle }) => !spacesNow.has(bundle.space));
    return {
      acts: actsNow,
      bundles: bundlesNow.filter(({ bundle }) => spacesNow.has(bundle.space)),
      receipts: [...intake.receipts, ...openable.receipts],
      unopened: openable.unopened,
      refused: [
        ...intake.refused,
        ...openable.refused,
        ...homeless.map(({ bundle }) => ({ id: bundle.id, why: 'no such space' })),
      ],
      duplicates:
        intake.duplicates +
        openable.duplicates +
        (allActs.length - actsNow.length) +
        (allBundles.length - bundlesNow.length),
    };
  };

  const receiveNow = async (
    envelopes: readonly Uint8Array[],
    ownLog = false,
  ): Promise<Result<Received, ChangeError>> => {
    const intake = readEnvelopes(envelopes, scene);
    await tryOut(intake, await documentsOf(intake));
    return takeIn(intake, ownLog);
  };

  const takeReceipts = (intake: Intake): Received['receipts'] =>
    intake.receipts.flatMap(({ receipt, bytes }) =>
      receipts.take(receipt, bytes) ? [{ space: receipt.space, device: receipt.device, stamp: receipt.stamp }] : [],
    );

  const takeIn = async (given: Intake, ownLog = false): Promise<Result<Received, ChangeError>> => {
    const intake = await stillFresh(given);
    const { refused, bundles, duplicates } = intake;
    const known = new Set(unopened.map(({ digest }) => digest));
    const sealedAway = intake.unopened
      .map((bytes) => ({ bytes, digest: digestOfEnvelope(bytes) }))
      .filter(({ digest }) => !known.has(digest))
      .slice(0, Math.max(0, mostUnopened - unopened.length));
    const freshActs = [...intake.acts];
    freshActs.push(...witnessRemovals(freshActs.map(({ act }) => act)));
    const stored = [
      ...freshActs.map(({ bytes }) => bytes),
      ...bundles.map(({ bytes }) => bytes),
      ...sealedAway.map(({ bytes }) => bytes),
    ];
    if (stored.length === 0) {
      const told = takeReceipts(intake);
      if (told.length > 0) await writeIndex();
      await writeRefused();
      tell(told.map(({ space }) => space));
      return ok({ applied: 0, held: 0, duplicates, acts: 0, receipts: told, taken: [], refused });
    }
    const position = await segments.append(stored.map((bytes) => ({ kind: ownLog ? itemMine : itemReceived, bytes })));
    if (!position.ok) return position;
    const placeOf = (item: number): Place => [position.value.segment, position.value.offset, item];
    for (const [item, { act }] of freshActs.entries()) rememberAct(act, placeOf(item));
    for (const [item, { digest }] of sealedAway.entries())
      unopened.push({ at: placeOf(freshActs.length + bundles.length + item), mine: false, digest });
    const touched = new Set<string>();
    const entered = bundles.map(({ bundle, heads, why }, item) => {
      const at = placeOf(freshActs.length + item);
      const entry = againReadable(bundle.id, at) ?? enterBundle(bundle, at, ownLog && isMine(bundle.device), heads);
      if (why) {
        entry.status = 'refused';
        entry.why = why;
      }
      touched.add(`${entry.space} ${entry.writer}`);
      return entry;
    });
    if (freshActs.length > 0) {
      rebuildSpaces();
      // Before any row of it: the graph shows nothing of a space it does not know.
      for (const space of spaces.values()) graph.addSpace(space.info);
      for (const writer of byWriter.keys()) touched.add(writer);
    }
    const wasMine = entered.some((entry) => entry.writer === myWriter(entry.space));
    await deps.markApplying(entered.map((entry) => entry.id));
    const rebuilt = await applyJudged(judge(touched), entered, bundles);
    await deps.markApplying([]);
    const opened = freshActs.length > 0 ? await afterActs() : [];
    const told = takeReceipts(intake);
    await writeIndex();
    // Somebody shows a bundle of mine that I lacked: another copy of this vault writes under my writer.
    if (wasMine) await drawNewWriters();
    await writeAnew(new Set([...rebuilt, ...opened]));
    tell([
      ...told.map(({ space }) => space),
      ...freshActs.map(({ act }) => act.space),
      ...entered.map((entry) => entry.space),
    ]);
    return ok({
      applied: entered.filter((entry) => entry.status === 'applied').length,
      held: entered.filter((entry) => entry.status === 'held').length + sealedAway.length,
      duplicates,
      acts: freshActs.length,
      receipts: told,
      taken: [...freshActs.map(({ act }) => act.id), ...entered.map((entry) => entry.id)],
      refused,
    });
  };

  /** The entry of a bundle that was here and could not be read back: it counts again, from its new place. */
  const againReadable = (id: string, at: Place): LedgerEntry | undefined => {
    const entry = byId.get(id);
    if (!entry) return undefined;
    entry.at = at;
    entry.status = 'held';
    delete entry.why;
    ledger.changed(entry);
    vectors.delete(entry.space);
    haveOf(entry.space).addBundle(entry.writer, entry.n, entry.id);
    return entry;
  };

  /** Open documents are those of the writer before. */
  const drawNewWriters = async (): Promise<void> => {
    await deps.drawNewWriters('forked');
    cache.clear();
  };

  const { writeAnew, writeRefused } = createLostBranches({
    ledger: () => ledger,
    openVolume: cache.open,
    changesOf,
    myWriter,
    drawNewWriters: () => drawNewWriters(),
    commit: (step) => commitNow(step),
  });

  /** New bundles are applied to open documents; a volume in which something was taken back is read anew, and named. */
  const applyJudged = async (
    turned: readonly LedgerEntry[],
    entered: readonly LedgerEntry[],
    bundles: readonly { bundle: Bundle }[],
  ): Promise<ReadonlySet<string>> => {
    const rebuilt = new Set<string>();
    const fresh = new Map(entered.map((entry, index) => [entry, bundles[index]?.bundle]));
    const byVolume = new Map<string, LedgerEntry[]>();
    for (const entry of turned) byVolume.set(entry.volume, [...(byVolume.get(entry.volume) ?? []), entry]);
    for (const [id, entries] of byVolume) {
      const volume = volumes.get(id);
      const onlyFresh = entries.every((entry) => entry.status === 'applied' && fresh.get(entry));
      const before = appliedOf(id).filter((entry) => !entries.includes(entry));
      const isNew = before.length === 0 && volume?.parts.size === 0;
      if (!volume || !onlyFresh || (!isNew && volume.generation !== generationOf(before))) {
        cache.drop(id);
        await refreshVolume(id);
        if (!onlyFresh) rebuilt.add(id);
        continue;
      }
      const wasAlone = new Set(before.map((entry) => entry.writer)).size <= 1;
      const changes = entries.flatMap((entry) => fresh.get(entry)?.changes ?? []);
      if (isNew) {
        await cache.begin(id, changes);
        await refreshVolume(id);
        continue;
      }
      const doc = cache.peek(id);
      // With a second writer every field can be in conflict, also those this batch leaves alone.
      if (!doc || wasAlone !== isAlone(id)) {
        cache.drop(id);
        await refreshVolume(id);
        continue;
      }
      const applied = mergeIntoVolume(doc, changes);
      cache.keep(id, applied.doc);
      setParts(volume, partsOf(applied.doc, { volume: id, space: volume.space }, applied.touched), false);
      volume.generation = generationOf(appliedOf(id));
      dirtyVolumes.add(id);
    }
    return rebuilt;
  };

  /** Undefined where it cannot be read back: then it counts as missing from here on. */
  const envelopeOf = async (id: string): Promise<Uint8Array | undefined> => {
    const entry = byId.get(id);
    const at = entry?.at ?? actPlaces.get(id);
    const bytes = at && (await envelopeAt(at));
    const signed = bytes && openEnvelope(bytes, keyForEpoch);
    if (signed?.ok && signed.value.id === id) return bytes;
    const act = acts.get(id);
    const space = act && spaces.get(act.space);
    const epoch = space && writeEpoch(space);
    if (act && epoch) return sealEnvelope(act.signed, epoch);
    if (entry && entry.why !== unreadable && !closed) {
      entry.status = 'refused';
      entry.why = unreadable;
      ledger.changed(entry);
      vectors.delete(entry.space);
      haveOf(entry.space).dropBundle(entry.writer, entry.n, entry.id);
    }
    return undefined;
  };

  const documentOf = async (volume: string): Promise<Uint8Array> =>
    appliedOf(volume).length > 0 ? Automerge.save(await cache.open(volume)) : new Uint8Array();

  const stamp = () => ({ end: segments.end(), version: rowsVersion });
  const glance = deps.onGlance && (await readGlance(deps.index, stamp()));
  if (glance) deps.onGlance?.(glance);

  await load();
  await loadRows();
  // Only now: what is written anew on top of it goes to the rows, and these would be stored as all there are.
  for (const batch of batchesOf(salvaged)) await receiveNow(batch);
  if (findings.some((finding) => finding.type === 'IndexRebuilt') || dirtyVolumes.size > 0) await writeIndex();
  // The battery may have died after a branch lost, or was taken back, and before all of what was on it was written anew.
  const unsettled = new Set(
    ledger.entries.flatMap(({ status, volume }) => (status === 'losing' || status === 'held' ? [volume] : [])),
  );
  if (unsettled.size > 0) void run(async () => (closed ? undefined : writeAnew(unsettled))).catch(() => {});

  return ok({
    spaces: () => [...spaces.values()],
    graph,
    ledger,
    volumes,
    findings,
    openVolume: cache.open,
    volumeOf: (record) => volumeOfRecord.get(record),
    keyForEpoch,
    commit: (step) => run(() => whileOpen(() => commitMade(step))),
    addActs: (fresh, keys) => run(() => whileOpen(() => addActsNow(fresh, keys))),
    receive: async (envelopes) => {
      const prepared = await prepare(envelopes);
      return prepared.ok ? run(() => whileOpen(() => takeIn(prepared.value))) : prepared;
    },
    idsOf: (space) => arrivals.get(space) ?? [],
    isHere,
    envelopeOf: (id) => envelopeOf(id),
    haveOf: (space) => haveOf(space).have(),
    receiptsOf: receipts.of,
    onChange: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    repair: (envelopes) =>
      run(() =>
        whileOpen(async () => {
          const received = await receiveNow(envelopes, true);
          await writeAnew(volumes.keys());
          return received;
        }),
      ),
    envelopeAt,
    placesOf: (space) => [
      ...[...acts.values()].flatMap((act): Place[] => {
        const at = act.space === space ? actPlaces.get(act.id) : undefined;
        return at ? [at] : [];
      }),
      ...ledger.entries.filter((entry) => entry.space === space).map((entry) => entry.at),
    ],
    vectorOf,
    segments,
    isAlone,
    keepGlance: (kept) => run(async () => (closed ? undefined : keepGlance(deps.index, stamp(), kept))),
    isOpen: () => !closed,
    close: async () => {
      await run(async () => {
        closed = true;
      });
      cache.clear();
      // Nothing readable stays behind for whoever opens the lid.
      graph.clear();
      volumes.clear();
      volumeOfRecord.clear();
      ledger.clear();
      await segments.close();
      await deps.index.close();
    },
  });
}

/** Few enough syncs where an import lay in one damaged record, and well below what one record of the log may hold. */
function batchesOf(items: readonly Item[]): Uint8Array[][] {
  const batches: Uint8Array[][] = [];
  let room = 0;
  for (const { bytes } of items) {
    room -= bytes.length;
    if (room < 0) {
      batches.push([]);
      room = mostEnvelopeBytes - bytes.length;
    }
    batches.at(-1)?.push(bytes);
  }
  return batches;
}

/** Tells one set of applied bundles from another: how many, and a sum of their ids that needs no order. */
function generationOf(applied: readonly LedgerEntry[]): string {
  const sum = applied.reduce((total, { id }) => (total + Number.parseInt(id.slice(0, 12), 16)) % 2 ** 48, 0);
  return `${applied.length}:${sum.toString(16)}`;
}

function placeText([segment, offset, item]: Place): string {
  return `segment ${segment}, byte ${offset}, item ${item}`;
}
