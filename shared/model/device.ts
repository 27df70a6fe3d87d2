import { type FieldValues, text } from './field.ts';
import { recordKind } from './kind.ts';

/** A member's device as its owner calls it. `signKey`: its Ed25519 public key in hex, as bundles name it. */
export const Device = recordKind('device', {
  signKey: text(64),
  person: text(64),
  personName: text(300),
  deviceName: text(300),
});
export type Device = FieldValues<(typeof Device)['fields']>;
