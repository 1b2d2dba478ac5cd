import { serveThread } from '../../read/worker/serve-thread.ts';
import { compareEditions } from '../compare.ts';
import type { ComparerInput } from './compare-within-bounds.ts';

/** The entry of the thread in which large editions are compared. */
serveThread(({ base, next, context }: ComparerInput, onBegin) =>
  compareEditions(base, next, context, onBegin),
);
