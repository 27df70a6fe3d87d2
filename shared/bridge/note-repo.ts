/** A window's own Repo: it knows one peer, the engine, and holds the notes this window has open. Nothing is stored. */
import { type AutomergeUrl, type DocHandle, type PeerId, Repo } from '@automerge/automerge-repo/slim';
import type { BridgeClient } from './client.ts';
import { decodeNoteMessage, encodeNoteMessage, NoteNetwork } from './note-network.ts';

export interface NoteText {
  text: string;
}

export interface NoteRepo {
  /** `url`: what `openNote` answered. Rejects where the engine has closed it meanwhile. */
  readonly find: (url: string) => Promise<DocHandle<NoteText>>;
  readonly forget: (handle: DocHandle<NoteText>) => void;
  readonly close: () => void;
}

/** Automerge must be initialized before. */
export function createNoteRepo(client: Pick<BridgeClient, 'sendNote' | 'onNote'>): NoteRepo {
  const network = new NoteNetwork((_to, message) => client.sendNote(encodeNoteMessage(message)));
  const stop = client.onNote((bytes) => {
    const message = decodeNoteMessage(bytes);
    if (message.ok) network.deliver('engine', message.value);
  });
  network.joined('engine');
  const repo = new Repo({ peerId: 'window' as PeerId, network: [network] });
  return {
    find: async (url) => {
      // A document asked for before the engine is known as a peer counts as unavailable at once.
      await network.whenReady();
      return repo.find<NoteText>(url as AutomergeUrl);
    },
    forget: (handle) => {
      handle.removeAllListeners();
      repo.delete(handle.documentId);
    },
    close: () => {
      stop();
      void repo.shutdown();
    },
  };
}
