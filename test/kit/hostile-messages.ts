/**
 * What a window that has been taken over may send over its port, and what becomes of it, whichever host carries it: the type
 * of the problem it is answered with, or `closed`. The vault is open.
 */
import { encode } from 'cborg';
import { methods } from '../../shared/bridge/contract.ts';

export type Hostile = readonly [what: string, bytes: Uint8Array, becomes: string];

/** A frame that calls a method: number, name, input. */
export function call(...list: unknown[]): Uint8Array {
  return Buffer.concat([Buffer.from([1]), encode(list)]);
}

export const hostileMessages: readonly Hostile[] = [
  ['nothing at all', Buffer.alloc(0), 'closed'],
  ['an unknown kind of message', Buffer.from([9, 1, 2, 3]), 'closed'],
  ['an answer, which only engines give', Buffer.concat([Buffer.from([2]), encode([1, true, {}])]), 'closed'],
  ['an event, which only engines send', Buffer.concat([Buffer.from([3]), encode(['state', {}])]), 'closed'],
  ['rows, which only engines send', Buffer.from('\u0004{"put":[],"gone":[]}'), 'closed'],
  ['a call that is no CBOR', Buffer.from([1, 0xff, 0xff]), 'closed'],
  ['a call cut off', call(1, 'hello', {}).subarray(0, 5), 'closed'],
  ['a call with more after it', Buffer.concat([call(1, 'hello', {}), Buffer.from([0])]), 'closed'],
  ['a call that is no list', Buffer.concat([Buffer.from([1]), encode({ method: 'hello' })]), 'closed'],
  ['a call without a number', call('1', 'hello', {}), 'closed'],
  ['CBOR nested ten thousand deep', Buffer.concat([Buffer.from([1]), Buffer.alloc(10_000, 0x81)]), 'closed'],
  ['CBOR that promises four billion entries', Buffer.from([1, 0x9a, 0xff, 0xff, 0xff, 0xff]), 'closed'],
  ['an unknown method', call(1, 'shred', {}), 'UnknownMethod'],
  ['a method of every object', call(1, 'constructor', {}), 'UnknownMethod'],
  ['a method of every object, by its hidden name', call(1, '__proto__', {}), 'UnknownMethod'],
  ['a method without input', call(1, 'hello', null), 'BadInput'],
  ['too much input', call(1, 'hello', { more: 1 }), 'BadInput'],
  ['a passphrase as text', call(1, 'unlock', { passphrase: 'as text' }), 'BadInput'],
  ['a passphrase of a megabyte', call(1, 'unlock', { passphrase: Buffer.alloc(1_000_000, 65) }), 'BadInput'],
  ['a step without commands', call(1, 'perform', { commands: [] }), 'BadInput'],
  ['a draft nobody writes', call(1, 'keepDraft', { name: '../log/00000001.seg', text: 'x' }), 'BadInput'],
  ['a draft of every object', call(1, 'keepDraft', { name: '__proto__', text: 'x' }), 'BadInput'],
  ['a draft that is no text', call(1, 'keepDraft', { name: 'line', text: { length: 1 } }), 'BadInput'],
  ['a draft with more beside it', call(1, 'keepDraft', { name: 'line', text: 'x', folder: '/' }), 'BadInput'],
  ['a line of a whole book', call(1, 'keepDraft', { name: 'line', text: 'x'.repeat(20_001) }), 'BadInput'],
  ['a pasted post of a library', call(1, 'keepDraft', { name: 'import', text: 'x'.repeat(2_000_001) }), 'BadInput'],
  ['an unknown command', call(1, 'perform', { commands: [{ op: 'erase', id: 'all' }] }), 'BadInput'],
  [
    'a record that is not there',
    call(1, 'perform', { commands: [{ op: 'archive', id: '0'.repeat(32) }] }),
    'NoSuchRecord',
  ],
  ['a vault, where there is one', call(1, 'create', { name: 'Eve', passphrase: Buffer.from('abc') }), 'VaultExists'],
  ['an unlocking, where it is open', call(1, 'unlock', { passphrase: Buffer.from('abc') }), 'AlreadyOpen'],
];

const noInput: readonly unknown[] = [null, 7, 'text', [], [{}], 'x'.repeat(100_000)];

/** Every method there is, with what none of them takes: wrong in type, and large. */
export const wrongInputs: readonly Hostile[] = Object.keys(methods).flatMap((method) =>
  noInput.map((input, place): Hostile => [`${method}, wrong input ${place}`, call(1, method, input), 'BadInput']),
);

/** Calls that are in form and out of order: the vault is locked. */
export const callsOfOpenVault: readonly Hostile[] = [
  ['perform', { commands: [{ op: 'create', kind: 'organisation', fields: { name: 'Eve' } }] }],
  ['undo', {}],
  ['redo', {}],
  ['backups', {}],
  ['backUpNow', {}],
  ['backupToKeep', {}],
  ['verify', {}],
  ['exportAll', { today: '2026-11-25' }],
  ['needs', { today: '2026-11-25' }],
  ['watchRows', { today: '2026-11-25' }],
  ['history', { id: '0'.repeat(32) }],
  ['openNote', { id: '0'.repeat(32) }],
  ['flushNotes', {}],
  ['keepDraft', { name: 'line', text: 'x' }],
  ['drafts', {}],
  ['changePassphrase', { current: Buffer.from('abc'), next: Buffer.from('seven quiet ferries leave at noon') }],
].map(([method, input]): Hostile => [`${method} behind the lock`, call(1, method, input), 'Locked']);
