import { randomBytes } from 'node:crypto';
import type { SpaceWidth } from '../../shared/model/id.ts';
import { toHex } from '../secret/derive.ts';
import { type Act, sealToDevice, signAct } from '../space/acts.ts';
import type { DeviceKeys } from '../space/space-state.ts';

/** The first act of a space: its author becomes its steward, and it makes the first epoch. */
export function createSpace(
  width: SpaceWidth,
  person: string,
  keys: DeviceKeys,
  time: number,
): { readonly act: Act; readonly contentKey: Uint8Array } {
  const contentKey = Uint8Array.from(randomBytes(32));
  const act = signAct(
    {
      parents: [],
      time,
      what: {
        y: 'create',
        width,
        salt: Uint8Array.from(randomBytes(16)),
        person,
        box: Uint8Array.from(keys.box.publicKey),
        keys: { [toHex(keys.sign.publicKey)]: { this: Uint8Array.from(sealToDevice(contentKey, keys.box.publicKey)) } },
      },
    },
    keys.sign,
  );
  return { act, contentKey };
}
