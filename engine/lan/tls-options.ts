import { constants } from 'node:crypto';
import type { SecureContextOptions } from 'node:tls';

/**
 * The same parameters at both ends. No session is ever taken up again: without tickets a session would have to lie at
 * the server, and Node's keeps none.
 */
export const tlsOptions: SecureContextOptions = {
  minVersion: 'TLSv1.3',
  maxVersion: 'TLSv1.3',
  ecdhCurve: 'X25519',
  secureOptions: constants.SSL_OP_NO_TICKET,
};
