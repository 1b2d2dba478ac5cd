import fc from 'fast-check';
import type { Model, Price, TokenCount, Unread } from '../../src/catalog/model.ts';
import { priceIdentity } from '../../src/catalog/price-identity.ts';

/** Few ids with many spellings, so that two catalogs share some, rename some and lose some. */
const ids = [
  ...[
    'gpt-4.1',
    'gpt-4-1',
    'GPT-4.1',
    'openai/gpt-4.1',
    'azure/gpt-4.1',
    'gpt-4.1-2026-05-01',
    'gpt-4.1-latest',
  ],
  ...[
    'grok-4.5',
    'grok-4.6',
    'xai/grok-4.5',
    'spacexai/grok-4.5',
    'xai/grok-3',
    'spacexai/grok-3',
    'x/grok-3',
  ],
  ...['claude-3.5-sonnet', 'claude-sonnet-3.5', 'r1', 'r1:free', 'a/r1', 'b/r1', 'c/r1', 'd/r1'],
];

const amounts = [
  '0',
  '0.0',
  '0.11',
  '0.1125',
  '0.110',
  '0.5',
  '0.50',
  '2',
  '2.40',
  '10',
  '10.4',
  '0.19999999999999998',
  '0.2',
];

const price: fc.Arbitrary<Price> = fc
  .record({
    item: fc.constantFrom('input', 'output', 'cache_read', 'image'),
    amount: fc.constantFrom(...amounts),
    currency: fc.constantFrom('USD', 'USD', 'CNY'),
    per: fc.constantFrom(
      { count: 1_000_000, unit: 'token' },
      { count: 1000, unit: 'token' },
      { count: 1, unit: 'image' },
    ),
    tier: fc.constantFrom(null, null, { above: 200_000, unit: 'token' }),
  })
  .map((parts) => ({ ...parts, text: `${parts.amount} per ${parts.per.count}` }));

const count: fc.Arbitrary<TokenCount | null> = fc.constantFrom(
  null,
  { tokens: 1_000_000, precision: 100_000, text: '1.0M' },
  { tokens: 1_049_000, precision: 1000, text: '1049K' },
  { tokens: 1_048_576, precision: 1, text: '1048576' },
  { tokens: 200_000, precision: 1000, text: '200k' },
);

const words = ['audio', 'chat', 'vision'];

/** Fields that a cell can leave unread; a field is unread at most once here, as its cell is read once. */
const unread: fc.Arbitrary<Unread[]> = fc.uniqueArray(
  fc.record({
    field: fc.constantFrom(
      'input',
      'output',
      'prices',
      'context',
      'capabilities',
      'status',
      'deprecation',
      'notes',
    ),
    text: fc.constantFrom('ask us', '0,5'),
  }),
  { selector: (entry) => entry.field, maxLength: 2 },
);

const model: fc.Arbitrary<Model> = fc
  .record({
    id: fc.constantFrom(...ids),
    name: fc.constantFrom(null, 'One', 'Two'),
    provider: fc.constantFrom(null, 'openai', 'xai'),
    category: fc.constantFrom('text', null),
    status: fc.constantFrom('active', 'active', 'preview', 'deprecated'),
    deprecation: fc.constantFrom(
      null,
      null,
      { date: '2026-12-01', successor: null },
      { date: null, successor: 'r1' },
    ),
    capabilities: fc.subarray(words),
    context: count,
    maxOutput: count,
    prices: fc.uniqueArray(price, { selector: priceIdentity, maxLength: 5 }),
    endpoints: fc.subarray(['/v1/chat/completions', '/v1/messages']),
    notes: fc.constantFrom(null, 'note'),
    unread: fc.oneof({ weight: 2, arbitrary: fc.constant<Unread[]>([]) }, { weight: 1, arbitrary: unread }),
  })
  .map(withoutUnreadValues);

/** Up to a dozen models, each id once. */
export const catalog: fc.Arbitrary<Model[]> = fc.uniqueArray(model, {
  selector: ({ id }) => id,
  maxLength: 12,
});

/** Catalogs whose every cell was read. */
export const readableCatalog: fc.Arbitrary<Model[]> = catalog.map((models) =>
  models.map((one) => ({ ...one, unread: [] })),
);

/** What a reader makes of an unread cell: the field is empty. */
function withoutUnreadValues(model: Model): Model {
  const fields = new Set(model.unread.map(({ field }) => field));
  return {
    ...model,
    status: fields.has('status') ? 'active' : model.status,
    deprecation: fields.has('deprecation') ? null : model.deprecation,
    context: fields.has('context') ? null : model.context,
    notes: fields.has('notes') ? null : model.notes,
  };
}
