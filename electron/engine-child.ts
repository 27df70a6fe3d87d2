import { runEngineChild } from './run-engine-child.ts';

runEngineChild(process.parentPort);
