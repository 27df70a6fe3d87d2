import type { BridgeClient } from '../../shared/bridge/client.ts';
import { type ComradeHost, loopback } from './comrade-host.ts';
import { unwrap } from './vaults.ts';

/** Lets a comrade into a space, both saying that the words are the same. */
export async function letInLive(inviter: BridgeClient, space: string, newcomer: ComradeHost): Promise<void> {
  const { words } = unwrap(await inviter.call('invite', { space }));
  const here = async () => unwrap(await inviter.call('syncState', {}));
  const address = loopback(await here());
  const joining = newcomer.bridge.call('joinLive', { invitation: words.join(' '), address });
  await newcomer.seen(({ joinNow }) => (joinNow?.step === 'offered' ? true : undefined));
  for (const { id } of (await here()).waiting) unwrap(await inviter.call('answerJoin', { id, yes: true }));
  unwrap(await newcomer.bridge.call('answerOffer', { yes: true }));
  unwrap(await joining);
}
