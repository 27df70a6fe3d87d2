/** Two ends of a channel without a network: frames arrive in order, some time later, until it is cut. */
import type { Pipe } from '../../engine/sync/exchange.ts';

export interface PipePair {
  readonly ends: readonly [Pipe, Pipe];
  /** What is underway is lost; both sides see the end. */
  readonly cut: () => void;
  /** Every frame that was sent, by either side. */
  readonly sent: { readonly from: 0 | 1; readonly frame: Uint8Array }[];
  readonly isOpen: () => boolean;
}

/** `underway` sees every frame and says what arrives of it; it may cut the channel. */
export function createPipes(
  underway: (frame: Uint8Array, from: 0 | 1) => readonly Uint8Array[] = (frame) => [frame],
): PipePair {
  const inboxes: [Uint8Array[], Uint8Array[]] = [[], []];
  const wake: [() => void, () => void] = [() => {}, () => {}];
  const sent: PipePair['sent'] = [];
  let open = true;
  let isCut = false;
  const close = (lose: boolean): void => {
    open = false;
    isCut ||= lose;
    for (const each of wake) each();
  };
  const end = (me: 0 | 1): Pipe => ({
    send: async (frame) => {
      await new Promise((resolve) => setImmediate(resolve));
      if (!open) return false;
      sent.push({ from: me, frame });
      for (const arriving of underway(frame, me)) inboxes[me === 0 ? 1 : 0].push(Uint8Array.from(arriving));
      wake[me === 0 ? 1 : 0]();
      return open;
    },
    frames: {
      async *[Symbol.asyncIterator]() {
        for (;;) {
          if (isCut) return;
          const next = inboxes[me].shift();
          if (next) yield next;
          else if (!open) return;
          else
            await new Promise<void>((resolve) => {
              wake[me] = resolve;
            });
        }
      },
    },
    close: () => close(false),
  });
  return { ends: [end(0), end(1)], cut: () => close(true), sent, isOpen: () => open };
}
