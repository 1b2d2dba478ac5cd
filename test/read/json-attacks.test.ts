import { describe, expect, it } from 'vitest';
import type { Document } from '../../src/base/document.ts';
import { localDocument } from '../../src/base/document.ts';
import { InvalidDocuments } from '../../src/base/failure.ts';
import { readEdition } from '../../src/read/read-edition.ts';

const documentOf = (bytes: Uint8Array | string): Document =>
  localDocument('models', typeof bytes === 'string' ? new TextEncoder().encode(bytes) : bytes, 'x.json');

const edition = (bytes: Uint8Array | string) =>
  readEdition([documentOf(bytes)], { date: null, origin: 'live' });

/** What becomes of a document: its ids, or what is said of why it is refused. */
const outcome = (bytes: Uint8Array | string): string => {
  try {
    return edition(bytes)
      .catalog?.models.map(({ id }) => id)
      .join(' ') as string;
  } catch (error) {
    if (!(error instanceof InvalidDocuments)) throw error;
    return error.problems.map(({ seen, expected }) => `${seen.slice(0, 60)} → ${expected}`).join('; ');
  }
};

/** Two models with these fields; of the first what is read, what is unread, and how many parts the coverage has unread. */
const fieldsOf = (fields: string) => {
  const model = (n: number) => `{"id": "oak-${n}", "context_window": ${n}000, ${fields}}`;
  const { catalog, problems } = edition(`{"models": [${model(1)}, ${model(2)}]}`);
  const [first] = catalog?.models ?? [];
  return {
    prices: first?.prices.map(({ item, amount, currency, per }) => {
      return `${item} ${amount} ${currency}/${per.count} ${per.unit}`;
    }),
    unread: first?.unread.map(({ text }) => text),
    lost: catalog?.coverage?.unread,
    told: problems.length > 0,
  };
};

const list = '{"models": [{"id": "oak-1", "context_window": 4000, "input_usd_per_mtok": 1}]}';

describe('a document in JSON', () => {
  it.each([
    [
      'a key twice in a model',
      list.replace('1}', '1, "input_usd_per_mtok": 2}'),
      'each key of an object once',
    ],
    ['the same in other letters', list.replace('1}', '1, "\\u0069nput_usd_per_mtok": 2}'), 'each key of an'],
    [
      'an id twice in a map',
      '{"a/x": {"litellm_provider": "a"}, "a/x": {"litellm_provider": "a"}}',
      'each key',
    ],
    ['a key twice behind comments', `// by hand\n${list.replace('1}', '1, "id": "oak-2"}')}`, 'each key'],
    ['a mark of UTF-8', `\ufeff${list}`, 'oak-1'],
    ['UTF-16', Buffer.from(`\ufeff${list}`, 'utf16le'), 'text in UTF-8'],
    ['UTF-16 the other way round', Buffer.from(`\ufeff${list}`, 'utf16le').swap16(), 'text in UTF-8'],
    ['UTF-16 without a mark', Buffer.from(list, 'utf16le'), 'text in UTF-8'],
    ['Latin-1', Buffer.from(list.replace('oak-1', 'öak-1'), 'latin1'), 'text in UTF-8'],
    ['10,000 levels', `{"models":${'['.repeat(10_000)}${']'.repeat(10_000)}}`, 'nested at most 256'],
    ['10,000 objects', `${'{"a":'.repeat(10_000)}1${'}'.repeat(10_000)}`, 'nested at most 256'],
    [
      '10,000 levels behind a comment',
      `// x\n${'['.repeat(10_000)}${']'.repeat(10_000)}`,
      'nested at most 256',
    ],
    ['an end too early', list.slice(0, -2), 'the end of the text → JSON'],
    ['an end too early in a list', '[{"id": "oak-1", "context', '→ JSON'],
    ['a line for each model', '{"id": "oak-1"}\n{"id": "oak-2"}', '→ JSON'],
    ['no list', '{"models": null}', 'a catalog in JSON'],
    ['an empty list', '{"models": []}', 'at least one model'],
    ['an empty list of a known kind', '{"data": []}', 'at least one model'],
    ['ids alone', '{"models": ["oak-1", "oak-2"]}', 'a list of texts tells nothing'],
    ['ids alone at the top', '["oak-1", "oak-2"]', 'a list of texts tells nothing'],
    [
      'a text among the models',
      '{"models": [{"id": "oak-1"}, "oak-2", {"id": "oak-3"}]}',
      'a catalog in JSON',
    ],
    ['one model', list, 'oak-1'],
    ['one model without a list', '{"id": "oak-1", "context_window": 4000}', 'a catalog in JSON'],
    [
      'maps by maker, of which one has a single model',
      '{"north": {"oak-1": {"context": 1}, "oak-2": {"context": 1}}, "south": {"elm-1": {"context": 1}}}',
      'elm-1 oak-1 oak-2',
    ],
    [
      'maps by maker that sell the same',
      '{"n": {"oak-1": {"context": 1}, "oak-2": {"context": 1}}, "s": {"oak-1": {"context": 2}, "oak-2": {"context": 2}}}',
      'n/oak-1 n/oak-2 s/oak-1 s/oak-2',
    ],
  ])('with %s', (_name, document, expected) => {
    expect(outcome(document)).toContain(expected);
  });

  it('has no prices beside its models without a word', () => {
    const { problems } = edition(`{"special": {"elm-1": {"input_usd_per_mtok": 3}}, ${list.slice(1)}`);
    expect(problems.map(({ seen }) => seen)).toEqual(['special']);
  });
});

