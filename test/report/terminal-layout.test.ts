import { describe, expect, it } from 'vitest';
import { clip, pad, widest, wrap } from '../../src/report/terminal-layout.ts';

describe('columns of a terminal', () => {
  it.each([
    { text: 'abc', columns: 3 },
    { text: '模型', columns: 4 },
    { text: '한글', columns: 4 },
    { text: 'e\u0301', columns: 1 },
    { text: '✅', columns: 2 },
    { text: '👨‍👩‍👧', columns: 2 },
    { text: '→ … • —', columns: 7 },
    { text: '\u001b[31mred\u001b[0m', columns: 3 },
  ])('are $columns for $text', ({ text, columns }) => {
    expect(widest(['', text])).toBe(columns);
    expect(pad(text, columns + 2)).toBe(`${text}  `);
    expect(pad(text, columns + 2, true)).toBe(`  ${text}`);
  });

  it('are filled by words, and a word that is too long is broken', () => {
    expect(wrap('模型 added 模型名称很长', 6)).toEqual(['模型', 'added', '模型名', '称很长']);
  });

  it.each([
    ['they agree within rounding, −2.2 % if taken', 30, ['they agree within rounding,', '−2.2 % if taken']],
    ['cache read $0.05 / 1M tokens', 20, ['cache read', '$0.05 / 1M tokens']],
    ['output $3.00 → $2.25 / 1M tokens', 26, ['output', '$3.00 → $2.25 / 1M tokens']],
    ['grew to 200k tokens (+400 %)', 22, ['grew to 200k tokens', '(+400 %)']],
    ['seen in docs, line 139', 17, ['seen in docs,', 'line 139']],
    ['1 of 2 models', 5, ['1 of', '2', 'model', 's']],
  ])('keep a number with its unit: %s', (text, width, lines) => {
    expect(wrap(text, width)).toEqual(lines);
  });

  it('end a text that is cut with an ellipsis, inside them', () => {
    expect(clip('模型名称', 6)).toBe('模型…');
    expect(clip('模型名称', 8)).toBe('模型名称');
  });
});
