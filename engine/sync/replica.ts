/**
 * What every way to sync needs of a vault: which spaces there are, what lies here, sealed envelopes out and in. A LAN
 * session, a folder and, later, a relay all speak with this and with nothing else of the vault.
 */
import type { Result } from '../../shared/result.ts';
import type { Epoch, Signed, SigningKeys } from '../bundles/envelope.ts';
import type { Have } from '../bundles/have.ts';
import type { Vector } from '../bundles/vector.ts';
import type { ChangeError } from '../vault/api.ts';
import type { Received } from '../vault/engine-api.ts';

export interface Replica {
  /** This device's public key, hex, and what it signs with. */
  readonly device: string;
  readonly sign: SigningKeys;
  /** Milliseconds since 1970. */
  readonly clock: () => number;
  readonly spaces: () => readonly ReplicaSpace[];
  /** Fingerprints of what lies here, for finding out what somebody else lacks. */
  readonly have: (space: string) => Have;
  /** What a device is to a space, as far as is known here; `unknown` also where the space itself is not known. */
  readonly standing: (space: string, device: string) => 'member' | 'removed' | 'unknown';
  /** The acts of a space as they were signed, parents first. */
  readonly acts: (space: string) => readonly Signed[];
  /** Takes in acts as they were signed. Of a space not known here: only where they let this device and `from` in. */
  readonly takeActs: (
    space: string,
    acts: readonly Signed[],
    from: string,
  ) => Promise<Result<true, ChangeError | { readonly type: 'NotWelcome' }>>;
  /** The bundles of a space that lie here and can be read. */
  readonly bundles: (space: string) => Iterable<{ readonly id: string; readonly writer: string; readonly n: number }>;
  /** The place after all that has come so far. */
  readonly cursor: (space: string) => number;
  /** Ids that came after a cursor (0: the beginning), and the cursor after them. */
  readonly since: (space: string, cursor: number) => { readonly ids: readonly string[]; readonly cursor: number };
  /** Ids of every act and bundle of a space that lies here, refused and held ones too; acts first, then as they came. */
  readonly ids: (space: string) => readonly string[];
  readonly holds: (space: string, id: string) => boolean;
  /** The envelopes of some of these ids, in the order given; an id that cannot be read back is left out. */
  readonly envelopes: (space: string, ids: Iterable<string>) => AsyncIterable<Uint8Array>;
  /** Acts, bundles and receipts of any space, in any order. `ok` means durable. */
  readonly receive: (envelopes: readonly Uint8Array[]) => Promise<Result<Received, ChangeError>>;
  /** The latest receipt of every device of the space, this one's included, sealed. */
  readonly receipts: (space: string) => readonly HeldReceipt[];
  /** Called after acts, bundles or receipts of a space have come in or been written here. Returns how to stop. */
  readonly onChange: (listener: (space: string) => void) => () => void;
}

export interface ReplicaSpace {
  readonly id: string;
  /** Every epoch whose key lies here, the one written under first, then from the newest to the oldest. Never empty. */
  readonly epochs: readonly ReplicaEpoch[];
  /** Devices that belong, hex; this one too while it does. */
  readonly members: readonly string[];
  /** All that ever belonged: a relay's writers are known by these. */
  readonly devices: readonly ReplicaDevice[];
}

export interface ReplicaDevice {
  /** Hex. */
  readonly device: string;
  /** Its X25519 key. */
  readonly box: Uint8Array;
  /** `removed` whatever it was. */
  readonly role: 'steward' | 'member' | 'removed';
}

export interface ReplicaEpoch extends Epoch {
  /** Milliseconds since 1970 by the clock of whoever made it: old doors are answered for a year. */
  readonly time: number;
}

/** A device's own word on what it holds durably; see receipt.ts. */
export interface HeldReceipt {
  /** SHA-256 of its body, hex. */
  readonly id: string;
  readonly device: string;
  /** Of two receipts of one device the one with the higher stamp holds. */
  readonly stamp: number;
  /**
   * What it has, as far as that agrees with what lies here: where it has another bundle of the same number, nothing of that
   * writer counts as held there.
   */
  readonly vector: Vector;
  /** What it said, as text: tells a receipt that says something new from one that only has a later stamp. */
  readonly said: string;
  readonly envelope: Uint8Array;
}
