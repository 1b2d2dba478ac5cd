import { describe, expect, it } from 'vitest';
import { decode } from '../../src/read/decode.ts';
import { growthOf, linearGrowth } from '../support/growth.ts';

const encode = (text: string): Uint8Array => new TextEncoder().encode(text);

describe('decode', () => {
  it.each([
    { name: 'plain UTF-8', bytes: encode('# 模型\n'), want: '# 模型\n' },
    { name: 'a byte order mark', bytes: Uint8Array.of(0xef, 0xbb, 0xbf, 0x61), want: 'a' },
    { name: 'CRLF', bytes: encode('a\r\nb\r\n'), want: 'a\nb\n' },
    { name: 'CR alone', bytes: encode('a\rb\r\rc'), want: 'a\nb\n\nc' },
    {
      name: 'a comment before Markdown',
      bytes: encode('<!-- generated -->\n\n# A <b>'),
      want: '<!-- generated -->\n\n# A <b>',
    },
    { name: 'a link first', bytes: encode('[a](b)'), want: '[a](b)' },
  ])('reads $name', ({ bytes, want }) => {
    expect(decode(bytes, 'docs')).toEqual({ value: want, problems: [] });
  });

  it.each([
    { name: 'an empty body', bytes: encode(''), line: null, seen: 'an empty body' },
    { name: 'a body of blanks', bytes: encode(' \r\n\t\u3000\n'), line: null, seen: 'a body of blanks only' },
    { name: 'UTF-16 with its mark', bytes: Uint8Array.of(0xff, 0xfe, 0x61, 0), line: 1, seen: 'UTF-16' },
    { name: 'big-endian UTF-16', bytes: Uint8Array.of(0xfe, 0xff, 0, 0x61), line: 1, seen: 'UTF-16' },
    { name: 'UTF-16 without a mark', bytes: Uint8Array.of(0x61, 0, 0x62, 0), line: 1, seen: 'NUL' },
    { name: 'a NUL', bytes: encode('a\nb\n\0'), line: 3, seen: 'NUL' },
    {
      name: 'a broken sequence',
      bytes: Uint8Array.of(0x61, 0x0a, 0x62, 0xe6, 0xa8, 0x0a, 0x63),
      line: 2,
      seen: 'b\ufffd',
    },
    { name: 'a sequence cut by the end', bytes: encode('ok\n模').subarray(0, 5), line: 2, seen: '\ufffd' },
    { name: 'Latin-1', bytes: Uint8Array.of(0x63, 0x61, 0x66, 0xe9), line: 1, seen: 'caf\ufffd' },
    {
      name: 'a page for browsers',
      bytes: encode('\n\n<!doctype html><title>Just a moment…'),
      line: 3,
      seen: '<!doctype html>',
    },
    {
      name: 'a page behind comments',
      bytes: encode('<!-- a --> <!-- b -->\n<html>'),
      line: 2,
      seen: '<html>',
    },
    { name: 'a comment without an end', bytes: encode('<!-- a'), line: 1, seen: '<!-- a' },
  ])('refuses $name and says where', ({ bytes, line, seen }) => {
    const { value, problems } = decode(bytes, 'models');
    expect(value).toBeNull();
    expect(problems).toEqual([expect.objectContaining({ document: 'models', severity: 'error', line })]);
    expect(problems[0]?.seen).toContain(seen);
  });

  it('quotes no more than a line of a huge page', () => {
    const { problems } = decode(encode(`<p>${'x '.repeat(100_000)}`), 'docs');
    expect(problems[0]?.seen.length).toBeLessThanOrEqual(120);
  });

  it('looks at a great many comments once each', () => {
    const look = (comments: number) => decode(encode(`${'<!-- -->'.repeat(comments)}# a`), 'docs');
    expect(look(100_000).problems).toEqual([]);
    expect(growthOf(look, 25_000)).toBeLessThan(linearGrowth);
  });
});
