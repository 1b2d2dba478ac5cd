import { append } from '../../../base/lists.ts';
import type { Block, HeadingPath } from '../structure/blocks.ts';
import { readCell } from '../structure/cell.ts';
import type { Outline } from '../structure/outline.ts';
import { currenciesIn } from '../values/currency.ts';
import { inEnglish } from '../values/languages.ts';
import { halfWidth, longestText } from '../values/plain-text.ts';
import { type Per, unitAt } from '../values/unit.ts';

/** What prose says of all prices near it. */
export interface Statement {
  readonly pers: readonly Per[];
  readonly currencies: readonly string[];
}

const priceWord =
  /pric|cost|\brates\b|\bfees?\b|charge|billed|billing|价格|单价|定价|计费|费用|收费|标价|报价/i;
/** Sentences about limits, discounts and single amounts are not about the prices in a table. */
const otherMatters =
  /limit|quota|\brpm\b|\btpm\b|%|限流|限速|限制|额度|折|[$¥€£]\s*\.?\d|\d\s*(?:元|usd\b|美元)/i;

/**
 * What a text states of prices in general: `Prices are in USD per 1M tokens`, `价格单位：元/百万 tokens`. `scope` is what a
 * sentence must match to be heard.
 */
export function readStatement(text: string, scope: RegExp = /(?:)/): Statement {
  const sentences = inEnglish(halfWidth(text))
    .split(/\n|[;!?]|\.(?=\s|$|[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}])/u)
    .filter((sentence) => sentence.length <= longestText && isAboutPrices(sentence))
    .filter((sentence) => scope.test(sentence));
  const telling = sentences.filter(
    (sentence) => priceWord.test(sentence) || currenciesIn(sentence).size > 0 || isUnitAlone(sentence),
  );
  return {
    pers: telling.flatMap(unitsIn),
    currencies: telling
      .filter((sentence) => priceWord.test(sentence) || unitsIn(sentence).length > 0)
      .flatMap((sentence) => [...currenciesIn(sentence)]),
  };
}

/** `the per-1M-token rates of each model, …`: whatever else it goes on about, it says what the numbers are. */
const saidOfRates =
  /\bper[- ]1?\s?(?:M|K|million|thousand)[- ]tokens?\s+(?:rates?|prices?|pricing|costs?)\b/i;

function isAboutPrices(sentence: string): boolean {
  if (!otherMatters.test(sentence)) return true;
  return saidOfRates.test(sentence) && currenciesIn(sentence).size === 0;
}

function unitsIn(sentence: string): Per[] {
  const found: Per[] = [];
  for (let index = 0; index < sentence.length; index += 1) {
    if (!/[/p每f]/i.test(sentence[index] ?? '') || /[a-z]/i.test(sentence[index - 1] ?? '')) continue;
    const match = unitAt(sentence.slice(index));
    if (match === null) continue;
    if (isStated(match.per, sentence.slice(0, index))) found.push(match.per);
    index += match.length - 1;
  }
  return found;
}

/** `*per million tokens`: a note of nothing but the unit can only be about the prices. */
function isUnitAlone(sentence: string): boolean {
  const bare = sentence.replace(/^[\s*†‡()[\]:-]+|[\s*†‡()[\]]+$/g, '');
  const match = unitAt(bare);
  return (
    match !== null && /^[\s,]*(?:(?:in )?(?:USD|CNY|US dollars?|美元|元))?$/i.test(bare.slice(match.length))
  );
}

/** "Billed per token" tells how usage is counted; only "USD per token" tells what the numbers mean. */
function isStated(per: Per, before: string): boolean {
  return (
    per.unit !== 'token' ||
    per.count > 1 ||
    /(?:US\$|[$¥€£]|USD|CNY|RMB|EUR|GBP|dollars?|元)\s*$/i.test(before)
  );
}

/** What stands around a table that may say what its prices mean, nearest first. */
export interface Surroundings {
  /** Prose directly before the table, and its captions. */
  readonly beside: Statement;
  /** Headings above the table and prose anywhere under them. */
  readonly above: Statement;
}

interface Said {
  readonly under: HeadingPath | null;
  readonly statement: Statement;
}

