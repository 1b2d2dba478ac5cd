import type { Model, Price } from '../../src/catalog/model.ts';
import type { Change } from '../../src/changes/comparison.ts';
import type { HistoryEntry } from '../../src/history/entry.ts';
import { movedPrices } from '../../src/history/price-history.ts';
import type { PageInput } from '../../src/report/html/page.ts';
import { changeOf } from './comparisons.ts';
import { readComparison } from './golden.ts';

/** A price in dollars per 1M tokens. */
function priceOf(item: string, amount: string, parts: Partial<Price> = {}): Price {
  const text = `$${amount} / 1M tokens`;
  return {
    item,
    amount,
    currency: 'USD',
    per: { count: 1_000_000, unit: 'token' },
    tier: null,
    text,
    ...parts,
  };
}

/** A text model with two prices. */
function modelOf(id: string, parts: Partial<Model> = {}): Model {
  return {
    id,
    name: null,
    provider: id.includes('/') ? id.slice(0, id.indexOf('/')) : null,
    category: 'text',
    status: 'active',
    deprecation: null,
    capabilities: ['chat', 'streaming', 'tool_calling'],
    context: { tokens: 200_000, precision: 1000, text: '200k' },
    maxOutput: null,
    prices: [priceOf('input', '0.50'), priceOf('output', '2.25')],
    endpoints: [],
    notes: null,
    unread: [],
    ...parts,
  };
}

function contextOf(tokens: number): Partial<Model> {
  return { context: { tokens, precision: 1000, text: `${tokens / 1000}k` } };
}

const perImage = { per: { count: 1, unit: 'image' } };
const perSecond = { per: { count: 1, unit: 'second' } };

const models: readonly Model[] = [
  modelOf('anthropic/claude-haiku-4.5', {
    capabilities: ['chat', 'streaming'],
    prices: [priceOf('input', '0.30'), priceOf('output', '3.00'), priceOf('cache_read', '0.03')],
  }),
  modelOf('anthropic/claude-sonnet-5', {
    ...contextOf(1_000_000),
    prices: [
      priceOf('input', '3.00'),
      priceOf('input', '6.00', { tier: { above: 200_000, unit: 'token' } }),
      priceOf('output', '15.00'),
      priceOf('cache_read', '0.30'),
      priceOf('cache_write', '3.75'),
    ],
  }),
  modelOf('deepseek-v4-lite', { prices: [priceOf('input', '0.05'), priceOf('output', '0')] }),
  modelOf('deepseek-v4-pro', { capabilities: ['chat', 'streaming', 'tool_calling', 'vision'] }),
  modelOf('google/gemini-3-flash', {
    ...contextOf(1_000_000),
    capabilities: ['chat', 'streaming', 'tool_calling', 'vision'],
    prices: [priceOf('input', '0.1125'), priceOf('output', '0.675')],
  }),
  modelOf('google/veo-4', {
    category: 'video',
    capabilities: [],
    context: null,
    prices: [priceOf('video', '0.10', perSecond)],
  }),
  modelOf('grok-4.6', {
    ...contextOf(500_000),
    prices: [priceOf('input', '0.80'), priceOf('output', '2.40')],
  }),
  modelOf('meta/llama-5', {
    prices: [priceOf('output', '0.40')],
    unread: [{ field: 'input', text: 'ask sales' }],
  }),
  modelOf('openai/gpt-5.4-mini', {
    status: 'deprecated',
    deprecation: { date: '2026-12-01', successor: 'openai/gpt-5.6-sol' },
    prices: [priceOf('input', '0.10'), priceOf('output', '0.80')],
  }),
  modelOf('openai/gpt-5.5', {
    ...contextOf(1_100_000),
    name: 'GPT-5.5',
    capabilities: ['chat', 'streaming', 'tool_calling', 'vision'],
    prices: [priceOf('input', '0.75'), priceOf('output', '3.00'), priceOf('cache_read', '0.05')],
  }),
  modelOf('openai/gpt-6-astra', {
    ...contextOf(2_000_000),
    maxOutput: { tokens: 128_000, precision: 1000, text: '128k' },
    prices: [priceOf('input', '1.25'), priceOf('output', '10.00')],
  }),
  modelOf('openai/gpt-image-2', {
    category: 'image',
    capabilities: [],
    context: null,
    prices: [priceOf('image', '0.04', perImage)],
  }),
];

