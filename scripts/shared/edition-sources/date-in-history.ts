import { UsageFailure } from '../../../src/base/failure.ts';
import { orderModels } from '../../../src/catalog/order.ts';
import { catalogAt } from '../../../src/history/catalog-at.ts';
import { parseHistory } from '../../../src/history/log.ts';
import type { Edition } from '../../../src/read/edition.ts';
import { openEdition } from '../../../src/store/open.ts';
import type { EditionFlags } from '../edition-argument.ts';

/** The catalog of a day, rebuilt from the history of `--out`. The other documents of a past day are not kept. */
export async function dateInHistory(date: string, flags: EditionFlags): Promise<Edition> {
  const stored = await openEdition(flags.out);
  if (stored === null) {
    throw new UsageFailure(`${date}: ${flags.out} has no history to look the day up in.`, {
      advice: 'Name the generated package with --out, or run `sync` first.',
    });
  }
  const models = orderModels(catalogAt(parseHistory(stored.history), date));
  return {
    date,
    origin: stored.manifest.edition.origin,
    digests: {},
    catalog: { models, places: new Map() },
    api: null,
    docs: null,
    facts: new Map(),
    problems: [],
  };
}
