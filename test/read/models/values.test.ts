import { describe, expect, it } from 'vitest';
import { readHeader } from '../../../src/read/models/columns/header.ts';
import { readAmount } from '../../../src/read/models/values/amount.ts';
import { readCapabilities } from '../../../src/read/models/values/capabilities.ts';
import { readDate } from '../../../src/read/models/values/date.ts';
import { readEndOfLife } from '../../../src/read/models/values/deprecation.ts';
import { headingStatus } from '../../../src/read/models/values/heading-status.ts';
import { readPriceCell } from '../../../src/read/models/values/price-cell.ts';
import {
  bareHeading,
  knownProvider,
  providerOfId,
  providerSlug,
} from '../../../src/read/models/values/provider.ts';
import { statusOf } from '../../../src/read/models/values/status.ts';
import { readTier } from '../../../src/read/models/values/tier.ts';
import { readTokenCount } from '../../../src/read/models/values/token-count.ts';
import { readUnit } from '../../../src/read/models/values/unit.ts';

describe('an amount keeps its digits and nothing else', () => {
  it.each([
    ['0.50', '0.50'],
    ['1,000', '1000'],
    ['1,234,567.890', '1234567.890'],
    ['.50', '0.50'],
    ['12345678901234567890', '12345678901234567890'],
    ['0,5', null],
    ['1,00', null],
    ['-1', null],
    ['+1', null],
    ['1e400', null],
    ['1.', null],
    ['NaN', null],
    ['Infinity', null],
    ['', null],
  ])('%s → %s', (given, want) => {
    expect(readAmount(given)).toBe(want);
  });
});

describe('a count of tokens knows the value of its last digit', () => {
  it.each([
    ['1.0M', 1_000_000, 100_000],
    ['1M', 1_000_000, 1_000_000],
    ['1049K', 1_049_000, 1_000],
    ['200k', 200_000, 1_000],
    ['1.05M', 1_050_000, 10_000],
    ['1,048,576', 1_048_576, 1],
    ['1 048 576', 1_048_576, 1],
    ['1048576', 1_048_576, 1],
    ['128 K tokens', 128_000, 1_000],
    ['128Ki', 131_072, 1_024],
    ['≈ 1M', 1_000_000, 1_000_000],
    ['~128K', 128_000, 1_000],
    ['100万', 1_000_000, 10_000],
    ['12.8 万', 128_000, 1_000],
    ['2 million', 2_000_000, 1_000_000],
    ['200K+', 200_000, 1_000],
    ['64K (beta)', 64_000, 1_000],
    ['0', 0, 1],
    ['1e+07', 10_000_000, 10_000_000],
    ['1.31072e+05', 131_072, 1],
  ])('%s is %d ± %d', (given, tokens, precision) => {
    expect(readTokenCount(given)).toEqual({ tokens, precision, text: given });
  });

  it.each([
    'a lot',
    '200K / 1M',
    '1.2345K',
    '-1',
    '1e-9',
    '1.5e0',
    '1e99',
    '99999999999999999999',
    '∞',
    '64K (1M beta)',
    '$128',
  ])('%s is no count', (given) => {
    expect(readTokenCount(given)).toBeNull();
  });
});

describe('a day is read in every spelling that has one meaning', () => {
  it.each([
    ['2026-10-01', '2026-10-01'],
    ['2026/10/1', '2026-10-01'],
    ['2026.10.01', '2026-10-01'],
    ['Oct 1, 2026', '2026-10-01'],
    ['October 1st, 2026', '2026-10-01'],
    ['Sept. 3, 2026', '2026-09-03'],
    ['1 October 2026', '2026-10-01'],
    ['1st of October 2026', '2026-10-01'],
    ['01-Oct-2026', '2026-10-01'],
    ['2026年10月1日', '2026-10-01'],
    ['2026 年 10 月 1 日', '2026-10-01'],
    ['10/11/2026', null],
    ['October 2026', null],
    ['Q4 2026', null],
    ['2026-02-30', null],
    ['2026-13-01', null],
    ['soon', null],
    ['2026-10-01 or 2026-11-01', null],
  ])('%s → %s', (given, want) => {
    expect(readDate(given)).toBe(want);
  });
});

