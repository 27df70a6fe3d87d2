import type { SyncState, syncMethods } from '../../../shared/bridge/contract/sync.ts';
import type { Output, Problem } from '../../../shared/bridge/contract.ts';
import type { Handlers } from '../../../shared/bridge/server.ts';
import { err, ok, type Result } from '../../../shared/result.ts';
import { readInvitation } from '../../pairing/invitation.ts';
import type { Compared } from '../../pairing/live.ts';
import { stickPlaces } from '../../sync/places.ts';
import type { Vault } from '../../vault/api.ts';
import { carryFolder } from '../carry-folder.ts';
import { type HostState, type Joining, lookIntoVault, type WindowSession, withVault } from '../host.ts';
import { serverHandlers, serversOut } from './servers.ts';

/** How long somebody is looked for with an invitation before it is said that nobody is there. */
const joinWaits = 30_000;

export function syncHandlers(window: WindowSession): Pick<Handlers, keyof typeof syncMethods> {
  const { host } = window;
  const run = <T>(use: (vault: Vault) => Promise<Result<T, Problem>>) => withVault(window, use);
  const look = <T>(use: (vault: Vault) => Promise<Result<T, Problem>>) => lookIntoVault(window, use);
  const at = <T>(folder: string, use: (vault: Vault, path: string) => Promise<Result<T, Problem>>) =>
    run(async (vault): Promise<Result<T, Problem>> => {
      const path = await carryFolder(folder, host.deps.folder);
      return path.ok ? use(vault, path.value) : path;
    });
  const done = async (result: Promise<Result<unknown, Problem>>): Promise<Result<true, Problem>> => {
    const given = await result;
    return given.ok ? ok(true) : given;
  };
  const told = async (vault: Vault) => {
    host.syncChanged(vault);
    return ok(true as const);
  };

  return {
    syncState: () => look(async (vault) => ok(await syncStateOf(vault, host))),
    meet: ({ on, always }) =>
      run(async (vault) => {
        if (always !== undefined) await vault.sync.meetAlways(always);
        host.openForInvitation = false;
        if (!on) await vault.sync.meet.stop();
        else if (!(await vault.sync.status()).meet.on) {
          // Who is connected or has been told the address keeps them.
          const started = await vault.sync.meet.start({ find: true });
          if (!started.ok) return err({ type: started.error.type });
        }
        return told(vault);
      }),
    dial: ({ address }) => run((vault) => done(vault.sync.meet.dial(address))),

    invite: ({ space, role }) =>
      run(async (vault) => {
        const info = vault.spaces.find(({ id }) => id === space);
        if (!info) return err({ type: 'NoSuchSpace', name: space, known: [] });
        const made = await vault.sync.desk.invite(info, role);
        if (!made.ok) return made;
        if (!(await vault.sync.status()).meet.on) {
          host.openForInvitation = true;
          // Where no door can be opened the verdict says so, and the invitation is good by folder all the same.
          await vault.sync.meet.start({ find: true });
        }
        await told(vault);
        // Now with the addresses of the door.
        return ok(invitationOut(vault.sync.desk.invitations().find(({ id }) => id === made.value.id) ?? made.value));
      }),
    cancelInvitation: ({ id }) =>
      run(async (vault) => {
        await vault.sync.desk.cancel(id);
        return told(vault);
      }),
    answerJoin: ({ id, yes }) =>
      run(async (vault) => {
        vault.sync.desk.answer(id, yes);
        return told(vault);
      }),

    readInvitation: async ({ invitation }) => {
      const read = readInvitation(invitation);
      return read.ok ? ok({ addresses: [...read.value.addresses] }) : read;
    },
    joinLive: ({ invitation, address }) =>
      run(async (vault) => {
        const read = readInvitation(invitation);
        if (!read.ok) return read;
        if (host.joining) return err({ type: 'Busy' });
        const stop = new AbortController();
        const step = (joining: Joining) => {
          host.joining = joining;
          host.syncChanged(vault);
        };
        const hangUp = () => stop.abort();
        step({ stop: hangUp, answer: () => {}, now: { step: 'looking' } });
        const joined = await vault.sync.joinLive(
          { ...read.value, addresses: [...(address ? [address] : []), ...read.value.addresses] },
          {
            find: true,
            waitMilliseconds: joinWaits,
            signal: stop.signal,
            onLook: (verdict) => step({ stop: hangUp, answer: () => {}, now: { step: 'looking', verdict } }),
            confirm: (given) =>
              new Promise((resolve) => {
                const offer = { ...given, words: [...given.words] };
                const answer = (compared: Compared) => {
                  step({ stop: hangUp, answer: () => {}, now: { step: 'waiting', offer } });
                  resolve(compared);
                };
                step({ stop: () => answer('declined'), answer, now: { step: 'offered', offer } });
              }),
          },
        );
        host.joining = undefined;
        await told(vault);
        await host.tellState();
        return joined.ok ? ok({ title: joined.value.title, inviter: joined.value.name }) : joined;
      }),
    answerOffer: async ({ yes }) => {
      host.joining?.answer(yes);
      return ok(true);
    },
    cancelJoin: async () => {
      host.joining?.stop();
      return ok(true);
    },
    joinByFolder: ({ invitation, folder }) =>
      at(folder, async (vault, path) => {
        const read = readInvitation(invitation);
        if (!read.ok) return read;
        const left = await vault.sync.joinByFolder(read.value, path);
        if (!left.ok) return left;
        await told(vault);
        const { words, offer } = left.value;
        return ok({ ...(words && { words: [...words] }), ...(offer && { inviter: offer.name, title: offer.title }) });
      }),
    requestsIn: ({ folder }) =>
      at(folder, async (vault, path) => {
        const read = await vault.sync.syncFolder(path, 'read');
        if (!read.ok) return read;
        const found = await vault.sync.requestsIn(path);
        if (!found.ok) return found;
        return ok(found.value.map(({ admit: _later, words, ...request }) => ({ ...request, words: [...words] })));
      }),
    admitByFolder: ({ folder, id }) =>
      at(folder, async (vault, path) => {
        const found = await vault.sync.requestsIn(path);
        if (!found.ok) return found;
        const request = found.value.find((each) => each.id === id);
        if (!request) return err({ type: 'NoSuchRequest' });
        const admitted = await request.admit();
        if (!admitted.ok) return admitted;
        const saved = await vault.sync.syncFolder(path, 'save');
        await told(vault);
        return saved.ok ? ok(true) : saved;
      }),

    places: async () => ok((await stickPlaces()).map((place) => ({ ...place }))),
    syncFolder: ({ folder, what, trust }) =>
      at(folder, async (vault, path) => {
        host.syncChanged(vault);
        await host.rooms?.flush();
        const synced = await vault.sync.syncFolder(path, what, {
          ...(trust !== undefined && { trust }),
          progress: ({ done, of }) => window.server().send('progress', { of: 'syncFolder', done, total: of }),
        });
        await told(vault);
        if (!synced.ok) return synced;
        const { read, saved, joined, unchecked } = synced.value;
        if (joined.length > 0) await host.tellState();
        const skipped = [...(read?.skipped ?? []), ...(saved?.skipped ?? [])];
        return ok({
          in: read?.received ?? 0,
          out: saved?.envelopes ?? 0,
          refused: read?.refused.length ?? 0,
          skipped: [...new Map(skipped.map((each) => [each.name, { ...each }])).values()],
          joined: joined.map((space) => ({ ...space })),
          ...(unchecked && { unchecked: [...unchecked.words] }),
        });
      }),
    watchFolder: ({ folder, watched }) =>
      at(folder, async (vault, path) => {
        await vault.sync.watchFolder(path, watched);
        return told(vault);
      }),
    forgetFolder: ({ folder }) =>
      run(async (vault) => {
        await vault.sync.forgetFolder(folder);
        return told(vault);
      }),

    ...serverHandlers(window),

    members: () => look(async (vault) => ok(membersOut(vault))),
    createCircle: ({ title }) =>
      run(async (vault) => {
        const made = await vault.members.createCircle(title);
        return made.ok ? ok({ ...made.value }) : made;
      }),
    addToSpace: ({ space, person }) =>
      run(async (vault) => {
        const done = await vault.members.admitKnown(space, person);
        return done.ok ? told(vault) : done;
      }),
    setRole: ({ space, person, role }) => run((vault) => done(vault.members.setRole(space, person, role))),
    exposure: ({ device }) =>
      run(async (vault) => ok(structuredClone(await vault.members.exposure(device)) as Output<'exposure'>)),
    removeDevices: ({ devices, space }) =>
      run(async (vault) => {
        const removed = await vault.members.remove(devices, space);
        if (!removed.ok) return removed;
        await told(vault);
        const { refused, removed: all } = removed.value;
        return ok(
          structuredClone({
            removed: all,
            refused: refused.map((each) => ({ space: each.space, error: each.error.type })),
          }) as Output<'removeDevices'>,
        );
      }),
    leaveSpace: ({ space }) => run((vault) => done(vault.members.leave(space))),
    makeUsual: ({ space }) => run((vault) => done(vault.members.makeUsual(space))),
    bringAlong: ({ from, to }) =>
      run(async (vault) => {
        const step = await vault.members.bringAlong(from, to);
        if (!step.ok) return step;
        // Each old record lies over its copy now: both are one row.
        const rows = step.value.records.map((id) => vault.graph().rowOf(id)?.id ?? id);
        return ok({ records: new Set(rows).size });
      }),

    whatChanged: () =>
      look(async (vault) => {
        const { rows, more, cursor } = await vault.sync.whatChanged();
        return ok({ rows: rows.map((row) => ({ ...row, by: [...row.by] })), more, cursor });
      }),
    lookedAt: ({ cursor }) =>
      look(async (vault) => {
        await vault.sync.lookedAt(cursor);
        return ok(true);
      }),
    custodyOfRow: ({ id }) =>
      look(async (vault) => {
        const row = vault.graph().rowOf(id);
        return row ? ok({ ...(await vault.sync.custodyOfRow(row)) }) : err({ type: 'NoSuchRecord', id });
      }),
  };
}

