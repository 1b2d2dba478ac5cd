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
});
