import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { printExact, readExactJson } from '../../src/base/exact-json.ts';
import { isNestedDeeper } from '../../src/base/json-scan.ts';
import { deepestNesting, readJson } from '../../src/base/read-json.ts';
import { isDecimal, toRational } from '../../src/catalog/decimal.ts';
import { exactDecimal } from '../../src/read/models/values/amount.ts';

describe('readJson', () => {
  it('reads whatever JSON.stringify writes', () => {
    fc.assert(
      fc.property(fc.json(), (text) => {
        fc.pre(!text.includes('__proto__'));
        expect(readJson(text, 'openapi')).toEqual({ value: JSON.parse(text), problems: [] });
      }),
    );
  });

  it.each([
    { name: 'text after the end', text: '{"a":1}\nx', line: 2, seen: 'x' },
    { name: 'a cut body', text: '{\n  "a": [1, 2', line: 2, seen: 'the end of the text' },
    { name: 'a trailing comma', text: '{\n"a": 1,\n}', line: 3, seen: '}' },
    { name: 'a comment', text: '// no\n{}', line: 1, seen: '// no' },
    { name: 'a control character in a string', text: '{"a":"\t"}', line: 1, seen: '' },
    { name: 'NaN', text: '{"a": NaN}', line: 1, seen: 'NaN' },
    { name: 'a key twice', text: '{"a":1,\n"b":{"a":2},\n"a":3}', line: 3, seen: '"a"' },
    { name: 'a key twice under an escape', text: '{"a":1,\n"\\u0061":3}', line: 2, seen: '"a"' },
    { name: '__proto__', text: '{"a":{\n"__proto__":{}}}', line: 2, seen: '"__proto__"' },
    { name: 'deep nesting', text: `\n${'['.repeat(3000)}${']'.repeat(3000)}`, line: 2, seen: 'nesting' },
    { name: 'nesting without an end', text: '{"a":'.repeat(200_000), line: 1, seen: 'nesting' },
  ])('refuses $name and says where', ({ text, line, seen }) => {
    const { value, problems } = readJson(text, 'openapi');
    expect(value).toBeNull();
    expect(problems).toEqual([expect.objectContaining({ severity: 'error', line })]);
    expect(problems[0]?.seen).toContain(seen);
  });

  it('counts brackets and not the brackets inside strings', () => {
    const text = JSON.stringify({ a: '['.repeat(1000), b: '\\"[{' });
    expect(readJson(text, 'openapi').problems).toEqual([]);
  });

  it('takes nesting up to the limit', () => {
    const nested = (depth: number): string => '['.repeat(depth) + ']'.repeat(depth);
    expect(readJson(nested(deepestNesting), 'openapi').problems).toEqual([]);
    expect(readJson(nested(deepestNesting + 1), 'openapi').problems).toHaveLength(1);
  });
});

describe('readExactJson', () => {
  it('is the same value as JSON.parse gives, with every number as it is written', () => {
    fc.assert(
      fc.property(fc.json(), (text) => {
        fc.pre(!text.includes('__proto__'));
        const { value } = readExactJson(text, 'models');
        expect(JSON.parse(printExact(value))).toEqual(JSON.parse(text));
      }),
    );
  });

  it('keeps digits that a float would lose', () => {
    const text = '[0.30000000000000004,12345678901234567890.12345,7e-7,1E5,-0]';
    expect(printExact(readExactJson(text, 'models').value)).toBe(text);
  });

  it('keeps keys that objects inherit', () => {
    const { value } = readExactJson('{"constructor":1,"toString":2}', 'models');
    expect(printExact(value)).toBe('{"constructor":1,"toString":2}');
  });
});

describe('exactDecimal', () => {
  it.each([
    ['7e-7', '0.0000007'],
    ['2.0e-07', '0.00000020'],
    ['1.5E+3', '1500'],
    ['1.25e1', '12.5'],
    ['1e0', '1'],
    ['0', '0'],
    ['0.10', '0.10'],
    ['12.5e-1', '1.25'],
    ['123e-2', '1.23'],
    ['-1', null],
    ['1e400', null],
    ['1e-400', null],
    ['NaN', null],
    ['Infinity', null],
    ['0,5', null],
    ['', null],
    ['0x10', null],
    ['.5', null],
    ['1_000', null],
  ])('reads %s as %s', (text, want) => {
    expect(exactDecimal(text)).toBe(want);
  });

  it('gives the very value that the digits and the exponent say', () => {
    const digits = fc.stringMatching(/^(?:0|[1-9]\d{0,15})(?:\.\d{1,15})?$/);
    fc.assert(
      fc.property(digits, fc.integer({ min: -40, max: 40 }), (mantissa, exponent) => {
        const decimal = exactDecimal(`${mantissa}e${exponent}`) ?? '';
        expect(isDecimal(decimal)).toBe(true);
        const given = toRational(mantissa);
        const read = toRational(decimal);
        const power = 10n ** BigInt(Math.abs(exponent));
        const [up, down] = exponent < 0 ? [1n, power] : [power, 1n];
        expect(read.num * given.den * down).toBe(given.num * up * read.den);
      }),
    );
  });
});

describe('nesting', () => {
  it.each([
    ['[[1]]', 2, false],
    ['[[1]]', 1, true],
    ['{"a":[{}],"b":{}}', 3, false],
    ['{"a":[{}],"b":{}}', 2, true],
    [String.raw`["[[[", "\"[[[", "\\"]`, 1, false],
    ['['.repeat(100_000), 300, true],
  ])('of %.20j is deeper than %i: %j', (json, deepest, deeper) => {
    expect(isNestedDeeper(json, deepest)).toBe(deeper);
  });
});
