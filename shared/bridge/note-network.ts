/**
 * automerge-repo's messages on the bridge, the same at both ends: CBOR `[type, document id, bytes]`. Who speaks is never
 * said in them: the engine knows which window a message came from, and a window knows only the engine.
 */
import { type DocumentId, type Message, NetworkAdapter, type PeerId } from '@automerge/automerge-repo/slim';
import { decode, encode } from 'cborg';
import { err, ok, type Result } from '../result.ts';

const noteMessageTypes = ['sync', 'request', 'doc-unavailable'] as const;

export interface NoteMessage {
  readonly type: (typeof noteMessageTypes)[number];
  readonly documentId: string;
  /** Automerge's sync message; empty where the document is unavailable. */
  readonly data: Uint8Array;
}

export function encodeNoteMessage({ type, documentId, data }: NoteMessage): Uint8Array {
  return encode([type, documentId, data]);
}

export function decodeNoteMessage(bytes: Uint8Array): Result<NoteMessage, 'BadMessage'> {
  const list = decoded(bytes);
  if (!Array.isArray(list) || list.length !== 3) return err('BadMessage');
  const [said, documentId, data] = list;
  const type = noteMessageTypes.find((each) => each === said);
  if (!type || typeof documentId !== 'string' || documentId.length > 100 || !(data instanceof Uint8Array))
    return err('BadMessage');
  return ok({ type, documentId, data });
}

function decoded(bytes: Uint8Array): unknown {
  try {
    return decode(bytes);
  } catch {
    return undefined;
  }
}

/** Carries a Repo's messages to peers that come and go. What arrives before the Repo listens waits for it. */
export class NoteNetwork extends NetworkAdapter {
  readonly #send: (to: string, message: NoteMessage) => void;
  readonly #connected: Promise<void>;
  #connect: () => void = () => {};
  #ready = false;

  constructor(send: (to: string, message: NoteMessage) => void) {
    super();
    this.#send = send;
    this.#connected = new Promise((resolve) => {
      this.#connect = resolve;
    });
  }

  isReady(): boolean {
    return this.#ready;
  }
  whenReady(): Promise<void> {
    return this.#connected;
  }
  connect(peerId: PeerId): void {
    this.peerId = peerId;
    this.#ready = true;
    this.#connect();
  }
  disconnect(): void {
    this.emit('close');
  }
  send(message: Message): void {
    const type = noteMessageTypes.find((each) => each === message.type);
    // Presence and gossip of automerge-repo are no part of the bridge.
    if (!type || !message.documentId) return;
    this.#send(message.targetId, { type, documentId: message.documentId, data: message.data ?? new Uint8Array() });
  }

  joined(peer: string): void {
    void this.#connected.then(() => this.emit('peer-candidate', { peerId: peer as PeerId, peerMetadata: {} }));
  }
  left(peer: string): void {
    void this.#connected.then(() => this.emit('peer-disconnected', { peerId: peer as PeerId }));
  }
  deliver(from: string, { type, documentId, data }: NoteMessage): void {
    void this.#connected.then(() =>
      this.emit('message', {
        type,
        senderId: from as PeerId,
        targetId: this.peerId as PeerId,
        documentId: documentId as DocumentId,
        data,
      }),
    );
  }
}
