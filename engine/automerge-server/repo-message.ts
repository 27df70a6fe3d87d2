/**
 * What automerge-repo says over a WebSocket: CBOR maps, each a frame. Who connects says `join`, the server `peer`; after
 * that documents are asked for (`request`) and kept in step (`sync`), both carrying Automerge's sync message, or are
 * `doc-unavailable`. Everything else (heads elsewhere, ephemeral messages) is not for us.
 */
import { decode, encode } from 'cborg';
import { z } from 'zod';
import { boundedTokens } from '../../shared/wire/bounded-tokens.ts';

const DocumentMessage = z.object({
  type: z.enum(['sync', 'request', 'doc-unavailable']),
  documentId: z.string().max(100),
  data: z.instanceof(Uint8Array).optional(),
});
const PeerMessage = z.object({
  type: z.literal('peer'),
  senderId: z.string().max(1_000),
  selectedProtocolVersion: z.literal('1'),
});
const FromServer = z.union([DocumentMessage, PeerMessage]);

export type DocumentMessage = z.infer<typeof DocumentMessage>;
export type FromServer = z.infer<typeof FromServer>;

export function joinMessage(peer: string): Uint8Array {
  // `isEphemeral` and no storage id: the server keeps nothing about who was here.
  return encode({
    type: 'join',
    senderId: peer,
    peerMetadata: { isEphemeral: true },
    supportedProtocolVersions: ['1'],
  });
}

export function documentMessage(
  from: string,
  to: string,
  { type, documentId, data }: Pick<DocumentMessage, 'type' | 'documentId'> & { readonly data: Uint8Array },
): Uint8Array {
  return encode({ type, senderId: from, targetId: to, documentId, data: Uint8Array.from(data) });
}

/** No honest message has more; millions of empty maps of one byte each would take gigabytes. */
const mostParts = 200;

/** Undefined for whatever is of another form, or not for us. */
export function readFromServer(bytes: Uint8Array): FromServer | undefined {
  try {
    return FromServer.safeParse(decode(bytes, { tokenizer: boundedTokens(bytes, {}, mostParts) })).data;
  } catch {
    return undefined;
  }
}
