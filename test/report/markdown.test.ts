import fc from 'fast-check';
import type { Node, Root, TableRow } from 'mdast';
import { remark } from 'remark';
import remarkGfm from 'remark-gfm';
import { describe, expect, it } from 'vitest';
import { markdownLimits, markdownReport } from '../../src/report/markdown.ts';
import { markdownText } from '../../src/report/markdown-encoder.ts';
import { comparisonOf, manyChanges } from './comparisons.ts';
import { cases, expectGolden, readComparison } from './golden.ts';
import { hostileComparison, hostileText } from './hostile.ts';

const parser = remark().use(remarkGfm);

/** All that a report is made of. No link, image, HTML, emphasis or footnote is among them. */
const ownNodes = new Set([
  ...['root', 'heading', 'paragraph', 'list', 'listItem', 'table', 'tableRow', 'tableCell'],
  ...['text', 'inlineCode', 'strong'],
]);

/** What GitHub turns into a link or a mention although Markdown sees only text, and what misleads a reader's eye. */
const alive =
  /@\w|#\d|\bgh-\d|\b[0-9a-f]{7,40}\b|www\.|:\/\/|\p{Cc}(?<!\n)|(?!\ufe0f)\p{Cf}|\p{Zl}|\p{Zp}|\$.*\$/iu;

/** More changes than the limit of a pull request's body lets through; in the long run more than any. */
const uproar = comparisonOf(manyChanges(4_000));
const tumult = process.env['LONG'] === undefined ? null : comparisonOf(manyChanges(40_000));

describe('the Markdown report', () => {
  it.each(cases)('of %s is as accepted', async (name) => {
    await expectGolden(name, 'expected.md', markdownReport(readComparison(name)));
  });

  it.each(cases)('of %s holds only text and inline code', (name) => {
    expectNeutral(markdownReport(readComparison(name)));
  });

  it('holds only text and inline code, whatever the documents say', () => {
    fc.assert(fc.property(hostileComparison, (comparison) => expectNeutral(markdownReport(comparison))));
  });

  it('keeps the words of a sentence and sets as code what could be more than a word', () => {
    const given = 'input price raised from $0.50 to $0.75 (+50 %), see @octocat and Fixes #1.';
    expect(markdownText(given)).toBe(
      'input price raised from `$0.50` to `$0.75` (+50 %), see `@octocat` and Fixes `#1`.',
    );
  });

  it('sets as code, each in one piece, what went from a text and what came', () => {
    expect(markdownText('5xx{+, timeout,+} and [-time `out`-]{+rate-limit+} failures')).toBe(
      '5xx`{+, timeout,+}` and ``[-time `out`-]`` `{+rate-limit+}` failures',
    );
  });

  it('holds only text and inline code where marks are opened and closed in any way', () => {
    const marks = fc.array(fc.constantFrom('[-', '-]', '{+', '+}', '`', ' ', 'a', '@b', '<i>', '*'), {
      maxLength: 14,
    });
    fc.assert(
      fc.property(marks, (pieces) => expectNeutral(`x ${markdownText(pieces.join(''))}\n`)),
      { numRuns: 500 },
    );
  });

  it('never begins a line with a list marker of foreign origin', () => {
    expect(['1. one', '- dash', '+ plus', '12) twelve'].map(markdownText)).toEqual([
      '`1`. one',
      '`-` dash',
      '`+` plus',
      '`12`) twelve',
    ]);
  });

  it('loses no visible character of foreign text', () => {
    fc.assert(
      fc.property(hostileText, (text) => {
        const letters = (value: string) => value.match(/[a-z0-9@#$]/gi)?.join('') ?? '';
        const shown = plainTextOf(parser.parse(`x ${markdownText(text.replace(/[^\x20-\x7e]/g, ''))}`));
        expect(letters(shown)).toBe(`x${letters(text.replace(/[^\x20-\x7e]/g, ''))}`);
      }),
    );
  });

  it.each([
    ['a pull request body', markdownLimits.pullRequest, uproar] as const,
    ['a small corner', 3000, uproar] as const,
    ...(tumult === null ? [] : [['a step summary', markdownLimits.stepSummary, tumult] as const]),
  ])('of too many changes fits %s, and says how many are missing', (_, maxCharacters, comparison) => {
    const text = markdownReport(comparison, { maxCharacters });
    const shown = text.match(/^- `openai\/gpt-\d+`: removed – `model-removed`$/gm)?.length ?? 0;
    const missing = /^- … and (\d+),(\d+) more\. The JSON report names them all\.$/m.exec(text);
    expect(Buffer.byteLength(text)).toBeLessThanOrEqual(maxCharacters);
    expect(shown).toBeGreaterThan(0);
    expect(Number(`${missing?.[1]}${missing?.[2]}`)).toBe(comparison.changes.length - shown);
  });

  it('is still a whole document where it is cut', () => {
    expectNeutral(markdownReport(uproar, { maxCharacters: 3000 }));
  });

  it('is cut no further than it must be', () => {
    const text = markdownReport(uproar, { maxCharacters: 60_000, pointer: 'See below.' });
    expect(Buffer.byteLength(text)).toBeGreaterThan(59_800);
    expect(text).toContain('more. See below.');
  });
});

function expectNeutral(markdown: string): void {
  const tree = parser.parse(markdown);
  const nodes = allNodes(tree);
  expect([...new Set(nodes.map(({ type }) => type))].filter((type) => !ownNodes.has(type))).toEqual([]);
  const texts = nodes.flatMap((node) =>
    node.type === 'text' && 'value' in node ? [String(node.value)] : [],
  );
  expect(texts.filter((text) => alive.test(text))).toEqual([]);
  const codes = nodes.flatMap((node) =>
    node.type === 'inlineCode' && 'value' in node ? [String(node.value)] : [],
  );
  expect(codes.filter((code) => /\p{Cc}|(?!\ufe0f)\p{Cf}/u.test(code))).toEqual([]);
  expect(tableWidths(nodes).filter((widths) => widths.size > 1)).toEqual([]);
}

function tableWidths(nodes: readonly Node[]): Set<number>[] {
  return nodes
    .filter((node): node is Node & { children: TableRow[] } => node.type === 'table')
    .map((table) => new Set(table.children.map((row) => row.children.length)));
}

function allNodes(node: Node): Node[] {
  const children = 'children' in node && Array.isArray(node.children) ? node.children : [];
  return [node, ...children.flatMap(allNodes)];
}

function plainTextOf(tree: Root): string {
  return allNodes(tree)
    .map((node) => ('value' in node ? String(node.value) : ''))
    .join('');
}
