import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalJson } from '../../../src/base/json.ts';
import type { Model } from '../../../src/catalog/model.ts';
import { readModels } from '../../../src/read/models/read-models.ts';

const long = Boolean(process.env['LONG']);
const runs = long ? 2_000 : 30;

/** What a row says, whatever it is written in. */
interface Row {
  readonly id: string;
  readonly input: string | null;
  readonly output: string | null;
  readonly cached: string | null;
  readonly context: number;
}

const amount = fc
  .tuple(fc.integer({ min: 0, max: 2_000 }), fc.integer({ min: 0, max: 9_999 }))
  .map(([whole, fraction]) =>
    fraction === 0 ? `${whole}` : `${whole}.${String(fraction).padStart(4, '0')}`,
  );
const price = fc.option(amount, { freq: 6 });
/** The id of the row that every page begins with: none of the generated rows may have it too. */
const anchorId = 'zz-9';
/** Without a dot before letters: `a-1.py` is a file. */
const id = fc
  .stringMatching(/^[a-z]{1,6}(\/[a-z]{1,6})?-[1-9][a-z0-9.]{0,5}$/)
  .filter((one) => one !== anchorId && !/\.[a-z]+$/.test(one));
const row: fc.Arbitrary<Row> = fc.record({
  id,
  input: price,
  output: price,
  cached: price,
  context: fc.integer({ min: 1, max: 4_000 }),
});
const rows = fc.uniqueArray(row, { selector: (one) => one.id, minLength: 1, maxLength: 12 });

const languages = {
  en: { id: 'Model ID', input: 'Input', output: 'Output', cached: 'Cached input', context: 'Context window' },
  zh: { id: '模型 ID', input: '输入', output: '输出', cached: '缓存读取', context: '上下文窗口' },
} as const;
type Key = keyof (typeof languages)['en'];

/** How a catalog is written: each of these must not change what it says. */
const style = fc.record({
  language: fc.constantFrom<keyof typeof languages>('en', 'zh'),
  order: fc.shuffledSubarray<Key>(['id', 'input', 'output', 'cached', 'context'], {
    minLength: 5,
    maxLength: 5,
  }),
  unit: fc.constantFrom('cell', 'header', 'sentence', 'chinese sentence', 'first cells'),
  code: fc.boolean(),
  count: fc.constantFrom('K', 'k tokens', 'digits', 'K header'),
  absent: fc.constantFrom('-', '—', 'N/A', ''),
  padded: fc.boolean(),
});
type Style = typeof style extends fc.Arbitrary<infer S> ? S : never;

function render(list: readonly Row[], how: Style): string {
  const words = languages[how.language];
  const head = (key: Key): string => {
    if (key === 'context' && how.count === 'K header') return `${words.context} (K)`;
    return how.unit === 'header' && key !== 'id' && key !== 'context'
      ? `${words[key]} ($/1M tokens)`
      : words[key];
  };
  const header = how.order.map(head);
  // One cell that is sure to be there carries the unit for the column when only some cells carry it.
  const anchor: Row = { id: anchorId, input: '1', output: '1', cached: '1', context: 1 };
  const all = [anchor, ...list];
  const body = all.map((one, index) => how.order.map((key) => cellOf(one, key, how, index === 0)));
  const line = (cells: readonly string[]): string =>
    `|${cells.map((cell) => (how.padded ? ` ${cell} ` : cell)).join('|')}|`;
  const said =
    { sentence: 'Prices are in USD per 1M tokens.', 'chinese sentence': '价格单位：美元/百万 tokens' }[
      how.unit as string
    ] ?? '';
  return ['# Models', '', said, '', line(header), line(header.map(() => '---')), ...body.map(line), ''].join(
    '\n',
  );
}

function cellOf(one: Row, key: Key, how: Style, first: boolean): string {
  if (key === 'id') return how.code ? `\`${one.id}\`` : one.id;
  if (key === 'context')
    return {
      K: `${one.context}K`,
      'k tokens': `${one.context} k tokens`,
      digits: `${one.context}000`,
      'K header': `${one.context}`,
    }[how.count];
  const digits = one[key];
  if (digits === null) return how.absent;
  if (how.unit === 'cell' || (how.unit === 'first cells' && first)) return `$${digits} / 1M tokens`;
  return how.unit === 'first cells' ? `$${digits}` : digits;
}

/** What the model of a row must be, as far as the row says it. */
function meaningOf(one: Row): unknown {
  const priced = (['input', 'output', 'cached'] as const).flatMap((key) => {
    const digits = one[key];
    return digits === null
      ? []
      : [[key === 'cached' ? 'cache_read' : key, digits, 'USD', 1_000_000, 'token']];
  });
  return { id: one.id, context: one.context * 1_000, prices: priced };
}

function meaningOfModel(model: Model): unknown {
  const prices = model.prices.map((p) => [p.item, p.amount, p.currency, p.per.count, p.per.unit]);
  return { id: model.id, context: model.context?.tokens, prices };
}

const byId = (left: { id: string }, right: { id: string }): number => (left.id < right.id ? -1 : 1);