const gptBefore = modelOf('openai/gpt-5.5', {
  prices: [priceOf('input', '0.50'), priceOf('output', '2.25'), priceOf('cache_read', '0.05')],
});
const imageBefore = modelOf('openai/gpt-image-1', {
  category: 'image',
  prices: [priceOf('image', '0.06', perImage)],
});
const imageAfter = modelOf('openai/gpt-image-2', {
  category: 'image',
  prices: [priceOf('image', '0.04', perImage)],
});

function repriced(subject: string, from: Price, to: Price): Change {
  const message = `${subject}: ${from.item} price changed from $${from.amount} to $${to.amount}`;
  return changeOf({ kind: 'price-raised', subject, field: from.item, from, to, message });
}

function entryOf(date: string, changes: Change[], parts: Partial<HistoryEntry> = {}): HistoryEntry {
  return { schemaVersion: 1, date, from: null, to: `sha256:${date}`, sources: {}, changes, ...parts };
}

const history: readonly HistoryEntry[] = [
  entryOf(
    '2026-06-10',
    [gptBefore, imageBefore, modelOf('google/gemini-3-flash'), modelOf('grok-4.5')].map((model) =>
      changeOf({ kind: 'model-added', subject: model.id, to: model, message: `${model.id}: added` }),
    ),
  ),
  entryOf('2026-07-20', [
    repriced('openai/gpt-5.5', priceOf('input', '0.50'), priceOf('input', '0.60')),
    changeOf({
      kind: 'model-renamed',
      severity: 'breaking',
      subject: 'openai/gpt-image-1',
      from: imageBefore,
      to: imageAfter,
      message: 'openai/gpt-image-1: renamed to openai/gpt-image-2',
    }),
  ]),
  entryOf(
    '2026-09-11',
    [
      repriced('openai/gpt-5.5', priceOf('input', '0.60'), priceOf('input', '0.75')),
      repriced('openai/gpt-5.5', priceOf('output', '2.25'), priceOf('output', '3.00')),
      changeOf({
        kind: 'model-removed',
        severity: 'breaking',
        subject: 'grok-4.5',
        from: modelOf('grok-4.5'),
        message: 'grok-4.5: removed',
      }),
    ],
    {
      accepted: [
        {
          rule: 'models-removed',
          subject: null,
          seen: '2 of 14 models removed',
          limit: '10 %',
          accept: 'models-removed=2',
        },
      ],
    },
  ),
];

/** A page as a reader of a real catalog sees it, only shorter. */
export function typicalPage(parts: Partial<PageInput> = {}): PageInput {
  return {
    comparison: readComparison('typical'),
    models,
    history,
    prices: movedPrices(history),
    checkedAt: '2026-09-11T06:00:00.000Z',
    site: 'https://router.one',
    ...parts,
  };
}

/** A page with so many models that every limit counts; each has had three prices. */
export function largePage(count: number): PageInput {
  const many = Array.from({ length: count }, (_, index) =>
    modelOf(`provider-${index % 40}/model-${String(index).padStart(4, '0')}`, {
      ...contextOf(32_000 * ((index % 9) + 1)),
      capabilities: ['chat', 'streaming', 'tool_calling', 'vision'].slice(0, (index % 4) + 1),
      prices: [
        priceOf('input', `${index % 7}.25`),
        priceOf('output', `${index % 11}.50`),
        priceOf('cache_read', '0.01'),
      ],
    }),
  );
  const changes = many.map((model) => repriced(model.id, priceOf('input', '9.99'), priceOf('input', '9.50')));
  const log = [
    entryOf(
      '2026-06-10',
      many.map((model) => changeOf({ kind: 'model-added', subject: model.id, to: model })),
    ),
    ...['2026-07-01', '2026-08-01', '2026-09-01'].map((date) => entryOf(date, changes)),
  ];
  return typicalPage({ models: many, history: log, prices: movedPrices(log) });
}
