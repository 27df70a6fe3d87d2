/**
 * The recovery kit is made once and kept nowhere. Who puts off writing it down can read it in this window until the
 * vault locks or the window closes.
 */
import { createContext, type ReactNode, useContext } from 'react';

export interface Kit {
  readonly words: readonly string[];
  /** Whose vault. */
  readonly name: string;
  /** `YYYY-MM-DD` */
  readonly made: string;
  /** The vault of the fictional demo. */
  readonly demo: boolean;
}

export interface SessionKit {
  readonly kit: Kit | undefined;
  readonly keep: (kit: Kit | undefined) => void;
}

const KitContext = createContext<SessionKit>({ kit: undefined, keep: () => {} });

export function SessionKitProvider({ session, children }: { session: SessionKit; children: ReactNode }) {
  return <KitContext value={session}>{children}</KitContext>;
}

export function useSessionKit(): SessionKit {
  return useContext(KitContext);
}
