import { checkConsistency } from '../../diff/contradictions/check-consistency.ts';
import { serveThread } from '../../read/worker/serve-thread.ts';
import { compareEditions } from '../compare.ts';
import type { ComparerInput } from './compare-within-bounds.ts';

/** The entry of the thread in which large editions are compared. */
serveThread((input: ComparerInput, onBegin) => {
  if ('next' in input) return compareEditions(input.base, input.next, input.context, onBegin);
  onBegin('documents');
  return checkConsistency(input.edition, input.addresses);
});
