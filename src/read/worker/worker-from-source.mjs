// Runs worker.ts in a thread of its own when nothing is compiled (tests, `npx tsx`). Not a TypeScript file, since Node
// must be able to start it, and never part of a build: there the worker is JavaScript already.
import { register } from 'tsx/esm/api';

register();
await import('./worker.ts');
