import { describe, expect, it } from 'vitest';
import { readModels } from '../../../src/read/models/read-models.ts';

/**
 * A cell below a header, and what is read of it: `item=amount currency/count unit`, with `>` before the tokens above which
 * it holds. `unread` is a fact whose text is kept; a price that is guessed or lost is neither.
 */
const table = [
  ['Input/Output ($/MTok)', '$0.25/$1.25', 'input=0.25 USD/1000000 token, output=1.25 USD/1000000 token'],
  ['Input/Output ($/MTok)', '0.25 / 1.25', 'input=0.25 USD/1000000 token, output=1.25 USD/1000000 token'],
  ['Price (in / out)', '$0.25/$1.25', 'unread input, unread output'],
  ['Price (in / out per 1M)', '$0.25/$1.25', 'input=0.25 USD/1000000 token, output=1.25 USD/1000000 token'],
  ['Input → Output ($/1M)', '$0.25 → $1.25', 'input=0.25 USD/1000000 token, output=1.25 USD/1000000 token'],
  ['Input -> Output ($/1M)', '0.25/1.25', 'input=0.25 USD/1000000 token, output=1.25 USD/1000000 token'],
  ['Input → Output ($/1M)', '- → $1.25', 'output=1.25 USD/1000000 token'],
  ['Input → Output ($/1M)', '$3 / $9 → $2 / $6', 'unread input, unread output'],
  ['Input ($/1M)', '$5 → $3', 'unread input'],
  ['Price ($/1M)', 'Input: $5 → $3, Output: $10', 'unread prices'],
  ['Input', '¥0.004/千tokens', 'input=0.004 CNY/1000 token'],
  ['Input', '0.8 元/百万 tokens', 'input=0.8 CNY/1000000 token'],
  ['输入 元/百万tokens', '0.8', 'input=0.8 CNY/1000000 token'],
  ['Input', '0,50 € / 1M tokens', 'unread input'],
  ['Input', '1.234,50 € / 1M tokens', 'unread input'],
  ['Input ($/1M)', '$1.25 (≤200K) $2.50 (>200K)', 'input=1.25 USD/1000000 token, input=2.50 USD/1000000 token >200000'],
  ['Input ($/1M)', '$1.25 / $2.50 (>200K)', 'input=1.25 USD/1000000 token, input=2.50 USD/1000000 token >200000'],
  ['Input ($/1M)', '$3 (>200K $6)', 'input=3 USD/1000000 token, input=6 USD/1000000 token >200000'],
  ['Input ($/1M)', '~~$3~~ $2', 'input=2 USD/1000000 token'],
  ['Input ($/1M)', '$3 (was $5)', 'input=3 USD/1000000 token'],
  ['Input ($/1M)', '$3 (cached $0.30)', 'input=3 USD/1000000 token, cache_read=0.30 USD/1000000 token'],
  ['Input ($/1M)', '$3 ($0.30 cached)', 'input=3 USD/1000000 token, cache_read=0.30 USD/1000000 token'],
  ['Input ($/1M)', '$3 (audio $1)', 'input=3 USD/1000000 token, audio_input=1 USD/1000000 token'],
  ['Price ($/1M)', 'in $3 (cached $0.3), out $9', 'input=3 USD/1000000 token, output=9 USD/1000000 token, cache_read=0.3 USD/1000000 token'],
  ['Price ($/1M)', 'Output: $9 (>200K: $12)', 'output=9 USD/1000000 token, output=12 USD/1000000 token >200000'],
  ['Input ($/1M)', '$3, output $9 (>200K $12)', 'input=3 USD/1000000 token, output=9 USD/1000000 token, output=12 USD/1000000 token >200000'],
  ['Price ($/1M)', '$3 input, $6 (>200K)', 'unread prices'],
  ['Input / Output ($/1M)', '$3 (≤200K) / $15 (>200K)', 'unread input, unread output'],
  ['Input ($/1M)', 'nan', ''],
  ['Input ($/1M)', 'from $0.10', 'unread input'],
  ['Input ($/1M)', '$0.10–$0.40', 'unread input'],
  ['Input ($/1M)', '~$0.10', 'unread input'],
  ['Input ($/1M)', '$0.10+', 'unread input'],
  ['Input ($/1M)', '50¢', 'unread input'],
  ['Input (per 1M)', 'US$0.50', 'input=0.50 USD/1000000 token'],
  ['Input (per 1M)', 'USD 3.00', 'input=3.00 USD/1000000 token'],
  ['Input', '3 USD/M', 'input=3 USD/1000000 token'],
  ['Input (per 1M)', 'HK$3', 'input=3 HKD/1000000 token'],
  ['Input (per 1M)', 'R$ 3', 'input=3 BRL/1000000 token'],
  ['Input (per 1M)', 'R$ 3.000', 'unread input'],
  ['Input (per 1M)', '$3 CAD', 'unread input'],
  ['Input', '$3', 'unread input'],
  ['per million input tokens', '$0.50', 'input=0.50 USD/1000000 token'],
  ['per million input tokens', '0.50', 'unread input'],
  ['$/1K chars', '0.50', 'input=0.50 USD/1000 character'],
  ['Price', '$0.006 / minute', 'audio=0.006 USD/1 minute'],
  ['Price', '$0.04 / image', 'image=0.04 USD/1 image'],
  ['Price', '1,500 a day (free), then $35 / 1,000 prompts', 'unread prices'],
  ['Grounding', '1,500 a day (free), then $35 / 1,000 prompts', 'unread prices'],
] as const; // biome-ignore format: one case a line

describe('a price as somebody wrote it', () => {
  it.each(table)('%s: %s', (header, cell, want) => {
    const page = `| Model ID | ${header} |\n| --- | --- |\n| heron-2 | ${cell} |\n`;
    expect(read(page)).toBe(want);
  });
});

function read(page: string): string {
  const [model] = readModels(page, 'models').value?.models ?? [];
  const prices = model?.prices.map(
    ({ item, amount, currency, per, tier }) =>
      `${item}=${amount} ${currency}/${per.count} ${per.unit}${tier === null ? '' : ` >${tier.above}`}`,
  );
  return [...(prices ?? []), ...(model?.unread.map(({ field }) => `unread ${field}`) ?? [])].join(', ');
}