describe('a tier is read as its bounds', () => {
  it.each([
    ['≤ 200K tokens', null, 200_000],
    ['(<= 128k)', null, 128_000],
    ['< 272K context length', null, 272_000],
    ['up to 128K tokens', null, 128_000],
    ['prompts ≤ 200k tokens', null, 200_000],
    ['> 200K', 200_000, null],
    ['above 200k', 200_000, null],
    ['longer than 128K tokens', 128_000, null],
    ['200K+', 200_000, null],
    ['32K<Token≤128K', 32_000, 128_000],
    ['0<Token≤32K', null, 32_000],
    ['0-32K', null, 32_000],
    ['0~128k', null, 128_000],
    ['32K–128K', 32_000, 128_000],
    ['128K to 1M', 128_000, 1_000_000],
    ['输入 ≤ 32K', null, 32_000],
    ['128K以上', 128_000, null],
    ['32K以内', null, 32_000],
    ['> 200,000 tokens', 200_000, null],
  ])('%s', (given, above, upTo) => {
    expect(readTier(given)).toEqual({ above, upTo });
  });

  it.each(['Pro', 'Standard', '$200', '128K', '20%', '> 5', '128K-32K'])('%s is no tier', (given) => {
    expect(readTier(given)).toBeNull();
  });
});

describe('a unit is read as published', () => {
  it.each([
    ['1M tokens', 1_000_000, 'token'],
    ['/ MTok', 1_000_000, 'token'],
    ['per 1K tokens', 1_000, 'token'],
    ['per 1,000,000 tokens', 1_000_000, 'token'],
    ['/百万 tokens', 1_000_000, 'token'],
    ['/千token', 1_000, 'token'],
    ['/万 tokens', 10_000, 'token'],
    ['per token', 1, 'token'],
    ['image', 1, 'image'],
    ['/张', 1, 'image'],
    ['per second', 1, 'second'],
    ['/min', 1, 'minute'],
    ['1M characters', 1_000_000, 'character'],
    ['/百万字符', 1_000_000, 'character'],
    ['1K requests', 1_000, 'request'],
    ['/次', 1, 'request'],
    ['1M tokens per hour', 1_000_000, 'token_hour'],
  ])('%s', (given, count, unit) => {
    expect(readUnit(given)).toEqual({ count, unit });
  });

  it.each(['month', 'user', '/m', 'per 0 tokens', '5', ''])('%s is none that we know', (given) => {
    expect(readUnit(given)).toBeNull();
  });
});

describe('a price cell gives every price or none', () => {
  const shortly = (text: string): string[] | null =>
    readPriceCell(text)?.map(({ item, amount, currency, per, tier }) =>
      [item, amount, currency, per && `${per.count} ${per.unit}`, tier && `${tier.above}..${tier.upTo}`]
        .filter((part) => part !== null)
        .join(' '),
    ) ?? null;

  it.each<[string, string[]]>([
    ['$0.50', ['0.50 USD']],
    ['0.5', ['0.5']],
    ['Free', ['0']],
    ['N/A', []],
    ['-', []],
    ['$0.11 / 1M tokens缓存写入: $0.11', ['0.11 USD 1000000 token', 'cache_write 0.11 USD 1000000 token']],
    ['Input: $1 / Output: $2', ['input 1 USD', 'output 2 USD']],
    [
      'Input $1 / 1M tokens, Output $2 / 1M tokens',
      ['input 1 USD 1000000 token', 'output 2 USD 1000000 token'],
    ],
    ['$0.05 input$0.08 output', ['input 0.05 USD', 'output 0.08 USD']],
    ['$0.10 / 1M (cached: $0.05)', ['0.10 USD 1000000 token', 'cache_read 0.05 USD 1000000 token']],
    [
      '$1.25, prompts <= 200k tokens\n$2.50, prompts > 200k tokens',
      ['1.25 USD null..200000', '2.50 USD 200000..null'],
    ],
    ['≤200K: $2; >200K: $4', ['2 USD null..200000', '4 USD 200000..null']],
    ['2元/百万tokens', ['2 CNY 1000000 token']],
    ['每百万 tokens ¥2', ['2 CNY 1000000 token']],
    ['$0.80 (20% off)', ['0.80 USD']],
    ['was $1.00 $0.80', ['0.80 USD']],
    ['$3 / $15 per 1M tokens', ['3 USD 1000000 token', '15 USD 1000000 token']],
  ])('%s', (given, want) => {
    expect(shortly(given)).toEqual(want);
  });

  it.each([
    '-1', '−1', '1e400', '0,5', 'words', '$0.1-$0.2', '$0.1 – $0.2', 'from $0.02', '~$0.5', '$0.50 → $0.40', 'Free up to 1M tokens/day',
    '$0.50 (first 1000)', '50¢', '$0.50x', '$', 'up to $2', '$1.2.3', '2x', '$5 per month', 'see below',
  ])('%s is not read at all', (given) => {
    expect(readPriceCell(given)).toBeNull();
  }); // biome-ignore format: a list of cells
});