/** Reads all prose of a document once, and then answers for each table. */
export interface Prose {
  around(blockIndex: number): Surroundings;
  /** What is said of all prices, wherever it stands. */
  readonly everywhere: Statement;
}

/** A sentence that speaks of more than its own section. */
const ofAll =
  /\b(?:all|every|each)\b[^.]*\b(?:prices?|pricing|costs?|rates?|models?|amounts?|figures?|tables?)\b|unless (?:otherwise )?(?:noted|stated|specified|indicated)|throughout|所有|全部|均[以为按]|统一|如无特殊说明|本页|本文/i;

/** Collects what the document's prose says of prices. */
export function readProse(outline: Outline): Prose {
  const { blocks } = outline;
  const said = blocks.map(saidIn);
  const byHeading = new Map<HeadingPath | null, Statement[]>();
  for (const one of said) if (one !== null) noteAt(byHeading, one.under, one.statement);
  for (const heading of outline.headings) noteAt(byHeading, heading, headingStatement(heading.cell.text));
  return {
    around: (index) => ({
      beside: union([beside(blocks, said, index), notesOf(blocks[index], outline.footnotes)]),
      above: above(byHeading, underOf(blocks[index])),
    }),
    everywhere: union(blocks.flatMap(textsIn).map((text) => readStatement(text, ofAll))),
  };
}

/** The footnotes that a table's header, its heading or its cells refer to. */
function notesOf(block: Block | undefined, footnotes: Outline['footnotes']): Statement {
  if (block?.kind !== 'table' || footnotes.size === 0) return union([]);
  const { grid, under } = block;
  const cells = [
    ...grid.header,
    ...grid.rows.flatMap((row) => row.cells),
    ...(under === null ? [] : [under.cell]),
  ];
  const marks = new Set(cells.flatMap((cell) => cell.footnotes));
  return union([...marks].map((mark) => readStatement(footnotes.get(mark) ?? '')));
}

/** Paragraphs, and the short notes that people set as bullets below a table. */
function saidIn(block: Block): Said | null {
  if (block.kind !== 'prose' && block.kind !== 'list') return null;
  return { under: block.under, statement: union(textsIn(block).map((text) => readStatement(text))) };
}

function textsIn(block: Block): string[] {
  if (block.kind === 'prose') return [block.cell.text];
  if (block.kind !== 'list') return [];
  const paragraphs = block.list.children.flatMap((item) =>
    item.children.filter((child) => child.type === 'paragraph'),
  );
  return paragraphs.map((paragraph) => readCell(paragraph.children, 1, 1).text);
}

/** A heading needs no verb: `Pricing (USD per 1M tokens)`, `Text models ($ / 1M tokens)`. */
function headingStatement(text: string): Statement {
  return readStatement(`prices: ${text}`);
}

function beside(blocks: readonly Block[], said: readonly (Said | null)[], index: number): Statement {
  const block = blocks[index];
  const found: Statement[] = [];
  if (block?.kind === 'table')
    append(
      found,
      block.grid.captions.map((cell) => readStatement(cell.text)),
    );
  for (let before = index - 1; before >= 0; before -= 1) {
    const one = said[before];
    if (one === null || one === undefined || one.under !== underOf(block)) break;
    found.push(one.statement);
  }
  return union(found);
}

function above(
  byHeading: ReadonlyMap<HeadingPath | null, readonly Statement[]>,
  under: HeadingPath | null,
): Statement {
  const found: Statement[] = [...(byHeading.get(null) ?? [])];
  for (let heading = under; heading !== null; heading = heading.parent)
    append(found, byHeading.get(heading) ?? []);
  return union(found);
}

function underOf(block: Block | undefined): HeadingPath | null {
  return block !== undefined && 'under' in block ? block.under : null;
}

function noteAt<K>(map: Map<K, Statement[]>, key: K, statement: Statement): void {
  const list = map.get(key);
  if (list === undefined) map.set(key, [statement]);
  else list.push(statement);
}

function union(statements: readonly Statement[]): Statement {
  return {
    pers: statements.flatMap((statement) => statement.pers),
    currencies: statements.flatMap((statement) => statement.currencies),
  };
}
