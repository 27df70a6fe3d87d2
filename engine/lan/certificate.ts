/**
 * A throw-away certificate for TLS 1.3: an X.509 v1 structure (RFC 5280 without extensions), P-256, signed by itself,
 * CN=localhost, the same dates on every laptop, a serial and a key of this start alone. It says nothing and proves
 * nothing: who is there is proven over the exporter (door.ts). P-256, because Electron's BoringSSL refuses Ed25519 here.
 *
 * Written by hand because Node reads certificates but does not make them.
 */
import { generateKeyPairSync, randomBytes, sign } from 'node:crypto';

export interface ThrowAwayCertificate {
  readonly certificate: string;
  readonly key: string;
}

export function makeCertificate(): ThrowAwayCertificate {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'prime256v1' });
  const name = sequence(set(sequence(oid.commonName, der(0x0c, Buffer.from('localhost')))));
  const algorithm = sequence(oid.ecdsaWithSha256);
  const toSign = sequence(
    serial(),
    algorithm,
    name,
    sequence(der(0x17, Buffer.from('200101000000Z')), der(0x17, Buffer.from('491231235959Z'))),
    name,
    publicKey.export({ format: 'der', type: 'spki' }),
  );
  const signature = sign('sha256', toSign, privateKey);
  const whole = sequence(toSign, algorithm, der(0x03, Buffer.concat([Buffer.of(0), signature])));
  return { certificate: pem(whole), key: privateKey.export({ format: 'pem', type: 'pkcs8' }).toString() };
}

const oid = {
  commonName: Buffer.from('0603550403', 'hex'),
  ecdsaWithSha256: Buffer.from('06082a8648ce3d040302', 'hex'),
};

/** Positive, without a leading zero byte. */
function serial(): Buffer {
  const bytes = randomBytes(16);
  bytes[0] = ((bytes[0] ?? 0) & 0x3f) | 0x40;
  return der(0x02, bytes);
}

function sequence(...parts: readonly Buffer[]): Buffer {
  return der(0x30, Buffer.concat(parts));
}

function set(...parts: readonly Buffer[]): Buffer {
  return der(0x31, Buffer.concat(parts));
}

function der(tag: number, content: Buffer): Buffer {
  const { length } = content;
  const head = length < 0x80 ? [tag, length] : length < 0x100 ? [tag, 0x81, length] : [tag, 0x82, length >> 8, length];
  return Buffer.concat([Buffer.from(head), content]);
}

function pem(bytes: Buffer): string {
  const lines = bytes.toString('base64').match(/.{1,64}/g) ?? [];
  return `-----BEGIN CERTIFICATE-----\n${lines.join('\n')}\n-----END CERTIFICATE-----\n`;
}
