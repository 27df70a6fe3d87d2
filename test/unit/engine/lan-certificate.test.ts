import { spawnSync } from 'node:child_process';
import { createPrivateKey, X509Certificate } from 'node:crypto';
import { expect, test } from 'vitest';
import { makeCertificate } from '../../../engine/lan/certificate.ts';

test('a throw-away certificate is whole, signed by itself, and says nothing about whose it is', () => {
  for (let round = 0; round < 50; round++) {
    const { certificate, key } = makeCertificate();
    const read = new X509Certificate(certificate);
    expect(read.subject).toBe('CN=localhost');
    expect(read.issuer).toBe('CN=localhost');
    expect(read.verify(read.publicKey)).toBe(true);
    expect(read.checkPrivateKey(createPrivateKey(key))).toBe(true);
    expect(read.publicKey.asymmetricKeyDetails?.namedCurve).toBe('prime256v1');
    expect(read.subjectAltName).toBeUndefined();
    expect(Date.parse(read.validFrom)).toBe(Date.UTC(2020, 0, 1));
  }
});

test('each start has another one', () => {
  const [one, other] = [makeCertificate(), makeCertificate()].map((made) => new X509Certificate(made.certificate));
  expect(one?.serialNumber).not.toBe(other?.serialNumber);
  expect(one?.fingerprint256).not.toBe(other?.fingerprint256);
});

test('openssl reads it too', () => {
  const read = spawnSync('openssl', ['x509', '-noout', '-text'], { input: makeCertificate().certificate });
  if (read.error) {
    process.stdout.write('NOT RUN: openssl reads it too (no openssl here)\n');
    return;
  }
  expect(read.status).toBe(0);
  expect(String(read.stdout)).toMatch(/Version: 1[\s\S]*ecdsa-with-SHA256[\s\S]*prime256v1/);
});
