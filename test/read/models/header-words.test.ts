import { describe, expect, it } from 'vitest';
import { readHeader } from '../../../src/read/models/columns/header.ts';
import { capabilityHeaders, headerWords } from '../../../src/read/models/columns/header-words.ts';

describe('the words of headers', () => {
  it.each(Object.entries(headerWords))('each word for %s is read as it', (field, words) => {
    const others = words.filter((word) => {
      const meaning = readHeader(word);
      return !(meaning.kind === 'field' && meaning.field === field);
    });
    expect(others).toEqual([]);
  });

  it('each word for a capability is read as one, or as a price that its cells may still settle', () => {
    const others = Object.keys(capabilityHeaders).filter((word) => {
      const meaning = readHeader(word);
      return meaning.kind !== 'flag' && !(meaning.kind === 'price' && meaning.flag !== null);
    });
    expect(others).toEqual([]);
  });

  it.each([
    ['Modell-ID', 'id'],
    ['Modèle', 'model'],
    ['Fenêtre de contexte', 'context'],
    ['Salida máxima', 'maxOutput'],
    ['Fornecedor', 'provider'],
    ['モデル名', 'model'],
    ['コンテキスト長', 'context'],
    ['최대 출력 토큰', 'maxOutput'],
    ['廠商', 'provider'],
    ['Nachfolger', 'successor'],
  ])('%s is %s', (header, field) => {
    expect(readHeader(header)).toMatchObject({ kind: 'field', field });
  });

  it.each([
    ['Eingabe (€ pro 1M Tokens)', 'input', 'EUR', 1_000_000],
    ['Prix de sortie (USD par million de jetons)', 'output', 'USD', 1_000_000],
    ['出力（ドル/100万トークン）', 'output', 'USD', 1_000_000],
    ['캐시 읽기 ($/1K 토큰)', 'cache_read', 'USD', 1_000],
    ['Output price (including thinking tokens), per 1M tokens in USD', 'output', 'USD', 1_000_000],
  ])('%s is a price of %s', (header, item, currency, count) => {
    expect(readHeader(header)).toMatchObject({
      terms: { items: [item], currency, per: { count, unit: 'token' } },
    });
  });
});
