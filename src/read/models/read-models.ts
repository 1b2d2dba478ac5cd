import type { DocumentName } from '../../base/document.ts';
import type { Place, Reading } from '../../base/problem.ts';
import { Ledger } from '../../catalog/coverage.ts';
import type { Model } from '../../catalog/model.ts';
import { orderModels } from '../../catalog/order.ts';
import type { CatalogReading } from '../edition.ts';
import type { TableMapping } from '../mapping.ts';
import { gatherEvidence, spreadFree } from './assembly/complete-prices.ts';
import { groupById } from './assembly/identity.ts';
import { mergeDrafts } from './assembly/merge.ts';
import { readProse } from './assembly/surroundings.ts';
import { hasField } from './columns/columns.ts';
import { belowDeclared, declaredIds } from './columns/declared-ids.ts';
import { readHeader } from './columns/header.ts';
import { gridOfBareIds, gridsOfBlock, type ListedGrid } from './columns/list-grid.ts';
import { listedModels } from './columns/listed-models.ts';
import { sectionSheets } from './columns/section-sheets.ts';
import { MappedGrids } from './mapped-grid.ts';
import { collectProblems, type Problems, unmetGap } from './problems.ts';
import { accountFor } from './rows/account.ts';
import type { Draft } from './rows/draft.ts';
import { type FoundTable, findTable, type TableFinder } from './rows/find-tables.ts';
import { settleNames } from './rows/names-or-ids.ts';
import { foldName, type Nameless, readTable } from './rows/read-table.ts';
import { valueReaders } from './rows/reader.ts';
import { readSettings } from './rows/setting.ts';
import type { Block, HeadingPath } from './structure/blocks.ts';
import type { Cell } from './structure/cell.ts';
import { headerText } from './structure/grid.ts';
import { type Outline, outlineOf } from './structure/outline.ts';
import { defaultRowsPerSlice, sliceMarkdown } from './structure/slices.ts';
import { nameUnreadBlocks } from './structure/unread-blocks.ts';
import { traceModel } from './trace.ts';
import { remembered } from './values/remembered.ts';

/**
 * Reads a model catalog written in Markdown (`text`: decoded, LF, no byte order mark).
 *
 * Tables and lists are read by the names of their columns, in English or Chinese, wherever they stand; there is no rule
 * for any site. What tells models apart is strict: no id column, an empty, illegal or duplicate id, a row of another
 * width, or no model at all are errors, and `value` is then `null`. Any other cell that cannot be read costs its own fact
 * only: a warning names it and the model keeps its text under `unread`. All problems are told at once. Never throws for
 * bad input.
 *
 * `tables` is what the configuration says of single tables, `known` names the gaps that it lets pass; `trace` is the id of a model whose sources are wanted. `rowsPerSlice` is how many rows of a table are held as syntax
 * at a time; the reading is the same for every number.
 */
export function readModels(
  text: string,
  document: DocumentName,
  {
    rowsPerSlice = defaultRowsPerSlice,
    tables: mappings,
    known = [],
    trace,
  }: {
    readonly rowsPerSlice?: number;
    readonly tables?: readonly TableMapping[] | undefined;
    readonly known?: readonly string[] | undefined;
    readonly trace?: string;
  } = {},
): Reading<CatalogReading> {
  const problems = collectProblems(document);
  const outline = outlineOf(sliceMarkdown(text, rowsPerSlice), text);
  nameUnreadBlocks(outline, problems);
  const ledger = new Ledger(known);
  const mapped = new MappedGrids(mappings);
  const tables = findTables(outline, mapped, problems);
  mapped.meetLists(outline.blocks.flatMap((block) => (block.kind === 'list' ? [block.under] : [])));
  mapped.nameUnused(problems);
  const nameless: Nameless[] = [];
  const drafts = spreadFree(readDrafts(tables, outline, nameless, { problems, ledger }));
  const reading = assemble(drafts, tables, outline, { document, problems, ledger, trace });
  accountFor(outline, tables, mapped, new Set(nameless.map(({ spot }) => spot)), { ledger, problems });
  for (const name of ledger.unmet()) problems.error(null, `catalog.known: ${name}`, unmetGap);
  if (reading.models.length === 0 && !hasErrors(problems)) nameEmptiness(tables, outline, text, problems);
  const value = { ...reading, coverage: ledger.coverage() };
  return { value: hasErrors(problems) ? null : value, problems: problems.list() };
}

