import fc from 'fast-check';
import type { Model, Price, TokenCount, Unread } from '../../src/catalog/model.ts';
import { orderModels } from '../../src/catalog/order.ts';
import { priceIdentity } from '../../src/catalog/price-identity.ts';
import { modelOf } from './editions.ts';

/** Few ids, some of them each other's renames, so that two catalogs overlap in every way. */
const ids = [
  'acme/gpt-4-1',
  'acme/gpt-4.1',
  'acme/GPT-4.1',
  'zeta/gpt-4.1',
  'gpt-4.1',
  'acme/nano',
  'zeta/nano',
  'x',
];
const words = fc.uniqueArray(fc.constantFrom('chat', 'streaming', 'tool_calling', 'vision'));
const text = fc.constantFrom('one', 'two', '| "three" |', 'four\u2028');

const price: fc.Arbitrary<Price> = fc
  .record({
    item: fc.constantFrom('input', 'output', 'cache_read', 'image', 'unusual'),
    amount: fc.constantFrom('0', '0.5', '0.50', '0.1125', '0.11', '2', '2.40', '1000'),
    currency: fc.constantFrom('USD', 'CNY'),
    per: fc.constantFrom(
      { count: 1_000_000, unit: 'token' },
      { count: 1000, unit: 'token' },
      { count: 1, unit: 'image' },
    ),
    tier: fc.constantFrom(null, { above: 200_000, unit: 'token' }),
  })
  .map((parts) => ({ ...parts, text: `$${parts.amount}` }));

const count: fc.Arbitrary<TokenCount> = fc.constantFrom(
  { tokens: 1_000_000, precision: 100_000, text: '1.0M' },
  { tokens: 1_049_000, precision: 1000, text: '1049K' },
  { tokens: 200_000, precision: 1000, text: '200k' },
);

const unread: fc.Arbitrary<Unread> = fc.record({
  field: fc.constantFrom('input', 'image', 'context', 'capabilities', 'deprecation', 'price', 'status'),
  text: fc.constantFrom('see sales', '0,5'),
});

const nullable = <Value>(values: fc.Arbitrary<Value>): fc.Arbitrary<Value | null> =>
  fc.option(values, { nil: null });

const facts: fc.Arbitrary<Partial<Model>> = fc.record(
  {
    name: nullable(text),
    provider: nullable(fc.constantFrom('acme', 'zeta')),
    category: nullable(fc.constantFrom('text', 'image')),
    status: fc.constantFrom('active', 'deprecated', 'preview'),
    deprecation: nullable(
      fc.record({ date: nullable(fc.constant('2026-12-01')), successor: nullable(fc.constant('x')) }),
    ),
    capabilities: words,
    context: nullable(count),
    maxOutput: nullable(count),
    prices: fc.uniqueArray(price, { selector: priceIdentity, maxLength: 4 }),
    endpoints: words,
    notes: nullable(text),
    unread: fc.uniqueArray(unread, { selector: (entry) => entry.field, maxLength: 2 }),
  },
  { requiredKeys: [] },
);

/** As readers make them: the field of a cell that could not be read is empty. */
function emptyUnread(model: Model): Model {
  const isUnread = (field: string): boolean => model.unread.some((entry) => entry.field === field);
  return {
    ...model,
    status: isUnread('status') ? 'active' : model.status,
    deprecation: isUnread('deprecation') ? null : model.deprecation,
    context: isUnread('context') ? null : model.context,
  };
}

/** Any small catalog, in the order in which catalogs are written. */
export const arbitraryCatalog: fc.Arbitrary<Model[]> = fc
  .uniqueArray(fc.tuple(fc.constantFrom(...ids), facts), { selector: ([id]) => id })
  .map((rows) => orderModels(rows.map(([id, given]) => emptyUnread(modelOf(id, given)))));
