// Runs the module that a thread is given when nothing is compiled (tests, `npx tsx`). Not a TypeScript file, since Node
// must be able to start it, and never part of a build: there the module is JavaScript already.
import { workerData } from 'node:worker_threads';
import { register } from 'tsx/esm/api';

register();
await import(workerData);
