/** Why a server could not be reached, where that is not simply that nothing answers: somebody can put it right. */

/**
 * `ProxyGone`: the proxy does not answer, and nothing goes beside it. `NotTrusted`: no TLS came about, or its certificate is none
 * that counts here: self-made, run out, another name's, or of whoever holds the network.
 */
export type WhyUnreachable = 'ProxyGone' | 'NotTrusted';

export class ProxyGone extends Error {}

/** Of OpenSSL's verification, of Node's, and where what answers does not speak TLS. */
const codesOfTls = /CERT|^ERR_(SSL|TLS)|^EPROTO$|ISSUER|LEAF_SIGNATURE|^INVALID_(CA|PURPOSE)$|^HOSTNAME_MISMATCH$/;

/** `error`: what a socket or its agent told before anything was said over it. */
export function whyUnreachable(error: unknown): WhyUnreachable | undefined {
  if (error instanceof ProxyGone) return 'ProxyGone';
  return codesOfTls.test(String(Object(error).code)) ? 'NotTrusted' : undefined;
}