describe('an amount in JSON', () => {
  it.each([
    ['0.00000012345678901234567', '0.00000012345678901234567'],
    ['1e-7', '0.0000001'],
    ['1.50E-06', '0.00000150'],
    ['123456789012345678901234567890', '123456789012345678901234567890'],
    ['0.123456789012345678901234567891', '0.123456789012345678901234567891'],
    ['9007199254740993', '9007199254740993'],
    ['1E+2', '100'],
    ['0', '0'],
    ['0e0', '0'],
    ['"1,250.00"', '1250.00'],
    ['" 0.5 "', '0.5'],
    ['".5"', '0.5'],
    ['"$0.50"', '0.50'],
    ['"free"', '0'],
  ])('%s is read to its last digit', (written, amount) => {
    expect(fieldsOf(`"input_usd_per_mtok": ${written}`)).toEqual({
      ...{ prices: [`input ${amount} USD/1000000 token`], unread: [], lost: 0, told: false },
    });
  });

  it.each(['null', '""', '"N/A"', '"-"', '"TBD"', '[]', '{}'])('%s is nothing published', (written) => {
    const nothing = { prices: [], unread: [], lost: 0, told: false };
    expect(fieldsOf(`"input_usd_per_mtok": ${written}`)).toEqual(nothing);
  });

  it.each([
    ...[
      '-1',
      '1e400',
      '-0',
      '[1]',
      '"-1"',
      '"0,5"',
      '"1 250.00"',
      '"1.250,00"',
      '"1_000"',
      '"5."',
      '"~1"',
      '"1-2"',
    ],
    ...[
      '"0.50 USD"',
      '"€0.50"',
      '"$1/$2"',
      '"1.50 per 1K tokens"',
      '"varies"',
      '{"value": 1, "currency": "EUR"}',
    ],
  ])('%s is unread, with a warning', (written) => {
    expect(fieldsOf(`"input_usd_per_mtok": ${written}`)).toMatchObject({ prices: [], lost: 2, told: true });
  });

  it.each([
    ['words under what is bought', '"input": "text and images"'],
    ['a day beside the prices', '"pricing": {"updated": "2026-01-02"}'],
    ['a link beside the prices', '"pricing": {"source": "https://x.example/1"}'],
  ])('is not %s', (_name, fields) => {
    expect(fieldsOf(fields)).toMatchObject({ prices: [], unread: [], lost: 0 });
  });
});

describe('several prices in an entry', () => {
  const head = '"currency": "USD", "unit": "1M tokens"';

  it.each([
    ['by currency', `"input_per_mtok": {"USD": "0.5", "CNY": "3.5"}`, ['0.5 USD', '3.5 CNY']],
    [
      'by currency above',
      `${head}, "pricing": {"USD": {"input": 0.5}, "CNY": {"input": 3.5}}`,
      ['0.5 USD', '3.5 CNY'],
    ],
    ['by a currency that the head is not', `${head}, "pricing": {"cny": {"input": 3.5}}`, ['3.5 CNY']],
  ])('%s are told apart', (_name, fields, prices) => {
    expect(fieldsOf(fields)).toMatchObject({
      prices: prices.map((price) => `input ${price}/1000000 token`),
      ...{ unread: [], lost: 0 },
    });
  });

  it.each([
    ['without a unit', '"pricing": {"input": {"USD": "0.5", "CNY": "3.5"}}', 4],
    ['of a currency that is none of ours', `${head}, "pricing": {"aud": {"input": 3.5}}`, 2],
    ['of other times', `${head}, "old_pricing": {"input": 3.5}`, 2],
    ['that disagree', '"input_usd_per_token": 0.000001, "input_usd_per_mtok": 2', 4],
  ])('%s are unread', (_name, fields, lost) => {
    expect(fieldsOf(fields)).toMatchObject({ prices: [], lost, told: true });
  });

  it('that agree are one', () => {
    expect(fieldsOf('"input_usd_per_token": 0.000001, "input_usd_per_mtok": 1')).toMatchObject({
      ...{ prices: ['input 0.000001 USD/1 token'], unread: [], lost: 0 },
    });
  });

  it('under another word are other prices', () => {
    expect(fieldsOf('"batch": {"input_usd_per_mtok": 1}, "input_usd_per_mtok": 2')).toMatchObject({
      prices: ['input 2 USD/1000000 token', 'batch_input 1 USD/1000000 token'],
    });
  });
});

describe('entries of one id that contradict each other', () => {
  const entry = (provider: string, price: number) =>
    `{"id": "oak-1", "provider": "${provider}", "context_window": ${price}, "input_usd_per_mtok": ${price}}`;

  it('leave what they dispute unread in the coverage too, each of them', () => {
    const text = `{"models": [${entry('a', 1)}, ${entry('b', 2)}, ${entry('c', 1)}, ${entry('d', 4).replace('oak-1', 'oak-2')}]}`;
    const { catalog } = edition(text);
    const { parts, read, unread, gaps = [] } = catalog?.coverage ?? {};
    expect([parts, read, unread]).toEqual([16, 10, 6]);
    expect(gaps.map(({ fate, name, parts: times }) => [fate, name, times])).toEqual([
      ['unread', 'context_window', 3],
      ['unread', 'input_usd_per_mtok', 3],
    ]);
  });
});
