import { readdir, realpath, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { hasVault } from '../../engine/bridge/has-vault.ts';
import { readInvitation } from '../../engine/pairing/invitation.ts';
import type { JoinOffer } from '../../engine/pairing/live.ts';
import type { Vault } from '../../engine/vault/api.ts';
import { ok, type Result } from '../../shared/result.ts';
import type { Failure, Outcome } from '../answer.ts';
import { refused, wrongUse } from '../answer.ts';
import { askYesNo } from '../ask-yes-no.ts';
import { failureOf } from '../errors.ts';
import { readInput } from '../input.ts';
import { firstPassphrase, passphraseFor } from '../passphrase.ts';
import { pathFromUser } from '../paths.ts';
import type { Command, Session } from '../session.ts';
import { syncFailure } from '../sync-errors.ts';

/** How long the other side is looked for before it is said that nobody is there. */
const waitMilliseconds = 20_000;
/** For reading words aloud. */
const confirmMilliseconds = 10 * 60_000;
/** Once it is in: what is quiet for longer than this has stopped. */
const quietMilliseconds = 60_000;

/**
 * Joins with an invitation: live, or by leaving a request in a folder. Makes the vault where there is none; one that was
 * made for a live joining that came to nothing is taken away again, since nothing is in it.
 */
export const joinCommand: Command = async (session) => {
  const { given, output } = session;
  const text = await readInput(given.word(1));
  if (!text.ok) return text;
  const read = readInvitation(text.value);
  if (!read.ok) return syncFailure(read.error);
  const addresses = [
    ...(given.option('address') === undefined ? [] : [given.option('address') ?? '']),
    ...read.value.addresses,
  ];
  const invitation = { ...read.value, addresses };
  const folder = pathFromUser(given.word(0));
  const wasThere = await stat(folder).then(
    () => true,
    () => false,
  );
  const opened = await openOrMake(session, folder);
  if (!opened.ok) return opened;
  const { vault, kit } = opened.value;
  const path = given.option('folder');
  // As soon as the vault is to stay: whoever stops the first sync, or pulls the plug, has seen it.
  const showKit = () => {
    if (kit) output.say(`The recovery kit of the new vault, shown this once:\n${kit.join(' ')}`);
  };
  try {
    const outcome =
      path === undefined
        ? await joinNow(session, vault, invitation, showKit)
        : await leave(session, vault, invitation, pathFromUser(path));
    if (!outcome.ok && kit) {
      await vault.lock();
      await removeMade(folder, wasThere);
      return outcome;
    }
    if (!outcome.ok || !kit) return outcome;
    if (path !== undefined) showKit();
    return ok({ ...outcome.value, value: { ...(outcome.value.value as object), recoveryKit: kit } });
  } finally {
    await vault.lock();
  }
};

/** Takes away the vault that was made for nothing, and no folder that was there before. */
async function removeMade(folder: string, wasThere: boolean): Promise<void> {
  const place = await realpath(folder);
  if (!wasThere) return rm(place, { recursive: true, force: true });
  for (const name of await readdir(place)) await rm(join(place, name), { recursive: true, force: true });
}

async function openOrMake(
  { given }: Session,
  folder: string,
): Promise<Result<{ vault: Vault; kit?: readonly string[] }, Failure>> {
  const { createVault, openVault } = await import('../../engine/vault/vault.ts');
  if (await hasVault(folder)) {
    const passphrase = await passphraseFor(given);
    if (!passphrase.ok) return passphrase;
    const opened = await openVault(folder, passphrase.value);
    return opened.ok ? ok({ vault: opened.value }) : failureOf(opened.error);
  }
  const name = given.option('name');
  if (name === undefined) return wrongUse('--name NAME is missing: what the others will call you.');
  const passphrase = await firstPassphrase(given);
  if (!passphrase.ok) return passphrase;
  const created = await createVault(folder, { name, passphrase: passphrase.value }, { joining: true });
  return created.ok ? ok(created.value) : failureOf(created.error);
}

async function joinNow(
  { given, output }: Session,
  vault: Vault,
  invitation: Parameters<Vault['sync']['joinLive']>[0],
  onJoined: () => void,
): Promise<Outcome> {
  const find = given.option('address') === undefined;
  const progress = output.progress('Taking in');
  let summary = { bundlesIn: 0, bundlesOut: 0, refused: 0 };
  const synced = new Promise<boolean>((resolve) => {
    let quiet: NodeJS.Timeout | undefined;
    vault.sync.onEvent((event) => {
      clearTimeout(quiet);
      quiet = setTimeout(() => resolve(false), quietMilliseconds);
      if (event.type === 'progress') progress.at(event);
      if (event.type === 'synced' || event.type === 'peerGone') {
        const { bundlesIn, bundlesOut, refused } = event.summary;
        summary = { bundlesIn, bundlesOut, refused };
        resolve(event.type === 'synced');
      }
    });
  });
  const name = given.option('name');
  let words: readonly string[] = [];
  const confirm = async (offer: JoinOffer): Promise<boolean> => {
    words = offer.words;
    output.say(`${offer.name} (${offer.deviceName}) lets you into ${offer.title}. Check words:\n  ${words.join(' ')}`);
    return process.stdin.isTTY && process.stderr.isTTY ? askYesNo('Does the other screen show the same words?') : true;
  };
  const signal = AbortSignal.timeout(confirmMilliseconds);
  const joined = await vault.sync.joinLive(invitation, {
    find,
    waitMilliseconds,
    signal,
    confirm,
    ...(name !== undefined && { name }),
  });
  if (!joined.ok) return syncFailure(joined.error, given.option('address') ?? '');
  onJoined();
  const isWhole = await synced;
  progress.end();
  const { title, own, name: inviter } = joined.value;
  if (!isWhole) output.say('The connection ended before everything had come. The rest comes with the next sync.');
  return ok({
    value: {
      joined: title,
      own,
      inviter,
      words,
      ...summary,
      complete: isWhole,
      spaces: vault.spaces.map((space) => space.name),
    },
    text: `You are in ${title} now, let in by ${inviter}. ${summary.bundlesIn} bundles came.`,
  });
}

async function leave(
  { given, output }: Session,
  vault: Vault,
  invitation: Parameters<Vault['sync']['joinByFolder']>[0],
  folder: string,
): Promise<Outcome> {
  // Run again after the answer has come, or with --yes to take one whose inviter was not known before.
  const before = await vault.sync.syncFolder(folder, 'read', { trust: given.flag('yes') });
  if (!before.ok) return syncFailure(before.error, folder);
  const [joined] = before.value.joined;
  if (joined)
    return ok({
      value: { joined: joined.name, spaces: vault.spaces.map((space) => space.name) },
      text: `You are in ${joined.name} now.`,
    });
  if (before.value.unchecked)
    return refused(
      'WordsNotCompared',
      `An answer has come, but this invitation did not say from whom. Its check words are:\n  ${before.value.unchecked.words.join(' ')}\nIf the one who invited you has seen the same, run this again with --yes. Else somebody else answered: take no more of it.`,
    );
  const left = await vault.sync.joinByFolder(invitation, folder, given.option('name'));
  if (!left.ok) return syncFailure(left.error, folder);
  const { words, offer } = left.value;
  if (words) output.say(`Check words, for the one who invited you to compare:\n  ${words.join(' ')}`);
  const wait =
    'When it has been let in (samband admit DIR --folder PATH), take what lies there: samband sync DIR --folder PATH';
  return ok({
    value: { requested: true, folder, ...(words && { words }), ...(offer && { offer }) },
    text: words
      ? `Your request lies in ${folder}. ${wait}`
      : `Your request lies in ${folder}. Its check words can be shown once the one who invited you has looked into the folder: run this again then. ${wait}`,
  });
}
