import type { Draft, DraftPrice } from '../rows/draft.ts';

/**
 * The drafts with `Free` under a plain `Price` as what the other rows of the table make of a price: where they give one
 * for input and one for output, it is these two that are free.
 */
export function spreadFree(drafts: readonly Draft[]): Draft[] {
  const tables = new Set(
    drafts
      .flatMap((draft) => draft.prices)
      .filter(isOutput)
      .map(({ table }) => table),
  );
  return drafts.map((draft) =>
    tables.has(draft.table) && isOfText(draft) ? { ...draft, prices: draft.prices.flatMap(spread) } : draft,
  );
}

function spread(price: DraftPrice): DraftPrice[] {
  return isPlainFree(price) ? ['input', 'output'].map((item) => ({ ...price, item })) : [price];
}

/** Embeddings have no price for output, and pictures none for either. */
function isOfText({ category }: Draft): boolean {
  return category === null || category === 'text';
}

function isOutput({ item }: DraftPrice): boolean {
  return item === 'output';
}

function isPlainFree({ item, amount, per }: DraftPrice): boolean {
  return item === 'price' && /^0+(?:\.0+)?$/.test(amount) && (per === null || per.unit === 'token');
}
