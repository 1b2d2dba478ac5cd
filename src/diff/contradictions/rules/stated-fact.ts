import { listed } from '../../../base/words.ts';
import { compareRationals, isDecimal, toRational } from '../../../catalog/decimal.ts';
import type { Model } from '../../../catalog/model.ts';
import { canBeEqual } from '../../../catalog/token-count.ts';
import type { CatalogReading, DocsRow, DocsTable } from '../../../read/edition.ts';
import { readTokenCount } from '../../../read/models/values/token-count.ts';
import { claimingPassages } from '../claims/ours.ts';
import type { Contradiction, Rule } from '../rule.ts';

export const statedFact: Rule = {
  id: 'stated-fact',
  description: 'A price or a context in a table of the docs that the catalog says otherwise.',
  check: ({ edition }) => {
    const { catalog } = edition;
    if (catalog === null) return [];
    const models = new Map(catalog.models.map((model) => [model.id, model]));
    const sections = new Set(claimingPassages(edition).map(({ section }) => section));
    const tables = [...sections].flatMap(({ blocks }) => blocks.filter((block) => block.kind === 'table'));
    return tables.flatMap((table) => table.rows.flatMap((row) => checkRow(table, row, models, catalog)));
  },
};

/** A row speaks of a model where exactly one cell is the id of one. */
function checkRow(
  { header }: DocsTable,
  row: DocsRow,
  models: ReadonlyMap<string, Model>,
  { places }: CatalogReading,
): Contradiction[] {
  const named = row.cells.flatMap((cell) => models.get(cell.replace(/^`+|`+$/g, '').trim()) ?? []);
  const [model, ...others] = named;
  if (model === undefined || others.length > 0) return [];
  const disputed = row.cells.flatMap((cell, index) => {
    const title = header[index] ?? '';
    const published = differing(title, cell, model);
    return published === null ? [] : [{ stated: `${title} ${cell}`, published }];
  });
  if (disputed.length === 0) return [];
  const [from, to] = [disputed.map(({ stated }) => stated), disputed.map(({ published }) => published)];
  const line = places.get(model.id)?.line;
  const place = line === undefined ? 'the catalog' : `models, line ${line}`;
  const says = `${listed(from)} in docs, line ${row.line}, but ${listed(to)} in ${place}`;
  return [
    {
      subject: model.id,
      from: from.join(', '),
      to: to.join(', '),
      says,
      at: { document: 'docs', line: row.line },
    },
  ];
}

/** What the catalog says, where that is another value; `null` where it is the same, or where nobody can say. */
function differing(title: string, cell: string, model: Model): string | null {
  if (/^(?:max\.? )?context(?: (?:window|length|size))?$/i.test(title.trim())) {
    const [seen, known] = [readTokenCount(cell.replace(/ ?tokens?$/i, '')), model.context];
    return seen === null || known === null || canBeEqual(seen, known) ? null : known.text;
  }
  const item = /^(input|output)(?: price)?(?: \(?(?:\/|per) ?(?:1m|million|m)(?:tok| tokens)?\)?)?$/i.exec(
    title.trim(),
  )?.[1];
  return item === undefined ? null : differingPrice(item.toLowerCase(), cell, model);
}

/** Only an amount per million tokens in dollars is compared: a cell of another unit says so. */
function differingPrice(item: string, cell: string, { prices }: Model): string | null {
  const amount = /^\$ ?(\d[\d,]*(?:\.\d+)?)(?: ?(?:\/|per) ?(?:1M|M|million)(?: ?tok(?:en)?s?)?)?$/i
    .exec(cell.trim())?.[1]
    ?.replaceAll(',', '');
  const known = prices.filter(
    (price) => price.item === item && price.tier === null && price.effective === undefined,
  );
  const [price, ...others] = known;
  const isPerMillion =
    price?.per.count === 1_000_000 && price.per.unit === 'token' && price.currency === 'USD';
  if (amount === undefined || !isDecimal(amount) || price === undefined || !isPerMillion || others.length > 0)
    return null;
  return compareRationals(toRational(amount), toRational(price.amount)) === 0 ? null : price.text;
}
