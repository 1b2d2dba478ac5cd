import type { List, ListItem } from 'mdast';
import { isModelId } from '../../../catalog/model-id.ts';
import type { HeadingPath } from '../structure/blocks.ts';
import { type Cell, emptyCell, makeCell, plainCell, readCell } from '../structure/cell.ts';
import type { Grid } from '../structure/grid.ts';
import { knownProvider } from '../values/provider.ts';
import { statusOf } from '../values/status.ts';
import { splitLead } from './list-entry.ts';

/** Ids of a list that tells nothing else, under the heading that they belong to. */
export interface ListedIds {
  readonly grid: Grid;
  readonly under: HeadingPath | null;
}

/** What a list item says itself, without the lists in it. */
export function leadOf(item: ListItem): Cell {
  const first = item.children[0];
  const { line, column } = item.position?.start ?? { line: 1, column: 1 };
  return first?.type === 'paragraph' ? readCell(first.children, line, column) : emptyCell(line, column);
}

/** Headings over lists of models. */
const modelWords = /\bmodels?\b|\bllms?\b|模型|モデル/i;

/**
 * The ids of a list without facts: `- **Acme**: a-1, a-2` under the name before the colon, and `- a-1`. They are believed
 * below a heading about models, or behind the name of a provider; a list of anything else gives nothing.
 */
export function idLists(list: List, under: HeadingPath | null): ListedIds[] {
  const leads = list.children.map(leadOf);
  if (isAboutModels(under) && leads.length > 0 && leads.every((lead) => bareIds(lead) !== null))
    return [{ grid: gridOfIds(leads.flatMap((lead) => bareIds(lead) ?? [])), under }];
  return leads.flatMap((lead) => {
    const { head } = splitLead(lead);
    const ids = idsBehind(lead);
    const believed = isAboutModels(under) || knownProvider(head.text) !== null || modelWords.test(head.text);
    return ids === null || !believed
      ? []
      : [{ grid: gridOfIds(ids), under: { cell: head, level: 7, parent: under } }];
  });
}

function isAboutModels(under: HeadingPath | null): boolean {
  return under !== null && modelWords.test(under.cell.text) && !notOffered.test(under.cell.text);
}

/** Headings over ids that nobody can call. */
export const notOffered =
  /\b(?:un|not (?:yet )?)supported|\bunavailable|\bnot (?:yet )?available|\bexclud|\bincompatib|\bnever\b|不支持|不可用/i;

function bareIds(lead: Cell): Cell[] | null {
  return idsIn(lead.text, lead);
}

/** `Acme: a-1, a-2`: the ids behind the colon, when nothing else stands there and the name is none itself. */
function idsBehind(lead: Cell): Cell[] | null {
  const { head, tail } = splitLead(lead);
  return tail === '' || head.text === '' || isCertainId(head.text) ? null : idsIn(tail, lead);
}

function idsIn(text: string, at: Cell): Cell[] | null {
  const parts = text
    .split(/[,，、;；]|\s(?:and|or|和)\s/)
    .map((part) => part.trim().replace(/\.$/, ''))
    .filter((part) => part !== '');
  const coded = new Set(
    at.pieces.flatMap(({ style, text: code }) => (style === 'code' ? [code.trim()] : [])),
  );
  // `a-3 (preview)`: what is said of its life stays with an id; `a-3 (all kinds of it)` is none.
  const split = parts.map((part) => /^(\S+)(\s*\([^()]*\))?$/s.exec(part) ?? []);
  if (parts.length === 0 || !split.every(([, id = '', remark]) => isCertainId(id) && isOfLife(remark)))
    return null;
  return split.map(([whole = '', id = '', remark = '']) =>
    coded.has(id)
      ? makeCell(
          [
            { style: 'code', text: id },
            { style: 'plain', text: remark },
          ],
          '',
          [],
          at.line,
          at.column,
        )
      : plainCell(whole, at.line, at.column),
  );
}

function isOfLife(remark: string | undefined): boolean {
  return remark === undefined || statusOf(remark.replace(/[()]/g, '')) !== null;
}

/** An id that no word could be: letters, and a digit. */
function isCertainId(text: string): boolean {
  return isModelId(text) && /[a-z]/i.test(text) && /\d/.test(text) && !/^v?\d+(?:\.\d+)*[a-z]?$/i.test(text);
}

function gridOfIds(ids: readonly Cell[]): Grid {
  const line = ids[0]?.line ?? 1;
  const rows = ids.map((cell) => ({ line: cell.line, cells: [cell] }));
  return { line, header: [plainCell('Model ID', line)], rows, captions: [] };
}