function findTables(outline: Outline, mapped: MappedGrids, problems: Problems): FoundTable[] {
  const declared = declaredIds(outline.blocks);
  const finder = { problems, readHeader: remembered(readHeader), mapped, declared };
  const byBlock = outline.blocks.map((block, index) => tablesOfBlock(block, index, gridsOfBlock, finder));
  const sheets = sectionSheets(outline.blocks, (index) => (byBlock[index]?.length ?? 0) > 0);
  const found = byBlock.flatMap((tables, index) => {
    const sheet = sheets.get(index);
    return sheet === undefined ? tables : (findTable(sheet.grid, sheet.under, index, finder) ?? []);
  });
  if (found.length > 0) return [...settleNames(found), ...listsBeside(found, outline, finder)];
  const listed = listsBeside([], outline, finder);
  if (listed.length > 0) return listed;
  return outline.blocks.flatMap((block, index) =>
    block.kind === 'list' ? tablesOfBlock(block, index, gridOfBareIds, finder) : [],
  );
}

/** Lists of ids that tell nothing else, beside tables and lists that do. */
function listsBeside(found: readonly FoundTable[], outline: Outline, finder: BlockFinder): FoundTable[] {
  const taken = new Set(found.map(({ block }) => block));
  return outline.blocks.flatMap((block, index) =>
    block.kind !== 'list' || taken.has(index)
      ? []
      : tablesOfBlock(block, index, listedModels, finder).map((table) => ({
          ...table,
          listed: true as const,
        })),
  );
}

function tablesOfBlock(
  block: Block,
  index: number,
  gridsOf: (block: Block) => readonly ListedGrid[],
  finder: BlockFinder,
): FoundTable[] {
  const said = belowDeclared(block, finder.declared);
  const grids = said.kind === 'table' ? [{ grid: said.grid, under: said.under }] : gridsOf(said);
  return grids.flatMap(({ grid: source, under: told }) => {
    const under = 'under' in block && 'under' in said && told === said.under ? block.under : told;
    const grid = finder.mapped.map(source, under, finder.readHeader);
    const found = grid === null ? null : findTable(grid, told, index, finder);
    return found === null ? [] : [{ ...found, under }];
  });
}

interface BlockFinder extends TableFinder {
  readonly mapped: MappedGrids;
  readonly declared: ReadonlyMap<HeadingPath, Cell>;
}

/** Tables with columns of ids first, those with names alone last: the former say which names the others may use. */
function readDrafts(
  tables: readonly FoundTable[],
  outline: Outline,
  nameless: Nameless[],
  { problems, ledger }: Pick<Assembling, 'problems' | 'ledger'>,
): Draft[] {
  const settings = readSettings(tables.map((table) => table.under));
  const names = new Map<string, string[]>();
  const ids = new Set<string>();
  const reader = {
    ...{ settings, footnotes: outline.footnotes, problems, ledger, names, ids },
    nameless,
    values: valueReaders(),
  };
  const byTable = new Map<FoundTable, Draft[]>();
  for (const step of [holdsIds, mayHoldIds, holdsNames, isListed]) {
    for (const table of tables.filter(step))
      byTable.set(table, withoutTwins(table, readTable(table, tables.indexOf(table), reader), ids));
    for (const draft of tables.filter(step).flatMap((table) => byTable.get(table) ?? [])) {
      learnName(names, draft);
      ids.add(draft.id);
    }
  }
  const drafts = tables.flatMap((table) => byTable.get(table) ?? []);
  nameNameless(nameless, drafts.length > 0, problems, ledger);
  return drafts;
}

/** A list that only names models says nothing against another spelling of an id in a table. */
function withoutTwins({ listed }: FoundTable, drafts: readonly Draft[], ids: ReadonlySet<string>): Draft[] {
  if (listed !== true) return [...drafts];
  const spellings = new Map([...ids].map((id) => [id.toLowerCase(), id]));
  return drafts.filter(({ id }) => (spellings.get(id.toLowerCase()) ?? id) === id);
}

