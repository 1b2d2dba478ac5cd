import fc from 'fast-check';
import type { Table } from 'mdast';
import { describe, expect, it } from 'vitest';
import { readModels } from '../../../src/read/models/read-models.ts';
import { outlineOf } from '../../../src/read/models/structure/outline.ts';
import { type SlicedMarkdown, sliceMarkdown } from '../../../src/read/models/structure/slices.ts';

const long = Boolean(process.env['LONG']);
const runs = long ? 4_000 : 80;

/** Everything that could reach from one line into another, or change what a line is. */
const piece = fc.constantFrom(
  'gpt-5', '`openai/gpt-5`', '$0.50 / 1M tokens', 'Free', '-', '', ' ', '1.0M', '`a|b`', '`', '``', '\\|', '\\', '**', '**b**', '~~', '~~$1~~', '[', '](', '[ref]', '[x][ref]', '[x](<a|b>)', '![x][ref]', '[^1]', '[^n]',
  '[Ref]: x', '<br>', '<b', '</b>', '<!--', '-->', '<div>', '```', '~~~', '$$', '&amp;', '&#124;', 'http://a.b/c|d', 'a@b.cd', 'www.x.yz', '\t', '\t\tx', '\u00a0', '💰', '\u2028', '\u0085', '\u0000', '---', ':-:', '# x', '> x', '- x', '1. x',
); // biome-ignore format: a list of pieces

/** What a row needs the rest of the document for, and where that may stand. */
const reference = fc.constantFrom('[ref]', '[x][ref]', '[REF][]', '[^1]', '[^n]', '[a  b]', '[x][ẞ\\]]');
const definition = fc.constantFrom(
  '[ref]: https://a.b', '> [ref]: x', '- [ref]: x', '[^1]: [ref]: x', '[^1]: A note', '> [^1]: [ref]: x', '[^n]: |a|b|', '> - [A B]: x', '[ẞ\\]]: x',
).map((text) => `\n${text}\n`); // biome-ignore format: a list of lines

const cell = fc.oneof({ weight: 3, arbitrary: piece }, reference);

const row = fc
  .tuple(fc.array(cell, { minLength: 1, maxLength: 4 }), fc.boolean())
  .map(([cells, closed]) => `|${cells.join('|')}${closed ? '|' : ''}`);

const table = fc
  .tuple(
    fc.constantFrom(
      '| Model ID | Input ($/1M tokens) |',
      '| Model |',
      '|a|b|',
      '| Name | Model | Context | Price |',
    ),
    fc.constantFrom('|---|---|', '|-|', '|:-:|--:|', '|---|', '| --- | --- | --- | --- |', '|-'),
    fc.array(row, { maxLength: 12 }),
  )
  .map(([header, delimiters, rows]) => [header, delimiters, ...rows].join('\n'));

/** Rows of one catalog, so that whole readings succeed too. */
const catalog = fc
  .tuple(fc.integer({ min: 1, max: 9 }), fc.array(cell, { minLength: 9, maxLength: 9 }))
  .map(([count, notes]) =>
    [
      '| Model ID | Input ($/1M tokens) | Notes |',
      '|---|---|---|',
      ...Array.from(
        { length: count },
        (_, index) => `| \`acme/m-${index}\` | $0.${index + 1} | ${notes[index]} |`,
      ),
    ].join('\n'),
  );

const line = fc.constantFrom(
  '', ' ', '\t', '```', '~~~', '<!--', '-->', '<div>', '</div>', '<pre>', '</pre>', '<?x', '?>', '<ModelTable', '/>', '# Models', '===', '---', '+++', 'Prices are in USD per 1M tokens.', '*Prices*', '> quote', '> |a|b|', '> |-|-|', '- item', '  - nested',
  '  |a|b|', '  |-|-|', '    |a|b|', '[ref]: https://a.b', '[^1]: A note', '    of two lines', '[^n]: |a|b|', '> [ref]: x', '- [ref]: x', '[^1]: [ref]: x', '[ref]:', '[not closed', 'a|b', '-|-', 'x|y', '|', '||', '|-|', '\\', '1. one', ':::note',
); // biome-ignore format: a list of lines

