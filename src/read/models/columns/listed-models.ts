import type { List, ListItem } from 'mdast';
import { isModelId } from '../../../catalog/model-id.ts';
import type { Block, HeadingPath } from '../structure/blocks.ts';
import { type Cell, makeCell, plainCell } from '../structure/cell.ts';
import type { Grid, GridRow } from '../structure/grid.ts';
import { mentionsEnd } from '../values/deprecation.ts';
import { knownProvider } from '../values/provider.ts';
import { leadOf, notOffered } from './id-lists.ts';
import { pairsInLine } from './list-entry.ts';
import type { ListedGrid } from './list-grid.ts';

/**
 * The models of a list that tells no facts of them: below a heading that says that it is about models, items that all begin
 * with an id as ids are written, each another one. What an item says behind it describes the model. Items that are names of
 * providers over such lists are headings of them. A list of anything else gives nothing.
 */
export function listedModels(block: Block): ListedGrid[] {
  return block.kind === 'list' && isOverModels(block.under) ? listsIn(block.list, block.under) : [];
}

function listsIn(list: List, under: HeadingPath | null): ListedGrid[] {
  const items = list.children.map(itemOf);
  const told = items.filter((item) => item !== null);
  if (told.length === items.length && areModels(told)) return [{ grid: gridOf(told, list), under }];
  return list.children.flatMap((item) => listsBelow(item, under));
}

/** `- **Acme:**` over a list of its models. */
function listsBelow(item: ListItem, parent: HeadingPath | null): ListedGrid[] {
  const cell = leadOf(item);
  if (knownProvider(cell.text.replace(/\s*[:：]$/, '')) === null) return [];
  const under: HeadingPath = {
    cell: plainCell(cell.text.replace(/\s*[:：]$/, ''), cell.line),
    level: 7,
    parent,
  };
  return item.children.flatMap((child) => (child.type === 'list' ? listsIn(child, under) : []));
}

interface Item {
  readonly id: Cell;
  readonly rest: string;
}

const separator = /^\s*(?:[:：,，;；·|]|—|–|-\s|\(|（|$)/;

/** An id in code, or strong and in the lower case of ids, alone or before a separator. */
function itemOf(item: ListItem): Item | null {
  const lead = leadOf(item);
  const [first, ...others] = lead.pieces.filter(({ text }) => text !== '');
  const id = first?.text.trim() ?? '';
  const rest = others.map(({ text }) => text).join('');
  const isWritten = first?.style === 'code' || (first?.style === 'strong' && id === id.toLowerCase());
  if (!isWritten || !isModelId(id) || !/[a-z]/i.test(id) || !separator.test(rest)) return null;
  return { id: makeCell([{ style: 'code', text: id }], '', lead.footnotes, lead.line, lead.column), rest };
}

/** Words in code are formats, flags and voices as well: of models most ids have a number, and a sign between their parts. */
function areModels(items: readonly Item[]): boolean {
  const ids = items.map(({ id }) => id.text);
  const plain = ids.filter((id) => /\d/.test(id) && /[-/:.@]/.test(id));
  return (
    ids.length > 0 &&
    plain.length * 2 >= ids.length &&
    ids.every(
      (id) => /[-/:.@\d]/.test(id) && !/^[@v]\d|=|\.(?:json|ya?ml|md|py|ts|js|sh|env|toml)$/i.test(id),
    ) &&
    new Set(ids.map((id) => id.toLowerCase())).size === ids.length
  );
}

const modelWords = /\b(?:models?|llms?)\b|模型|モデル|모델|модел|modell?[eoi]s?\b|modèles?/i;
/** Headings over other things that models have. */
const otherThings =
  /\b(?:parameters?|settings?|config\w*|options?|flags?|formats?|files?|endpoints?|errors?|codes?|voices?|languages?|tools?|packages?|headers?|fields?|arguments?|benchmarks?|datasets?|aliases|examples?|variables?|providers?|troubleshoot\w*|limitations?)\b|参数|配置|格式|错误|别名|示例/i;

function isOfOther({ cell }: HeadingPath): boolean {
  return otherThings.test(cell.text) || notOffered.test(cell.text);
}

/** A heading that says so, or the name of a provider, a family or a line in bold below one. */
function isOverModels(under: HeadingPath | null): boolean {
  if (under === null || isOfOther(under)) return false;
  if (modelWords.test(under.cell.text)) return true;
  const { parent } = under;
  const isOfProvider = knownProvider(under.cell.text) !== null;
  return (
    isOfProvider &&
    parent !== null &&
    modelWords.test(parent.cell.text) &&
    !otherThings.test(parent.cell.text)
  );
}

function gridOf(items: readonly Item[], list: List): Grid {
  const line = list.position?.start.line ?? 1;
  const rows = items.map(({ id, rest }): GridRow => {
    const said = rest.replace(separator, (sign) => (/[(（]/.test(sign) ? sign : '')).trim();
    const status = pairsInLine(said, id).find(({ key }) => key === 'Status')?.value.text ?? '';
    const ends = mentionsEnd(said);
    const at = (text: string): Cell => plainCell(text, id.line, id.column);
    return { line: id.line, cells: [id, at(status), at(ends ? said : ''), at(ends ? '' : said)] };
  });
  const header = ['Model ID', 'Status', 'Notes', 'Description'].map((text) => plainCell(text, line));
  return { line, header, rows, captions: [] };
}
