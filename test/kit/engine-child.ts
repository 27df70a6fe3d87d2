/** The engine process of tests: as cli/host/engine-child.ts, with an Argon2id that costs next to nothing. */
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runEngineChild } from '../../cli/host/run-engine-child.ts';

// The person who runs the tests has a machine token of their own, which is none of our business.
runEngineChild({ memoryKiB: 64, machineTokenFile: join(tmpdir(), 'samband-test-state', 'machine') });