describe('reading a catalog', { timeout: long ? 300_000 : 30_000 }, () => {
  it('gives back the rows it was written from, however it was written', () => {
    fc.assert(
      fc.property(rows, style, (list, how) => {
        const reading = readModels(render(list, how), 'models');
        expect(reading.problems).toEqual([]);
        const read = (reading.value?.models ?? [])
          .filter((model) => model.id !== anchorId)
          .map(meaningOfModel);
        expect(read).toEqual([...list].sort(byId).map(meaningOf));
      }),
      { numRuns: runs },
    );
  });

  it('does not depend on the order of the rows', () => {
    fc.assert(
      fc.property(
        rows.chain((list) =>
          fc.tuple(
            fc.constant(list),
            fc.shuffledSubarray(list, { minLength: list.length, maxLength: list.length }),
          ),
        ),
        style,
        ([list, shuffled], how) => {
          const models = (text: string): string => canonicalJson(readModels(text, 'models').value?.models);
          expect(models(render(shuffled, how))).toBe(models(render(list, how)));
        },
      ),
      { numRuns: runs },
    );
  });

  it('gives every cell one fate: the counts add up to the document', () => {
    fc.assert(
      fc.property(rows, style, (list, how) => {
        const coverage = readModels(render(list, how), 'models').value?.coverage;
        const cells = (list.length + 1) * how.order.length;
        expect(coverage).toMatchObject({ parts: cells, unread: 0, passedOver: 0, notModels: 0, read: cells });
      }),
      { numRuns: runs },
    );
  });

  it('has a fate for every part of a page that somebody edited: none is in two, none in no', () => {
    const edit = fc.record({
      at: fc.nat(400),
      by: fc.constantFrom(
        '',
        '\n',
        '| x |',
        '> ',
        '    ',
        '- ',
        '## New\n\n',
        '| Weird | $3 |',
        '<b>',
        'a-1 | ',
      ),
      drops: fc.nat(2),
    });
    fc.assert(
      fc.property(rows, style, fc.array(edit, { maxLength: 3 }), (list, how, edits) => {
        const lines = render(list, how).split('\n');
        for (const { at, by, drops } of edits) {
          const index = at % lines.length;
          lines.splice(index, drops, `${by}${lines[index] ?? ''}`);
        }
        const coverage = readModels(lines.join('\n'), 'models').value?.coverage;
        if (coverage === undefined) return;
        const { parts, read, unread, passedOver, notModels, gaps } = coverage;
        expect(Math.min(read, unread, passedOver, notModels)).toBeGreaterThanOrEqual(0);
        expect(read + unread + passedOver + notModels).toBe(parts);
        expect(gaps.reduce((sum, gap) => sum + gap.parts, 0)).toBe(unread + passedOver + notModels);
      }),
      { numRuns: runs },
    );
  });

  it('knows the line of every model', () => {
    fc.assert(
      fc.property(rows, style, (list, how) => {
        const text = render(list, how);
        const lines = text.split('\n');
        for (const [one, place] of readModels(text, 'models').value?.places ?? []) {
          expect(lines[(place.line ?? 0) - 1]).toContain(one);
        }
      }),
      { numRuns: runs },
    );
  });

  it('makes of a cut document either nothing or models that the whole one has too, with no other values', () => {
    fc.assert(
      fc.property(rows, style, fc.double({ min: 0, max: 1, noNaN: true }), (list, how, part) => {
        const text = render(list, { ...how, unit: how.unit === 'first cells' ? 'cell' : how.unit });
        const end = text.lastIndexOf('\n', Math.floor(text.length * part)) + 1;
        const whole = new Map(
          (readModels(text, 'models').value?.models ?? []).map((model) => [model.id, canonicalJson(model)]),
        );
        for (const model of readModels(text.slice(0, end), 'models').value?.models ?? []) {
          expect(canonicalJson(model)).toBe(whole.get(model.id));
        }
      }),
      { numRuns: runs },
    );
  });

  it('never throws and never gives a number that is not in the text', () => {
    const piece = fc.constantFrom(
      '|', '\n', '| Model | Input |\n|---|---|\n', 'gpt-5', '$0.50', '/ 1M tokens', '`', '**', '<br>', '<table>', '</td>', '<!--', '-->', '- ', '# ', '1e400', '-1', '0,5', 'Free', '[^1]',
      '~~', '](', '缓存写入:', '≤ 200K', '> 200K', '：', '{', '}', '<A b={', '/>', '\u202e', '\u0000', '💰', '1,000', '.5', '%', '```', '> ', 'per', 'tokens', 'Context', 'Model ID: ',
    ); // biome-ignore format: a list of pieces
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 60 }), (pieces) => {
        const text = pieces.join('');
        const digits = text.replace(/,(?=\d)/g, '');
        for (const model of readModels(text, 'models').value?.models ?? []) {
          for (const one of model.prices)
            expect(one.amount === '0' || digits.includes(one.amount.replace(/^0\./, '.'))).toBe(true);
        }
      }),
      { numRuns: runs * 5 },
    );
  });
});
