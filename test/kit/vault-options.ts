import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Argon2id that costs next to nothing, and a machine token that is not of whoever runs the tests. */
export const testVaultOptions = {
  memoryKiB: 64,
  machineTokenFile: join(tmpdir(), 'samband-test-state', 'machine'),
  ...(process.env['SAMBAND_TEST_UDP_PORT'] && { udpPort: Number(process.env['SAMBAND_TEST_UDP_PORT']) }),
};