/** Beside models with ids, a row without one is passed over by its name; where nothing has an id it is all there is. */
function nameNameless(rows: readonly Nameless[], others: boolean, problems: Problems, ledger: Ledger): void {
  for (const { spot, seen, expected, row, cells } of rows) {
    if (others) {
      if (!ledger.isKnown(seen)) problems.warning(spot, seen, `${expected}; the row is passed over`);
    } else problems.error(spot, seen, `${expected}: name the column of ids, or publish ids beside the names`);
    ledger.set({
      fate: 'passedOver',
      what: 'row',
      name: row,
      line: spot.line,
      parts: cells,
      known: ledger.isKnown(seen),
    });
  }
}

function isListed({ listed }: FoundTable): boolean {
  return listed === true;
}

function holdsIds(table: FoundTable): boolean {
  return !isListed(table) && table.rowsBy === 'id' && table.columns.some((column) => hasField(column, 'id'));
}

function mayHoldIds(table: FoundTable): boolean {
  return !isListed(table) && table.rowsBy === 'id' && !holdsIds(table);
}

function holdsNames(table: FoundTable): boolean {
  return table.rowsBy === 'name';
}

function learnName(names: Map<string, string[]>, draft: Draft): void {
  if (draft.name === null) return;
  const key = foldName(draft.name);
  const ids = names.get(key) ?? [];
  if (!ids.includes(draft.id)) names.set(key, [...ids, draft.id]);
}

interface Assembling {
  readonly document: DocumentName;
  readonly problems: Problems;
  readonly ledger: Ledger;
  /** The id of a model whose facts are traced. */
  readonly trace: string | undefined;
}

function assemble(
  drafts: readonly Draft[],
  tables: readonly FoundTable[],
  outline: Outline,
  { document, problems, ledger, trace }: Assembling,
): CatalogReading {
  const prose = readProse(outline);
  const surroundings = new Map(tables.map((table, number) => [number, prose.around(table.block)]));
  const evidence = gatherEvidence(drafts, surroundings, prose.everywhere);
  const groups = groupById(drafts, problems);
  const models: Model[] = [];
  const places = new Map<string, Place>();
  for (const [id, group] of groups) {
    const model = mergeDrafts(group, evidence, problems, ledger);
    if (model !== null) models.push(outline.isJapanese ? inYen(model) : model);
    if (group[0] !== undefined) places.set(id, { document, line: group[0].line });
  }
  const sources =
    trace === undefined ? {} : { sources: traceModel({ id: trace, document, tables, drafts, evidence }) };
  return { models: orderModels(models), places, ...sources };
}

/** `¥` is the yuan's sign and the yen's: on a page in Japanese that names no yuan it is the yen's. */
function inYen(model: Model): Model {
  const prices = model.prices.map((price) =>
    price.currency === 'CNY' ? { ...price, currency: 'JPY' } : price,
  );
  return { ...model, prices };
}

function hasErrors(problems: Problems): boolean {
  return problems.list().some((problem) => problem.severity === 'error');
}

/** A catalog without models is never an empty catalog: it is a document that we do not understand. */
function nameEmptiness(
  tables: readonly FoundTable[],
  outline: Outline,
  text: string,
  problems: Problems,
): void {
  const [found] = tables;
  if (found !== undefined) {
    problems.error(
      { line: found.grid.line },
      headerText(found.grid),
      'at least one row with a model below this header',
    );
    return;
  }
  const table = outline.blocks.find((block) => block.kind === 'table');
  const lines = text.split('\n');
  const line = table?.grid.line ?? lines.findIndex((one) => one.trim() !== '') + 1;
  const seen = table === undefined ? (lines[line - 1] ?? '') : headerText(table.grid);
  const expected = 'a table or list of models, with a column such as "Model ID", "Model" or "模型"';
  problems.error({ line: Math.max(line, 1) }, seen.trim() === '' ? 'an empty document' : seen, expected);
}