it('looks at no text that is longer than any cell', () => {
  const long = '$1 '.repeat(1_000);
  expect(readPriceCell(long)).toBeNull();
  expect(readTokenCount('1'.repeat(3_000))).toBeNull();
  expect(readHeader(`Input ${long}`).kind).toBe('unknown');
});

describe('a header is read by its words', () => {
  it.each([
    ['Model ID', 'id'],
    ['MODEL(1)', 'model'],
    ['模型名称', 'model'],
    ['Context Window (tokens)', 'context'],
    ['最大输出', 'maxOutput'],
    ['厂商', 'provider'],
    ['Shutdown date', 'goneOn'],
    ['备注', 'notes'],
    ['AWS Bedrock ID', 'aside'],
  ])('%s holds the field %s', (given, field) => {
    expect(readHeader(given)).toMatchObject({ kind: 'field', field });
  });

  it.each([
    ['Input ($/1M tokens)', ['input'], 1_000_000, 'USD'],
    ['Price per 1K tokens', [], 1_000, null],
    ['输出价格(元/千token)', ['output'], 1_000, 'CNY'],
    ['1M TOKENS INPUT PRICE (CACHE MISS)', ['input'], 1_000_000, null],
    ['1M TOKENS INPUT PRICE (CACHE HIT) (4)', ['cache_read'], 1_000_000, null],
    ['Input(cached)/1M Tokens', ['cache_read'], 1_000_000, null],
    ['In/Out ($/M)', ['input', 'output'], 1_000_000, 'USD'],
    ['Batch output (USD / 1M)', ['batch_output'], 1_000_000, 'USD'],
    ['$ per image', [], 1, 'USD'],
    ['Non-cached input', ['input'], null, null],
  ])('%s is a price', (given, items, count, currency) => {
    const meaning = readHeader(given);
    expect(meaning).toMatchObject({ kind: 'price', terms: { items, currency } });
    expect(meaning.kind === 'price' ? (meaning.terms.per?.count ?? null) : undefined).toBe(count);
  });
});

describe('capabilities', () => {
  it.each([
    ['chatstreamingtool_callingvision', ['chat', 'streaming', 'tool_calling', 'vision']],
    ['chat, Streaming · Function calling', ['chat', 'streaming', 'function_calling']],
    ['对话、工具调用', ['chat', 'tool_calling']],
    ['chat streaming', ['chat', 'streaming']],
    ['chatwonderful', ['chatwonderful']],
    ['-', []],
  ])('%s', (given, want) => {
    expect(readCapabilities(given)).toEqual(want);
  });
});