/** All that a window shows of syncing. */
export async function syncStateOf(
  vault: Vault,
  { joining, openForInvitation }: Pick<HostState, 'joining' | 'openForInvitation'>,
): Promise<SyncState> {
  const status = await vault.sync.status();
  const rows = vault.graph().ofKind('device');
  const me = vault.context().me;
  const { onlyHere, onlyHereSince, onlyMine, devices } = status.custody;
  return {
    meet: {
      on: status.meet.on,
      always: status.meetAlways,
      ...(status.meet.port !== undefined && { port: status.meet.port }),
      addresses: [...status.meet.addresses],
      verdict: status.meet.verdict,
      forInvitation: openForInvitation,
    },
    custody: {
      onlyHere,
      ...(onlyHereSince !== undefined && { onlyHereSince }),
      onlyMine,
      devices: devices.map((each) => {
        const fields = rows.find((row) => row.fields.signKey === each.device)?.fields;
        const seen = status.seen[each.device];
        const peer = status.peers.find(({ device }) => device === each.device);
        return {
          ...each,
          deviceName: fields?.deviceName || each.device.slice(0, 8),
          personName: fields?.personName ?? '',
          own: fields?.person === me,
          ...(seen && { lastSeen: seen.at }),
          ...(peer && {
            connected: {
              address: peer.address,
              since: peer.since,
              level: peer.done && [...peer.level.values()].every(Boolean),
              ...(peer.progress && { progress: { ...peer.progress } }),
            },
          }),
        };
      }),
    },
    servers: serversOut(vault, status),
    folders: status.folders.map(({ error, ...folder }) => ({ ...folder, ...(error && { error: error.type }) })),
    invitations: vault.sync.desk.invitations().map(invitationOut),
    waiting: vault.sync.desk.waiting().map((request) => ({ ...request, words: [...request.words] })),
    ...(joining && { joinNow: joining.now }),
    joining: status.joining.map(({ words, ...each }) => ({ ...each, ...(words && { words: [...words] }) })),
  };
}

function invitationOut(
  invitation: ReturnType<Vault['sync']['desk']['invitations']>[number],
): SyncState['invitations'][number] {
  return { ...invitation, words: [...invitation.words] };
}

function membersOut(vault: Vault): Output<'members'> {
  return structuredClone(vault.members.list()) as Output<'members'>;
}
