/** What gets out of a page by WebRTC, which no policy of a page covers: to a listener on this computer, asked as a STUN server. */
import { createSocket } from 'node:dgram';

export interface Reach {
  /** Addresses of its own that the page learnt. */
  readonly candidates: readonly string[];
  /** Lengths of what came. */
  readonly packets: readonly number[];
}

/** `inPage`: runs an expression in the page. Where packets do get out, gathering goes on for ever: it is left after a moment. */
export async function reachByWebrtc(inPage: (expression: string) => Promise<unknown>): Promise<Reach> {
  const listener = createSocket('udp4');
  const packets: number[] = [];
  listener.on('message', ({ length }) => packets.push(length));
  await new Promise<void>((resolve) => listener.bind(0, '127.0.0.1', resolve));
  try {
    const found = await inPage(`new Promise((resolve) => {
      const peer = new RTCPeerConnection({ iceServers: [{ urls: 'stun:127.0.0.1:${listener.address().port}' }] });
      const found = [];
      peer.onicecandidate = ({ candidate }) => candidate ? found.push(candidate.candidate) : resolve(found);
      peer.createDataChannel('a');
      peer.createOffer().then((offer) => peer.setLocalDescription(offer));
      setTimeout(() => resolve([...found, 'still gathering']), 10_000);
    })`);
    return { candidates: (found as string[]).map(String), packets };
  } finally {
    listener.close();
  }
}