describe('the end of a model', () => {
  it.each([
    ['Deprecated on 2026-10-01, use `gpt-5.5`', 'deprecated', '2026-10-01', 'gpt-5.5'],
    ['Retires Oct 1, 2026; migrate to openai/gpt-5.5.', 'deprecated', '2026-10-01', 'openai/gpt-5.5'],
    ['Retired', 'retired', null, null],
    ['将于2026年10月1日下线，请使用 glm-5.1', 'deprecated', '2026-10-01', 'glm-5.1'],
    ['Deprecated 2026-06-01, shutdown on 2026-12-01', 'deprecated', '2026-12-01', null],
    ['2027年1月15日下架', 'deprecated', '2027-01-15', null],
    ['停服：2027-01-15', 'deprecated', '2027-01-15', null],
    ['Sunset: 2027-01-15', 'deprecated', '2027-01-15', null],
    ['停服', 'retired', null, null],
    ['Deprecated, use it no more', 'deprecated', null, null],
  ])('%s', (given, status, date, successor) => {
    expect(readEndOfLife(given)).toEqual({ status, deprecation: { date, successor } });
  });

  it.each([
    ['已下架', 'retired'],
    ['No longer available', 'retired'],
    ['已停服', 'retired'],
    ['提供終了', 'retired'],
    ['서비스 종료', 'retired'],
    ['Retiré', 'retired'],
    ['即将下架', 'deprecated'],
    ['非推奨', 'deprecated'],
    ['Veraltet', 'deprecated'],
    ['Unavailable', 'retired'],
    ['disabled', 'retired'],
    ['Inactive', 'retired'],
  ])('is told by the status %s', (given, want) => {
    expect(statusOf(given)).toBe(want);
  });

  it.each([
    '不会下架',
    'Not deprecated',
    'No shutdown date announced',
    'Released 2026-10-01',
    'Use it for chat',
  ])('is not in "%s"', (given) => {
    expect(readEndOfLife(given)).toBeNull();
  });
});

describe('a provider is a slug', () => {
  it.each([
    ['OpenAI', 'openai'],
    ['Zhipu AI', 'zhipu-ai'],
    ['智谱', 'zhipu-ai'],
    ['Black Forest Labs', 'black-forest-labs'],
  ])('%s → %s', (given, want) => {
    expect(providerSlug(given)).toBe(want);
  });

  it('comes from the first segment of an id', () => {
    expect(providerOfId('groq/meta-llama/llama-4')).toBe('groq');
    expect(providerOfId('grok-4.5')).toBeNull();
  });

  it('is known in headings with other words around it', () => {
    expect(knownProvider('🚀 Anthropic Models (4)')).toBe('anthropic');
    expect(knownProvider('Flagship models')).toBeNull();
  });
});

describe('a heading says of all models below it how they stand', () => {
  it.each([
    ['Retired models', 'retired'],
    ['Retired & deprecated', 'retired'],
    ['Models that have been retired', 'retired'],
    ['The following models are no longer available', 'retired'],
    ['No longer supported models', 'retired'],
    ['Models that are not offered any more', 'retired'],
    ['Recently removed models', 'retired'],
    ['List of discontinued models', 'retired'],
    ['These models were shut down', 'retired'],
    ['已下线的模型', 'retired'],
    ['以下模型已停止服务', 'retired'],
    ['提供終了したモデル', 'retired'],
    ['지원이 종료된 모델', 'retired'],
    ['Eingestellte Modelle', 'retired'],
    ['Modelos descontinuados', 'retired'],
    ['Models scheduled for retirement', 'deprecated'],
    ['Models to be removed', 'deprecated'],
    ['Upcoming shutdowns', 'deprecated'],
    ['Soon to be discontinued', 'deprecated'],
    ['Retiring models', 'deprecated'],
    ['Models that have been deprecated', 'deprecated'],
    ['即将下线的模型', 'deprecated'],
    ['廃止予定のモデル', 'deprecated'],
    ['지원 종료 예정 모델', 'deprecated'],
    ['Models that have not been retired', null],
    ['Models no longer available in the EU region', null],
    ['Models', null],
    ['Language models for retirement homes', null],
    ['Pricing of removals', null],
  ])('%s: %s', (heading, want) => {
    expect(headingStatus(bareHeading(heading))).toBe(want);
  });
});
