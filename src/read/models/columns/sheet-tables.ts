import type { Cell } from '../structure/cell.ts';
import type { Grid } from '../structure/grid.ts';
import { inEnglish } from '../values/languages.ts';
import { readHeader } from './header.ts';
import type { Pair } from './list-entry.ts';
import { isTellingPair } from './list-grid.ts';
import { isValueHeader } from './orientation.ts';

/** What a column of a sheet is about: its own words go with the name of every row of prices. */
interface Plan {
  readonly before: string;
  readonly behind: string;
}

/**
 * The facts of a table about one model that something above it names: `| | Free Tier | Paid Tier, per 1M tokens in USD |`
 * over rows of items, `Metric | Price`, `Property | Value`. What a free plan costs is a price of its own.
 * `null` for any other table.
 */
export function pairsOfSheet(grid: Grid): Pair[] | null {
  const row = pairsOfRow(grid);
  if (row !== null) return row;
  const [corner, ...heads] = grid.header;
  const plans = heads.map((head) => (isSpecs(grid) ? plain : planOf(head, heads.length)));
  if (corner === undefined || plans.length === 0 || !isCorner(corner) || plans.includes(null)) return null;
  const pairs = grid.rows.flatMap(({ cells: [name, ...cells] }) =>
    plans.flatMap((plan, index) => {
      const value = cells[index];
      return name === undefined || value === undefined || plan === null
        ? []
        : [{ key: keyIn(plan, name), value }];
    }),
  );
  return pairs.some(isTellingPair) ? pairs : null;
}

/** A table of one row below nothing but names of facts, or `| | Input | Output |` over `| Price per 1M tokens | $1 | $4 |`. */
function pairsOfRow({ header, rows }: Grid): Pair[] | null {
  const [row, ...others] = rows;
  if (row === undefined || others.length > 0 || header.length < 2 || row.cells.length !== header.length)
    return null;
  const lead = header[0]?.text === '' ? (row.cells[0]?.text ?? '') : '';
  if (lead !== '' && !isPlainPrice(lead)) return null;
  const pairs = header.flatMap(({ text }, index) => {
    const value = row.cells[index];
    const isLead = lead !== '' && index === 0;
    return value === undefined || isLead ? [] : [{ key: lead === '' ? text : `${text} (${lead})`, value }];
  });
  return pairs.every(isTellingPair) ? pairs : null;
}

/** `Price per 1M tokens`: a price of no item. */
function isPlainPrice(text: string): boolean {
  const meaning = readHeader(text);
  return meaning.kind === 'price' && meaning.terms.items.length === 0;
}

const plain: Plan = { before: '', behind: '' };

/** Properties and what they are, under no words or `Property | Description`. */
function isSpecs({ header: [corner, head, ...others] }: Grid): boolean {
  if (corner === undefined || head === undefined || others.length > 0) return false;
  return corner.text === '' ? head.text === '' : /^(?:description|描述|说明)$/i.test(inEnglish(head.text));
}

function isCorner({ text }: Cell): boolean {
  return /^(?:|metric|item|property|feature|type|field|spec(?:ification)?|billing item|price type|计费项|项目|属性|类型)$/i.test(
    inEnglish(text),
  );
}

function planOf(head: Cell, count: number): Plan | null {
  const text = inEnglish(head.text);
  if (/^free(?: of charge)?(?: tier| plan)?$|^免费(?:层级|套餐|版)?$/i.test(text) && count > 1)
    return { before: 'Free tier ', behind: '' };
  if (/^(?:paid|standard)(?: tier| plan)?\b|^付费(?:层级|套餐|版)?/i.test(text))
    return {
      before: '',
      behind: text.replace(/^(?:paid|standard)(?: tier| plan)?|^付费(?:层级|套餐|版)?/i, ''),
    };
  if (count > 1) return null;
  if (isValueHeader(head)) return plain;
  return isPlainPrice(text) ? { before: '', behind: text } : null;
}

/** Only a price takes the unit and the currency of its column. */
function keyIn({ before, behind }: Plan, name: Cell): string {
  const isPrice = readHeader(name.text).kind === 'price';
  return `${before}${name.text}${isPrice && behind.trim() !== '' ? ` (${behind.replace(/^[\s,]+/, '')})` : ''}`;
}
