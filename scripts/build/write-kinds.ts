/** Writes `docs/kinds.md` from the rows of the kinds and the rules. */
import { writeFileSync } from 'node:fs';
import { kindsPage } from '../../src/report/kinds.ts';

writeFileSync('docs/kinds.md', kindsPage());
