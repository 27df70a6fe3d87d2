import { runEngine } from './run-engine.ts';

runEngine(process.parentPort);
