/** The engine process of tests: as cli/host/engine-child.ts, with an Argon2id that costs next to nothing. */
import { runEngineChild } from '../../cli/host/run-engine-child.ts';
import { testVaultOptions } from './vault-options.ts';

runEngineChild(testVaultOptions);