const document = fc
  .array(
    fc.oneof(
      { weight: 3, arbitrary: line },
      { weight: 2, arbitrary: table },
      { weight: 2, arbitrary: definition },
      catalog,
      row,
    ),
    { maxLength: 14 },
  )
  .map((parts) => parts.join('\n'));

const definedCatalog = fc
  .tuple(catalog, fc.array(definition, { maxLength: 3 }))
  .map(([text, definitions]) => [text, '', ...definitions].join('\n'));

const rowsPerSlice = fc.integer({ min: 1, max: 4 });

describe('a table that is parsed in slices', { timeout: long ? 600_000 : 30_000 }, () => {
  it('has the cells, lines and columns that it has when parsed as a whole, whatever is around and in it', () => {
    fc.assert(
      fc.property(fc.oneof(document, definedCatalog), rowsPerSlice, (text, rows) => {
        const [sliced, whole] = [sliceMarkdown(text, rows), sliceMarkdown(text, Infinity)];
        expect(withoutOffsets(outlineOf(sliced, text))).toEqual(withoutOffsets(outlineOf(whole, text)));
      }),
      { numRuns: runs },
    );
  });

  it('is read with the same values and the same problems in the same places', () => {
    fc.assert(
      fc.property(fc.oneof(document, definedCatalog), rowsPerSlice, (text, rows) => {
        expect(readModels(text, 'models', { rowsPerSlice: rows })).toEqual(
          readModels(text, 'models', { rowsPerSlice: Infinity }),
        );
      }),
      { numRuns: runs },
    );
  });
});

describe('the rows in the tree of a document', () => {
  const head = '| Model | Price |\n|---|---|\n';
  const rows = Array.from({ length: 9 }, (_, index) => `| m-${index} | [$${index}][1] |\n`).join('');

  it.each([
    ['under a heading', `# Models\n\n${head}${rows}`],
    ['between prose', `One.\n\n${head}${rows}\nTwo.\n`],
    ['below front matter', `---\ntitle: x\n---\n${head}${rows}`],
    ['beside definitions', `${head}${rows}\n[1]: https://a.b\n\n[^1]: note\n`],
    ['after a table in a list', `- x\n\n  |a|\n  |-|\n\n${head}${rows}`],
  ])('are the first one of a long table %s', (_, text) => {
    expect(rowsInTree(sliceMarkdown(text, 2))).toBe(1);
    expect(rowsAskedFor(sliceMarkdown(text, 2))).toBe(9);
  });

  it.each([
    ['a sentence follows at once', `${head}${rows}Prices in USD.\n`, 10],
    ['the table is short', `${head}| m | $1 |\n`, 1],
    ['another table is in a comment', `${head}${rows}\n<!--\n${head}${rows}\n-->\n`, 9],
    ['another table is in a code block', `${head}${rows}\n\`\`\`\n${head}${rows}\n\`\`\`\n`, 9],
    ['a row does not begin with a bar', `${head}${rows} | m | $1 |\n`, 10],
    ['there are hundreds of definitions', `${head}${rows}\n${'[1]: x\n'.repeat(200)}`, 9],
  ])('are all of them when %s', (_, text, count) => {
    expect(rowsInTree(sliceMarkdown(text, 2))).toBe(count);
  });
});

function tablesIn({ tree }: SlicedMarkdown): Table[] {
  return tree.children.filter((node) => node.type === 'table');
}

function rowsInTree(sliced: SlicedMarkdown): number {
  return tablesIn(sliced).reduce((sum, { children }) => sum + children.length - 1, 0);
}

function rowsAskedFor(sliced: SlicedMarkdown): number {
  const slices = tablesIn(sliced).flatMap((one) => [...sliced.bodyOf(one)]);
  return slices.reduce((sum, slice) => sum + slice.rows.length, 0);
}

/** Lists are kept as syntax, whose offsets nobody uses: rows that are left out make the text before a list shorter. */
function withoutOffsets(value: object): unknown {
  return JSON.parse(JSON.stringify(value, (key, inner) => (key === 'offset' ? undefined : inner)));
}
